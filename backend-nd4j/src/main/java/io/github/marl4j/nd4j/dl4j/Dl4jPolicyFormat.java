package io.github.marl4j.nd4j.dl4j;

import io.github.marl4j.env.PolicyFormat;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Reads networks that {@link ModelSerializer} has written. The file does not say which environment it has learned, so only the sizes are checked, when it is invited to play.
 */
public final class Dl4jPolicyFormat implements PolicyFormat {
    /** For the service loader. */
    public Dl4jPolicyFormat() {}

    @Override
    public String ending() {
        return ".zip";
    }

    @Override
    public Dl4jPolicy read(Path file, boolean greedy) {
        try {
            boolean graph = isGraph(file);
            Dl4jPolicy policy = graph
                    ? Dl4jPolicy.of(ModelSerializer.restoreComputationGraph(file.toFile(), false))
                    : Dl4jPolicy.of(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
            return greedy ? policy.greedy() : policy;
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        }
    }

    private static boolean isGraph(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry configuration = zip.getEntry("configuration.json");
            if (configuration == null) {
                throw new RunFileException(file + ": is no DL4J network: it holds no configuration.json");
            }
            if (zip.getEntry(ModelSerializer.NORMALIZER_BIN) != null) {
                throw new RunFileException(
                        file + ": holds a normaliser, which policies do not apply; save the network without one");
            }
            String text = new String(zip.getInputStream(configuration).readAllBytes(), StandardCharsets.UTF_8);
            return text.contains("\"networkInputs\"");
        }
    }
}
