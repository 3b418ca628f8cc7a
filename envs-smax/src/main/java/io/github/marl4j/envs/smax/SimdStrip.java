package io.github.marl4j.envs.smax;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The units of as many environments as a vector has lanes, {@code [unit][lane]}: a copy of a part of the state for one thread. */
final class SimdStrip {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
    static final int LANES = FLOATS.length();

    private final SmaxSpec spec;
    private final SmaxState s;

    /** Index of each lane's environment in the state, in units, relative to the first lane's. */
    private final int[] unitStride = new int[LANES];

    final float[] x, y, health, cooldown;
    final int[] type;

    /** x of the living; infinite for the dead, so that they are near nobody. */
    final float[] livingX;

    SimdStrip(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
        int size = spec.numUnits * LANES;
        x = new float[size];
        y = new float[size];
        health = new float[size];
        cooldown = new float[size];
        livingX = new float[size];
        type = new int[size];
        for (int lane = 0; lane < LANES; lane++) unitStride[lane] = lane * spec.numUnits;
    }

    /** Copies the environments from {@code env} on into the strip. */
    void load(int env) {
        int first = env * spec.numUnits;
        gather(s.x, first, x);
        gather(s.y, first, y);
        gather(s.health, first, health);
        gather(s.cooldown, first, cooldown);
        gather(s.type, first, type);
        for (int at = 0; at < x.length; at += LANES) {
            VectorMask<Float> dead = dead(FloatVector.fromArray(FLOATS, health, at));
            FloatVector.fromArray(FLOATS, x, at)
                    .blend(Float.POSITIVE_INFINITY, dead)
                    .intoArray(livingX, at);
        }
    }

    /** Copies what a fight changes back into the state. */
    void store(int env) {
        int first = env * spec.numUnits;
        scatter(x, s.x, first);
        scatter(y, s.y, first);
        scatter(health, s.health, first);
        scatter(cooldown, s.cooldown, first);
    }

    // One gather or scatter in each loop: with several in a method the compiler stops inlining and makes objects of
    // vectors.

    /** Reads one number of each unit in each environment. */
    void gather(float[] from, int first, float[] to) {
        for (int at = 0, i = first; at < to.length; at += LANES, i++) {
            FloatVector.fromArray(FLOATS, from, i, unitStride, 0).intoArray(to, at);
        }
    }

    /** Reads one number of each unit in each environment. */
    void gather(int[] from, int first, int[] to) {
        for (int at = 0, i = first; at < to.length; at += LANES, i++) {
            IntVector.fromArray(INTS, from, i, unitStride, 0).intoArray(to, at);
        }
    }

    /** Reads from a column of the unit table by the type of each unit. */
    void lookUp(float[] column, float[] to) {
        for (int at = 0; at < to.length; at += LANES) {
            FloatVector.fromArray(FLOATS, column, 0, type, at).intoArray(to, at);
        }
    }

    private void scatter(float[] from, float[] to, int first) {
        for (int at = 0, i = first; at < from.length; at += LANES, i++) {
            FloatVector.fromArray(FLOATS, from, at).intoArray(to, i, unitStride, 0);
        }
    }

    static VectorMask<Float> dead(FloatVector health) {
        return health.compare(LE, 0f);
    }
}
