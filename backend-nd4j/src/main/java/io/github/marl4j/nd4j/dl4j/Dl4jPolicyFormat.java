package io.github.marl4j.nd4j.dl4j;

import io.github.marl4j.env.PolicyFormat;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Reads networks that {@link ModelSerializer} has written, those of RL4J's learners too. The file does not say which environment it has learned, so only the sizes are checked, when it is invited to play.
 */
public final class Dl4jPolicyFormat implements PolicyFormat {
    /** What A3C of RL4J trains its policy by. The class is RL4J's, which need not be there to play. */
    private static final String LOSS_OF_RL4J = "org.deeplearning4j.rl4j.network.ac.ActorCriticLoss";

    /** For the service loader. */
    public Dl4jPolicyFormat() {}

    @Override
    public String ending() {
        return ".zip";
    }

    @Override
    public Dl4jPolicy read(Path file, boolean greedy) {
        try {
            Map<String, byte[]> parts = parts(file);
            String layers = layers(file, parts);
            parts.put(ModelSerializer.CONFIGURATION_JSON, layers.getBytes(StandardCharsets.UTF_8));
            boolean graph = layers.contains("\"networkInputs\"");
            Dl4jPolicy policy = graph
                    ? Dl4jPolicy.of(ModelSerializer.restoreComputationGraph(zip(parts), false))
                    : Dl4jPolicy.of(ModelSerializer.restoreMultiLayerNetwork(zip(parts), false));
            return greedy ? policy.greedy() : policy;
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        }
    }

    private static String layers(Path file, Map<String, byte[]> parts) {
        byte[] text = parts.get(ModelSerializer.CONFIGURATION_JSON);
        if (text == null) {
            throw new RunFileException(file + ": is no DL4J network: it holds no configuration.json");
        }
        if (parts.containsKey(ModelSerializer.NORMALIZER_BIN)) {
            throw new RunFileException(
                    file + ": holds a normaliser, which policies do not apply; save the network without one");
        }
        // A loss is for training only; which one stands there does not change what is played.
        return new String(text, StandardCharsets.UTF_8).replace(LOSS_OF_RL4J, LossMCXENT.class.getName());
    }

    private static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private static InputStream zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
