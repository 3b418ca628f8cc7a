package io.github.marl4j.envs.fighting.cpu;

/**
 * How good a computer's fighter is. Chances in percent. Source: design, section 13.
 *
 * @param reaction age of what it knows about the opponent [frames]
 * @param interval frames between two thoughts
 * @param block chance to guard against a threat
 * @param antiAir chance to answer a jump
 * @param punish chance to answer a mistake
 * @param tech chance to break a throw
 * @param comboMoves moves of a string at most
 * @param idle chance to do nothing
 * @param appetite liking for specials and supers
 */
public record CpuLevel(
        int reaction,
        int interval,
        int block,
        int antiAir,
        int punish,
        int tech,
        int comboMoves,
        int idle,
        int appetite) {

    private static final CpuLevel[] LEVELS = {
        new CpuLevel(30, 24, 15, 5, 5, 0, 1, 55, 10),
        new CpuLevel(26, 20, 25, 10, 10, 5, 1, 45, 15),
        new CpuLevel(22, 16, 35, 20, 20, 10, 2, 35, 20),
        new CpuLevel(19, 13, 48, 35, 35, 20, 2, 25, 30),
        new CpuLevel(16, 10, 60, 50, 50, 35, 3, 18, 40),
        new CpuLevel(13, 8, 72, 65, 65, 50, 3, 12, 50),
        new CpuLevel(10, 6, 84, 80, 82, 65, 4, 6, 60),
        new CpuLevel(8, 4, 94, 92, 95, 80, 5, 2, 70)
    };

    /** The strongest. */
    public static final int STRONGEST = LEVELS.length;

    /**
     * Returns a level.
     *
     * @param level 1 to 8
     * @throws IllegalArgumentException if there is no such level
     */
    public static CpuLevel of(int level) {
        if (level < 1 || level > LEVELS.length) {
            throw new IllegalArgumentException("cpu level=" + level + " must be from 1 to " + LEVELS.length);
        }
        return LEVELS[level - 1];
    }
}
