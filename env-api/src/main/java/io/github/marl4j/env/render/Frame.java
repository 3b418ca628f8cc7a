package io.github.marl4j.env.render;

import io.github.marl4j.env.files.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A picture.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb row by row from the top left, {@code 0xRRGGBB}, length width * height
 */
public record Frame(int width, int height, int[] rgb) {
    public Frame {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(
                    "frame: rgb.length=" + rgb.length + ", expected width*height=" + width * height);
        }
    }

    /** Returns the pixels of an image. */
    public static Frame of(BufferedImage image) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < rgb.length; i++) rgb[i] &= 0xFFFFFF;
        return new Frame(image.getWidth(), image.getHeight(), rgb);
    }

    /**
     * Saves the picture as a PNG file, which appears whole or not at all.
     *
     * @param target its folder is made if it is missing
     * @throws IOException if it cannot be written
     */
    public void savePng(Path target) throws IOException {
        try (AtomicFile file = new AtomicFile(target)) {
            ImageIO.write(toImage(), "png", file.stream());
            file.commit();
        }
    }

    /** Returns the picture as a Java 2D image. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && width == that.width
                && height == that.height
                && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Frame[" + width + "x" + height + "]";
    }
}
