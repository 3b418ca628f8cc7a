package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.window.Screen;
import java.util.Optional;

/** One of the things that the window can show. */
public interface Scene {
    /** A sixtieth of a second: looks at the hands and moves on. */
    void step();

    /** One of the viewer's own keys, by GLFW's number, has gone down. */
    default void key(int key) {}

    /**
     * Draws itself.
     *
     * @param part how far time has come from the last step to the next, 0 to 1
     */
    void draw(Screen screen, double part);

    /** Returns how fast time runs: 1 is sixty steps in a second. */
    default double speed() {
        return 1;
    }

    /** The window was closed while this scene was shown; returns what the person is to be told of it. */
    default Optional<String> closed() {
        return Optional.empty();
    }

    /** The scene will not be shown again. */
    default void leave() {}
}
