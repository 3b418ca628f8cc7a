package io.github.marl4j.envs.fighting.paint;

/** The stage behind the fighters, ready to be copied. */
public interface Backdrop {
    /** Paints the stage as it is seen from a place of the camera [native px from the middle]. Allocates nothing. */
    void paint(double camera);
}
