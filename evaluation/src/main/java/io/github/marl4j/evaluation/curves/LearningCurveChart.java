package io.github.marl4j.evaluation.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

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
    private static final String SVG = "http://www.w3.org/2000/svg";
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
        try {
            BufferedImage image = new BufferedImage(style.width(), style.height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            chart(style).paint(graphics, style.width(), style.height());
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode chart \"" + title + "\": " + e.getMessage(), e);
        }
    }

    /** The chart as an SVG document; letters are outlines, so it looks the same whatever fonts the reader has. */
    public String svg(ChartStyle style) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
            SVGGraphics2D graphics = new SVGGraphics2D(document);
            graphics.setSVGCanvasSize(new Dimension(style.width(), style.height()));
            chart(style).paint(graphics, style.width(), style.height());
            Element root = graphics.getRoot();
            joinLines(root);
            StringWriter out = new StringWriter();
            graphics.stream(root, out, false, false);
            return out.toString();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot encode chart \"" + title + "\": " + e.getMessage(), e);
        }
    }

    /** XChart draws a curve as many short lines; joined into one they take a fraction of the place, and dashes run through. */
    private static void joinLines(Element parent) {
        Element open = null;
        Map<String, String> openStyle = Map.of();
        String end = "";
        for (Node node = parent.getFirstChild(), next; node != null; node = next) {
            next = node.getNextSibling();
            if (!(node instanceof Element element)) {
                continue;
            }
            if (!element.getTagName().equals("line")) {
                joinLines(element);
                open = null;
                continue;
            }
            Map<String, String> style = lineStyle(element);
            String from = element.getAttribute("x1") + "," + element.getAttribute("y1");
            if (open == null || !from.equals(end) || !style.equals(openStyle)) {
                open = parent.getOwnerDocument().createElementNS(SVG, "polyline");
                openStyle = style;
                openStyle.forEach(open::setAttribute);
                open.setAttribute("points", from);
                parent.insertBefore(open, element);
            }
            end = element.getAttribute("x2") + "," + element.getAttribute("y2");
            open.setAttribute("points", open.getAttribute("points") + " " + end);
            parent.removeChild(element);
        }
    }

    /** All attributes of a line but its ends. */
    private static Map<String, String> lineStyle(Element line) {
        Map<String, String> style = new TreeMap<>();
        for (int i = 0; i < line.getAttributes().getLength(); i++) {
            Node attribute = line.getAttributes().item(i);
            style.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        style.keySet().removeAll(List.of("x1", "y1", "x2", "y2"));
        return style;
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
        Color ground = style.dark() ? Color.decode("#171A21") : Color.WHITE;
        Color ink = style.dark() ? Color.decode("#D5D9E2") : Color.decode("#333A45");
        Color grid = style.dark() ? Color.decode("#2C313C") : Color.decode("#E4E7EC");
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, style.fontSize());
        styler.setChartBackgroundColor(ground);
        styler.setPlotBackgroundColor(ground);
        styler.setLegendBackgroundColor(ground);
        styler.setLegendBorderColor(ground);
        styler.setPlotBorderVisible(false);
        styler.setChartFontColor(ink);
        styler.setXAxisTitleColor(ink);
        styler.setYAxisTitleColor(ink);
        styler.setAxisTickLabelsColor(ink);
        styler.setAxisTicksLineVisible(false);
        styler.setAxisTicksMarksVisible(false);
        styler.setPlotGridLinesColor(grid);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartTitleVisible(!title.isEmpty());
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(font.deriveFont(Font.BOLD));
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font.deriveFont(style.fontSize() * 0.9f));
        styler.setLegendFont(font);
        styler.setXAxisTitleVisible(!xTitle.isEmpty());
        styler.setYAxisTitleVisible(!yTitle.isEmpty());
        styler.setLegendVisible(style.legend());
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(bands.size() <= 3 ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
        styler.setChartPadding(8);
        styler.setPlotContentSize(1.0);
        styler.setXAxisTickMarkSpacingHint(style.fontSize() * 6);
        styler.setYAxisTickMarkSpacingHint(style.fontSize() * 3);
        styler.setXAxisDecimalPattern("#.###");
        styler.setYAxisTickLabelsFormattingFunction(LearningCurveChart::shortNumber);
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

    /** At most four digits with k, M or G, e.g. 2.5M; small numbers as they are. */
    static String shortNumber(double value) {
        double size = Math.abs(value);
        record Unit(double factor, String letter) {}
        Optional<Unit> unit = List.of(new Unit(1e9, "G"), new Unit(1e6, "M"), new Unit(1e3, "k")).stream()
                .filter(each -> size >= each.factor() * 0.9999)
                .findFirst();
        if (unit.isPresent()) {
            return trimmed(value / unit.get().factor(), 2) + unit.get().letter();
        }
        if (size != 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return trimmed(value, size < 0.1 ? 4 : 2);
    }

    private static String trimmed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        String trimmed = text.replaceFirst("\\.?0+$", "");
        return trimmed.equals("-0") || trimmed.isEmpty() ? "0" : trimmed;
    }
}
