package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.RecordedDraws;
import java.util.List;
import java.util.Map;

/** Collects the differences between a record and a replay. */
final class SmaxComparison {
    private static final float VIEW = 2e-5f;
    private static final float REWARD = 2e-6f;

    int comparisons;
    double largest;
    String mismatch;
    private String where = "";

    /** Says what is compared next. */
    void at(String place) {
        where = place;
        if (place.startsWith("step")) comparisons++;
    }

    void state(int env, SmaxKernel kernel, Map<String, Object> expected) {
        units(env, kernel, expected);
        SmaxState s = kernel.state;
        int first = env * kernel.spec.numUnits;
        for (int u = 0; u < kernel.spec.numUnits; u++) {
            pair("prevMove", env, u, expected, s.moveX[first + u], s.moveY[first + u]);
            exact("prevAttack", env, u, s.attack[first + u], SmaxTrace.at(SmaxTrace.list(expected, "prevAttack"), u));
            if (expected.containsKey("types")) {
                exact("type", env, u, s.type[first + u], SmaxTrace.at(SmaxTrace.list(expected, "types"), u));
            }
        }
        exact("step", env, 0, s.step[env], SmaxTrace.number(expected, "step").floatValue());
        if (!expected.containsKey("enemyTarget") || s.lastAttacked.length == 0) return;
        for (int e = 0; e < kernel.spec.numEnemies; e++) {
            int i = env * kernel.spec.numEnemies + e;
            pair("enemyTarget", env, e, expected, s.goalX[i], s.goalY[i]);
            float last = SmaxTrace.at(SmaxTrace.list(expected, "enemyLastAttacked"), e);
            exact("enemyLastAttacked", env, e, s.lastAttacked[i], last);
        }
    }

    /** Compares what a world step changes. */
    void units(int env, SmaxKernel kernel, Map<String, Object> expected) {
        SmaxState s = kernel.state;
        int first = env * kernel.spec.numUnits;
        for (int u = 0; u < kernel.spec.numUnits; u++) {
            pair("positions", env, u, expected, s.x[first + u], s.y[first + u]);
            exact("health", env, u, s.health[first + u], SmaxTrace.at(SmaxTrace.list(expected, "health"), u));
            float alive = SmaxTrace.at(SmaxTrace.list(expected, "alive"), u);
            exact("alive", env, u, s.health[first + u] > 0f ? 1f : 0f, alive);
            near(
                    "cooldown",
                    env,
                    u,
                    s.cooldown[first + u],
                    SmaxTrace.at(SmaxTrace.list(expected, "cooldowns"), u),
                    VIEW);
        }
    }

    void enemyOrders(int env, SmaxKernel kernel, Map<String, Object> chance) {
        if (!chance.containsKey("enemyActions")) return;
        Map<String, Object> codes = SmaxTrace.map(chance, "enemyActions");
        SmaxState s = kernel.state;
        for (int e = 0; e < kernel.spec.numEnemies; e++) {
            int code = SmaxTrace.number(codes, "enemy_" + e).intValue();
            int i = env * kernel.spec.numUnits + kernel.spec.numAllies + e;
            exact("enemy attack", env, e, s.attack[i], code >= SmaxSpec.FIRST_ATTACK ? code : 0);
            int north = code == SmaxSpec.NORTH ? 1 : code == SmaxSpec.SOUTH ? -1 : 0;
            int east = code == SmaxSpec.EAST ? 1 : code == SmaxSpec.WEST ? -1 : 0;
            exact("enemy move north", env, e, Math.signum(s.moveY[i]), north);
            exact("enemy move east", env, e, Math.signum(s.moveX[i]), east);
        }
    }

    void drawsTaken(RecordedDraws draws) {
        if (draws.remaining() > 0) fail("events of the record that did not happen", 0, 0, draws.remaining(), 0);
    }

    void views(int env, Batch batch, Map<String, Object> observations, List<?> state, Map<String, Object> masks) {
        row("world state", env, 0, batch.state, env * batch.stateSize, state);
        for (Batch.Rows rows : batch.groups) {
            for (int a = 0; a < rows.numAgents; a++) {
                String agent = rows.group.agents().get(a);
                int row = env * rows.numAgents + a;
                if (observations.containsKey(agent)) {
                    List<?> expected = SmaxTrace.list(observations, agent);
                    row("observation", env, a, rows.observations, row * rows.observationSize, expected);
                }
                List<?> mask = SmaxTrace.list(masks, agent);
                for (int i = 0; i < rows.maskSize; i++) {
                    float legal = rows.actionMask[row * rows.maskSize + i] ? 1f : 0f;
                    exact("mask of " + agent + " code " + i, env, a, legal, SmaxTrace.at(mask, i));
                }
            }
        }
    }

    void finalViews(int env, Batch batch, Map<String, Object> observations, List<?> state) {
        row("final world state", env, 0, batch.finalState, env * batch.stateSize, state);
        for (Batch.Rows rows : batch.groups) {
            for (int a = 0; a < rows.numAgents; a++) {
                String agent = rows.group.agents().get(a);
                if (!observations.containsKey(agent)) continue;
                int from = (env * rows.numAgents + a) * rows.observationSize;
                row("final observation", env, a, rows.finalObservations, from, SmaxTrace.list(observations, agent));
            }
        }
    }

    void outcome(int env, Batch batch, Map<String, Object> step) {
        boolean over = Boolean.TRUE.equals(step.get("allDone"));
        exact("episodeOver", env, 0, batch.episodeOver[env] ? 1f : 0f, over ? 1f : 0f);
        for (Batch.Rows rows : batch.groups) {
            for (int a = 0; a < rows.numAgents; a++) {
                String agent = rows.group.agents().get(a);
                int row = env * rows.numAgents + a;
                float reward =
                        SmaxTrace.number(SmaxTrace.map(step, "rewards"), agent).floatValue();
                near("reward of " + agent, env, a, rows.rewards[row], reward, REWARD);
                boolean timeUp =
                        Boolean.TRUE.equals(SmaxTrace.map(step, "truncations").get(agent));
                boolean dead =
                        Boolean.TRUE.equals(SmaxTrace.map(step, "terminations").get(agent));
                // The record calls only the dead terminated, and the dead truncated too; here a decided battle
                // terminates the living, and nobody has both flags.
                exact("terminated " + agent, env, a, rows.terminated[row] ? 1f : 0f, dead || over && !timeUp ? 1f : 0f);
                exact("truncated " + agent, env, a, rows.truncated[row] ? 1f : 0f, timeUp && !dead ? 1f : 0f);
            }
        }
    }

    private void row(String field, int env, int agent, float[] actual, int from, List<?> expected) {
        for (int i = 0; i < expected.size(); i++) {
            near(field + "[" + i + "]", env, agent, actual[from + i], SmaxTrace.at(expected, i), VIEW);
        }
    }

    private void pair(String field, int env, int unit, Map<String, Object> expected, float x, float y) {
        if (!(SmaxTrace.list(expected, field).get(unit) instanceof List<?> place)) {
            throw new IllegalArgumentException("smax trace: \"" + field + "\" must be a list of pairs");
        }
        near(field + ".x", env, unit, x, SmaxTrace.at(place, 0), VIEW);
        near(field + ".y", env, unit, y, SmaxTrace.at(place, 1), VIEW);
    }

    private void exact(String field, int env, int unit, float actual, float expected) {
        if (actual != expected) fail(field, env, unit, actual, expected);
    }

    private void near(String field, int env, int unit, float actual, float expected, float tolerance) {
        double deviation = Math.abs((double) actual - expected) / tolerance;
        largest = Math.max(largest, deviation);
        if (!(deviation <= 1)) fail(field, env, unit, actual, expected);
    }

    private void fail(String field, int env, int unit, float actual, float expected) {
        if (mismatch != null) return;
        mismatch = where + ", row " + env + ", unit or agent " + unit + ": " + field + " is " + actual
                + ", recorded is " + expected;
    }
}
