package io.github.marl4j.envs.smax;

import static io.github.marl4j.envs.smax.SimdStrip.FLOATS;
import static io.github.marl4j.envs.smax.SimdStrip.LANES;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.marl4j.env.Batch;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@link SmaxObservation} of the unit list, one environment after the other: sight and range as bit sets over its units, blocks as one row of {@link SmaxRows} less the
 * reader's place. Up to 64 units.
 */
final class SimdObservation {
    private static final int PARTS = SmaxRows.WIDTH / LANES;

    private final SmaxSpec spec;
    private final SmaxState s;
    private final SmaxRows unitRows;
    private final boolean masks;

    /** Places of the living; infinite x for the dead and beyond the last unit. */
    private final float[] livingX, y;

    /** What is taken from a row, and by what it is then multiplied: the reader's place and sight range. */
    private final float[] offset = new float[SmaxRows.WIDTH];

    private final float[] scale = new float[SmaxRows.WIDTH];

    SimdObservation(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
        this.unitRows = new SmaxRows(spec, state);
        this.masks = spec.options.actionType() == SmaxOptions.ActionType.DISCRETE;
        int padded = (spec.numUnits + LANES - 1) / LANES * LANES;
        livingX = new float[padded];
        y = new float[padded];
        Arrays.fill(livingX, Float.POSITIVE_INFINITY);
        Arrays.fill(scale, 1f);
    }

    /** Writes everything of an environment that a batch shows besides the outcome of a step. */
    void write(int env, Batch out) {
        unitRows.read(env);
        unitRows.writeState(env, out.state);
        int first = env * spec.numUnits;
        for (int u = 0; u < spec.numUnits; u++) {
            livingX[u] = s.health[first + u] > 0f ? s.x[first + u] : Float.POSITIVE_INFINITY;
            y[u] = s.y[first + u];
        }
        team(env, out.groups[0], 0);
        if (spec.options.bothSides()) team(env, out.groups[1], spec.numAllies);
    }

    private void team(int env, Batch.Rows rows, int firstUnit) {
        int first = env * spec.numUnits;
        for (int a = 0, row = env * rows.numAgents; a < rows.numAgents; a++, row++) {
            int unit = firstUnit + a;
            boolean alive = s.health[first + unit] > 0f;
            rows.alive[row] = alive;
            int at = row * rows.observationSize;
            int type = s.type[first + unit];
            if (alive) unitList(unit, type, rows.observations, at);
            else Arrays.fill(rows.observations, at, at + rows.observationSize, 0f);
            if (masks)
                mask(
                        unit,
                        alive ? within(unit, spec.attackRange[type]) : 0,
                        alive,
                        rows.actionMask,
                        row * rows.maskSize);
        }
    }

    /** Returns the living units strictly within a distance of a living one, as bits. */
    private long within(int unit, float distance) {
        float square = distance * distance;
        long bits = 0;
        for (int from = 0; from < livingX.length; from += LANES) {
            FloatVector dx = FloatVector.fromArray(FLOATS, livingX, from).sub(livingX[unit]);
            FloatVector dy = FloatVector.fromArray(FLOATS, y, from).sub(y[unit]);
            bits |= dx.mul(dx).add(dy.mul(dy)).compare(LT, square).toLong() << from;
        }
        return bits;
    }

    private void unitList(int unit, int type, float[] out, int from) {
        // The row after the last unit's stands for whoever is not seen: it becomes zeros.
        int unseen = spec.numUnits * SmaxRows.WIDTH;
        unitRows.own[unseen + 1] = offset[1] = unitRows.others[unseen + 1] = livingX[unit];
        unitRows.own[unseen + 2] = offset[2] = unitRows.others[unseen + 2] = y[unit];
        scale[1] = scale[2] = spec.perSight[type];
        long seen = within(unit, spec.sightRange[type]);
        boolean ally = unit < spec.numAllies;
        float[] toAllies = ally ? unitRows.own : unitRows.others;
        float[] toEnemies = ally ? unitRows.others : unitRows.own;
        int at = from;
        if (ally) {
            at = blocks(toAllies, seen, 0, unit, 1, out, at);
            at = blocks(toAllies, seen, unit + 1, spec.numAllies, 1, out, at);
            at = blocks(toEnemies, seen, spec.numAllies, spec.numUnits, 1, out, at);
        } else {
            at = blocks(toEnemies, seen, spec.numUnits - 1, unit, -1, out, at);
            at = blocks(toEnemies, seen, unit - 1, spec.numAllies - 1, -1, out, at);
            at = blocks(toAllies, seen, spec.numAllies - 1, -1, -1, out, at);
        }
        unitRows.writeOwn(unit, out, at);
    }

    /** Writes blocks of units; each write spills three numbers into the next block or the own block, which come later. */
    private int blocks(float[] rows, long seen, int from, int to, int direction, float[] out, int start) {
        int at = start;
        int unseen = spec.numUnits;
        for (int j = from; j != to; j += direction, at += SmaxSpec.BLOCK) {
            int row = ((seen >>> j & 1) != 0 ? j : unseen) * SmaxRows.WIDTH;
            for (int part = 0; part < PARTS; part++) {
                int p = part * LANES;
                FloatVector.fromArray(FLOATS, rows, row + p)
                        .sub(FloatVector.fromArray(FLOATS, offset, p))
                        .mul(FloatVector.fromArray(FLOATS, scale, p))
                        .intoArray(out, at + p);
            }
        }
        return at;
    }

    /** The living move; they may attack the living within range. Everybody may stop. */
    private void mask(int unit, long inRange, boolean alive, boolean[] out, int at) {
        for (int code = SmaxSpec.NORTH; code <= SmaxSpec.WEST; code++) out[at + code] = alive;
        out[at + SmaxSpec.STOP] = true;
        boolean ally = unit < spec.numAllies;
        int opponents = ally ? spec.numEnemies : spec.numAllies;
        long byCode = ally ? inRange >>> spec.numAllies : Long.reverse(inRange << 64 - spec.numAllies);
        for (int k = 0; k < opponents; k++) out[at + SmaxSpec.FIRST_ATTACK + k] = (byCode >>> k & 1) != 0;
    }
}
