package io.github.marl4j.envs.fighting.engine;

/**
 * Where the numbers of a match lie in {@link FightState#cells}: a block of {@link #STRIDE} for each match with the match's own numbers, two players and four projectile slots. The order of the
 * fields is that of the traces and of {@link MatchRecord}.
 */
public final class Cells {
    private Cells() {}

    /** Match: +1 while player 0 is left of player 1, else -1. */
    public static final int SIDE = 0;
    /** Match: frames that the world still stands still because of a super. */
    public static final int FLASH = 1;
    /** Match: frames of this round; those of a flash do not count. */
    public static final int FRAME = 2;
    /** Match: frames left on the round clock. */
    public static final int CLOCK = 3;
    /** Match: {@link #FIGHT}, {@link #END} or {@link #OVER}. */
    public static final int PHASE = 4;
    /** Match: frames in phase END. */
    public static final int PHASE_TIMER = 5;
    /** Match: rounds that are over. */
    public static final int ROUND = 6;
    /** Match: rounds that player 0 has won; those of player 1 follow. */
    public static final int WINS = 7;

    static final int MATCH_FIELDS = 9;

    /** Phase: the round is on. */
    public static final int FIGHT = 0;
    /** Phase: the round is decided, bodies land. */
    public static final int END = 1;
    /** Phase: the match is over. */
    public static final int OVER = 2;

    /** Player: origin, from the middle of the stage to the right [su]. */
    public static final int X = 0;
    /** Player: height [su]. */
    public static final int Y = 1;
    /** Player: speed to the right [su/frame]. */
    public static final int VX = 2;
    /** Player: speed upwards [su/frame]. */
    public static final int VY = 3;
    /** Player: +1 looks to the right, -1 to the left. */
    public static final int FACING = 4;
    /** Player: one of {@link State}. */
    public static final int STATE = 5;
    /** Player: frame in the state. */
    public static final int T = 6;
    /** Player: index of the move in its fighter's list, or -1. */
    public static final int MOVE = 7;
    /** Player: health. */
    public static final int HP = 8;
    /** Player: meter, 0 to 1000. */
    public static final int METER = 9;
    /** Player: dizzy points. */
    public static final int STUN = 10;
    /** Player: frames of hit stun, block stun or dizziness left. */
    public static final int STUN_TIMER = 11;
    /** Player: frames until dizzy points fall. */
    public static final int STUN_DELAY = 12;
    /** Player: frames of standing still after a contact. */
    public static final int HITSTOP = 13;
    /** Player: distance of the present slide [px]. */
    public static final int PUSH_DISTANCE = 14;
    /** Player: steps of the slide done, 0 to 8. */
    public static final int PUSH_STEP = 15;
    /** Player: direction of the slide. */
    public static final int PUSH_DIRECTION = 16;
    /** Player: 1 if a wall gives the slide to the attacker. */
    public static final int PUSH_TRANSFER = 17;
    /** Player: hits taken in this combo. */
    public static final int COMBO_HITS = 18;
    /** Player: damage taken in this combo. */
    public static final int COMBO_DAMAGE = 19;
    /** Player: juggle points. */
    public static final int JUGGLE_POINTS = 20;
    /** Player: bit n is set when hit n of the move has touched. */
    public static final int HIT_MASK = 21;
    /** Player: what the move has touched: 0 nothing, 1 a body, 2 a guard, or it has sent a projectile. */
    public static final int CONTACT = 22;
    /** Player: frames without throws. */
    public static final int THROW_PROTECT = 23;
    /** Player: jumps left in the air. */
    public static final int AIR_JUMPS = 24;
    /** Player: hits that the armor still absorbs. */
    public static final int ARMOR_LEFT = 25;
    /** Player: normals chained so far. */
    public static final int CHAIN_COUNT = 26;
    /** Player: frames of the landing. */
    public static final int LAND_LENGTH = 27;
    /** Player: 1 if the landing may block. */
    public static final int LAND_MAY_BLOCK = 28;
    /** Player: direction of the jump to come: 1 forward, -1 back, 0 up. */
    public static final int JUMP_DIRECTION = 29;
    /** Player: frames on the floor. */
    public static final int DOWN_LENGTH = 30;
    /** Player: how it will land: 0 none, 1 soft, 2 hard. */
    public static final int KNOCKDOWN = 31;
    /** Player: 1 if it will rise dizzy. */
    public static final int DIZZY_PENDING = 32;

    static final int PLAYER_FIELDS = 33;

    /** Player: the input word of the last frame, cleaned. */
    public static final int PREVIOUS = 33;
    /** Player: seven ages, frames since each button was pressed; 255 = not. */
    public static final int AGES = 34;
    /** Player: index of the fighter. */
    public static final int FIGHTER = 41;
    /** Player: {@link Event}s since they were last cleared; not part of the rules. */
    public static final int EVENTS = 42;

    static final int NUM_AGES = 7;
    static final int PLAYER_SIZE = 43;

    /** Projectile: index of its sender's fighter, or -1 if the slot is empty. */
    public static final int P_FIGHTER = 0;
    /** Projectile: index of the move that sent it. */
    public static final int P_MOVE = 1;
    /** Projectile: centre [su]. */
    public static final int P_X = 2;
    /** Projectile: centre [su]. */
    public static final int P_Y = 3;
    /** Projectile: speed to the right [su/frame]. */
    public static final int P_VX = 4;
    /** Projectile: speed upwards [su/frame]. */
    public static final int P_VY = 5;
    /** Projectile: where its sender looked. */
    public static final int P_FACING = 6;
    /** Projectile: frames left. */
    public static final int P_LIFE = 7;
    /** Projectile: contacts left. */
    public static final int P_DURABILITY = 8;
    /** Projectile: frames until it may hit again. */
    public static final int P_REHIT = 9;
    /** Projectile: bounces left. */
    public static final int P_BOUNCES = 10;

    static final int PROJECTILE_SIZE = 11;
    static final int SLOTS = 2;

    private static final int PLAYERS = MATCH_FIELDS;
    private static final int PROJECTILES = PLAYERS + 2 * PLAYER_SIZE;

    /** Numbers of one match. */
    public static final int STRIDE = PROJECTILES + 4 * PROJECTILE_SIZE + 1;

    /** Returns where the numbers of a match begin. */
    public static int match(int env) {
        return env * STRIDE;
    }

    /** Returns where the numbers of a player begin. */
    public static int player(int match, int player) {
        return match + PLAYERS + player * PLAYER_SIZE;
    }

    /** Returns where the numbers of a projectile slot begin. */
    public static int projectile(int match, int player, int slot) {
        return match + PROJECTILES + (player * SLOTS + slot) * PROJECTILE_SIZE;
    }
}
