package io.github.marl4j.evaluation;

import io.github.marl4j.evaluation.runs.MetricNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One evaluation of a policy in both action modes. Immutable.
 *
 * @param greedy episodes with the most probable action
 * @param sampled episodes with sampled actions
 */
public record EvaluationResult(Episodes greedy, Episodes sampled) {
    private static final String OBJECTIVE = "return_";

    /** The episodes of one mode. */
    public Episodes episodes(ActionMode mode) {
        return mode == ActionMode.GREEDY ? greedy : sampled;
    }

    /** Win rates and mean returns under the names of {@link MetricNames}, for {@code metrics.csv}. */
    public Map<String, Double> summary() {
        Map<String, Double> summary = new LinkedHashMap<>();
        summary.put(MetricNames.GREEDY_WIN_RATE, greedy.winRate());
        summary.put(MetricNames.SAMPLED_WIN_RATE, sampled.winRate());
        summary.put(MetricNames.GREEDY_RETURN, greedy.meanReturn());
        summary.put(MetricNames.SAMPLED_RETURN, sampled.meanReturn());
        greedy.meanObjectives().forEach((name, mean) -> summary.put(MetricNames.GREEDY_RETURN + "/" + name, mean));
        sampled.meanObjectives().forEach((name, mean) -> summary.put(MetricNames.SAMPLED_RETURN + "/" + name, mean));
        return summary;
    }

    /**
     * One value per episode, for {@code result.json}: {@code greedy_return}, {@code greedy_length}, {@code greedy_seed}, one 0/1 list per
     * outcome such as {@code greedy_won}, and {@code greedy_return_OBJECTIVE} if there are several objectives; the same with {@code sampled_}. {@code won} is always present.
     */
    public Map<String, List<Double>> perEpisode() {
        Map<String, List<Double>> metrics = new LinkedHashMap<>();
        for (ActionMode mode : ActionMode.values()) {
            List<Episode> list = episodes(mode).list();
            TreeSet<String> outcomes = new TreeSet<>(episodes(mode).outcomes().keySet());
            outcomes.add(Episode.WON);
            for (String outcome : outcomes) {
                metrics.put(
                        mode.id() + "_" + outcome,
                        list.stream()
                                .map(each -> each.outcome().equals(outcome) ? 1.0 : 0.0)
                                .toList());
            }
            metrics.put(mode.id() + "_return", list.stream().map(Episode::score).toList());
            for (String objective : list.get(0).objectives().keySet()) {
                metrics.put(
                        mode.id() + "_" + OBJECTIVE + objective,
                        list.stream()
                                .map(each -> each.objectives().get(objective))
                                .toList());
            }
            metrics.put(
                    mode.id() + "_length",
                    list.stream().map(each -> (double) each.length()).toList());
            metrics.put(
                    mode.id() + "_seed",
                    list.stream().map(each -> exact(each.seed())).toList());
        }
        return metrics;
    }

    /**
     * Reads what {@link #perEpisode} made.
     *
     * @throws IllegalArgumentException if a list is missing, lengths differ or an episode has not exactly one outcome
     */
    public static EvaluationResult fromPerEpisode(Map<String, List<Double>> metrics) {
        return new EvaluationResult(episodes(metrics, ActionMode.GREEDY), episodes(metrics, ActionMode.SAMPLED));
    }

    private static Episodes episodes(Map<String, List<Double>> metrics, ActionMode mode) {
        String prefix = mode.id() + "_";
        List<Double> returns = list(metrics, prefix + "return");
        List<Double> lengths = list(metrics, prefix + "length");
        List<Double> seeds = list(metrics, prefix + "seed");
        if (lengths.size() != returns.size() || seeds.size() != returns.size()) {
            throw new IllegalArgumentException(
                    prefix + "return has " + returns.size() + " values, " + prefix + "length " + lengths.size() + ", "
                            + prefix + "seed " + seeds.size() + "; expected one of each per episode");
        }
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < returns.size(); i++) {
            episodes.add(new Episode(
                    (long) (double) seeds.get(i),
                    returns.get(i),
                    (int) (double) lengths.get(i),
                    outcome(metrics, prefix, i),
                    objectives(metrics, prefix + OBJECTIVE, i)));
        }
        return new Episodes(episodes);
    }

    private static Map<String, Double> objectives(Map<String, List<Double>> metrics, String prefix, int episode) {
        Map<String, Double> objectives = new LinkedHashMap<>();
        metrics.forEach((name, values) -> {
            if (!name.startsWith(prefix)) return;
            if (episode >= values.size()) {
                throw new IllegalArgumentException(
                        name + " has " + values.size() + " values; expected one per episode");
            }
            objectives.put(name.substring(prefix.length()), values.get(episode));
        });
        return objectives;
    }

    private static String outcome(Map<String, List<Double>> metrics, String prefix, int episode) {
        List<String> outcomes = metrics.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .filter(entry -> !List.of("return", "length", "seed")
                        .contains(entry.getKey().substring(prefix.length())))
                .filter(entry -> !entry.getKey().startsWith(prefix + OBJECTIVE))
                .filter(entry ->
                        episode < entry.getValue().size() && entry.getValue().get(episode) == 1.0)
                .map(entry -> entry.getKey().substring(prefix.length()))
                .toList();
        if (outcomes.size() != 1) {
            throw new IllegalArgumentException(
                    prefix + "… episode " + episode + " has the outcomes " + outcomes + "; expected exactly one");
        }
        return outcomes.get(0);
    }

    private static List<Double> list(Map<String, List<Double>> metrics, String name) {
        List<Double> values = metrics.get(name);
        if (values == null) {
            throw new IllegalArgumentException("metric \"" + name + "\" is missing; there are " + metrics.keySet());
        }
        return values;
    }

    /** JSON numbers are doubles to most readers; a seed they would round is no seed any more. */
    private static double exact(long seed) {
        if (Math.abs(seed) > 1L << 53) {
            throw new IllegalArgumentException(
                    "seed=" + seed + " does not fit a JSON number; expected at most 2^53 in size");
        }
        return seed;
    }
}
