package io.github.marl4j.algorithms.run;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PopulationLearner;
import io.github.marl4j.env.Policy;
import io.github.marl4j.evaluation.exploitability.Exploitability;
import io.github.marl4j.evaluation.games.GameEnvs;
import io.github.marl4j.evaluation.runs.MetricNames;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be said exactly about a policy in the course of its training: its exploitability on games with known answers. */
final class ExactMeasures {
    private ExactMeasures() {}

    /** Returns metrics by name; none if the environment is not one of {@code games/…}, or the policy cannot tell what it does without its memory. */
    static Map<String, Double> of(String env, Learner learner) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (!new GameEnvs().ids().contains(env)) return metrics;
        try {
            metrics.put(MetricNames.GREEDY_EXPLOITABILITY, exploitability(env, learner.policy(true)));
            metrics.put(MetricNames.SAMPLED_EXPLOITABILITY, exploitability(env, learner.policy(false)));
            if (learner instanceof PopulationLearner members) {
                metrics.put(MetricNames.NEWEST_EXPLOITABILITY, exploitability(env, members.newest(false)));
            }
        } catch (IllegalStateException | IllegalArgumentException cannotTell) {
            return Map.of();
        }
        return metrics;
    }

    private static double exploitability(String env, Policy policy) {
        return Exploitability.of(env, policy).exploitability();
    }
}
