package io.github.marl4j.envs.smax;

import static io.github.marl4j.envs.smax.SimdStrip.FLOATS;
import static io.github.marl4j.envs.smax.SimdStrip.INTS;
import static io.github.marl4j.envs.smax.SimdStrip.LANES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.marl4j.env.Chance;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link SmaxEnemy} for a strip of environments. What needs no draw and no new goal is decided in vectors: shoot at the nearest or at the last one, or walk to the
 * goal. All else is left to {@link SmaxEnemy}.
 */
final class SimdEnemy {
    private final SmaxSpec spec;
    private final SmaxState s;
    private final SimdStrip strip;
    private final SmaxEnemy plain;
    private final SmaxOrders orders;

    /** Whether a unit with somebody in range can be decided here. */
    private final boolean simpleShots;

    private final int[] pick = new int[LANES];
    private final float[] towardX = new float[LANES];
    private final float[] towardY = new float[LANES];

    SimdEnemy(SmaxSpec spec, SmaxState state, Chance chance, SimdStrip strip) {
        this.spec = spec;
        this.s = state;
        this.strip = strip;
        this.plain = new SmaxEnemy(spec, state, chance);
        this.orders = new SmaxOrders(spec, state, chance);
        this.simpleShots = spec.options.enemyShoots() && spec.options.attackMode() == SmaxOptions.AttackMode.CLOSEST;
    }

    /** Writes the orders of all enemy units in the environments from {@code env} on, one for each lane. */
    void decide(int env) {
        strip.load(env);
        for (int e = 0; e < spec.numEnemies; e++) decide(env, e);
    }

    private void decide(int env, int e) {
        int memory = env * spec.numEnemies + e;
        int at = (spec.numAllies + e) * LANES;
        IntVector last = IntVector.fromArray(INTS, s.lastAttacked, memory, strip.enemyStride, 0);
        FloatVector goalX = FloatVector.fromArray(FLOATS, s.goalX, memory, strip.enemyStride, 0);
        FloatVector goalY = FloatVector.fromArray(FLOATS, s.goalY, memory, strip.enemyStride, 0);
        VectorMask<Float> fresh = goalX.compare(EQ, 0f)
                .and(goalY.compare(EQ, 0f))
                .and(last.compare(EQ, -1).cast(FLOATS));

        VectorMask<Float> dead = SimdStrip.dead(FloatVector.fromArray(FLOATS, strip.health, at));
        FloatVector x = FloatVector.fromArray(FLOATS, strip.livingX, at);
        FloatVector y = FloatVector.fromArray(FLOATS, strip.y, at);
        FloatVector sight = FloatVector.fromArray(FLOATS, spec.sightRange, 0, strip.type, at);
        FloatVector range = FloatVector.fromArray(FLOATS, spec.attackRange, 0, strip.type, at);
        FloatVector sightSquare = sight.mul(sight);
        // Only what is seen can be shot at.
        FloatVector rangeSquare = range.mul(range).min(sightSquare);
        FloatVector least = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
        FloatVector lastSquare = least;
        IntVector nearest = IntVector.zero(INTS);
        for (int k = 0, j = (spec.numAllies - 1) * LANES; k < spec.numAllies; k++, j -= LANES) {
            FloatVector dx = FloatVector.fromArray(FLOATS, strip.livingX, j).sub(x);
            FloatVector dy = FloatVector.fromArray(FLOATS, strip.y, j).sub(y);
            FloatVector square = dx.mul(dx).add(dy.mul(dy));
            VectorMask<Float> nearer = square.compare(LT, least);
            least = least.blend(square, nearer);
            nearest = nearest.blend(k, nearer.cast(INTS));
            lastSquare = lastSquare.blend(square, last.compare(EQ, k).cast(FLOATS));
        }
        VectorMask<Float> sees = least.compare(LT, sightSquare);
        VectorMask<Float> shoots = least.compare(LT, rangeSquare);
        VectorMask<Float> keeps = lastSquare.compare(LT, rangeSquare);
        IntVector.broadcast(INTS, -1)
                .blend(nearest, shoots.cast(INTS))
                .blend(last, keeps.cast(INTS))
                .intoArray(pick, 0);
        goalX.sub(x.blend(0f, dead)).intoArray(towardX, 0);
        goalY.sub(y.blend(0f, dead)).intoArray(towardY, 0);
        VectorMask<Float> needsDraw = simpleShots ? sees.andNot(shoots) : sees;
        long hard = fresh.or(needsDraw).toLong();
        conclude(env, e, hard);
    }

    private void conclude(int env, int e, long hard) {
        for (int lane = 0; lane < LANES; lane++) {
            if ((hard >>> lane & 1) != 0) {
                plain.decide(env + lane, e);
                continue;
            }
            int code = pick[lane] >= 0
                    ? SmaxSpec.FIRST_ATTACK + pick[lane]
                    : SmaxRules.towards(towardX[lane], towardY[lane]);
            s.lastAttacked[(env + lane) * spec.numEnemies + e] = pick[lane];
            orders.order((env + lane) * spec.numUnits + spec.numAllies + e, code);
        }
    }
}
