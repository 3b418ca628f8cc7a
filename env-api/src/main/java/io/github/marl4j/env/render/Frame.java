package io.github.marl4j.env.render;

import java.awt.image.BufferedImage;

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

    /** Returns the picture as a Java 2D image. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }
}
