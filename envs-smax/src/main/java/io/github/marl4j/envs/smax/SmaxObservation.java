package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Batch;
import java.util.Arrays;

/**
 * What the units see, may do and are, in plain Java: pure functions from the state to rows of a {@link Batch}. One instance per thread.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
final class SmaxObservation {
    private final SmaxSpec spec;
    private final SmaxState s;
    private final SmaxRows unitRows;
    private final SmaxConic conic;
    private final boolean masks;

    SmaxObservation(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
        this.unitRows = new SmaxRows(spec, state);
        this.conic = spec.options.observationType() == SmaxOptions.ObservationType.CONIC
                ? new SmaxConic(spec, state, unitRows)
                : null;
        this.masks = spec.options.actionType() == SmaxOptions.ActionType.DISCRETE;
    }

    /** Writes everything of an environment that a batch shows besides the outcome of a step. */
    void write(int env, Batch out) {
        unitRows.read(env);
        unitRows.writeState(env, out.state);
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
            if (!alive) Arrays.fill(rows.observations, at, at + rows.observationSize, 0f);
            else if (conic != null) conic.write(env, unit, rows.observations, at);
            else unitList(first, unit, rows.observations, at);
            if (masks) mask(first, unit, rows.actionMask, row * rows.maskSize);
        }
    }

    /** The other units in a fixed order, then the own block. A unit that is dead or not in sight shows zeros. */
    private void unitList(int first, int unit, float[] out, int from) {
        boolean ally = unit < spec.numAllies;
        int at = from;
        unitRows.setUnseen(unit);
        if (ally) {
            at = blocks(first, unit, 0, unit, 1, out, at);
            at = blocks(first, unit, unit + 1, spec.numAllies, 1, out, at);
            at = blocks(first, unit, spec.numAllies, spec.numUnits, 1, out, at);
        } else {
            at = blocks(first, unit, spec.numUnits - 1, unit, -1, out, at);
            at = blocks(first, unit, unit - 1, spec.numAllies - 1, -1, out, at);
            at = blocks(first, unit, spec.numAllies - 1, -1, -1, out, at);
        }
        unitRows.writeOwn(unit, out, at);
    }

    /** Writes the blocks of units of one team. */
    private int blocks(int first, int unit, int from, int to, int direction, float[] out, int start) {
        int type = s.type[first + unit];
        float sightSquare = spec.sightRange[type] * spec.sightRange[type];
        float perSight = spec.perSight[type];
        float x = s.x[first + unit];
        float y = s.y[first + unit];
        float[] rows = unitRows.seenBy(unit, from);
        int at = start;
        for (int j = from; j != to; j += direction, at += SmaxSpec.BLOCK) {
            float dx = s.x[first + j] - x;
            float dy = s.y[first + j] - y;
            boolean seen = dx * dx + dy * dy < sightSquare & s.health[first + j] > 0f;
            int row = (seen ? j : spec.numUnits) * SmaxRows.WIDTH;
            System.arraycopy(rows, row, out, at, SmaxSpec.BLOCK);
            out[at + SmaxRows.X] = (rows[row + SmaxRows.X] - x) * perSight;
            out[at + SmaxRows.Y] = (rows[row + SmaxRows.Y] - y) * perSight;
        }
        return at;
    }

    /** The living move; they may attack the living within range. Everybody may stop. */
    private void mask(int first, int unit, boolean[] out, int at) {
        int i = first + unit;
        boolean alive = s.health[i] > 0f;
        float range = spec.attackRange[s.type[i]];
        for (int code = SmaxSpec.NORTH; code <= SmaxSpec.WEST; code++) out[at + code] = alive;
        out[at + SmaxSpec.STOP] = true;
        int opponents = unit < spec.numAllies ? spec.numEnemies : spec.numAllies;
        for (int k = 0; k < opponents; k++) {
            int t = first + spec.target(unit, SmaxSpec.FIRST_ATTACK + k);
            boolean hits = alive && s.health[t] > 0f && SmaxRules.within(s.x[t] - s.x[i], s.y[t] - s.y[i], range);
            out[at + SmaxSpec.FIRST_ATTACK + k] = hits;
        }
    }
}
