package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.evaluation.curves.ChartImage;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Curve;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Looks at pixels; the pictures themselves lie in target/ for people. */
class FrontChartsTest {
    private static final Color BLUE = Color.decode("#0072B2");
    private static final Color VERMILION = Color.decode("#D55E00");
    private static final ChartStyle PANEL = new ChartStyle(520, 420, 13, false, true);

    /** A front with dominated points behind it. */
    private static double[][] cloud(int objectives, double size, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(Fronts.sphere(objectives, 40, seed))
                .map(point -> {
                    double length = size * (random.nextInt(3) == 0 ? 1 : .6 + .3 * random.nextDouble());
                    return Arrays.stream(point).map(v -> v * length).toArray();
                })
                .toArray(double[][]::new);
    }

    private static FrontCharts charts(int objectives, double... referencePoint) {
        List<String> names =
                List.of("fairness", "items gathered", "distance", "time").subList(0, objectives);
        return new FrontCharts(
                "momaland/item-gathering-v1",
                names,
                List.of(
                        new FrontCharts.Layer("momappo, 5 seeds", cloud(objectives, 10, 1)),
                        new FrontCharts.Layer("pcn, 5 seeds", cloud(objectives, 8, 2))),
                new ReferencePoint(referencePoint),
                objectives == 2 ? Optional.of(enlarged(Fronts.sphere(2, 14, 9), 11)) : Optional.empty());
    }

    private static double[][] enlarged(double[][] points, double factor) {
        return Arrays.stream(points)
                .map(point -> Arrays.stream(point).map(v -> v * factor).toArray())
                .toArray(double[][]::new);
    }

    private static BufferedImage image(ChartImage picture, String name) throws IOException {
        Files.write(Path.of("target/" + name + ".png"), picture.png());
        Files.writeString(Path.of("target/" + name + ".svg"), picture.svg());
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    private static long pixels(BufferedImage image, Color colour) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(rgb -> rgb == colour.getRGB())
                .count();
    }

    @Test
    void twoObjectivesAreOnePanelWithBothFronts() throws IOException {
        BufferedImage image = image(charts(2, 0, 0).pairs(ChartStyle.DEFAULT), "front-2d");
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(pixels(image, BLUE)).isGreaterThan(500);
        assertThat(pixels(image, VERMILION)).isGreaterThan(500);
    }

    @Test
    void aDistantReferencePointDoesNotSqueezeTheFront() throws IOException {
        long near = pixels(image(charts(2, 0, 0).pairs(ChartStyle.DEFAULT), "front-2d"), BLUE);
        long far = pixels(image(charts(2, -3000, -3000).pairs(ChartStyle.DEFAULT), "front-2d-far"), BLUE);
        assertThat(far).isGreaterThan(near * 9 / 10);
    }

    @Test
    void threeAndMoreObjectivesAreAllPairs() throws IOException {
        BufferedImage three = image(charts(3, 0, 0, 0).pairs(PANEL), "front-3d");
        int heading = three.getHeight() - 420;
        assertThat(three.getWidth()).isEqualTo(3 * 520);
        assertThat(heading).isBetween(30, 100);
        for (int panel = 0; panel < 3; panel++) {
            assertThat(pixels(three.getSubimage(panel * 520, heading, 520, 420), BLUE))
                    .isGreaterThan(200);
        }
        BufferedImage four = image(charts(4, 0, 0, 0, 0).pairs(PANEL), "front-4d");
        assertThat(new int[] {four.getWidth(), four.getHeight()}).containsExactly(3 * 520, 2 * 420 + heading);
    }

    @Test
    void parallelCoordinatesDrawEveryPointOfTheFront() throws IOException {
        String svg =
                charts(4, 0, 0, 0, 0).parallelCoordinates(ChartStyle.DEFAULT).svg();
        image(charts(4, 0, 0, 0, 0).parallelCoordinates(ChartStyle.DEFAULT), "front-parallel");
        int lines = Stream.of(1, 2)
                .mapToInt(seed -> ParetoFilter.filter(cloud(4, seed == 1 ? 10 : 8, seed)).length)
                .sum();
        assertThat(svg.split("<polyline", -1).length - 1).isGreaterThanOrEqualTo(lines);
    }

    @Test
    void theHypervolumeOfSeveralSeedsIsOneCurve() {
        List<FrontSnapshot> slow = List.of(new FrontSnapshot(0, 0, 0, 1), new FrontSnapshot(100, 4, 1, 2));
        List<FrontSnapshot> fast = List.of(new FrontSnapshot(0, 2, 0, 1), new FrontSnapshot(100, 8, 1, 2));
        Curve curve = FrontHistory.hypervolume("momappo", Map.of(1L, slow, 2L, fast, 3L, List.of()))
                .orElseThrow();
        assertThat(curve.seeds()).containsExactly(1L, 2L);
        assertThat(curve.values()).isDeepEqualTo(new double[][] {{0, 4}, {2, 8}});
        assertThat(FrontHistory.hypervolume("none", Map.of(1L, List.of()))).isEmpty();
    }

    @Test
    void whatMakesNoPictureIsRefused() {
        ReferencePoint two = new ReferencePoint(new double[2]);
        List<FrontCharts.Layer> layers = List.of(new FrontCharts.Layer("a", new double[][] {{1, 2}}));
        assertThatThrownBy(() -> new FrontCharts("", List.of("one"), layers, two, Optional.empty()))
                .hasMessageContaining("objectives=1");
        assertThatThrownBy(() -> new FrontCharts("", List.of("x", "y"), List.of(), two, Optional.empty()))
                .hasMessageContaining("no layers");
        List<FrontCharts.Layer> empty = List.of(new FrontCharts.Layer("a", new double[0][]));
        assertThatThrownBy(() -> new FrontCharts("", List.of("x", "y"), empty, two, Optional.empty()))
                .hasMessage("front \"a\" is empty; expected at least 1 point");
    }
}
