package io.github.marl4j.envs.smax;

import static io.github.marl4j.envs.smax.SimdStrip.FLOATS;
import static io.github.marl4j.envs.smax.SimdStrip.LANES;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.marl4j.env.Batch;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link SmaxObservation} of the unit list, one environment after the other: sight and range as bit sets over its units, blocks as one row of {@link SmaxRows} less the
 * reader's place. Up to 64 units.
 */
final class SimdObservation {
    /** Where a row has its place. */
    private static final VectorMask<Float> AT_X = VectorMask.fromLong(FLOATS, 0b010);

    private static final VectorMask<Float> AT_Y = VectorMask.fromLong(FLOATS, 0b100);

    private final SmaxSpec spec;
    private final SmaxState s;
    private final SmaxRows unitRows;
    private final boolean masks;

    /** Places of the living; infinite x for the dead and beyond the last unit. */
    private final float[] livingX, y;

    /** Whom the present reader sees, and whom it can hit, as bits. */
    private long seen;

    private long inRange;

    SimdObservation(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
        this.unitRows = new SmaxRows(spec, state);
        this.masks = spec.options.actionType() == SmaxOptions.ActionType.DISCRETE;
        int padded = (spec.numUnits + LANES - 1) / LANES * LANES;
        livingX = new float[padded];
        y = new float[padded];
        Arrays.fill(livingX, Float.POSITIVE_INFINITY);
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
            if (alive) {
                look(unit, type);
                unitList(unit, type, rows.observations, at);
            } else {
                inRange = 0;
                Arrays.fill(rows.observations, at, at + rows.observationSize, 0f);
            }
            if (masks) mask(unit, alive, rows.actionMask, row * rows.maskSize);
        }
    }

    /** Finds the living units strictly within sight and range of a living one. */
    private void look(int unit, int type) {
        float sightSquare = spec.sightRange[type] * spec.sightRange[type];
        float rangeSquare = spec.attackRange[type] * spec.attackRange[type];
        seen = 0;
        inRange = 0;
        for (int from = 0; from < livingX.length; from += LANES) {
            FloatVector dx = FloatVector.fromArray(FLOATS, livingX, from).sub(livingX[unit]);
            FloatVector dy = FloatVector.fromArray(FLOATS, y, from).sub(y[unit]);
            FloatVector square = dx.mul(dx).add(dy.mul(dy));
            seen |= square.compare(LT, sightSquare).toLong() << from;
            inRange |= square.compare(LT, rangeSquare).toLong() << from;
        }
    }

    private void unitList(int unit, int type, float[] out, int from) {
        unitRows.setUnseen(unit);
        float perSight = spec.perSight[type];
        boolean ally = unit < spec.numAllies;
        float[] toAllies = unitRows.seenBy(unit, 0);
        float[] toEnemies = unitRows.seenBy(unit, spec.numAllies);
        int at = from;
        if (ally) {
            at = blocks(toAllies, 0, unit, 1, unit, perSight, out, at);
            at = blocks(toAllies, unit + 1, spec.numAllies, 1, unit, perSight, out, at);
            at = blocks(toEnemies, spec.numAllies, spec.numUnits, 1, unit, perSight, out, at);
        } else {
            at = blocks(toEnemies, spec.numUnits - 1, unit, -1, unit, perSight, out, at);
            at = blocks(toEnemies, unit - 1, spec.numAllies - 1, -1, unit, perSight, out, at);
            at = blocks(toAllies, spec.numAllies - 1, -1, -1, unit, perSight, out, at);
        }
        unitRows.writeOwn(unit, out, at);
    }

    /** Writes blocks of units; each write spills three numbers into the next block or the own block, which come later. */
    private int blocks(
            float[] rows, int from, int to, int direction, int reader, float perSight, float[] out, int start) {
        FloatVector place =
                FloatVector.zero(FLOATS).blend(livingX[reader], AT_X).blend(y[reader], AT_Y);
        FloatVector scale =
                FloatVector.broadcast(FLOATS, 1f).blend(perSight, AT_X).blend(perSight, AT_Y);
        long bits = seen;
        int at = start;
        int unseen = spec.numUnits;
        for (int j = from; j != to; j += direction, at += SmaxSpec.BLOCK) {
            int row = ((bits >>> j & 1) != 0 ? j : unseen) * SmaxRows.WIDTH;
            FloatVector.fromArray(FLOATS, rows, row).sub(place).mul(scale).intoArray(out, at);
            for (int part = LANES; part < SmaxRows.WIDTH; part += LANES) {
                FloatVector.fromArray(FLOATS, rows, row + part).intoArray(out, at + part);
            }
        }
        return at;
    }

    /** The living move; they may attack the living within range. Everybody may stop. */
    private void mask(int unit, boolean alive, boolean[] out, int at) {
        for (int code = SmaxSpec.NORTH; code <= SmaxSpec.WEST; code++) out[at + code] = alive;
        out[at + SmaxSpec.STOP] = true;
        boolean ally = unit < spec.numAllies;
        int opponents = ally ? spec.numEnemies : spec.numAllies;
        long byCode = ally ? inRange >>> spec.numAllies : Long.reverse(inRange << 64 - spec.numAllies);
        for (int k = 0; k < opponents; k++) out[at + SmaxSpec.FIRST_ATTACK + k] = (byCode >>> k & 1) != 0;
    }
}
