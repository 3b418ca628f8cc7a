package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import java.util.List;

/**
 * What is measured on a task and how it is made comparable: {@code (score − random) / (reference − random)}.
 *
 * @param id of the environment
 * @param wins whether the score is the greedy win rate; else the mean greedy return
 * @param random score that counts 0
 * @param reference score that counts 1
 * @param maxSteps most environment steps that anybody trained for
 */
public record TaskFacts(String id, boolean wins, double random, double reference, long maxSteps) {
    static final String RANDOM_ALGORITHM = "random";

    /**
     * Finds the facts of a task in all its runs. A win rate is comparable as it is. Of returns, 0 is what random play gets (the algorithm {@code random}, else the worst run), and 1 the best run.
     */
    static TaskFacts of(String id, List<RunFolder> runs) {
        boolean wins = runs.stream()
                .map(TaskFacts::greedy)
                .anyMatch(each -> each.count(Episode.WON) + each.count(Episode.LOST) > 0);
        long steps =
                runs.stream().mapToLong(run -> run.metrics().lastStep()).max().orElseThrow();
        if (wins) return new TaskFacts(id, true, 0, 1, steps);
        List<RunFolder> chance = runs.stream()
                .filter(run -> run.algorithm().equals(RANDOM_ALGORITHM))
                .toList();
        double random = chance.isEmpty()
                ? runs.stream()
                        .mapToDouble(run -> greedy(run).meanReturn())
                        .min()
                        .orElseThrow()
                : chance.stream()
                        .mapToDouble(run -> greedy(run).meanReturn())
                        .average()
                        .orElseThrow();
        double best =
                runs.stream().mapToDouble(run -> greedy(run).meanReturn()).max().orElseThrow();
        return new TaskFacts(id, false, random, best > random ? best : random + 1, steps);
    }

    /** Returns the name of the score in files. */
    String metric() {
        return wins ? "win_rate" : "return";
    }

    /** Returns the score of a run. */
    double score(RunFolder run) {
        return wins ? greedy(run).winRate() : greedy(run).meanReturn();
    }

    /** Returns a score that can be averaged with those of other tasks. */
    double normalised(double score) {
        return (score - random) / (reference - random);
    }

    /** Returns the final greedy episodes of a run. */
    static Episodes greedy(RunFolder run) {
        try {
            return EvaluationResult.fromPerEpisode(run.finalEvaluation().orElseThrow())
                    .episodes(ActionMode.GREEDY);
        } catch (IllegalArgumentException broken) {
            throw RunFileException.content(run.path().resolve("result.json"), broken);
        }
    }
}
