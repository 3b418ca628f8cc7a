package io.github.marl4j.evaluation.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of curves with shaded interval bands. Needs no display; the machine must have at least one font.
 *
 * @param title above the chart, may be empty
 * @param xTitle below the x axis, with its unit
 * @param yTitle beside the y axis, with its unit; may be empty
 * @param share whether y is a share, whose axis runs from 0 to 1
 * @param bands at least one; immutable
 * @param colours palette number of each band, so that an algorithm keeps its colour from chart to chart; immutable
 */
public record LearningCurveChart(
        String title, String xTitle, String yTitle, boolean share, List<Curve.Band> bands, List<Integer> colours) {
    private static final float[] DASH = {7f, 5f};

    /**
     * Copies the bands.
     *
     * @throws IllegalArgumentException if there is none
     */
    public LearningCurveChart {
        bands = List.copyOf(bands);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("chart \"" + title + "\" has no curves; expected at least one");
        }
        colours = List.copyOf(colours);
        if (colours.size() != bands.size()) {
            throw new IllegalArgumentException("chart \"" + title + "\" has " + bands.size() + " curves but "
                    + colours.size() + " colours; expected one for each");
        }
    }

    /** A chart whose bands take the colours of the palette in order. */
    public LearningCurveChart(String title, String xTitle, String yTitle, boolean share, List<Curve.Band> bands) {
        this(
                title,
                xTitle,
                yTitle,
                share,
                bands,
                IntStream.range(0, bands.size()).boxed().toList());
    }

    /** The chart as PNG. */
    public byte[] png(ChartStyle style) {
        return image(style).png();
    }

    /** The chart as an SVG document; letters are outlines, so it looks the same whatever fonts the reader has. */
    public String svg(ChartStyle style) {
        return image(style).svg();
    }

    /** The chart as a picture. */
    public ChartImage image(ChartStyle style) {
        return new ChartImage(
                title,
                style.width(),
                style.height(),
                canvas -> chart(style).paint(canvas, style.width(), style.height()));
    }

    private XYChart chart(ChartStyle style) {
        Scale scale = Scale.of(lastX());
        XYChart chart = new XYChartBuilder()
                .width(style.width())
                .height(style.height())
                .title(title)
                .xAxisTitle(scale.title(xTitle))
                .yAxisTitle(yTitle)
                .build();
        decorate(chart.getStyler(), style);
        limits(chart.getStyler(), scale);
        // All bands first, so that no band covers a line.
        for (int i = 0; i < bands.size(); i++) {
            addBand(chart, scale, i, style.dark());
        }
        for (int i = 0; i < bands.size(); i++) {
            addLine(chart, scale, i, style.dark());
        }
        return chart;
    }

    /**
     * The same picture with one more point on its first stretch. Where all points are equally far apart XChart labels the axis at points (147.456,
     * 294.912, …) instead of round numbers.
     */
    private static Curve.Band unevenlySpaced(Curve.Band band) {
        if (band.x().length < 2) {
            return band;
        }
        return new Curve.Band(
                band.label(), third(band.x()), third(band.centre()), third(band.low()), third(band.high()));
    }

    /** Puts a value at one third of the first stretch. */
    private static double[] third(double[] values) {
        double[] more = new double[values.length + 1];
        more[0] = values[0];
        more[1] = values[0] + (values[1] - values[0]) / 3;
        System.arraycopy(values, 1, more, 2, values.length - 1);
        return more;
    }

    /** A closed polygon: along the upper edge, back along the lower one. */
    private void addBand(XYChart chart, Scale scale, int curve, boolean dark) {
        Curve.Band band = unevenlySpaced(bands.get(curve));
        int n = band.x().length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[i] = band.x()[i] / scale.unit();
            y[i] = band.high()[i];
            x[2 * n - 1 - i] = x[i];
            y[2 * n - 1 - i] = band.low()[i];
        }
        Color ink = Palette.colour(colours.get(curve), dark);
        Color shade = new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), dark ? 64 : 46);
        XYSeries series = chart.addSeries("band " + curve, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(shade);
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(SeriesMarkers.NONE);
        series.setShowInLegend(false);
    }

    private void addLine(XYChart chart, Scale scale, int curve, boolean dark) {
        Curve.Band band = unevenlySpaced(bands.get(curve));
        XYSeries series = chart.addSeries(
                "line " + curve,
                DoubleStream.of(band.x()).map(x -> x / scale.unit()).toArray(),
                band.centre());
        series.setLabel(band.label());
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        series.setLineColor(Palette.colour(colours.get(curve), dark));
        boolean dashed = colours.get(curve) / Palette.size() % 2 == 1;
        series.setLineStyle(
                new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10f, dashed ? DASH : null, 0f));
        // A single measurement would leave no line to see.
        series.setMarker(band.x().length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(Palette.colour(colours.get(curve), dark));
    }

    private void decorate(XYStyler styler, ChartStyle style) {
        ChartLook.apply(styler, style);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartTitleVisible(!title.isEmpty());
        styler.setXAxisTitleVisible(!xTitle.isEmpty());
        styler.setYAxisTitleVisible(!yTitle.isEmpty());
        styler.setLegendLayout(bands.size() <= 3 ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
        styler.setXAxisDecimalPattern("#.###");
        styler.setYAxisTickLabelsFormattingFunction(ChartLook::shortNumber);
    }

    private double lastX() {
        return bands.stream()
                .flatMapToDouble(band -> DoubleStream.of(band.x()))
                .max()
                .orElseThrow();
    }

    /** The unit in which x is counted, so that the axis has round and short numbers. */
    private record Scale(double unit, String name) {
        static Scale of(double lastX) {
            return lastX >= 2e6
                    ? new Scale(1e6, "million")
                    : lastX >= 2e4 ? new Scale(1e3, "thousand") : new Scale(1, "");
        }

        String title(String axis) {
            if (name.isEmpty()) {
                return axis;
            }
            return axis.endsWith("]") ? axis.replaceFirst("\\[", "[" + name + " ") : axis + " [" + name + "]";
        }
    }

    private void limits(XYStyler styler, Scale scale) {
        styler.setXAxisMin(0.0);
        styler.setXAxisMax(lastX() > 0 ? lastX() / scale.unit() : 1.0);
        if (share) {
            // A little room, or the ticks and lines at 0 and 1 are cut.
            styler.setYAxisMin(-0.02);
            styler.setYAxisMax(1.02);
            return;
        }
        double low = bands.stream()
                .flatMapToDouble(band -> DoubleStream.of(band.low()))
                .min()
                .orElseThrow();
        double high = bands.stream()
                .flatMapToDouble(band -> DoubleStream.of(band.high()))
                .max()
                .orElseThrow();
        double margin = high > low ? 0.06 * (high - low) : Math.max(1e-6, 0.1 * Math.abs(high));
        styler.setYAxisMin(low - margin);
        styler.setYAxisMax(high + margin);
    }
}
