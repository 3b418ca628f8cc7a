package io.github.marl4j.viewer.window;

import static org.lwjgl.opengl.GL33C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL33C.GL_FLOAT;
import static org.lwjgl.opengl.GL33C.GL_STREAM_DRAW;
import static org.lwjgl.opengl.GL33C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL33C.glBindBuffer;
import static org.lwjgl.opengl.GL33C.glBindVertexArray;
import static org.lwjgl.opengl.GL33C.glBufferData;
import static org.lwjgl.opengl.GL33C.glBufferSubData;
import static org.lwjgl.opengl.GL33C.glDeleteBuffers;
import static org.lwjgl.opengl.GL33C.glDeleteVertexArrays;
import static org.lwjgl.opengl.GL33C.glDrawArrays;
import static org.lwjgl.opengl.GL33C.glEnableVertexAttribArray;
import static org.lwjgl.opengl.GL33C.glGenBuffers;
import static org.lwjgl.opengl.GL33C.glGenVertexArrays;
import static org.lwjgl.opengl.GL33C.glVertexAttribPointer;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** Triangles on their way to the graphics card: a place of two floats for each corner and either a colour of four bytes or a place in a picture of two floats. */
final class Vertices {
    private static final int MOST = 60_000;

    private final int bytesEach;
    private final ByteBuffer memory;
    private final int array;
    private final int buffer;
    private int count;

    Vertices(boolean coloured) {
        bytesEach = coloured ? 12 : 16;
        memory = MemoryUtil.memAlloc(MOST * bytesEach);
        array = glGenVertexArrays();
        buffer = glGenBuffers();
        glBindVertexArray(array);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(GL_ARRAY_BUFFER, memory.capacity(), GL_STREAM_DRAW);
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_FLOAT, false, bytesEach, 0);
        glEnableVertexAttribArray(1);
        if (coloured) glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, true, bytesEach, 8);
        else glVertexAttribPointer(1, 2, GL_FLOAT, false, bytesEach, 8);
    }

    boolean full(int more) {
        return count + more > MOST;
    }

    boolean empty() {
        return count == 0;
    }

    /** Adds a corner with a colour, red in the lowest byte. */
    void add(float x, float y, int abgr) {
        memory.putFloat(x).putFloat(y).putInt(abgr);
        count++;
    }

    /** Adds a corner with a place in a picture, 0 to 1 from the top left. */
    void add(float x, float y, float u, float v) {
        memory.putFloat(x).putFloat(y).putFloat(u).putFloat(v);
        count++;
    }

    /** Draws all of them with the present program and forgets them. */
    void draw() {
        memory.flip();
        glBindVertexArray(array);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(
                GL_ARRAY_BUFFER,
                (long) MOST * bytesEach,
                GL_STREAM_DRAW); // a new one, so that nobody waits for the old
        glBufferSubData(GL_ARRAY_BUFFER, 0, memory);
        glDrawArrays(GL_TRIANGLES, 0, count);
        memory.clear();
        count = 0;
    }

    void free() {
        glDeleteVertexArrays(array);
        glDeleteBuffers(buffer);
        MemoryUtil.memFree(memory);
    }
}
