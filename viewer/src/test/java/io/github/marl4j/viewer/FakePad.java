package io.github.marl4j.viewer;

import io.github.marl4j.viewer.input.Pads;
import java.util.function.IntPredicate;
import org.lwjgl.glfw.GLFW;

/** A gamepad of the first player, without a driver: GLFW's own code for joysticks reads devices of the system, which a test cannot make. */
final class FakePad implements Pads {
    boolean there;
    int held = -1;
    float x;
    float trigger = -1;
    /** Decides for each look at it, counted from 0, whether it is plugged in; or {@code null}. */
    IntPredicate plugged;

    private int looks;

    @Override
    public void poll() {
        if (plugged != null) there = plugged.test(looks++);
    }

    @Override
    public boolean present(int number) {
        return number == 0 && there;
    }

    @Override
    public boolean button(int number, int button) {
        return button == held;
    }

    @Override
    public float axis(int number, int axis) {
        if (axis == GLFW.GLFW_GAMEPAD_AXIS_LEFT_X) return x;
        return axis == GLFW.GLFW_GAMEPAD_AXIS_RIGHT_TRIGGER ? trigger : 0;
    }
}
