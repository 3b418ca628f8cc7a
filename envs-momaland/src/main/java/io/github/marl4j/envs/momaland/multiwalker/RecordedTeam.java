package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What traces write of a team: bodies, joints, contacts, who has fallen. Floats are written with the shortest text that restores them. */
final class RecordedTeam {
    private static final String[] NUMBERS = {"x", "y", "angle", "vx", "vy", "w"};

    private RecordedTeam() {}

    /** Returns the recorded bodies in our order, {@code null} for those of walkers that have been removed. */
    private static List<Map<String, Object>> bodies(Map<String, Object> recorded) {
        List<Map<String, Object>> bodies = new ArrayList<>();
        bodies.add(Json.map(recorded, "package"));
        for (Object entry : Json.list(recorded, "walkers")) {
            if (entry == null) {
                for (int p = 0; p < MultiwalkerSpec.PARTS; p++) bodies.add(null);
                continue;
            }
            Map<String, Object> walker = Json.asMap("walkers", entry);
            bodies.add(Json.map(walker, "hull"));
            bodies.addAll(Json.maps(walker, "legs"));
        }
        return bodies;
    }

    /** Overwrites row 0 with a recorded state. */
    static void write(Map<String, Object> recorded, MultiwalkerState into) {
        List<Map<String, Object>> bodies = bodies(recorded);
        for (int b = 0; b < bodies.size(); b++) {
            if (bodies.get(b) == null) continue;
            for (int k = 0; k < NUMBERS.length; k++)
                into.body[b * NUMBERS.length + k] = (float) Json.number(bodies.get(b), NUMBERS[k]);
        }
        flags(recorded, into.ground, into.fallen);
        into.dropped[0] = Json.asNumber("gameOver", Json.value(recorded, "gameOver")) != 0;
    }

    private static void flags(Map<String, Object> recorded, boolean[] ground, boolean[] fallen) {
        double[] down = Json.numbers("fallen", Json.value(recorded, "fallen"));
        for (int i = 0; i < fallen.length; i++) fallen[i] = down[i] != 0;
        List<Object> walkers = Json.list(recorded, "walkers");
        for (int i = 0; i < walkers.size(); i++) {
            if (walkers.get(i) == null) continue;
            Map<String, Object> walker = Json.asMap("walkers", walkers.get(i));
            double[] feet = Json.numbers("groundContact", Json.value(walker, "groundContact"));
            for (int side = 0; side < 2; side++) ground[2 * i + side] = feet[side] != 0;
        }
    }

    /** Overwrites ground and pushes of row 0 with recorded ones. */
    static void writeStart(Map<String, Object> recorded, MultiwalkerState into) {
        fill("terrainY", recorded, into.heights);
        double[] pushes = new double[into.push.length];
        fill("initialForceX", recorded, pushes);
        for (int i = 0; i < pushes.length; i++) into.push[i] = (float) pushes[i];
    }

    private static void fill(String key, Map<String, Object> recorded, double[] into) {
        double[] numbers = Json.numbers(key, Json.value(recorded, key));
        if (numbers.length != into.length) {
            throw new IllegalArgumentException(
                    "trace: key \"" + key + "\" has length=" + numbers.length + ", expected " + into.length);
        }
        System.arraycopy(numbers, 0, into, 0, into.length);
    }

    /** Returns how far place or angle of any body is from the recorded one, at most [m] or [rad]. */
    static double deviation(Map<String, Object> recorded, MultiwalkerState got) {
        List<Map<String, Object>> bodies = bodies(recorded);
        double largest = 0;
        for (int b = 0; b < bodies.size(); b++) {
            if (bodies.get(b) == null) continue;
            for (int k = 0; k < 3; k++) {
                double expected = Json.number(bodies.get(b), NUMBERS[k]);
                largest = Math.max(largest, Math.abs(got.body[b * NUMBERS.length + k] - expected));
            }
        }
        return largest;
    }

    /** Compares places, angles, angles of joints and feet of row 0 with recorded ones. */
    static void compare(Map<String, Object> recorded, MultiwalkerState got, double tolerance, Comparison comparison) {
        comparison.within("deviation of a body", deviation(recorded, got), 0, tolerance);
        List<Object> walkers = Json.list(recorded, "walkers");
        for (int i = 0; i < walkers.size(); i++) {
            if (walkers.get(i) == null) continue;
            Map<String, Object> walker = Json.asMap("walkers", walkers.get(i));
            List<Map<String, Object>> joints = Json.maps(walker, "joints");
            for (int j = 0; j < joints.size(); j++) {
                double expected = Json.number(joints.get(j), "angle");
                comparison.within("joint " + j + " of walker_" + i, got.jointAngle(0, i, j), expected, tolerance);
            }
            double[] feet = Json.numbers("groundContact", Json.value(walker, "groundContact"));
            for (int side = 0; side < 2; side++)
                comparison.same("foot " + side + " of walker_" + i, got.ground[2 * i + side], feet[side] != 0);
        }
        double[] down = Json.numbers("fallen", Json.value(recorded, "fallen"));
        for (int i = 0; i < down.length; i++) comparison.same("fallen[" + i + "]", got.fallen[i], down[i] != 0);
        comparison.same("gameOver", got.dropped[0], Json.value(recorded, "gameOver"));
    }
}
