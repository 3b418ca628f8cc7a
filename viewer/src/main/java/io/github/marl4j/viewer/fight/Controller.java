package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.engine.FightState;
import java.util.Optional;

/** Presses the buttons of one side of a match. */
public interface Controller {
    /** A match begins, or goes on from another place. */
    default void begin(FightState state, long seed) {}

    /** Returns the input word of the next frame; asked once for each. */
    int word(FightState state);

    /** A frame has been played. */
    default void played(FightState state) {}

    /** Returns the same player on the other side of the match, or nothing if it can play only its own. */
    default Optional<Controller> onOtherSide() {
        return Optional.empty();
    }

    /** Returns what it is, for people. */
    String name();
}
