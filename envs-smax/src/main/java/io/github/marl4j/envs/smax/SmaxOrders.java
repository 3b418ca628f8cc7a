package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Chance;

/**
 * From actions to orders: a move vector and an attack code for each unit, which hold for a whole environment step and are kept in the state as the previous ones.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
final class SmaxOrders {
    /** Move vectors of the codes 0 to 5; every code from 4 on stands still. */
    private static final float[] MOVE_X = {0f, SmaxRules.MOVE, 0f, -SmaxRules.MOVE, 0f, 0f};

    private static final float[] MOVE_Y = {SmaxRules.MOVE, 0f, -SmaxRules.MOVE, 0f, 0f, 0f};

    private final SmaxSpec spec;
    private final SmaxState s;
    private final Chance chance;
    private final boolean continuous;

    SmaxOrders(SmaxSpec spec, SmaxState state, Chance chance) {
        this.spec = spec;
        this.s = state;
        this.chance = chance;
        this.continuous = spec.options.actionType() == SmaxOptions.ActionType.CONTINUOUS;
    }

    /** Gives the units of all agents their orders. */
    void decode(int env, Actions actions) {
        team(env, actions.groups[0], 0, spec.numAllies);
        if (spec.options.bothSides()) team(env, actions.groups[1], spec.numAllies, spec.numUnits);
    }

    private void team(int env, Actions.Rows rows, int from, int to) {
        int first = env * spec.numUnits;
        int row = env * (to - from);
        for (int u = from; u < to; u++, row++) {
            if (continuous) aim(env, u, rows.floats, 4 * row);
            else order(first + u, rows.ints[row]);
        }
    }

    /** Orders by code: moves and stop carry no attack, attacks no move. */
    void order(int index, int code) {
        int move = Math.min(code, SmaxSpec.FIRST_ATTACK);
        s.moveX[index] = MOVE_X[move];
        s.moveY[index] = MOVE_Y[move];
        s.attack[index] = code >= SmaxSpec.FIRST_ATTACK ? code : 0;
    }

    /** Orders by four numbers: chance of aiming afresh, chance of moving, length and angle of a vector. Clipped to [0, 1] only if both teams are agents. */
    private void aim(int env, int unit, float[] action, int at) {
        boolean clip = spec.options.bothSides();
        float afresh = clip ? SmaxRules.clamp01(action[at]) : action[at];
        float moving = clip ? SmaxRules.clamp01(action[at + 1]) : action[at + 1];
        float length = clip ? SmaxRules.clamp01(action[at + 2]) : action[at + 2];
        float turn = clip ? SmaxRules.clamp01(action[at + 3]) : action[at + 3];
        double angle = 2 * Math.PI * turn;
        // StrictMath: the same bits on every platform.
        float x = length * (float) StrictMath.cos(angle);
        float y = length * (float) StrictMath.sin(angle);
        long draw = (long) s.step[env] * spec.numUnits + unit;
        boolean moves = chance.uniform(env, SmaxRules.DRAW_MOVES, draw) < moving;
        boolean aims = chance.uniform(env, SmaxRules.DRAW_AIMS, draw) < afresh;
        int i = env * spec.numUnits + unit;
        s.moveX[i] = moves ? x : 0f;
        s.moveY[i] = moves ? y : 0f;
        if (moves) s.attack[i] = 0;
        else if (aims) s.attack[i] = spec.attackOn(unit, nearestOpponent(env, unit, s.x[i] + x, s.y[i] + y));
    }

    /** Returns the opponent nearest to a point, dead ones included, the lowest unit on ties. */
    private int nearestOpponent(int env, int unit, float x, float y) {
        boolean ally = unit < spec.numAllies;
        int from = ally ? spec.numAllies : 0;
        int to = ally ? spec.numUnits : spec.numAllies;
        int nearest = from;
        float least = Float.POSITIVE_INFINITY;
        for (int u = from; u < to; u++) {
            float dx = s.x[env * spec.numUnits + u] - x;
            float dy = s.y[env * spec.numUnits + u] - y;
            float square = dx * dx + dy * dy;
            if (square < least) {
                least = square;
                nearest = u;
            }
        }
        return nearest;
    }
}
