package io.github.marl4j.algorithms.nn;

/**
 * Shape of an image whose features lie {@code [row][column][channel]}, as the environments write it.
 *
 * @param height rows
 * @param width columns
 * @param channels numbers per pixel
 */
public record ImageShape(int height, int width, int channels) {
    /** @return features of an image */
    public int size() {
        return height * width * channels;
    }

    /**
     * @param filters channels that a convolution writes
     * @param size edge of its square kernel
     * @param stride pixels between two places of the kernel
     * @return shape of what comes out; only places where the whole kernel lies inside count
     * @throws IllegalArgumentException if the kernel is larger than the image
     */
    public ImageShape convolved(int filters, int size, int stride) {
        if (filters < 1 || size < 1 || stride < 1 || size > height || size > width) {
            throw new IllegalArgumentException("a convolution with filters=" + filters + " size=" + size + " stride="
                    + stride + " does not fit an image of " + height + " x " + width);
        }
        return new ImageShape((height - size) / stride + 1, (width - size) / stride + 1, filters);
    }
}
