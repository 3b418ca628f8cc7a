package io.github.marl4j.cli;

import io.github.marl4j.evaluation.curves.ChartImage;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Curve;
import io.github.marl4j.evaluation.curves.CurveData;
import io.github.marl4j.evaluation.curves.LearningCurveChart;
import io.github.marl4j.evaluation.pareto.FrontCharts;
import io.github.marl4j.evaluation.pareto.FrontHistory;
import io.github.marl4j.evaluation.pareto.FrontSnapshot;
import io.github.marl4j.evaluation.pareto.ParetoReport;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pictures of the runs on one environment, each as SVG and PNG: the fronts of all seeds together, parallel coordinates for three and more objectives, and the hypervolume
 * over training where the runs have a history.
 *
 * @param runs what to draw
 * @param folder where to; exists
 */
record FrontPictures(FrontRuns runs, Path folder) {
    private static final ChartStyle PANEL = new ChartStyle(520, 420, 13, false, true);

    /** Writes the pictures and returns their files. */
    List<Path> write() {
        List<Path> files = new ArrayList<>();
        int objectives = runs.setup().objectives().size();
        if (objectives > 1) files.addAll(write("front", charts().pairs(objectives == 2 ? ChartStyle.DEFAULT : PANEL)));
        if (objectives > 2) files.addAll(write("parallel", charts().parallelCoordinates(ChartStyle.DEFAULT)));
        if (runs.historiesCompare()) files.addAll(writeHistory());
        return files;
    }

    private FrontCharts charts() {
        ParetoReport.Setup setup = runs.setup();
        return new FrontCharts(
                setup.environmentId(),
                setup.objectives(),
                runs.reports().stream().map(FrontPictures::layer).toList(),
                setup.referencePoint(),
                setup.knownFront());
    }

    private static FrontCharts.Layer layer(ParetoReport report) {
        double[][] points = report.seeds().stream()
                .flatMap(seed -> Arrays.stream(seed.points()))
                .toArray(double[][]::new);
        int seeds = report.seeds().size();
        return new FrontCharts.Layer(report.label() + (seeds == 1 ? "" : ", " + seeds + " seeds together"), points);
    }

    private List<Path> writeHistory() {
        List<Curve.Band> bands = new ArrayList<>();
        runs.fronts().forEach((group, fronts) -> {
            Map<Long, List<FrontSnapshot>> histories = new TreeMap<>();
            for (int i = 0; i < fronts.size(); i++) {
                histories.put(group.seeds().get(i), fronts.get(i).history());
            }
            FrontHistory.hypervolume(group.label(), histories)
                    .ifPresent(curve ->
                            bands.add(curve.band(Curve.Centre.IQM, FrontRuns.BOOTSTRAP, FrontRuns.CONFIDENCE)));
        });
        if (bands.isEmpty()) return List.of();
        LearningCurveChart chart = new LearningCurveChart(
                runs.setup().environmentId(), CurveData.XAxis.STEPS.title(), "Hypervolume", false, bands);
        return write("hypervolume", chart.image(ChartStyle.DEFAULT));
    }

    private List<Path> write(String kind, ChartImage picture) {
        String name = runs.setup().environmentId().replace('/', '-') + "-" + kind;
        Path svg = folder.resolve(name + ".svg");
        Path png = folder.resolve(name + ".png");
        AtomicFiles.write(svg, picture.svg());
        AtomicFiles.write(png, picture.png());
        return List.of(svg, png);
    }
}
