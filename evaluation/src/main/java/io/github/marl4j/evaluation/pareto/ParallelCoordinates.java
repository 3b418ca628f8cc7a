package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.curves.ChartLook;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A line for each point of the fronts, through its place within the range of each objective.
 *
 * @param charts what to show
 */
record ParallelCoordinates(FrontCharts charts) {
    private static final int SEE_THROUGH = 150;

    CategoryChart chart(ChartStyle style) {
        List<double[][]> fronts = charts.layers().stream()
                .map(layer -> ParetoFilter.filter(layer.points()))
                .toList();
        double[][] all = fronts.stream().flatMap(Arrays::stream).toArray(double[][]::new);
        double[] low =
                Arrays.stream(FrontMetrics.ideal(negated(all))).map(v -> -v).toArray();
        double[] high = FrontMetrics.ideal(all);
        CategoryChart chart = new CategoryChartBuilder()
                .width(style.width())
                .height(style.height())
                .title(charts.title())
                .yAxisTitle("place within the range")
                .build();
        ChartLook.apply(chart.getStyler(), style);
        chart.getStyler().setDefaultSeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
        // Or every line is moved aside by its number.
        chart.getStyler().setOverlapped(true);
        chart.getStyler().setChartTitleVisible(!charts.title().isEmpty());
        chart.getStyler().setPlotGridVerticalLinesVisible(true);
        chart.getStyler()
                .setLegendLayout(fronts.size() <= 3 ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(ChartLook::shortNumber);
        // A little room, or the lines at 0 and 1 are cut.
        chart.getStyler().setYAxisMin(-0.02);
        chart.getStyler().setYAxisMax(1.02);
        List<String> axes = IntStream.range(0, low.length)
                .mapToObj(j -> charts.objectives().get(j) + " [" + ChartLook.shortNumber(low[j]) + ", "
                        + ChartLook.shortNumber(high[j]) + "]")
                .toList();
        for (int layer = 0; layer < fronts.size(); layer++) {
            Color colour = Palette.colour(layer, style.dark());
            Color line = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), SEE_THROUGH);
            for (int i = 0; i < fronts.get(layer).length; i++) {
                CategorySeries series =
                        chart.addSeries("point " + layer + " " + i, axes, places(fronts.get(layer)[i], low, high));
                series.setLabel(charts.layers().get(layer).label());
                series.setShowInLegend(i == 0);
                series.setLineColor(line);
                series.setLineStyle(new BasicStroke(1.8f));
                series.setMarker(SeriesMarkers.NONE);
            }
        }
        return chart;
    }

    /** In the middle where all points are equal. */
    private static List<Double> places(double[] point, double[] low, double[] high) {
        return IntStream.range(0, point.length)
                .mapToObj(j -> high[j] > low[j] ? (point[j] - low[j]) / (high[j] - low[j]) : 0.5)
                .toList();
    }

    private static double[][] negated(double[][] points) {
        return Arrays.stream(points)
                .map(point -> Arrays.stream(point).map(v -> -v).toArray())
                .toArray(double[][]::new);
    }
}
