package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import java.util.List;
import java.util.Map;

/**
 * An algorithm with its settings on the tasks of a family.
 *
 * @param id unique, for files and links
 * @param family of the tasks
 * @param algorithm name
 * @param variant the settings that tell it from other entries of the algorithm and family; empty if there are none
 * @param configHash SHA-256 of all settings that decide what is learnt
 * @param seeds that every task has, ascending
 * @param tasks by id
 * @param scores normalised, {@code [seed][task]}
 * @param iqm of the scores
 * @param interval of the IQM, 95 %
 * @param optimalityGap of the scores to 1
 * @param rank in the family, 1 is the best
 * @param complete whether it has every task of the family
 * @param runs all of them, by task and seed
 */
public record LeaderboardEntry(
        String id,
        String family,
        String algorithm,
        String variant,
        String configHash,
        List<Long> seeds,
        Map<String, Task> tasks,
        Scores scores,
        double iqm,
        Interval interval,
        double optimalityGap,
        int rank,
        boolean complete,
        List<RunFolder> runs) {
    /** Seeds below which an entry is provisional. */
    static final int ENOUGH_SEEDS = 5;

    /**
     * Results on a task.
     *
     * @param perSeed scores in the order of the seeds
     * @param episodesPerSeed episodes behind each score
     * @param mean of the scores
     * @param iqm of the scores
     * @param interval of the IQM, 95 %, bootstrap over seeds
     * @param envSteps mean over seeds
     * @param wallSeconds mean over seeds
     */
    public record Task(
            List<Double> perSeed,
            int episodesPerSeed,
            double mean,
            double iqm,
            Interval interval,
            double envSteps,
            double wallSeconds) {

        double stepsPerSecond() {
            return wallSeconds > 0 ? envSteps / wallSeconds : 0;
        }
    }

    boolean provisional() {
        return seeds.size() < ENOUGH_SEEDS || !complete;
    }

    /** Returns algorithm and variant, for people. */
    String label() {
        return variant.isEmpty() ? algorithm : algorithm + " (" + variant + ")";
    }

    LeaderboardEntry ranked(int newRank) {
        return new LeaderboardEntry(
                id,
                family,
                algorithm,
                variant,
                configHash,
                seeds,
                tasks,
                scores,
                iqm,
                interval,
                optimalityGap,
                newRank,
                complete,
                runs);
    }
}
