package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who plays the other agents.
 *
 * @param policy of all of them
 * @param envOptions the options of the environment that it has learned; empty for a script
 */
record Opponent(Policy policy, Map<String, Object> envOptions) {

    /**
     * Finds an opponent.
     *
     * @param id of the environment, with version
     * @param what a script of the environment, or a run folder
     * @param greedy whether the policy of a run takes its most probable action instead of drawing one
     * @throws IllegalArgumentException if it is neither, or the run is about another environment
     */
    static Opponent of(String id, String what, boolean greedy) {
        Map<String, Policy> scripted = Marl4j.policies(id);
        if (scripted.containsKey(what)) return new Opponent(scripted.get(what), Map.of());
        Path folder = Path.of(what);
        if (!Files.isDirectory(folder)) {
            throw new UnknownNameException("--opponent=" + what + " is neither a policy of " + id
                    + " nor a run folder; " + UnknownNameException.suggestion(what, scripted.keySet()));
        }
        TrainConfig config = TrainingRun.readConfig(folder);
        if (!config.env().id().equals(id)) {
            throw new IllegalArgumentException(
                    "--opponent=" + folder + " has learned " + config.env().id() + ", not " + id);
        }
        try (Learner learner = TrainingRun.load(folder, config)) {
            return new Opponent(learner.policy(greedy), config.env().options());
        }
    }
}
