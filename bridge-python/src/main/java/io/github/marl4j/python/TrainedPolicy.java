package io.github.marl4j.python;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.onnx.OnnxExport;
import java.nio.file.Path;
import java.util.Map;

/**
 * A policy with what it has learned.
 *
 * @param policy plays every group of the environment
 * @param id of the environment
 * @param options of the environment, JSON object
 * @param algorithm that trained it, or {@code script}
 * @param steps of its training
 */
public record TrainedPolicy(Policy policy, String id, String options, String algorithm, long steps) {
    /**
     * Loads the newest checkpoint of a run.
     *
     * @param greedy whether it takes its most probable action instead of drawing one
     * @throws io.github.marl4j.evaluation.runs.RunFileException if the folder is no run, or broken
     */
    public static TrainedPolicy ofRun(String folder, boolean greedy) {
        TrainConfig config = TrainingRun.readConfig(Path.of(folder));
        try (Learner learner = TrainingRun.load(Path.of(folder), config)) {
            return new TrainedPolicy(
                    learner.policy(greedy),
                    config.env().id(),
                    JsonText.of(config.env().options()),
                    config.algorithm(),
                    learner.steps());
        }
    }

    /**
     * Writes the policy of a run as ONNX files with a manifest.
     *
     * @param folder of the run
     * @param file of the network, ending in {@code .onnx}
     * @return the manifest's file
     */
    public static String exportOnnx(String folder, String file) {
        return OnnxExport.ofRun(Path.of(folder), Path.of(file)).toString();
    }

    /**
     * Returns a scripted policy.
     *
     * @param options of the environment, JSON object
     * @throws UnknownNameException if the environment has no such script
     */
    public static TrainedPolicy ofScript(String id, String options, String name) {
        String full = Marl4j.resolve(id);
        Map<String, Policy> scripts = Marl4j.policies(full);
        if (!scripts.containsKey(name)) throw new UnknownNameException(full, "policy", name, scripts.keySet());
        return new TrainedPolicy(scripts.get(name), full, options, "script", 0);
    }
}
