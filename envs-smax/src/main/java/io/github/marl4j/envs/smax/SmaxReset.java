package io.github.marl4j.envs.smax;

import static io.github.marl4j.envs.smax.SmaxRules.DRAW_CORNER;
import static io.github.marl4j.envs.smax.SmaxRules.DRAW_GROUP;
import static io.github.marl4j.envs.smax.SmaxRules.DRAW_INSIDE;
import static io.github.marl4j.envs.smax.SmaxRules.DRAW_LAYOUT;
import static io.github.marl4j.envs.smax.SmaxRules.DRAW_NOISE;
import static io.github.marl4j.envs.smax.SmaxRules.DRAW_PLACE;
import static io.github.marl4j.envs.smax.SmaxRules.DRAW_TYPE;
import static io.github.marl4j.envs.smax.SmaxRules.START_NOISE;

import io.github.marl4j.env.Chance;

/**
 * How a battle begins. One instance per thread.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py and distributions.py.
 */
final class SmaxReset {
    private static final int CORNERS = 4;

    private final SmaxSpec spec;
    private final SmaxState s;
    private final Chance chance;
    private final SmaxPush push;
    private final float width;
    private final float height;
    private final float[] groupShare = new float[CORNERS];

    SmaxReset(SmaxSpec spec, SmaxState state, Chance chance, SmaxPush push) {
        this.spec = spec;
        this.s = state;
        this.chance = chance;
        this.push = push;
        this.width = spec.options.mapWidth();
        this.height = spec.options.mapHeight();
    }

    /** Starts a battle: types, places, full health, one push. */
    void reset(int env) {
        unitTypes(env);
        if (spec.options.scenario().smacv2PositionGeneration()) smacv2Positions(env);
        else standardPositions(env);
        int first = env * spec.numUnits;
        for (int i = first; i < first + spec.numUnits; i++) {
            s.health[i] = spec.maxHealth[s.type[i]];
            s.cooldown[i] = 0f;
            s.moveX[i] = 0f;
            s.moveY[i] = 0f;
            s.attack[i] = 0;
        }
        s.step[env] = 0;
        if (s.lastAttacked.length > 0) forget(env);
        push.push(env);
    }

    private void forget(int env) {
        for (int i = env * spec.numEnemies; i < (env + 1) * spec.numEnemies; i++) {
            s.goalX[i] = 0f;
            s.goalY[i] = 0f;
            s.lastAttacked[i] = -1;
        }
    }

    /** SMACv2: allies uniform over the six types, enemy i like ally i, enemies without a counterpart are of type 0. */
    private void unitTypes(int env) {
        int first = env * spec.numUnits;
        if (!spec.options.scenario().smacv2UnitTypeGeneration()) {
            System.arraycopy(spec.unitTypes, 0, s.type, first, spec.numUnits);
            return;
        }
        for (int i = 0; i < spec.numAllies; i++) s.type[first + i] = chance.below(env, DRAW_TYPE, i, UnitType.COUNT);
        for (int i = 0; i < spec.numEnemies; i++) {
            s.type[first + spec.numAllies + i] = i < spec.numAllies ? s.type[first + i] : 0;
        }
    }

    private void standardPositions(int env) {
        for (int u = 0; u < spec.numUnits; u++) {
            placeNear(env, u, u < spec.numAllies ? width / 4 : 3 * width / 4, height / 2);
        }
    }

    private void smacv2Positions(int env) {
        if (chance.uniform(env, DRAW_LAYOUT, 0) < 0.5f) surround(env);
        else reflect(env);
    }

    /** One team in the middle, the other in up to four groups between the middle and the corners. */
    private void surround(int env) {
        // One draw for each corner: how near to the middle its group stands.
        for (int c = 0; c < CORNERS; c++) groupShare[c] = chance.uniform(env, DRAW_CORNER, c);
        boolean alliesInside = chance.below(env, DRAW_INSIDE, 0, 2) == 1;
        for (int u = 0; u < spec.numUnits; u++) {
            if (u < spec.numAllies == alliesInside) {
                placeNear(env, u, width / 2, height / 2);
                continue;
            }
            int corner = chance.below(env, DRAW_GROUP, u, CORNERS);
            float t = groupShare[corner];
            float cornerX = corner < 2 ? 0f : width;
            float cornerY = corner % 2 == 0 ? 0f : height;
            placeNear(env, u, t * (width / 2) + (1f - t) * cornerX, t * (height / 2) + (1f - t) * cornerY);
        }
    }

    /** Allies anywhere in the left half, enemies their mirror image; enemies without a counterpart anywhere in the right half. */
    private void reflect(int env) {
        int first = env * spec.numUnits;
        for (int i = 0; i < spec.numAllies; i++) {
            s.x[first + i] = chance.uniform(env, DRAW_PLACE, 2L * i, 0f, width / 2);
            s.y[first + i] = chance.uniform(env, DRAW_PLACE, 2L * i + 1, 0f, height);
        }
        for (int u = spec.numAllies; u < spec.numUnits; u++) {
            int ally = u - spec.numAllies;
            boolean mirrors = ally < spec.numAllies;
            s.x[first + u] =
                    mirrors ? width - s.x[first + ally] : chance.uniform(env, DRAW_PLACE, 2L * u, width / 2, width);
            s.y[first + u] = mirrors ? s.y[first + ally] : chance.uniform(env, DRAW_PLACE, 2L * u + 1, 0f, height);
        }
    }

    private void placeNear(int env, int unit, float x, float y) {
        int i = env * spec.numUnits + unit;
        s.x[i] = x + chance.uniform(env, DRAW_NOISE, 2L * unit, -START_NOISE, START_NOISE);
        s.y[i] = y + chance.uniform(env, DRAW_NOISE, 2L * unit + 1, -START_NOISE, START_NOISE);
    }
}
