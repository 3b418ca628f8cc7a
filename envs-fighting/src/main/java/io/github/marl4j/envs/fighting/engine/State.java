package io.github.marl4j.envs.fighting.engine;

/** What a player is doing: the numbers of {@link Cells#STATE}. */
public final class State {
    private State() {}

    /** Stands. */
    public static final int STAND = 0;
    /** Walks forward. */
    public static final int WALK_F = 1;
    /** Walks back. */
    public static final int WALK_B = 2;
    /** Ducks. */
    public static final int CROUCH = 3;
    /** Bends the knees for a jump. */
    public static final int PREJUMP = 4;
    /** Is in the air. */
    public static final int AIR = 5;
    /** Lands. */
    public static final int LAND = 6;
    /** Dashes forward. */
    public static final int DASH_F = 7;
    /** Dashes back. */
    public static final int DASH_B = 8;
    /** Makes a move. */
    public static final int ATTACK = 9;
    /** Has blocked standing. */
    public static final int BLOCK_STAND = 10;
    /** Has blocked crouching. */
    public static final int BLOCK_CROUCH = 11;
    /** Reels, standing. */
    public static final int HIT_STAND = 12;
    /** Reels, crouching. */
    public static final int HIT_CROUCH = 13;
    /** Was hit in the air and will land on the feet. */
    public static final int RESET = 14;
    /** Falls and may be hit again. */
    public static final int JUGGLE = 15;
    /** Lies. */
    public static final int DOWN = 16;
    /** Gets up. */
    public static final int WAKE = 17;
    /** Holds the other. */
    public static final int THROWING = 18;
    /** Is held. */
    public static final int THROWN = 19;
    /** Broke a throw. */
    public static final int TECH = 20;
    /** Sways and cannot act. */
    public static final int DIZZY = 21;
    /** Is out. */
    public static final int KO = 22;
    /** Reserved for viewers; the rules never enter it. */
    public static final int WIN = 23;

    /** How many there are. */
    public static final int COUNT = 24;

    /** RESET, DOWN, WAKE, THROWING, THROWN, TECH, KO, WIN: nothing can hit. */
    static final int UNTOUCHABLE =
            1 << RESET | 1 << DOWN | 1 << WAKE | 1 << THROWING | 1 << THROWN | 1 << TECH | 1 << KO | 1 << WIN;

    /** States without push boxes. */
    static final int NO_PUSH = 1 << JUGGLE | 1 << RESET | 1 << DOWN | 1 << KO | 1 << THROWING | 1 << THROWN;

    /** States in which nobody can be gripped, besides the untouchable ones. */
    static final int NO_GRIP = 1 << BLOCK_STAND
            | 1 << BLOCK_CROUCH
            | 1 << HIT_STAND
            | 1 << HIT_CROUCH
            | 1 << PREJUMP
            | 1 << AIR
            | 1 << JUGGLE;

    /** Returns whether a state is in a set of states. */
    static boolean in(int state, int set) {
        return (set >>> state & 1) != 0;
    }

    /** Returns whether a player in this state stands, walks or ducks, free to act. */
    public static boolean neutral(int state) {
        return state <= CROUCH;
    }

    /** Returns whether it is block stun. */
    public static boolean block(int state) {
        return state == BLOCK_STAND || state == BLOCK_CROUCH;
    }

    /** Returns whether it is hit stun on the ground. */
    public static boolean hit(int state) {
        return state == HIT_STAND || state == HIT_CROUCH;
    }
}
