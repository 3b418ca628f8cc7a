package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Curve;
import io.github.marl4j.evaluation.curves.CurveData;
import io.github.marl4j.evaluation.curves.LearningCurveChart;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.MetricNames;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Learning curves of each task, all entries in one chart; an entry keeps its colour within its family. */
final class LeaderboardCurves {
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(0, 1000);
    private static final ChartStyle PAGE = new ChartStyle(540, 330, 13, false, false);
    private static final ChartStyle DARK = new ChartStyle(540, 330, 13, true, false);
    private static final ChartStyle FILE = new ChartStyle(720, 460, 14, false, true);

    private final Map<String, LearningCurveChart> charts = new LinkedHashMap<>();

    LeaderboardCurves(Leaderboard board) {
        for (TaskFacts task : board.tasks()) {
            LearningCurveChart chart = chart(task, board.entries(Leaderboard.family(task.id())));
            if (chart != null) charts.put(task.id(), chart);
        }
    }

    /** Returns the chart of a task; null if no run was evaluated while it learned. */
    private static LearningCurveChart chart(TaskFacts task, List<LeaderboardEntry> entries) {
        String metric = task.wins() ? MetricNames.GREEDY_WIN_RATE : MetricNames.GREEDY_RETURN;
        List<Curve.Band> bands = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int colour = i;
            List<RunFolder> runs = entries.get(i).runs().stream()
                    .filter(run -> run.task().equals(task.id()))
                    .toList();
            if (runs.isEmpty()) continue;
            CurveData.curve(new RunGroup(task.id(), entries.get(i).label(), runs), metric, CurveData.XAxis.STEPS)
                    .ifPresent(curve -> {
                        bands.add(curve.band(Curve.Centre.IQM, BOOTSTRAP, 0.95));
                        colours.add(colour);
                    });
        }
        return bands.isEmpty()
                ? null
                : new LearningCurveChart("", CurveData.XAxis.STEPS.title(), "", task.wins(), bands, colours);
    }

    /** Returns the name of a task's file. */
    static String fileName(String task) {
        return task.replace('/', '-') + ".svg";
    }

    void write(Path folder) {
        charts.forEach((task, chart) -> AtomicFiles.write(folder.resolve(fileName(task)), chart.svg(FILE)));
    }

    /** Returns the chart of a task as SVG for a page; null if there is none. */
    String svg(String task, boolean dark) {
        LearningCurveChart chart = charts.get(task);
        return chart == null ? null : chart.svg(dark ? DARK : PAGE);
    }
}
