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
 * {@link SmaxEnemy} for a strip of environments. Who is seen and what is nearest is found in vectors; the first decision of an episode, and
 * the unusual options, are left to {@link SmaxEnemy}.
 */
final class SimdEnemy {
    private final SmaxSpec spec;
    private final SmaxState s;
    private final SimdStrip strip;
    private final SmaxEnemy plain;
    private final SmaxOrders orders;

    /** Whether a unit with somebody in range can be decided here. */
    private final boolean simpleShots;

    /** Sight and attack ranges {@code [unit][lane]}. */
    private final float[] sight, range;

    /** The lanes in which each ally, by its number, is seen by the present unit. */
    private final long[] seenLanes;

    private final int[] lastAttacked = new int[LANES];
    private final int[] pick = new int[LANES];
    private final float[] towardX = new float[LANES];
    private final float[] towardY = new float[LANES];

    SimdEnemy(SmaxSpec spec, SmaxState state, Chance chance, SimdStrip strip) {
        this.spec = spec;
        this.s = state;
        this.strip = strip;
        this.plain = new SmaxEnemy(spec, state, chance);
        this.orders = new SmaxOrders(spec, state, chance);
        this.seenLanes = new long[spec.numAllies];
        this.sight = new float[spec.numUnits * LANES];
        this.range = new float[spec.numUnits * LANES];
        this.simpleShots = spec.options.enemyShoots() && spec.options.attackMode() == SmaxOptions.AttackMode.CLOSEST;
    }

    /** Writes the orders of all enemy units in the environments from {@code env} on, one for each lane. */
    void decide(int env) {
        strip.load(env);
        strip.lookUp(spec.sightRange, sight);
        strip.lookUp(spec.attackRange, range);
        for (int e = 0; e < spec.numEnemies; e++) decide(env, e);
    }

    private void decide(int env, int e) {
        int memory = env * spec.numEnemies + e;
        for (int lane = 0; lane < LANES; lane++, memory += spec.numEnemies) {
            lastAttacked[lane] = s.lastAttacked[memory];
            towardX[lane] = s.goalX[memory];
            towardY[lane] = s.goalY[memory];
        }
        int at = (spec.numAllies + e) * LANES;
        IntVector last = IntVector.fromArray(INTS, lastAttacked, 0);
        FloatVector goalX = FloatVector.fromArray(FLOATS, towardX, 0);
        FloatVector goalY = FloatVector.fromArray(FLOATS, towardY, 0);
        VectorMask<Float> fresh = goalX.compare(EQ, 0f)
                .and(goalY.compare(EQ, 0f))
                .and(last.compare(EQ, -1).cast(FLOATS));

        VectorMask<Float> dead = SimdStrip.dead(FloatVector.fromArray(FLOATS, strip.health, at));
        FloatVector x = FloatVector.fromArray(FLOATS, strip.livingX, at);
        FloatVector y = FloatVector.fromArray(FLOATS, strip.y, at);
        FloatVector sightSquare = square(sight, at);
        // Only what is seen can be shot at.
        FloatVector rangeSquare = square(range, at).min(sightSquare);
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
            seenLanes[k] = square.compare(LT, sightSquare).toLong();
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
        long walks = sees.andNot(shoots).toLong();
        long hard = simpleShots ? fresh.toLong() : fresh.or(sees).toLong();
        conclude(env, e, hard, walks);
    }

    private static FloatVector square(float[] numbers, int at) {
        FloatVector number = FloatVector.fromArray(FLOATS, numbers, at);
        return number.mul(number);
    }

    private void conclude(int env, int e, long hard, long walks) {
        for (int lane = 0; lane < LANES; lane++) {
            if ((hard >>> lane & 1) != 0) {
                plain.decide(env + lane, e);
                continue;
            }
            int code;
            if (pick[lane] >= 0) code = SmaxSpec.FIRST_ATTACK + pick[lane];
            else if ((walks >>> lane & 1) != 0) code = walk(env + lane, e, lane);
            else code = SmaxRules.towards(towardX[lane], towardY[lane]);
            s.lastAttacked[(env + lane) * spec.numEnemies + e] = pick[lane];
            orders.order((env + lane) * spec.numUnits + spec.numAllies + e, code);
        }
    }

    /** Returns the code of a step towards a random one of the allies in sight. */
    private int walk(int env, int e, int lane) {
        int seen = 0;
        for (int k = 0; k < spec.numAllies; k++) seen += (int) (seenLanes[k] >>> lane) & 1;
        int rank = plain.walkTo(env, e, seen);
        // Counts the numbers before the wanted one; without a branch, as no processor foresees chance.
        int to = 0;
        for (int k = 0, passed = 0; k < spec.numAllies; k++) {
            passed += (int) (seenLanes[k] >>> lane) & 1;
            to += passed <= rank ? 1 : 0;
        }
        int me = (spec.numAllies + e) * LANES + lane;
        int ally = (spec.numAllies - 1 - to) * LANES + lane;
        return SmaxRules.towards(strip.x[ally] - strip.x[me], strip.y[ally] - strip.y[me]);
    }
}
