package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.report.Html;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of a family, for Markdown and HTML.
 *
 * @param header names of the columns
 * @param rows a list of cells for each entry
 */
record LeaderboardTable(List<String> header, List<List<Cell>> rows) {
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(0, 2000);

    /**
     * A cell.
     *
     * @param text what it says
     * @param small what stands below; may be empty
     * @param value to sort by; NaN: the text
     */
    record Cell(String text, String small, double value) {
        static Cell of(String text) {
            return new Cell(text, "", Double.NaN);
        }
    }

    static LeaderboardTable of(Leaderboard board, String family) {
        List<TaskFacts> tasks = board.tasks(family);
        List<LeaderboardEntry> entries = board.entries(family);
        List<String> header = new ArrayList<>(List.of("#", "Algorithm", "IQM", "Gap to 1"));
        if (tasks.size() > 1) tasks.forEach(task -> header.add(taskName(task) + (task.wins() ? ", won" : ", return")));
        else header.add(tasks.get(0).wins() ? "Won" : "Return");
        header.addAll(List.of("P(better than next)", "Seeds", "Env steps", "Steps/s", "Time"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.add(row(entries.get(i), i + 1 < entries.size() ? entries.get(i + 1) : null, tasks));
        }
        return new LeaderboardTable(header, rows);
    }

    private static String taskName(TaskFacts task) {
        return task.id().substring(task.id().indexOf('/') + 1);
    }

    private static List<Cell> row(LeaderboardEntry entry, LeaderboardEntry next, List<TaskFacts> tasks) {
        List<Cell> row = new ArrayList<>();
        row.add(new Cell(Integer.toString(entry.rank()), "", entry.rank()));
        row.add(new Cell(entry.algorithm(), entry.variant(), Double.NaN));
        row.add(new Cell(decimal(entry.iqm()), interval(entry.interval()), entry.iqm()));
        row.add(new Cell(decimal(entry.optimalityGap()), "", entry.optimalityGap()));
        for (TaskFacts task : tasks) row.add(task(task, entry.tasks().get(task.id())));
        row.add(better(entry, next));
        row.add(new Cell(
                Integer.toString(entry.seeds().size()),
                entry.provisional() ? "provisional" : "",
                entry.seeds().size()));
        double steps = entry.tasks().values().stream()
                .mapToDouble(LeaderboardEntry.Task::envSteps)
                .average()
                .orElseThrow();
        double seconds = entry.tasks().values().stream()
                .mapToDouble(LeaderboardEntry.Task::wallSeconds)
                .average()
                .orElseThrow();
        row.add(new Cell(Html.whole(steps), "", steps));
        row.add(seconds > 0 ? new Cell(Html.whole(steps / seconds), "", steps / seconds) : Cell.of("–"));
        row.add(new Cell(Html.duration(seconds), "", seconds));
        return row;
    }

    private static Cell task(TaskFacts facts, LeaderboardEntry.Task task) {
        if (task == null) return Cell.of("–");
        return facts.wins()
                ? new Cell(
                        Html.percent(task.iqm()),
                        String.format(
                                Locale.ROOT,
                                "%.1f–%.1f %%",
                                100 * task.interval().low(),
                                100 * task.interval().high()),
                        task.iqm())
                : new Cell(decimal(task.iqm()), interval(task.interval()), task.iqm());
    }

    /** A claim only where the interval excludes one half. */
    private static Cell better(LeaderboardEntry entry, LeaderboardEntry next) {
        if (next == null || !next.tasks().keySet().equals(entry.tasks().keySet())) return Cell.of("–");
        double probability = entry.scores().probabilityOfImprovementOver(next.scores());
        Interval interval = BOOTSTRAP.probabilityOfImprovement(entry.scores(), next.scores(), 0.95);
        return new Cell(decimal(probability), interval(interval) + (interval.low() > 0.5 ? " ✓" : ""), probability);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    static String interval(Interval interval) {
        return decimal(interval.low()) + "–" + decimal(interval.high());
    }
}
