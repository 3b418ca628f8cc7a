package io.github.marl4j.viewer;

import java.util.Arrays;
import java.util.Locale;

/** Measures how long pictures take. Allocates nothing while it measures. */
final class Meter {
    private static final int KEPT = 1 << 14;

    private final float[] millis = new float[KEPT];
    private int count;
    private long began;
    private long ended;

    /** A picture took so long. */
    void add(long fromNanos, long toNanos) {
        if (count == 0) began = fromNanos;
        ended = toNanos;
        millis[count++ % KEPT] = (toNanos - fromNanos) / 1e6f;
    }

    /** Returns the measure in words. */
    String summary() {
        if (count == 0) return "no pictures";
        float[] sorted = Arrays.copyOf(millis, Math.min(count, KEPT));
        Arrays.sort(sorted);
        double seconds = (ended - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d pictures in %.1f s (%.1f per second), each %.2f ms in the median, %.2f ms at the 99th percentile",
                count,
                seconds,
                count / Math.max(1e-9, seconds),
                sorted[sorted.length / 2],
                sorted[(int) (0.99 * (sorted.length - 1))]);
    }
}
