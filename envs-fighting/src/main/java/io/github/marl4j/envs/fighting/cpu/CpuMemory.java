package io.github.marl4j.envs.fighting.cpu;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What computers' fighters remember, {@code [env][player]}: a counter of chance, 40 observations of the opponent, the script that is pressed, the string that is under way, a wait, and the decision
 * about the present threat. Part of the state of an environment.
 */
public final class CpuMemory {
    /** Observations kept. */
    static final int RING = 40;

    /** What an observation holds. */
    static final int SEEN_STATE = 0;

    static final int SEEN_T = 1;
    static final int SEEN_X = 2;
    static final int SEEN_Y = 3;
    static final int SEEN_MOVE = 4;
    static final int SEEN_DISTANCE = 5;
    static final int SEEN_PROJECTILE = 6;
    /** Where that projectile is, and its speed [su, su per frame]. */
    static final int SEEN_PROJECTILE_X = 7;

    static final int SEEN_PROJECTILE_VX = 8;
    static final int SEEN_SIZE = 9;

    /** Observations made. */
    static final int COUNT = 0;
    /** Row of the move that is pressed, -1 if none. */
    static final int SCRIPT = 1;

    static final int SCRIPT_AT = 2;
    /** Frames of charging before the script. */
    static final int CHARGE_LEFT = 3;
    /** String under way, -1 if none. */
    static final int STRING = 4;
    /** Move of the string that comes next. */
    static final int STRING_NEXT = 5;
    /** Whether the present move of the string has touched. */
    static final int TOUCHED = 6;

    static final int WAIT = 7;
    /** Direction held, as a keypad digit relative to the opponent. */
    static final int DIRECTION = 8;
    /** Whether there was a threat on the last frame, and whether it is guarded against. */
    static final int THREAT = 9;

    static final int GUARDS = 10;
    static final int THREAT_T = 11;
    static final int THREAT_MOVE = 12;
    /** Whether the present throw has been decided on, and how. */
    static final int TECH_DRAWN = 13;

    static final int TECHS = 14;
    /** Move that follows the present one if it touches, -1 if none. */
    static final int FOLLOW_UP = 15;

    /** Move that the opponent was last seen to begin, -1 if none yet; its frame when last seen; whether it was noticed that it comes again and again. */
    static final int HABIT_MOVE = 16;

    static final int HABIT_T = 17;
    static final int NOTICED = 18;
    /** Frames for which the guard is held after a stun, because what comes next has not been seen yet; and whether that was decided. */
    static final int CAUTION = 19;

    static final int CAUTIOUS = 20;
    /** Whether the last frame was one of being hurt or down. */
    static final int HURT = 21;

    private static final int FIELDS = 22;
    static final int SIZE = FIELDS + RING * SEEN_SIZE;

    final int[] cells;
    final long[] chance;

    /** Creates memories for the players of some matches. */
    public CpuMemory(int numMatches) {
        cells = new int[Math.multiplyExact(2 * numMatches, SIZE)];
        chance = new long[2 * numMatches];
    }

    /** Forgets everything. */
    public void start(int env, int player, long seed) {
        int row = 2 * env + player;
        int at = row * SIZE;
        Arrays.fill(cells, at, at + SIZE, 0);
        cells[at + SCRIPT] = -1;
        cells[at + STRING] = -1;
        cells[at + FOLLOW_UP] = -1;
        cells[at + HABIT_MOVE] = -1;
        cells[at + DIRECTION] = 5;
        chance[row] = seed;
    }

    /** Copies what the players of a match remember. Allocates nothing. */
    public void copyFrom(CpuMemory from, int fromEnv, int toEnv) {
        System.arraycopy(from.cells, 2 * fromEnv * SIZE, cells, 2 * toEnv * SIZE, 2 * SIZE);
        System.arraycopy(from.chance, 2 * fromEnv, chance, 2 * toEnv, 2);
    }

    /** Returns where the observation of some frames ago lies; the oldest if there are not so many. */
    static int seenAt(int[] cells, int memory, int age) {
        int count = cells[memory + COUNT];
        int back = Math.min(age, Math.min(count, RING) - 1);
        return memory + FIELDS + (count - 1 - back) % RING * SEEN_SIZE;
    }

    /** Returns where the next observation goes. */
    static int nextSeen(int[] cells, int memory) {
        int at = memory + FIELDS + cells[memory + COUNT] % RING * SEEN_SIZE;
        cells[memory + COUNT]++;
        return at;
    }

    /** Returns the live arrays by name. */
    public Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("cpu.cells", cells);
        arrays.put("cpu.chance", chance);
        return arrays;
    }
}
