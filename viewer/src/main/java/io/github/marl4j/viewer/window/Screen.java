package io.github.marl4j.viewer.window;

import static org.lwjgl.opengl.GL33C.*;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.paint.Surface;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;

/**
 * What is drawn on: the native view of 384 x 224 as large as it fits into the window, with edges smoothed by geometry. Shapes are collected and sent in few calls. Drawing a frame is {@link #begin}, shapes,
 * {@link #end}; then {@link #shot} has the pixels of a frame that is kept.
 */
public final class Screen implements Surface, AutoCloseable {
    private static final int BORDER = 0x07060C;

    private final Window window;
    private final Program shapes;
    private final Program pictures;
    private final Vertices coloured;
    private final Vertices placed;
    private final Outline outline = new Outline();
    private int target;
    private int texture;
    private int width;
    private int height;
    /** Where the lower left corner of the picture is in what is drawn on. */
    private int cornerX;

    private int cornerY;
    private boolean kept;
    private double scale;
    private double left;
    private int alpha = 255;
    private IntBuffer pixels;

    /** Creates what drawing on a window needs. */
    public Screen(Window window) {
        this.window = window;
        shapes = new Program(Program.SHAPES_VERTEX, Program.SHAPES_FRAGMENT);
        pictures = new Program(Program.PICTURES_VERTEX, Program.PICTURES_FRAGMENT);
        coloured = new Vertices(true);
        placed = new Vertices(false);
        fit();
    }

    /** Makes the picture as large as the window allows. */
    private void fit() {
        double fits = Math.min(window.width() / (double) VIEW_WIDTH, window.height() / (double) VIEW_HEIGHT);
        int newWidth = Math.max(1, (int) Math.round(fits * VIEW_WIDTH));
        int newHeight = Math.max(1, (int) Math.round(fits * VIEW_HEIGHT));
        if (newWidth == width && newHeight == height) return;
        freeTarget();
        width = newWidth;
        height = newHeight;
        scale = height / (double) VIEW_HEIGHT;
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, (IntBuffer) null);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        target = glGenFramebuffers();
        glBindFramebuffer(GL_FRAMEBUFFER, target);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            throw new NoWindowException("the driver refuses a framebuffer of " + width + " x " + height + " px");
        }
        pixels = MemoryUtil.memAllocInt(width * height);
    }

    private void freeTarget() {
        if (target == 0) return;
        glDeleteFramebuffers(target);
        glDeleteTextures(texture);
        MemoryUtil.memFree(pixels);
        target = 0;
    }

    /**
     * Begins a frame.
     *
     * @param keep whether {@link #shot} will be asked for it. Such a frame is drawn aside and copied into the window, because what a window shows need not be readable; all others are drawn straight
     *     into the window, which saves a fifth of the work where the processor draws.
     */
    public void begin(boolean keep) {
        fit();
        kept = keep;
        cornerX = keep ? 0 : marginX();
        cornerY = keep ? 0 : marginY();
        glBindFramebuffer(GL_FRAMEBUFFER, keep ? target : 0);
        glDisable(GL_SCISSOR_TEST);
        if (!keep) border();
        glViewport(cornerX, cornerY, width, height);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        left = -VIEW_WIDTH / 2.0;
        alpha = 255;
    }

    private int marginX() {
        return (window.width() - width) / 2;
    }

    private int marginY() {
        return (window.height() - height) / 2;
    }

    /** Paints what of the window lies beside the picture. */
    private void border() {
        if (window.width() == width && window.height() == height) return;
        glClearColor((BORDER >> 16) / 255f, (BORDER >> 8 & 255) / 255f, (BORDER & 255) / 255f, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    /** Ends a frame. The window still has to show it. */
    public void end() {
        flush();
        unclip();
        if (kept) {
            int x = marginX();
            int y = marginY();
            glBindFramebuffer(GL_READ_FRAMEBUFFER, target);
            glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
            border();
            glBlitFramebuffer(0, 0, width, height, x, y, x + width, y + height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        }
        glFinish(); // no queue of pictures between a press and what is seen
    }

    /**
     * Returns the picture that was drawn last.
     *
     * @throws IllegalStateException if it was begun without being kept
     */
    public Frame shot() {
        if (!kept) throw new IllegalStateException("screen: the picture was not kept; begin it with begin(true)");
        glBindFramebuffer(GL_READ_FRAMEBUFFER, target);
        pixels.clear();
        glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, pixels);
        int[] rgb = new int[width * height];
        for (int row = 0; row < height; row++) {
            pixels.position((height - 1 - row) * width);
            pixels.get(rgb, row * width, width);
        }
        for (int i = 0; i < rgb.length; i++) rgb[i] &= 0xFFFFFF;
        return new Frame(width, height, rgb);
    }

    /** Returns the width of the picture [px]. */
    public int width() {
        return width;
    }

    /** Returns the height of the picture [px]. */
    public int height() {
        return height;
    }

    /** Makes what is drawn from now on transparent; 1 hides what is below, 0 is not seen. */
    public void opacity(double share) {
        alpha = (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    }

    /** Draws only inside a rectangle of the screen, given in native pixels from the top left, until {@link #unclip}. */
    public void clip(double x, double y, double w, double h) {
        flush();
        glEnable(GL_SCISSOR_TEST);
        int bottom = (int) Math.round(height - (y + h) * scale);
        glScissor(cornerX + (int) Math.round(x * scale), cornerY + bottom, (int) Math.round(w * scale), (int)
                Math.round(h * scale));
    }

    /** Draws everywhere again. */
    public void unclip() {
        flush();
        glDisable(GL_SCISSOR_TEST);
    }

    private int ink(int rgb) {
        return alpha << 24 | (rgb & 255) << 16 | rgb & 0xFF00 | rgb >> 16 & 255;
    }

    private double column(double x) {
        return (x - left) * scale;
    }

    private double line(double y) {
        return (VIEW_HEIGHT - FLOOR - y) * scale;
    }

    @Override
    public void look(double newLeft) {
        left = newLeft;
    }

    @Override
    public double scaleY() {
        return scale;
    }

    @Override
    public void capsule(double x0, double y0, double r0, double x1, double y1, double r1, int rgb) {
        outline.clear();
        outline.capsule(column(x0), line(y0), r0 * scale, column(x1), line(y1), r1 * scale);
        fill(rgb);
    }

    @Override
    public void quad(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, int rgb) {
        outline.clear();
        outline.quad(column(x0), line(y0), column(x1), line(y1), column(x2), line(y2), column(x3), line(y3));
        fill(rgb);
    }

    private void fill(int rgb) {
        if (coloured.full(outline.corners())) flush();
        outline.fill(coloured, ink(rgb));
    }

    @Override
    public void bar(double x, double y, double w, double h, int rgb) {
        float x0 = Math.round(x * scale);
        float y0 = Math.round(y * scale);
        float x1 = Math.round((x + w) * scale);
        float y1 = Math.round((y + h) * scale);
        if (x0 >= x1 || y0 >= y1) return;
        if (coloured.full(6)) flush();
        int ink = ink(rgb);
        coloured.add(x0, y0, ink);
        coloured.add(x1, y0, ink);
        coloured.add(x1, y1, ink);
        coloured.add(x0, y0, ink);
        coloured.add(x1, y1, ink);
        coloured.add(x0, y1, ink);
    }

    /** Draws the edge of a rectangle of the screen, one native pixel wide. */
    public void frame(double x, double y, double w, double h, int rgb) {
        bar(x, y, w, 1, rgb);
        bar(x, y + h - 1, w, 1, rgb);
        bar(x, y + 1, 1, h - 2, rgb);
        bar(x + w - 1, y + 1, 1, h - 2, rgb);
    }

    @Override
    public void dim(int share) {
        int before = alpha;
        alpha = 255 - share;
        bar(0, 0, VIEW_WIDTH, VIEW_HEIGHT, 0);
        alpha = before;
    }

    /**
     * Draws a part of a picture into a rectangle of the screen, given in native pixels from the top left. The part may lean: its upper edge may begin elsewhere than its lower one.
     *
     * @param upper left end of what the upper edge shows [share of the picture's width]
     * @param lower left end of what the lower edge shows
     * @param share width of the part [share of the picture's width]
     * @param holes whether some of it lets through what is below
     */
    public void picture(
            Picture picture,
            double x,
            double y,
            double w,
            double h,
            double upper,
            double lower,
            double share,
            boolean holes) {
        flush();
        float x0 = (float) (x * scale);
        float y0 = (float) (y * scale);
        float x1 = (float) ((x + w) * scale);
        float y1 = (float) ((y + h) * scale);
        placed.add(x0, y0, (float) upper, 0);
        placed.add(x1, y0, (float) (upper + share), 0);
        placed.add(x1, y1, (float) (lower + share), 1);
        placed.add(x0, y0, (float) upper, 0);
        placed.add(x1, y1, (float) (lower + share), 1);
        placed.add(x0, y1, (float) lower, 1);
        if (!holes) glDisable(GL_BLEND);
        glUseProgram(pictures.id);
        glUniform2f(pictures.size, width, height);
        glBindTexture(GL_TEXTURE_2D, picture.id());
        placed.draw();
        glEnable(GL_BLEND);
    }

    private void flush() {
        if (coloured.empty()) return;
        glUseProgram(shapes.id);
        glUniform2f(shapes.size, width, height);
        coloured.draw();
    }

    @Override
    public void close() {
        freeTarget();
        shapes.free();
        pictures.free();
        coloured.free();
        placed.free();
    }
}
