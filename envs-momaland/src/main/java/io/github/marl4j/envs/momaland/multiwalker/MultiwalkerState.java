package io.github.marl4j.envs.momaland.multiwalker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What there is to know about the rows: the last known bodies, flags, and the record of the episode from which a native world can be repeated. Bodies are numbered package, then hull and legs
 * of each walker, see {@link MultiwalkerSpec#hull}.
 */
final class MultiwalkerState {
    /** Where bodies are and how they move, {@code [env][body][number]}, see {@link MultiwalkerSpec#NUMBERS}. */
    final float[] body;
    /** Whether a lower leg stands on something, {@code [env][walker][side]}. */
    final boolean[] ground;
    /** Whether a hull has touched anything but the package, {@code [env][walker]}. */
    final boolean[] fallen;
    /** Whether a walker is out of the game, {@code [env][walker]}. */
    final boolean[] out;
    /** Whether a walker was in the world during the last step, {@code [env][walker]}: it is seen for the last time after the step in which it falls. */
    final boolean[] present;
    /** Whether the package has touched anything but a hull, {@code [env]}. */
    final boolean[] dropped;
    /** Steps made, {@code [env]}. */
    final int[] time;
    /** Where the package was before the last step: x [m] and angle [rad], {@code [env][2]}. */
    final float[] before;

    /** Heights of the corners of the ground [m], {@code [env][corner]}. */
    final double[] heights;
    /** Force on each hull in the first step of the episode [N], {@code [env][walker]}. */
    final float[] push;
    /** Actions of the episode so far, {@code [env][step][walker][joint]}. */
    final float[] actions;

    private final int bodies;

    MultiwalkerState(MultiwalkerOptions options, int numEnvs) {
        int n = options.nWalkers();
        bodies = MultiwalkerSpec.bodies(n);
        int walkers = Math.multiplyExact(numEnvs, n);
        body = new float[Math.multiplyExact(numEnvs, bodies * MultiwalkerSpec.NUMBERS)];
        ground = new boolean[2 * walkers];
        fallen = new boolean[walkers];
        out = new boolean[walkers];
        present = new boolean[walkers];
        dropped = new boolean[numEnvs];
        time = new int[numEnvs];
        before = new float[2 * numEnvs];
        heights = new double[Math.multiplyExact(numEnvs, options.terrainLength())];
        push = new float[walkers];
        actions = new float[Math.multiplyExact(walkers, options.maxCycles() * MultiwalkerSpec.JOINTS)];
    }

    /** Returns the index of a body's first number. */
    int at(int env, int body) {
        return (env * bodies + body) * MultiwalkerSpec.NUMBERS;
    }

    /** Returns the angle of a joint [rad], 0 as it was at the start of the episode. */
    float jointAngle(int env, int walker, int joint) {
        float start = joint % 2 == 0 ? MultiwalkerSpec.LEG_TILT * (joint - 1) : 0;
        return body[outer(env, walker, joint) + 2] - body[inner(env, walker, joint) + 2] - start;
    }

    /** Returns how fast a joint turns [rad/s]. */
    float jointSpeed(int env, int walker, int joint) {
        return body[outer(env, walker, joint) + 5] - body[inner(env, walker, joint) + 5];
    }

    /** Joints 0 and 2 are hips, from the hull to an upper leg; 1 and 3 are knees, from there to the lower leg. */
    private int inner(int env, int walker, int joint) {
        return at(env, MultiwalkerSpec.hull(walker) + (joint % 2 == 0 ? 0 : joint));
    }

    private int outer(int env, int walker, int joint) {
        return at(env, MultiwalkerSpec.hull(walker) + joint + 1);
    }

    /** Returns the live arrays by name. */
    Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("body", body);
        arrays.put("ground", ground);
        arrays.put("fallen", fallen);
        arrays.put("out", out);
        arrays.put("present", present);
        arrays.put("dropped", dropped);
        arrays.put("time", time);
        arrays.put("before", before);
        arrays.put("heights", heights);
        arrays.put("push", push);
        arrays.put("actions", actions);
        return arrays;
    }
}
