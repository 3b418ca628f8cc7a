package io.github.marl4j.viewer.window;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.env.render.Gif;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A film of what the window shows: an animated GIF with every second frame, or a folder with all of them. Frames of the simulation decide what is taken, so a slow machine films as smoothly as a fast one. */
public final class Film implements AutoCloseable {
    private static final int GIF_EVERY = 2;
    private static final int GIF_DELAY = 30;

    private final Path target;
    private final Gif gif;
    private int seen;
    private int taken;

    /**
     * Begins a film.
     *
     * @param target a file that ends in {@code .gif}, or a folder for {@code frame_000001.png} and so on
     */
    public Film(Path target) throws IOException {
        this.target = target;
        boolean animated = target.toString().toLowerCase(Locale.ROOT).endsWith(".gif");
        gif = animated ? new Gif(target, GIF_DELAY) : null;
        if (!animated) Files.createDirectories(target);
    }

    /** Returns whether the next frame is one of the film; asking counts it. */
    public boolean wants() {
        return seen++ % (gif == null ? 1 : GIF_EVERY) == 0;
    }

    /** Takes a frame. */
    public void add(Frame frame) throws IOException {
        taken++;
        if (gif != null) gif.add(frame);
        else frame.savePng(target.resolve(String.format(Locale.ROOT, "frame_%06d.png", taken)));
    }

    /** Returns how many frames were taken. */
    public int frames() {
        return taken;
    }

    /** Returns where the film goes. */
    public Path target() {
        return target;
    }

    @Override
    public void close() throws IOException {
        if (gif != null) gif.close();
    }
}
