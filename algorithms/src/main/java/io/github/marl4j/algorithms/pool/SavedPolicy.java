package io.github.marl4j.algorithms.pool;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What plays, taken from a training: the networks of one agent group without optimiser and environments, in one small file.
 *
 * <pre>{@code
 * {"format": "marl4j-policy/1", "group": "predators", "steps": 2000000,
 *  "config": {…the configuration that it was trained with…},
 *  "weights": "…little-endian 32-bit floats in base64…"}
 * }</pre>
 *
 * @param config of the training
 * @param group that the networks play
 * @param steps of the training
 * @param weights of its policy; not copied
 */
public record SavedPolicy(TrainConfig config, String group, long steps, float[] weights) {
    private static final String FORMAT = "marl4j-policy/1";

    /**
     * Takes the newest policy of a run.
     *
     * @param group name of an agent group
     * @throws IllegalArgumentException if the algorithm keeps no weights of that group by themselves; independent PPO does
     */
    public static SavedPolicy of(Path run, String group) {
        TrainConfig config = TrainingRun.readConfig(run);
        try (Learner learner = TrainingRun.load(run, config)) {
            return new SavedPolicy(
                    config,
                    group,
                    learner.steps(),
                    weights(config, learner, group).clone());
        }
    }

    private static float[] weights(TrainConfig config, Learner learner, String group) {
        if (learner.state().get(group + ".weights") instanceof float[] weights) return weights;
        throw new IllegalArgumentException(
                config.algorithm() + " on " + config.env().id() + " has no weights of a group " + group);
    }

    /** Writes the file and returns its SHA-256 in hexadecimal digits. */
    public String write(Path file) {
        ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float weight : weights) bytes.putFloat(weight);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", FORMAT);
        content.put("group", group);
        content.put("steps", steps);
        content.put("config", config.toMap());
        content.put("weights", Base64.getEncoder().encodeToString(bytes.array()));
        byte[] text = Json.pretty(content).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, text);
        return PoolFiles.sha256(text);
    }

    /**
     * Reads a file.
     *
     * @throws RunFileException if it cannot be read, or something in it is missing or not allowed, naming the key
     */
    public static SavedPolicy read(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new RunFileException("the policy " + file + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param file its name, for errors
     * @param content of it
     * @throws RunFileException if something is missing or not allowed, naming the key
     */
    static SavedPolicy parse(Path file, byte[] content) {
        JsonFields fields = JsonFields.of(file, Json.parse(file, new String(content, StandardCharsets.UTF_8)));
        if (!fields.text("format").equals(FORMAT)) throw fields.wrong("format", FORMAT);
        TrainConfig config = TrainConfig.fromMap(fields.object("config").toMap());
        float[] weights;
        try {
            byte[] bytes = Base64.getDecoder().decode(fields.text("weights"));
            weights = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(weights);
        } catch (IllegalArgumentException damaged) {
            throw fields.wrong("weights", "32-bit floats in base64");
        }
        return new SavedPolicy(config, fields.text("group"), fields.integer("steps"), weights);
    }

    /**
     * Returns the policy, for the group that it was trained for.
     *
     * @param greedy whether it takes the most probable action instead of drawing one
     */
    public Policy policy(boolean greedy) {
        try (Learner learner = Algorithm.named(config.algorithm()).newLearner(config)) {
            float[] live = weights(config, learner, group);
            if (live.length != weights.length) {
                throw new IllegalArgumentException("the policy of "
                        + config.env().id() + " has " + weights.length + " weights; its networks need " + live.length);
            }
            System.arraycopy(weights, 0, live, 0, live.length);
            learner.restored();
            int trained = trainedGroup();
            return named(learner.policy(greedy), trained);
        }
    }

    private int trainedGroup() {
        List<String> names = Marl4j.spec(config.env().id(), config.env().options()).groups().stream()
                .map(each -> each.name())
                .toList();
        return names.indexOf(group);
    }

    private Policy named(Policy policy, int trained) {
        return (EnvSpec spec, int played, int numEnvs, long seed) -> {
            if (played != trained || !spec.groups().get(played).name().equals(group)) {
                throw new IllegalArgumentException(spec.id() + ": the policy was trained for group " + group + " of "
                        + config.env().id() + ", not for "
                        + spec.groups().get(played).name());
            }
            return policy.newPlayer(spec, played, numEnvs, seed);
        };
    }
}
