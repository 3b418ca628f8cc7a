package io.github.marl4j.cli;

import io.github.marl4j.evaluation.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** Returns e.g. {@code 1 234 567}. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number).replace(',', ' ');
    }

    /** Returns e.g. {@code 93.8 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** Returns e.g. {@code 91.2 % to 95.6 %}. */
    static String percents(Interval interval) {
        return percent(interval.low()) + " to " + percent(interval.high());
    }

    /** Returns e.g. {@code 1.234}. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    /** Returns a number of any size with five significant digits, e.g. {@code 0.018342}, {@code 281710} or {@code 2.4842E+9}. */
    static String significant(double number) {
        if (number == 0 || !Double.isFinite(number)) return number == 0 ? "0" : Double.toString(number);
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(5)).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale();
        return magnitude > 8 || magnitude < -4 ? rounded.toString() : rounded.toPlainString();
    }

    /** Returns e.g. {@code 42 s}, {@code 3 min 05 s} or {@code 2 h 07 min}. */
    static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) return s + " s";
        if (s < 3600) return String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60);
        return String.format(Locale.ROOT, "%d h %02d min", s / 3600, s / 60 % 60);
    }
}
