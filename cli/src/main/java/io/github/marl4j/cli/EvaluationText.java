package io.github.marl4j.cli;

import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Evaluations as tables and as JSON. */
final class EvaluationText {
    private static final double CONFIDENCE = 0.95;

    private EvaluationText() {}

    /** Returns a table with a row for each way of choosing actions, and another with the returns of the objectives if there are several. */
    static String table(EvaluationResult result) {
        TextTable table =
                new TextTable("actions", "episodes", "win rate", "95 % interval", "return", "length", "outcomes");
        for (ActionMode mode : ActionMode.values()) {
            Episodes played = result.episodes(mode);
            table.row(
                    mode.id(),
                    Integer.toString(played.count()),
                    Words.percent(played.winRate()),
                    Words.percents(played.shareInterval(Episode.WON, CONFIDENCE)),
                    Words.decimal(played.meanReturn()),
                    Words.decimal(played.meanLength()),
                    outcomes(played));
        }
        return table.text() + objectives(result);
    }

    private static String objectives(EvaluationResult result) {
        Map<String, Double> greedy = result.greedy().meanObjectives();
        Map<String, Double> sampled = result.sampled().meanObjectives();
        if (greedy.isEmpty()) return "";
        TextTable table = new TextTable("objective", ActionMode.GREEDY.id(), ActionMode.SAMPLED.id());
        greedy.forEach((name, mean) -> table.row(name, Words.decimal(mean), Words.decimal(sampled.get(name))));
        return System.lineSeparator() + table.text();
    }

    private static String outcomes(Episodes played) {
        return played.outcomes().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Returns the same by name. */
    static Map<String, Object> facts(EvaluationResult result) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (ActionMode mode : ActionMode.values()) {
            Episodes played = result.episodes(mode);
            Interval interval = played.shareInterval(Episode.WON, CONFIDENCE);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("episodes", played.count());
            row.put("winRate", played.winRate());
            row.put("winRateInterval95", List.of(interval.low(), interval.high()));
            row.put("meanReturn", played.meanReturn());
            if (!played.meanObjectives().isEmpty()) row.put("meanObjectives", played.meanObjectives());
            row.put("meanLength", played.meanLength());
            row.put("outcomes", played.outcomes());
            facts.put(mode.id(), row);
        }
        return facts;
    }
}
