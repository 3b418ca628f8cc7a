package io.github.marl4j.evaluation.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.evaluation.SyntheticRuns;
import io.github.marl4j.evaluation.runs.MetricsWriter;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveDataTest {
    @TempDir
    Path root;

    @Test
    void valuesBetweenMeasurementsAreInterpolated() {
        assertThat(CurveData.interpolate(
                        new double[] {0, 10, 10, 20}, new double[] {0, 1, 5, 7}, new double[] {0, 5, 10, 15, 20}))
                .containsExactly(0, 0.5, 5, 6, 7);
    }

    @Test
    void seedsMeasuredAtDifferentStepsMeetOnTheRangeTheyShare() throws IOException {
        RunGroup group = group(new long[][] {{0, 100, 200}, {50, 250}}, step -> 2.0 * step);
        Curve curve = CurveData.curve(group, "m", CurveData.XAxis.STEPS).orElseThrow();
        assertThat(curve.x()).hasSize(CurveData.GRID_POINTS).startsWith(50).endsWith(200);
        assertThat(curve.longest()).isEqualTo(250);
        for (int point = 0; point < curve.x().length; point++) {
            assertThat(curve.values()[0][point]).isCloseTo(2 * curve.x()[point], Offset.offset(1e-9));
            assertThat(curve.values()[1][point]).isCloseTo(2 * curve.x()[point], Offset.offset(1e-9));
        }
    }

    @Test
    void seedsMeasuredAtTheSameStepsKeepThem() throws IOException {
        Curve curve = CurveData.curve(
                        group(new long[][] {{10, 30, 70}, {10, 30, 70}}, step -> step), "m", CurveData.XAxis.STEPS)
                .orElseThrow();
        assertThat(curve.x()).containsExactly(10, 30, 70);
    }

    @Test
    void seedsWithoutACommonRangeAreRefused() throws IOException {
        RunGroup group = group(new long[][] {{10, 20}, {30, 40}}, step -> step);
        assertThatThrownBy(() -> CurveData.curve(group, "m", CurveData.XAxis.STEPS))
                .hasMessageContaining("share no range of m");
    }

    @Test
    void seedsThatShareNoTimeHaveNoCurveOverTime() throws IOException {
        RunGroup group = group(new long[][] {{10, 20}, {30, 40}}, step -> step);
        assertThat(CurveData.curve(group, "m", CurveData.XAxis.WALL_SECONDS)).isEmpty();
    }

    @Test
    void aMetricNoRunHasGivesNoCurve() throws IOException {
        assertThat(CurveData.curve(group(new long[][] {{1}}, step -> step), "other", CurveData.XAxis.STEPS))
                .isEmpty();
    }

    @Test
    void theBandHoldsTheCentreAndLiesWithinTheSeeds() {
        Curve curve =
                new Curve("ippo", List.of(1L, 2L, 3L), new double[] {1, 2}, new double[][] {{0, 5}, {3, 5}, {9, 5}}, 2);
        Curve.Band band = curve.band(Curve.Centre.MEAN, new StratifiedBootstrap(1, 2000), 0.95);
        assertThat(band.centre()).containsExactly(4, 5);
        assertThat(band.low()[0]).isBetween(0.0, 3.0);
        assertThat(band.high()[0]).isBetween(5.0, 9.0);
        assertThat(band.low()[1]).isEqualTo(5).isEqualTo(band.high()[1]);
    }

    @Test
    void chartsShowTheBandInItsColourInBothFormats() throws Exception {
        double[] x = {0, 1e6, 2e6, 3e6};
        Curve.Band band = new Curve.Band(
                "ippo", x, new double[] {0.5, 0.5, 0.5, 0.5}, new double[] {0.1, 0.1, 0.1, 0.1}, new double[] {
                    0.9, 0.9, 0.9, 0.9
                });
        LearningCurveChart chart =
                new LearningCurveChart("smax/3m-v1", "Environment steps", "Win rate", true, List.of(band));
        byte[] png = chart.png(ChartStyle.DEFAULT);
        Files.write(Path.of("target/sample-chart.png"), png);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int tinted = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int rgb = image.getRGB(column, row);
                tinted += (rgb & 0xff) - (rgb >> 16 & 0xff) > 20 ? 1 : 0;
            }
        }
        assertThat((double) tinted / (image.getWidth() * image.getHeight()))
                .as("share of blue pixels")
                .isBetween(0.35, 0.8);

        String svg = chart.svg(ChartStyle.DEFAULT);
        var parser = DocumentBuilderFactory.newInstance();
        parser.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        assertThat(parser.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes("UTF-8")))
                        .getElementsByTagName("polyline")
                        .getLength())
                .as("curve and grid lines")
                .isPositive();
        assertThat(svg).contains("rgb(0,114,178)");
    }

    private interface Metric {
        double at(long step);
    }

    private RunGroup group(long[][] steps, Metric metric) throws IOException {
        List<RunFolder> runs = new ArrayList<>();
        for (int seed = 0; seed < steps.length; seed++) {
            Path folder = Files.createDirectories(root.resolve("seed" + seed));
            SyntheticRuns.writeStart(folder, "smax/3m-v1", "ippo", seed);
            try (MetricsWriter writer = MetricsWriter.create(folder)) {
                for (long step : steps[seed]) {
                    writer.write(step, step, Map.of("m", metric.at(step)));
                }
            }
            runs.add(RunFolder.read(folder));
        }
        return RunGroup.of(runs).get(0);
    }
}
