package io.github.marl4j.evaluation.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** What all charts have in common: colours, fonts, grid, legend below, and how numbers are written. */
public final class ChartLook {
    private ChartLook() {}

    /** Gives a chart the look. */
    public static void apply(AxesChartStyler styler, ChartStyle style) {
        Color ground = ground(style);
        Color ink = ink(style);
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
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(font.deriveFont(Font.BOLD));
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font.deriveFont(style.fontSize() * 0.9f));
        styler.setLegendFont(font);
        styler.setLegendVisible(style.legend());
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setChartPadding(8);
        styler.setPlotContentSize(1.0);
        styler.setXAxisTickMarkSpacingHint(style.fontSize() * 6);
        styler.setYAxisTickMarkSpacingHint(style.fontSize() * 3);
    }

    /** Returns the colour behind everything. */
    public static Color ground(ChartStyle style) {
        return style.dark() ? Color.decode("#171A21") : Color.WHITE;
    }

    /** Returns the colour of letters and of what belongs to no curve. */
    public static Color ink(ChartStyle style) {
        return style.dark() ? Color.decode("#D5D9E2") : Color.decode("#333A45");
    }

    /** At most four digits with k, M or G, e.g. 2.5M; small numbers as they are. */
    public static String shortNumber(double value) {
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
