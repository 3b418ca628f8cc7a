package io.github.marl4j.viewer;

import java.nio.file.Path;
import java.util.List;

/**
 * What a person wants to see.
 *
 * @param mode what is shown first
 * @param left who plays the left side: {@code human:1}, {@code human:2}, {@code cpu:1} to {@code cpu:8}, {@code policy:FOLDER}
 * @param right the same for the right side
 * @param leftFighter id
 * @param rightFighter id
 * @param seed of all chance
 * @param width of the window [px]
 * @param height of the window [px]
 * @param speed of time, 0.125 to 8
 * @param headless whether nothing appears on a screen
 * @param frames frames of the simulation after which the viewer ends, 0 for no end
 * @param overlay parts of the overlay: hit, input, data
 * @param muted whether there is no sound
 * @param shot where a picture of the last frame goes, or {@code null}
 * @param film where a film of everything goes, or {@code null}
 * @param script timed keys, or {@code null}
 * @param file replay or run folder to show, or {@code null}
 * @param settings file of the person's settings
 */
public record ViewOptions(
        Mode mode,
        String left,
        String right,
        String leftFighter,
        String rightFighter,
        long seed,
        int width,
        int height,
        double speed,
        boolean headless,
        int frames,
        List<String> overlay,
        boolean muted,
        Path shot,
        Path film,
        Path script,
        Path file,
        Path settings) {

    /** What is shown first. */
    public enum Mode {
        /** The menu. */
        MENU,
        /** A fight at once. */
        FIGHT,
        /** The ladder. */
        LADDER,
        /** Training. */
        TRAINING,
        /** A replay file. */
        REPLAY,
        /** Episodes of a run folder. */
        WATCH
    }

    private static final double SLOWEST = 0.125;
    private static final double FASTEST = 8;
    private static final int SMALLEST = 128;
    private static final int LARGEST = 8192;

    /** Checks. */
    public ViewOptions {
        overlay = List.copyOf(overlay);
        if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException("viewer: size " + width + "x" + height + " must be from " + SMALLEST
                    + " to " + LARGEST + " px each way");
        }
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new IllegalArgumentException(
                    "viewer: speed=" + speed + " must be from " + SLOWEST + " to " + FASTEST);
        }
        if (frames < 0) throw new IllegalArgumentException("viewer: frames=" + frames + " must not be negative");
        if (headless && frames == 0) {
            throw new IllegalArgumentException("viewer: headless needs frames, the number after which it ends");
        }
        if ((mode == Mode.REPLAY || mode == Mode.WATCH) && file == null) {
            throw new IllegalArgumentException("viewer: mode " + mode + " needs a file or a run folder");
        }
    }
}
