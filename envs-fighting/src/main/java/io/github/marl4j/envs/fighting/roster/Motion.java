package io.github.marl4j.envs.fighting.roster;

import java.util.Arrays;
import java.util.Optional;

/** Directions that lead to a move, as keypad digits for a fighter who faces right. The order is that of the engine's tables. */
public enum Motion {
    /** None. */
    NONE("", 0),
    /** Down, down-forward, forward. */
    QUARTER_FORWARD("236", 40),
    /** Down, down-back, back. */
    QUARTER_BACK("214", 40),
    /** Forward, down, down-forward. */
    DRAGON_FORWARD("623", 70),
    /** Back, down, down-back. */
    DRAGON_BACK("421", 50),
    /** Down, neutral, down. */
    DOWN_DOWN("22", 35),
    /** Forward over down to back. */
    HALF_BACK("63214", 80),
    /** Two quarter circles forward. */
    DOUBLE_QUARTER("236236", 95),
    /** All around. */
    FULL_CIRCLE("360", 90),
    /** Back for a while, then forward. */
    CHARGE_FORWARD("[4]6", 60),
    /** Down for a while, then up. */
    CHARGE_UP("[2]8", 60),
    /** Back for a while, then forward, back, forward. */
    CHARGE_DOUBLE("[4]646", 95),
    /** Forward on the newest frame: command normals. */
    FORWARD("6", 10),
    /** Down, down-forward, forward in the air. */
    AIR_QUARTER_FORWARD("air236", 45),
    /** Down, down-back, back in the air. */
    AIR_QUARTER_BACK("air214", 45);

    private final String notation;
    private final int priority;

    Motion(String notation, int priority) {
        this.notation = notation;
        this.priority = priority;
    }

    /** Returns how the data file writes it. */
    public String notation() {
        return notation;
    }

    /** Returns which of several possible moves is taken: the highest. Normals have 0; throws, which have no motion either, 20 and 21. */
    public int priority() {
        return priority;
    }

    /** Returns the motion of a notation. */
    static Optional<Motion> of(String notation) {
        return Arrays.stream(values()).filter(m -> m.notation.equals(notation)).findFirst();
    }
}
