package io.github.marl4j.viewer.input;

import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWGamepadState;

/** The gamepads that GLFW has a mapping for, in the order of their numbers; they may come and go. */
public final class GlfwPads implements Pads {
    private static final int MOST = 4;
    private static final int NUMBERS = 16;

    private final GLFWGamepadState[] states = new GLFWGamepadState[MOST];
    private int count;

    /** Creates an observer; the window must be open. */
    public GlfwPads() {
        for (int i = 0; i < MOST; i++) states[i] = GLFWGamepadState.calloc();
    }

    @Override
    public void poll() {
        count = 0;
        for (int number = 0; number < NUMBERS && count < MOST; number++) {
            if (GLFW.glfwJoystickIsGamepad(number) && GLFW.glfwGetGamepadState(number, states[count])) count++;
        }
    }

    @Override
    public boolean present(int pad) {
        return pad < count;
    }

    @Override
    public boolean button(int pad, int button) {
        return states[pad].buttons(button) == GLFW.GLFW_PRESS;
    }

    @Override
    public float axis(int pad, int axis) {
        return states[pad].axes(axis);
    }

    @Override
    public void close() {
        for (GLFWGamepadState state : states) state.free();
    }
}
