package io.github.marl4j.evaluation.report;

import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the table says about a group of runs.
 *
 * @param group the runs
 * @param evaluations final evaluations of the runs that have one
 */
record GroupSummary(RunGroup group, List<EvaluationResult> evaluations) {

    static GroupSummary of(RunGroup group) {
        List<EvaluationResult> evaluations = new ArrayList<>();
        for (RunFolder run : group.runs()) {
            Optional<Map<String, List<Double>>> metrics = run.finalEvaluation();
            if (metrics.isPresent()) {
                evaluations.add(evaluation(run, metrics.get()));
            }
        }
        return new GroupSummary(group, List.copyOf(evaluations));
    }

    private static EvaluationResult evaluation(RunFolder run, Map<String, List<Double>> metrics) {
        try {
            return EvaluationResult.fromPerEpisode(metrics);
        } catch (IllegalArgumentException e) {
            throw RunFileException.content(run.path().resolve("result.json"), e);
        }
    }

    /** All final episodes of all seeds; empty if no run has ended. */
    Optional<Episodes> pooled(ActionMode mode) {
        List<Episode> all = evaluations.stream()
                .flatMap(evaluation -> evaluation.episodes(mode).list().stream())
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Episodes(all));
    }

    /** Lowest and highest win rate of a seed; only if several have ended. */
    Optional<double[]> seedRange(ActionMode mode) {
        if (evaluations.size() < 2) {
            return Optional.empty();
        }
        double[] rates = evaluations.stream()
                .mapToDouble(evaluation -> evaluation.episodes(mode).winRate())
                .sorted()
                .toArray();
        return Optional.of(new double[] {rates[0], rates[rates.length - 1]});
    }

    /** Mean over runs of the environment steps done. */
    double steps() {
        return group.runs().stream()
                .mapToLong(run -> run.metrics().lastStep())
                .average()
                .orElseThrow();
    }

    /** Mean over runs of the training time [s]. */
    double seconds() {
        return group.runs().stream()
                .mapToDouble(run -> run.metrics().lastWallSeconds())
                .average()
                .orElseThrow();
    }

    /** Whether every run ended well. */
    boolean done() {
        return group.runs().stream().allMatch(RunFolder::done);
    }
}
