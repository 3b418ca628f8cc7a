package io.github.marl4j.envs.momaland.crazyrl;

/** A camera that looks at a point: from world coordinates, z up, to pixels, y down. */
final class Perspective {
    private final double[] eye;
    private final double[] forward;
    private final double[] right;
    private final double[] up;
    private final double scale;
    private final double middleX;
    private final double middleY;

    /**
     * Sets it up.
     *
     * @param eye where it stands [x, y, z]
     * @param at what it looks at [x, y, z]
     * @param degrees vertical field of view
     */
    Perspective(double[] eye, double[] at, double degrees, int width, int height) {
        this.eye = eye.clone();
        forward = unit(new double[] {at[0] - eye[0], at[1] - eye[1], at[2] - eye[2]});
        right = unit(cross(forward, new double[] {0, 0, 1}));
        up = cross(right, forward);
        scale = height / 2.0 / Math.tan(Math.toRadians(degrees) / 2);
        middleX = width / 2.0;
        middleY = height / 2.0;
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] unit(double[] a) {
        double length = Math.sqrt(dot(a, a));
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }

    /** A point of the picture, and how many pixels a length of 1 has there. */
    record Pixel(double x, double y, double size) {}

    /** Returns where a point in front of the camera appears. */
    Pixel see(double x, double y, double z) {
        double[] to = {x - eye[0], y - eye[1], z - eye[2]};
        double size = scale / dot(to, forward);
        return new Pixel(middleX + dot(to, right) * size, middleY - dot(to, up) * size, size);
    }
}
