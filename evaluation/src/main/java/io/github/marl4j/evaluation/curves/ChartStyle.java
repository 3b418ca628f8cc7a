package io.github.marl4j.evaluation.curves;

/**
 * Size and colours of a chart.
 *
 * @param width pixels, 120 to 4000
 * @param height pixels, 120 to 4000
 * @param fontSize pixels, 6 to 60
 * @param dark light ink on a dark ground instead of dark ink on white
 * @param legend whether the chart names its curves
 */
public record ChartStyle(int width, int height, int fontSize, boolean dark, boolean legend) {
    /** 900 × 540 on white, with a legend. */
    public static final ChartStyle DEFAULT = new ChartStyle(900, 540, 15, false, true);

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public ChartStyle {
        if (Math.min(width, height) < 120 || Math.max(width, height) > 4000) {
            throw new IllegalArgumentException(
                    "chart size " + width + "x" + height + " is out of range; expected 120 to 4000 pixels");
        }
        if (fontSize < 6 || fontSize > 60) {
            throw new IllegalArgumentException("fontSize=" + fontSize + " is out of range; expected 6 to 60 pixels");
        }
    }
}
