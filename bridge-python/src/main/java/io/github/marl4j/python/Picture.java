package io.github.marl4j.python;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.env.shared.DirectMemory;
import java.nio.ByteBuffer;

/**
 * A picture as NumPy wants it.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb {@code [row][column][red, green, blue]}, direct memory
 */
public record Picture(int width, int height, ByteBuffer rgb) {
    static Picture of(Frame frame) {
        int[] pixels = frame.rgb();
        ByteBuffer rgb = DirectMemory.bytes(3L * pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            rgb.put(3 * i, (byte) (pixels[i] >> 16));
            rgb.put(3 * i + 1, (byte) (pixels[i] >> 8));
            rgb.put(3 * i + 2, (byte) pixels[i]);
        }
        return new Picture(frame.width(), frame.height(), rgb);
    }
}
