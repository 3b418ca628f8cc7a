package io.github.marl4j.viewer.input;

/** The gamepads that are plugged in now. */
public interface Pads extends AutoCloseable {
    /** Takes a new look at them. */
    void poll();

    /** Returns whether a gamepad is there. */
    boolean present(int pad);

    /** Returns whether one of its buttons is down, by GLFW's number. */
    boolean button(int pad, int button);

    /** Returns an axis, -1 to 1, by GLFW's number; down and right are positive. */
    float axis(int pad, int axis);

    @Override
    default void close() {}
}
