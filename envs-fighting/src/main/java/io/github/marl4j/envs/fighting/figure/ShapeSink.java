package io.github.marl4j.envs.fighting.figure;

/** Takes the shapes of a figure in the order in which they are to be painted. Lengths in pixels of the native view; x to the right, y up from the floor. */
public interface ShapeSink {
    /** A tapered capsule: two discs and what lies between them. */
    void capsule(double x0, double y0, double r0, double x1, double y1, double r1, int rgb);

    /** A convex quadrangle. */
    void quad(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, int rgb);
}
