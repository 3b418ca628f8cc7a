package io.github.marl4j.envs.fighting.engine;

/** What happened to a player: the bits of {@link Cells#EVENTS}. */
public final class Event {
    private Event() {}

    /** Hit the other. */
    public static final int HIT = 1;
    /** Blocked. */
    public static final int BLOCK = 2;
    /** Threw the other: the release. */
    public static final int THROW = 4;
    /** Broke a throw. */
    public static final int TECH = 8;
    /** Caught a strike. */
    public static final int COUNTER = 16;
    /** Absorbed a hit. */
    public static final int ARMOR = 32;
    /** Is out of health. */
    public static final int KO = 64;
    /** Interrupted a move of the other with a hit. */
    public static final int COUNTER_HIT = 128;
    /** Gripped the other: the start of a throw. */
    public static final int GRIP = 256;

    /** Names by bit. */
    public static final String[] NAMES = {
        "hit", "block", "throw", "tech", "counter", "armor", "ko", "counterHit", "grip"
    };
}
