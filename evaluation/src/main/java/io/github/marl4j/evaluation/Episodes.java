package io.github.marl4j.evaluation;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import io.github.marl4j.evaluation.statistics.Wilson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluation episodes of one policy in one action mode. Immutable.
 *
 * @param list the episodes, at least one, in the order of the seed list
 */
public record Episodes(List<Episode> list) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty or episodes differ in their objectives
     */
    public Episodes {
        list = List.copyOf(list);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("no episodes came; expected at least 1");
        }
        for (Episode episode : list) {
            if (episode.objectives().keySet().equals(list.get(0).objectives().keySet())) continue;
            throw new IllegalArgumentException("episode with seed=" + episode.seed() + " has the objectives "
                    + episode.objectives().keySet() + ", another "
                    + list.get(0).objectives().keySet());
        }
    }

    /** Number of episodes. */
    public int count() {
        return list.size();
    }

    /** Number of episodes with this outcome, 0 if none had it. */
    public int count(String outcome) {
        return (int) list.stream()
                .filter(episode -> episode.outcome().equals(outcome))
                .count();
    }

    /** Number of episodes by outcome, in alphabetical order. */
    public Map<String, Integer> outcomes() {
        Map<String, Integer> outcomes = new TreeMap<>();
        list.forEach(episode -> outcomes.merge(episode.outcome(), 1, Integer::sum));
        return outcomes;
    }

    /** Share of episodes with this outcome, in [0, 1]. */
    public double share(String outcome) {
        return (double) count(outcome) / count();
    }

    /** Wilson interval of {@link #share}. */
    public Interval shareInterval(String outcome, double confidence) {
        return Wilson.interval(count(outcome), count(), confidence);
    }

    /** Share of won episodes, in [0, 1]. */
    public double winRate() {
        return share(Episode.WON);
    }

    /** Mean return. */
    public double meanReturn() {
        return list.stream().mapToDouble(Episode::score).sum() / count();
    }

    /** Mean return by objective; empty if the environment has only one. */
    public Map<String, Double> meanObjectives() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (String objective : list.get(0).objectives().keySet()) {
            double sum = 0;
            for (Episode episode : list) sum += episode.objectives().get(objective);
            means.put(objective, sum / count());
        }
        return means;
    }

    /** Percentile bootstrap interval of {@link #meanReturn} over episodes. */
    public Interval meanReturnInterval(StratifiedBootstrap bootstrap, double confidence) {
        double[] returns = list.stream().mapToDouble(Episode::score).toArray();
        return bootstrap.interval(Scores.ofTask(returns), Scores::mean, confidence);
    }

    /** Mean number of steps. */
    public double meanLength() {
        return list.stream().mapToInt(Episode::length).sum() / (double) count();
    }
}
