package io.github.marl4j.viewer;

import java.util.Arrays;
import java.util.Locale;

/**
 * Measures how long pictures take, and how long it takes until a press is seen. Allocates nothing while it measures.
 *
 * <p>The time of a press runs from the last look at the keyboard at which it was not yet there, so that its way through the system's queue is counted at its longest, to the moment when the first picture that
 * shows it has been handed to the screen. What the screen itself needs cannot be known here.
 */
final class Meter {
    private static final int KEPT = 1 << 14;
    private static final float SIXTIETH = 1000f / 60;

    private final float[] picture = new float[KEPT];
    private final float[] press = new float[KEPT];
    private int pictures;
    private int inTime;
    private long began;
    private long ended;
    private int presses;
    private int mostFrames;
    private long pressedSince;
    /** Frame of the oldest press that no picture shows yet, -1 if there is none. */
    private int pressedAt = -1;

    /**
     * A key went down.
     *
     * @param sinceNanos the earliest time at which it may have
     * @param frame number of the next frame of the simulation
     */
    void pressed(long sinceNanos, int frame) {
        if (pressedAt >= 0) return;
        pressedAt = frame;
        pressedSince = sinceNanos;
    }

    /**
     * A picture was handed to the screen.
     *
     * @param fromNanos when drawing began
     * @param toNanos when it was handed over
     * @param frame number of the next frame of the simulation: all before it are in the picture
     */
    void shown(long fromNanos, long toNanos, int frame) {
        if (pictures == 0) began = fromNanos;
        ended = toNanos;
        float millis = (toNanos - fromNanos) / 1e6f;
        if (millis <= SIXTIETH) inTime++;
        picture[pictures++ % KEPT] = millis;
        if (pressedAt < 0 || frame <= pressedAt) return;
        press[presses++ % KEPT] = (toNanos - pressedSince) / 1e6f;
        mostFrames = Math.max(mostFrames, frame - pressedAt);
        pressedAt = -1;
    }

    /** Returns how many presses were seen; those that came with the same look at the keyboard count once. */
    int presses() {
        return presses;
    }

    /** Returns how many frames the simulation had made at most, from that of a press on, in the first picture that showed it: 1 if it was the picture of the press's own frame. */
    int mostFrames() {
        return mostFrames;
    }

    /** Returns the measure in words. */
    String summary() {
        if (pictures == 0) return "no pictures";
        double seconds = (ended - began) / 1e9;
        String drawn = String.format(
                Locale.ROOT,
                "%d pictures in %.1f s (%.1f per second), each %s, %.1f %% within 16.7 ms",
                pictures,
                seconds,
                pictures / Math.max(1e-9, seconds),
                middleAndWorst(picture, pictures),
                100.0 * inTime / pictures);
        if (presses == 0) return drawn;
        return String.format(
                Locale.ROOT,
                "%s; input to picture: %d presses, in frame %d at the latest, %s",
                drawn,
                presses,
                mostFrames,
                middleAndWorst(press, presses));
    }

    private static String middleAndWorst(float[] millis, int count) {
        float[] sorted = Arrays.copyOf(millis, Math.min(count, KEPT));
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.2f ms in the median, %.2f ms at the 99th percentile",
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.99 * (sorted.length - 1))]);
    }
}
