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

    /** Index of each lane's environment in the state, in units and in enemies, relative to the first lane's. */
    final int[] unitStride = new int[LANES];

    final int[] enemyStride = new int[LANES];

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
        for (int lane = 0; lane < LANES; lane++) {
            unitStride[lane] = lane * spec.numUnits;
            enemyStride[lane] = lane * spec.numEnemies;
        }
    }

    /** Copies the environments from {@code env} on into the strip. */
    void load(int env) {
        int first = env * spec.numUnits;
        for (int u = 0, at = 0; u < spec.numUnits; u++, at += LANES) {
            FloatVector places = gather(s.x, first + u);
            FloatVector healths = gather(s.health, first + u);
            places.intoArray(x, at);
            places.blend(Float.POSITIVE_INFINITY, dead(healths)).intoArray(livingX, at);
            gather(s.y, first + u).intoArray(y, at);
            healths.intoArray(health, at);
            gather(s.cooldown, first + u).intoArray(cooldown, at);
            IntVector.fromArray(INTS, s.type, first + u, unitStride, 0).intoArray(type, at);
        }
    }

    /** Copies what a fight changes back into the state. */
    void store(int env) {
        int first = env * spec.numUnits;
        for (int u = 0, at = 0; u < spec.numUnits; u++, at += LANES) {
            scatter(x, at, s.x, first + u);
            scatter(y, at, s.y, first + u);
            scatter(health, at, s.health, first + u);
            scatter(cooldown, at, s.cooldown, first + u);
        }
    }

    /** Reads one number of the same unit in each environment. */
    FloatVector gather(float[] from, int index) {
        return FloatVector.fromArray(FLOATS, from, index, unitStride, 0);
    }

    private void scatter(float[] from, int at, float[] to, int index) {
        FloatVector.fromArray(FLOATS, from, at).intoArray(to, index, unitStride, 0);
    }

    static VectorMask<Float> dead(FloatVector health) {
        return health.compare(LE, 0f);
    }
}
