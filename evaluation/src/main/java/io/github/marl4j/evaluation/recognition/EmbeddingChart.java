package io.github.marl4j.evaluation.recognition;

import io.github.marl4j.evaluation.curves.ChartImage;
import io.github.marl4j.evaluation.curves.ChartLook;
import io.github.marl4j.evaluation.curves.ChartStyle;
import java.awt.Color;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A picture of vectors in their principal plane, a colour for each label.
 *
 * @param title above the picture, may be empty
 * @param vectors what to show
 * @param names of the labels
 */
public record EmbeddingChart(String title, LabelledVectors vectors, List<String> names) {
    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE
    };
    private static final int OPACITY = 170;

    /** What the axes reach beyond the points, in lengths of the longer one. */
    private static final double MARGIN = 0.04;

    /** Copies the names and checks that every label has one. */
    public EmbeddingChart {
        names = List.copyOf(names);
        if (vectors.classes() > names.size()) {
            throw new IllegalArgumentException(
                    vectors.classes() + " labels have " + names.size() + " names; expected one for each");
        }
    }

    /** Returns the picture. */
    public ChartImage image(ChartStyle style) {
        return new ChartImage(
                title,
                style.width(),
                style.height(),
                canvas -> chart(style).paint(canvas, style.width(), style.height()));
    }

    private XYChart chart(ChartStyle style) {
        PrincipalPlane plane = PrincipalPlane.of(vectors.vectors());
        XYChart chart = new XYChartBuilder()
                .width(style.width())
                .height(style.height())
                .title(title)
                .xAxisTitle(axis("First", plane.explained()[0]))
                .yAxisTitle(axis("Second", plane.explained()[1]))
                .build();
        ChartLook.apply(chart.getStyler(), style);
        chart.getStyler().setChartTitleVisible(!title.isEmpty());
        chart.getStyler().setMarkerSize(style.fontSize() / 2);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(ChartLook::shortNumber);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(ChartLook::shortNumber);
        limit(chart, plane);
        for (int label = 0; label < names.size(); label++) add(chart, plane, label);
        return chart;
    }

    /** Axes reach a little beyond the points, so that none is cut. */
    private static void limit(XYChart chart, PrincipalPlane plane) {
        DoubleSummaryStatistics x =
                Arrays.stream(plane.points()).mapToDouble(point -> point[0]).summaryStatistics();
        DoubleSummaryStatistics y =
                Arrays.stream(plane.points()).mapToDouble(point -> point[1]).summaryStatistics();
        double aside = MARGIN * Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin());
        if (aside == 0) aside = MARGIN;
        chart.getStyler().setXAxisMin(x.getMin() - aside);
        chart.getStyler().setXAxisMax(x.getMax() + aside);
        chart.getStyler().setYAxisMin(y.getMin() - aside);
        chart.getStyler().setYAxisMax(y.getMax() + aside);
    }

    private static String axis(String which, double explained) {
        return String.format(Locale.ROOT, "%s principal component (%.0f %% of the variance)", which, 100 * explained);
    }

    private void add(XYChart chart, PrincipalPlane plane, int label) {
        int count = 0;
        for (int each : vectors.labels()) if (each == label) count++;
        if (count == 0) return;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0, at = 0; i < vectors.size(); i++) {
            if (vectors.labels()[i] != label) continue;
            x[at] = plane.points()[i][0];
            y[at++] = plane.points()[i][1];
        }
        XYSeries series = chart.addSeries(names.get(label), x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(MARKERS[label % MARKERS.length]);
        Color colour = Color.getHSBColor((float) label / names.size(), 0.75f, label % 2 == 0 ? 0.85f : 0.6f);
        series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), OPACITY));
    }
}
