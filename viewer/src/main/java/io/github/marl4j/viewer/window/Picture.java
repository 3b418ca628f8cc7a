package io.github.marl4j.viewer.window;

import static org.lwjgl.opengl.GL33C.GL_BGRA;
import static org.lwjgl.opengl.GL33C.GL_CLAMP_TO_EDGE;
import static org.lwjgl.opengl.GL33C.GL_LINEAR;
import static org.lwjgl.opengl.GL33C.GL_NEAREST;
import static org.lwjgl.opengl.GL33C.GL_RGBA8;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_MAG_FILTER;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_MIN_FILTER;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_WRAP_S;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_WRAP_T;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_INT_8_8_8_8_REV;
import static org.lwjgl.opengl.GL33C.glBindTexture;
import static org.lwjgl.opengl.GL33C.glDeleteTextures;
import static org.lwjgl.opengl.GL33C.glGenTextures;
import static org.lwjgl.opengl.GL33C.glTexImage2D;
import static org.lwjgl.opengl.GL33C.glTexParameteri;
import static org.lwjgl.opengl.GL33C.glTexSubImage2D;

/** A picture in the memory of the graphics card. */
public final class Picture implements AutoCloseable {
    private final int id = glGenTextures();
    private int width;
    private int height;

    /**
     * Creates an empty picture.
     *
     * @param smooth whether it is blurred when it is shown in another size; else its pixels become squares
     */
    public Picture(boolean smooth) {
        glBindTexture(GL_TEXTURE_2D, id);
        int filter = smooth ? GL_LINEAR : GL_NEAREST;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }

    /**
     * Takes pixels.
     *
     * @param argb 0xAARRGGBB, row by row from the top left; not modified
     */
    public void set(int newWidth, int newHeight, int[] argb) {
        glBindTexture(GL_TEXTURE_2D, id);
        if (newWidth == width && newHeight == height) {
            glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, argb);
            return;
        }
        width = newWidth;
        height = newHeight;
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, argb);
    }

    int id() {
        return id;
    }

    /** Returns its width [px], 0 while it is empty. */
    public int width() {
        return width;
    }

    /** Returns its height [px]. */
    public int height() {
        return height;
    }

    @Override
    public void close() {
        glDeleteTextures(id);
    }
}
