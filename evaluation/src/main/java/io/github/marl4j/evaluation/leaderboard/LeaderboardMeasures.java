package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.runs.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What files beside a run's own tell, as tables: a header and a row for each run. */
final class LeaderboardMeasures {
    private LeaderboardMeasures() {}

    static List<List<String>> exploitability(Leaderboard board) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("entry", "task", "seed", "exact", "lower bound", "95 %", "responders", "budget [steps]"));
        for (LeaderboardEntry entry : board.entries()) {
            for (RunFolder run : entry.runs()) {
                Map<String, Object> found = LeaderboardJson.exploitability(entry, run);
                if (found == null) continue;
                List<String> row = new ArrayList<>(
                        List.of(entry.label(), run.task(), Long.toString(run.seed()), number(found.get("exact"))));
                if (found.get("approx") instanceof Map<?, ?> approx) {
                    List<?> interval = (List<?>) approx.get("ci95");
                    row.add("≥ " + number(approx.get("value")));
                    row.add(number(interval.get(0)) + "–" + number(interval.get(1)));
                    row.add(String.valueOf(approx.get("responders")));
                    row.add(String.valueOf(approx.get("budgetSteps")));
                } else {
                    row.addAll(List.of("–", "–", "–", "–"));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    static List<List<String>> fronts(Leaderboard board) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("entry", "task", "seed", "hypervolume", "sparsity", "points"));
        for (LeaderboardEntry entry : board.entries()) {
            for (RunFolder run : entry.runs()) {
                Map<String, Object> found = LeaderboardJson.front(entry, run);
                if (found == null) continue;
                rows.add(List.of(
                        entry.label(),
                        run.task(),
                        Long.toString(run.seed()),
                        number(found.get("hypervolume")),
                        number(found.get("sparsity")),
                        Integer.toString(((double[][]) found.get("front")).length)));
            }
        }
        return rows;
    }

    private static String number(Object value) {
        return value instanceof Number number ? LeaderboardTable.decimal(number.doubleValue()) : "–";
    }
}
