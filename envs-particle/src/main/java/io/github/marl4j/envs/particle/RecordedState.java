package io.github.marl4j.envs.particle;

import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.List;
import java.util.Map;

/** Puts the states of traces into a row and compares with them. */
final class RecordedState {
    private final Scene scene;
    private final ParticleState state;
    private final World world;

    RecordedState(Scene scene) {
        this.scene = scene;
        state = scene.state;
        world = scene.world;
    }

    void load(Map<String, Object> recorded) {
        double[] places = Json.numbers("positions", Json.value(recorded, "positions"));
        for (int e = 0; e < world.entities; e++) {
            state.x[e] = places[2 * e];
            state.y[e] = places[2 * e + 1];
        }
        double[] velocities = Json.numbers("velocities", Json.value(recorded, "velocities"));
        for (int a = 0; a < world.agents; a++) {
            state.vx[a] = velocities[2 * a];
            state.vy[a] = velocities[2 * a + 1];
        }
        for (int k = 0; k < state.speech.length; k++) state.speech[k] = (float) speech(recorded)[k];
        state.step[0] = Json.whole(recorded, "step");
        for (int which = 0; which < ParticleState.GOALS; which++) scene.setGoal(which, goal(recorded, which));
        if (scene instanceof TreasureScene treasure) loadTreasures(recorded, treasure);
    }

    private void loadTreasures(Map<String, Object> recorded, TreasureScene treasure) {
        List<Object> holding = Json.list(recorded, "holding");
        for (int c = 0; c < holding.size(); c++) treasure.setHolding(c, held(holding.get(c)));
        double[] kinds = Json.numbers("treasureType", Json.value(recorded, "treasureType"));
        double[] there = Json.numbers("treasureAlive", Json.value(recorded, "treasureAlive"));
        for (int t = 0; t < kinds.length; t++) {
            treasure.setKind(t, (int) kinds[t]);
            treasure.setThere(t, there[t] != 0);
        }
    }

    private static int held(Object recorded) {
        return recorded == null ? TreasureScene.NOTHING : (int) Json.asNumber("holding", recorded);
    }

    private static void compareTreasures(Map<String, Object> recorded, TreasureScene treasure, Comparison comparison) {
        List<Object> holding = Json.list(recorded, "holding");
        for (int c = 0; c < holding.size(); c++)
            comparison.same("holding[" + c + "]", treasure.holding(c), held(holding.get(c)));
        double[] kinds = Json.numbers("treasureType", Json.value(recorded, "treasureType"));
        double[] there = Json.numbers("treasureAlive", Json.value(recorded, "treasureAlive"));
        for (int t = 0; t < kinds.length; t++) {
            comparison.same("treasureType[" + t + "]", treasure.kind(t), (int) kinds[t]);
            comparison.same("treasureAlive[" + t + "]", treasure.there(t), there[t] != 0);
        }
    }

    private static double[] speech(Map<String, Object> recorded) {
        return Json.numbers("speech", Json.value(recorded, "speech"));
    }

    /** The first secret is the goal, or that which the first agent knows; the second is the key, or that which the second agent knows. */
    private int goal(Map<String, Object> recorded, int which) {
        if (recorded.containsKey("goals")) return (int) Json.numbers("goals", recorded.get("goals"))[which];
        if (recorded.containsKey("goalColour")) {
            double[] colour = Json.numbers("colour", Json.value(recorded, which == 0 ? "goalColour" : "keyColour"));
            return colour[0] != 0 ? 0 : 1;
        }
        // JaxMARL's reference game tells where an agent must go, which the other knows.
        if (recorded.get("goal") instanceof List<?> list) return (int) Json.asNumber("goal", list.get(1 - which));
        String key = which == 0 ? "goal" : "key";
        return recorded.containsKey(key) ? Json.whole(recorded, key) : 0;
    }

    void compare(Map<String, Object> recorded, Comparison comparison, double tolerance) {
        double[] places = Json.numbers("positions", Json.value(recorded, "positions"));
        for (int e = 0; e < world.entities; e++) {
            String name = "positions." + world.bodies.get(e).name();
            comparison.within(name + ".x", state.x[e], places[2 * e], allowed(tolerance, places[2 * e]));
            comparison.within(name + ".y", state.y[e], places[2 * e + 1], allowed(tolerance, places[2 * e + 1]));
        }
        double[] velocities = Json.numbers("velocities", Json.value(recorded, "velocities"));
        for (int a = 0; a < world.agents; a++) {
            String name = "velocities." + world.bodies.get(a).name();
            comparison.within(name + ".x", state.vx[a], velocities[2 * a], allowed(tolerance, velocities[2 * a]));
            comparison.within(
                    name + ".y", state.vy[a], velocities[2 * a + 1], allowed(tolerance, velocities[2 * a + 1]));
        }
        for (int k = 0; k < state.speech.length; k++)
            comparison.close("speech[" + k + "]", state.speech[k], (float) speech(recorded)[k], 0);
        comparison.same("step", state.step[0], Json.whole(recorded, "step"));
        for (int which = 0; which < ParticleState.GOALS; which++)
            comparison.same("goal " + which, scene.goal(which), goal(recorded, which));
        if (scene instanceof TreasureScene treasure) compareTreasures(recorded, treasure, comparison);
    }

    private static double allowed(double tolerance, double expected) {
        return tolerance * Math.max(1, Math.abs(expected));
    }
}
