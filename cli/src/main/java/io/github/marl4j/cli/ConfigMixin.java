package io.github.marl4j.cli;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.Json;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that make up a training configuration: a file, then the options, then {@code --set}; what comes later wins. */
final class ConfigMixin {
    @Option(names = "--env", paramLabel = "ID", description = "Environment to learn, e.g. smax/3m-v1.")
    private String env;

    @Option(
            names = "--weights",
            paramLabel = "W",
            split = ",",
            description = "Weight of each objective in the reward that is learnt, for an environment with several, e.g."
                    + " --weights 0.7,0.3.")
    private List<Double> weights;

    @Option(names = "--algo", paramLabel = "NAME", description = "Algorithm, e.g. ippo.")
    private String algorithm;

    @Option(names = "--steps", paramLabel = "N", description = "Environment steps to train for, all copies added.")
    private Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is drawn at random.")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; the default is one per processor.")
    private Integer threads;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description =
                    "Where the copies that are learnt from live: jvm, opencl, cuda, nd4j, or auto; networks stay on the"
                            + " processor. The default is jvm.")
    private String backend;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration to start from, see configs/.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any value of the configuration by its path, e.g. ippo.learningRate=1e-3 or"
                    + " env.options.maxSteps=50; may be repeated.")
    private List<String> assignments = List.of();

    /** Returns whether any of the options was given. */
    boolean isEmpty() {
        return env == null
                && weights == null
                && algorithm == null
                && steps == null
                && seed == null
                && threads == null
                && backend == null
                && file == null
                && assignments.isEmpty();
    }

    /**
     * Returns the resolved configuration.
     *
     * @throws IllegalArgumentException if something is missing, unknown or not allowed
     */
    TrainConfig resolve() {
        Settings settings = new Settings(file == null ? Map.of() : Json.read(file));
        settings.setIfGiven("env.id", env)
                .setIfGiven("env.weights", weights)
                .setIfGiven("algorithm", algorithm)
                .setIfGiven("totalSteps", steps)
                .setIfGiven("seed", seed)
                .setIfGiven("threads", threads)
                .setIfGiven("backend", backend);
        for (String text : assignments) {
            Settings.Assignment assignment = Settings.Assignment.parse("--set", text);
            settings.set(assignment.path(), assignment.value());
        }
        return resolve(settings.toMap());
    }

    /** Returns the resolved configuration of a tree as it stands in a file. */
    static TrainConfig resolve(Map<String, Object> tree) {
        if (!tree.containsKey("env"))
            throw new IllegalArgumentException("which environment? Give --env ID or --config FILE");
        if (!(tree.get("algorithm") instanceof String algorithm)) {
            throw new IllegalArgumentException("which algorithm? Give --algo NAME or --config FILE; there are "
                    + String.join(", ", Algorithm.names()));
        }
        Algorithm.named(algorithm);
        List<String> keys = new ArrayList<>(Arrays.stream(TrainConfig.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("settings"))
                .toList());
        keys.add(algorithm);
        for (String key : tree.keySet()) {
            if (!keys.contains(key)) throw new UnknownNameException("config", "key", key, keys);
        }
        return TrainConfig.fromMap(tree);
    }
}
