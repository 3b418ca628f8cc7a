package io.github.marl4j.envs.smax;

import java.util.Arrays;

/**
 * What observations and the world state say about each unit of one environment, before it is put into the place of a reader. One instance per thread.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
final class SmaxRows {
    /** Length of a row: the block as it is in an observation, but with absolute positions, and three zeros. */
    static final int WIDTH = 16;

    /** Where a row has its place. */
    static final int X = 1, Y = 2;

    private static final int HEALTH = 0, MOVE_X = 3, MOVE_Y = 4, ATTACK = 5, COOLDOWN = 6, TYPE = 7;

    /** Rows {@code [type][WIDTH]} that are all zero but for the flag of a type at {@link #TYPE}. */
    private static final float[] FLAGS = new float[UnitType.COUNT * WIDTH];

    static {
        for (int t = 0; t < UnitType.COUNT; t++) FLAGS[t * WIDTH + TYPE + t] = 1f;
    }

    private final SmaxSpec spec;
    private final SmaxState s;

    /** Rows {@code [unit][WIDTH]} as units of the own team see them. */
    final float[] own;

    /** Rows {@code [unit][WIDTH]} as units of the other team see them; the same array if they see actions. */
    final float[] others;

    SmaxRows(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
        own = new float[(spec.numUnits + 1) * WIDTH];
        others = spec.options.seeEnemyActions() ? own : new float[own.length];
    }

    /** Reads the units of an environment, dead ones included. */
    void read(int env) {
        int first = env * spec.numUnits;
        for (int u = 0, at = 0; u < spec.numUnits; u++, at += WIDTH) {
            int i = first + u;
            int type = s.type[i];
            System.arraycopy(FLAGS, type * WIDTH, own, at, WIDTH);
            own[at + HEALTH] = s.health[i] / spec.maxHealth[type];
            own[at + X] = s.x[i];
            own[at + Y] = s.y[i];
            own[at + MOVE_X] = s.moveX[i];
            own[at + MOVE_Y] = s.moveY[i];
            own[at + ATTACK] = s.attack[i] / lastAttackCode(u);
            own[at + COOLDOWN] = SmaxRules.clamp01(s.cooldown[i] * spec.perCooldown[type]);
            if (others == own) continue;
            System.arraycopy(own, at, others, at, WIDTH);
            Arrays.fill(others, at + MOVE_X, at + ATTACK + 1, 0f);
        }
    }

    /** The highest action code of a unit: codes are shown as shares of it. */
    private float lastAttackCode(int unit) {
        int opponents = unit < spec.numAllies ? spec.numEnemies : spec.numAllies;
        return SmaxSpec.FIRST_ATTACK + opponents - 1;
    }

    /** Lets the row after the last unit's stand for whoever a unit does not see: all zero at the unit's own place. */
    void setUnseen(int unit) {
        int unseen = spec.numUnits * WIDTH;
        own[unseen + X] = others[unseen + X] = own[unit * WIDTH + X];
        own[unseen + Y] = others[unseen + Y] = own[unit * WIDTH + Y];
    }

    /** Returns the rows in which a unit sees those of another one's team. */
    float[] seenBy(int unit, int other) {
        return unit < spec.numAllies == other < spec.numAllies ? own : others;
    }

    /** Writes the block of unit {@code j} as another unit sees it at a relative position in units of its sight range. */
    void writeBlock(int unit, int j, float relX, float relY, float[] out, int at) {
        System.arraycopy(seenBy(unit, j), j * WIDTH, out, at, SmaxSpec.BLOCK);
        out[at + X] = relX;
        out[at + Y] = relY;
    }

    /** Writes the block of a living unit about itself. */
    void writeOwn(int unit, float[] out, int at) {
        int row = unit * WIDTH;
        out[at] = own[row + HEALTH];
        out[at + 1] = own[row + X] * spec.perWidth;
        out[at + 2] = own[row + Y] * spec.perHeight;
        out[at + 3] = own[row + COOLDOWN];
        System.arraycopy(own, row + TYPE, out, at + 4, UnitType.COUNT);
    }

    /** Writes the world state: ten numbers for each unit, zeros for the dead; then all teams; then all types. */
    void writeState(int env, float[] out) {
        int first = env * spec.numUnits;
        int at = env * spec.stateSize;
        for (int u = 0; u < spec.numUnits; u++, at += SmaxSpec.OWN) {
            if (s.health[first + u] <= 0f) {
                Arrays.fill(out, at, at + SmaxSpec.OWN, 0f);
                continue;
            }
            out[at] = own[u * WIDTH + HEALTH];
            out[at + 1] = s.x[first + u];
            out[at + 2] = s.y[first + u];
            out[at + 3] = s.cooldown[first + u];
            System.arraycopy(own, u * WIDTH + TYPE, out, at + 4, UnitType.COUNT);
        }
        for (int u = 0; u < spec.numUnits; u++) {
            out[at + u] = u < spec.numAllies ? 0f : 1f;
            out[at + spec.numUnits + u] = s.type[first + u];
        }
    }
}
