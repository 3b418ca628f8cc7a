package io.github.marl4j.envs.smax;

import java.util.LinkedHashMap;
import java.util.Map;

/** The battles of a batch of environments as a structure of arrays. A unit lives while its health is above 0. */
final class SmaxState {
    final int numEnvs;

    /** Positions {@code [env][unit]} [map units]. */
    final float[] x, y;

    /** Health {@code [env][unit]}, 0 if dead. */
    final float[] health;

    /** Time until the weapon is ready {@code [env][unit]} [s]; ready at 0 and below. */
    final float[] cooldown;

    /** Move vector of the step made last {@code [env][unit]}, in units of the own speed. */
    final float[] moveX, moveY;

    /** Attack code of the step made last {@code [env][unit]}, 0 if none. */
    final int[] attack;

    /** Unit types {@code [env][unit]}. */
    final int[] type;

    /** Steps made {@code [env]}. */
    final int[] step;

    /** Memory of the built-in enemy {@code [env][enemy]}: where it walks while it sees nobody; (0, 0) at first [map units]. */
    final float[] goalX, goalY;

    /** Memory of the built-in enemy {@code [env][enemy]}: the ally attacked last, counted backwards, or -1. */
    final int[] lastAttacked;

    SmaxState(SmaxSpec spec, int numEnvs) {
        this.numEnvs = numEnvs;
        int units = Math.multiplyExact(numEnvs, spec.numUnits);
        x = new float[units];
        y = new float[units];
        health = new float[units];
        cooldown = new float[units];
        moveX = new float[units];
        moveY = new float[units];
        attack = new int[units];
        type = new int[units];
        step = new int[numEnvs];
        int minds = spec.options.bothSides() ? 0 : numEnvs * spec.numEnemies;
        goalX = new float[minds];
        goalY = new float[minds];
        lastAttacked = new int[minds];
    }

    /** Returns the live arrays by name. */
    Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("x", x);
        arrays.put("y", y);
        arrays.put("health", health);
        arrays.put("cooldown", cooldown);
        arrays.put("moveX", moveX);
        arrays.put("moveY", moveY);
        arrays.put("attack", attack);
        arrays.put("type", type);
        arrays.put("step", step);
        arrays.put("goalX", goalX);
        arrays.put("goalY", goalY);
        arrays.put("lastAttacked", lastAttacked);
        return arrays;
    }
}
