package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.curves.ChartLook;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Fronts seen along two objectives. With two objectives in all, a staircase shows what the front dominates.
 *
 * @param charts what to show
 * @param first objective on the x axis
 * @param second objective on the y axis
 */
record FrontPanel(FrontCharts charts, int first, int second) {
    /** How far the axes may reach for the reference point, in widths of the points. */
    private static final double FARTHEST_REFERENCE = 1.5;

    private static final double MARGIN = 0.06;
    private static final int FAINT = 70;

    XYChart chart(ChartStyle style) {
        XYChart chart = new XYChartBuilder()
                .width(style.width())
                .height(style.height())
                .title(charts.title())
                .xAxisTitle(charts.objectives().get(first))
                .yAxisTitle(charts.objectives().get(second))
                .build();
        ChartLook.apply(chart.getStyler(), style);
        // Several panels have one title and one legend, see PanelGrid.
        boolean alone = charts.objectives().size() == 2;
        chart.getStyler().setChartTitleVisible(alone && !charts.title().isEmpty());
        chart.getStyler().setLegendVisible(alone && style.legend());
        chart.getStyler().setMarkerSize(style.fontSize() * 2 / 3);
        int entries = charts.layers().size() + (charts.knownFront().isPresent() ? 3 : 2);
        chart.getStyler().setLegendLayout(entries <= 3 ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(ChartLook::shortNumber);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(ChartLook::shortNumber);
        Range x = range(first);
        Range y = range(second);
        limits(chart, x, y);
        Color ink = ChartLook.ink(style);
        charts.knownFront().ifPresent(known -> dots(chart, "known front", known, faint(ink), SeriesMarkers.DIAMOND));
        for (int i = 0; i < charts.layers().size(); i++) addDominated(chart, i, style);
        for (int i = 0; i < charts.layers().size(); i++) addFront(chart, i, style, x, y);
        addReference(chart, ink, x.holdsReference && y.holdsReference, x, y);
        return chart;
    }

    private void addDominated(XYChart chart, int index, ChartStyle style) {
        FrontCharts.Layer layer = charts.layers().get(index);
        int[] front = ParetoFilter.indices(layer.points(), false);
        double[][] rest = IntStream.range(0, layer.points().length)
                .filter(i -> Arrays.binarySearch(front, i) < 0)
                .mapToObj(i -> layer.points()[i])
                .toArray(double[][]::new);
        if (rest.length == 0) return;
        Color colour = faint(Palette.colour(index, style.dark()));
        XYSeries dominated = dots(chart, "dominated " + index, rest, colour, SeriesMarkers.CIRCLE);
        dominated.setLabel("dominated");
        dominated.setShowInLegend(index == 0);
    }

    private void addFront(XYChart chart, int index, ChartStyle style, Range x, Range y) {
        FrontCharts.Layer layer = charts.layers().get(index);
        double[][] front = ParetoFilter.filter(layer.points());
        Color colour = Palette.colour(index, style.dark());
        if (charts.objectives().size() == 2) {
            Arrays.sort(front, Points.ORDER);
            XYSeries stairs = chart.addSeries("stairs " + index, stairsX(front, x), stairsY(front, y));
            stairs.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
            stairs.setMarker(SeriesMarkers.NONE);
            stairs.setLineColor(colour);
            stairs.setLineStyle(new BasicStroke(1.6f));
            stairs.setShowInLegend(false);
        }
        dots(chart, "front " + index, front, colour, SeriesMarkers.CIRCLE).setLabel(layer.label());
    }

    /** From the left edge to each corner, and down at the last: {@code front} ascends in x. */
    private static double[] stairsX(double[][] front, Range x) {
        return DoubleStream.concat(
                        DoubleStream.of(x.low),
                        Arrays.stream(front).flatMapToDouble(point -> DoubleStream.of(point[0], point[0])))
                .toArray();
    }

    private static double[] stairsY(double[][] front, Range y) {
        return DoubleStream.concat(
                        Arrays.stream(front).flatMapToDouble(point -> DoubleStream.of(point[1], point[1])),
                        DoubleStream.of(y.low))
                .toArray();
    }

    /** A cross; where it lies outside only the legend tells it, so that it does not squeeze the points. */
    private void addReference(XYChart chart, Color ink, boolean inside, Range x, Range y) {
        double[] reference = charts.referencePoint().values();
        String place =
                "(" + ChartLook.shortNumber(reference[first]) + ", " + ChartLook.shortNumber(reference[second]) + ")";
        double[][] cross = {reference};
        XYSeries series = dots(chart, "reference", cross, inside ? ink : faint(ink), SeriesMarkers.CROSS);
        if (!inside) {
            // XChart has no legend for what is not drawn; a point beyond the corner is cut off.
            series.replaceData(new double[] {x.low - 10 * x.width()}, new double[] {y.low - 10 * y.width()}, null);
        }
        series.setLabel("reference point " + place + (inside ? "" : ", outside"));
    }

    private XYSeries dots(XYChart chart, String name, double[][] points, Color colour, Marker marker) {
        XYSeries series = chart.addSeries(name, column(points, first), column(points, second));
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(marker);
        series.setMarkerColor(colour);
        return series;
    }

    private static double[] column(double[][] points, int objective) {
        return Arrays.stream(points).mapToDouble(point -> point[objective]).toArray();
    }

    static Color faint(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT);
    }

    private static void limits(XYChart chart, Range x, Range y) {
        chart.getStyler().setXAxisMin(x.low);
        chart.getStyler().setXAxisMax(x.high);
        chart.getStyler().setYAxisMin(y.low);
        chart.getStyler().setYAxisMax(y.high);
    }

    /** The stretch of an axis. */
    private record Range(double low, double high, boolean holdsReference) {
        double width() {
            return high - low;
        }
    }

    private Range range(int objective) {
        double[] shown = Stream.concat(
                        charts.layers().stream().map(FrontCharts.Layer::points), charts.knownFront().stream())
                .flatMapToDouble(points -> Arrays.stream(column(points, objective)))
                .sorted()
                .toArray();
        double low = shown[0];
        double high = shown[shown.length - 1];
        double width = high > low ? high - low : Math.max(1, Math.abs(high));
        double reference = charts.referencePoint().values()[objective];
        boolean holds = reference >= low - FARTHEST_REFERENCE * width && reference <= high + FARTHEST_REFERENCE * width;
        if (holds) {
            low = Math.min(low, reference);
            high = Math.max(high, reference);
        }
        double margin = MARGIN * (high > low ? high - low : width);
        return new Range(low - margin, high + margin, holds);
    }
}
