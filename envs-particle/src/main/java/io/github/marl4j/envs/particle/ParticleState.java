package io.github.marl4j.envs.particle;

import io.github.marl4j.env.Chance;

/** What changes: the arrays of all rows. They belong to the kernel. */
final class ParticleState {
    /** Secrets of a row. */
    static final int GOALS = 2;

    /** Places, {@code [env][entity]}. */
    final double[] x;

    final double[] y;
    /** Velocities, {@code [env][agent]}. */
    final double[] vx;

    final double[] vy;
    /** What was said in the last step, {@code [env][agent][symbol]}; empty if nobody speaks. */
    final float[] speech;
    /** Secrets of a game, {@code [env][2]}: landmarks that are goals, or a key. */
    final int[] goal;
    /** What a game remembers beside, {@code [env][number]}; see {@link Scene#memorySize()}. */
    final int[] memory;
    /** Steps made, {@code [env]}. */
    final int[] step;

    final Chance chance;

    ParticleState(World world, int memorySize, int numEnvs, Chance chance) {
        x = new double[Math.multiplyExact(numEnvs, world.entities)];
        y = new double[x.length];
        vx = new double[Math.multiplyExact(numEnvs, world.agents)];
        vy = new double[vx.length];
        speech = new float[world.speech ? Math.multiplyExact(vx.length, world.symbols) : 0];
        goal = new int[Math.multiplyExact(numEnvs, GOALS)];
        memory = new int[Math.multiplyExact(numEnvs, memorySize)];
        step = new int[numEnvs];
        this.chance = chance;
    }
}
