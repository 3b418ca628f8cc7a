package io.github.marl4j.envs.smax;

import static io.github.marl4j.envs.smax.SimdStrip.FLOATS;
import static io.github.marl4j.envs.smax.SimdStrip.INTS;
import static io.github.marl4j.envs.smax.SimdStrip.LANES;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.marl4j.env.Chance;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link SmaxFight} for a strip of environments: dense work in vectors, shots and overlaps, which are rare, one by one. */
final class SimdFight {
    private final SmaxSpec spec;
    private final SmaxState s;
    private final Chance chance;
    private final SimdStrip strip;
    private final int numUnits;
    private final float dt;

    /** Walk in a world step, speed, radius, damage taken, pushes: {@code [unit][lane]}. */
    private final float[] walkX, walkY, speed, radius, damage, sumX, sumY;

    /** A unit with a target may fire from this cooldown down; without one it never does. */
    private final float[] fireFrom;

    /** Target of each unit's order: index into the strip. */
    private final int[] target;

    /** The shots of this world step: index into the strip and cooldown afterwards. */
    private final int[] shooter;

    private final float[] reloaded;
    private int shots;

    /** Pairs that overlap in any lane: indices of their first lanes, and which lanes. */
    private final int[] pairFirst, pairSecond;

    private final long[] pairLanes;

    SimdFight(SmaxSpec spec, SmaxState state, Chance chance, SimdStrip strip) {
        this.spec = spec;
        this.s = state;
        this.chance = chance;
        this.strip = strip;
        this.numUnits = spec.numUnits;
        this.dt = spec.options.timePerStep();
        int size = numUnits * LANES;
        walkX = new float[size];
        walkY = new float[size];
        speed = new float[size];
        radius = new float[size];
        damage = new float[size];
        sumX = new float[size];
        sumY = new float[size];
        fireFrom = new float[size];
        target = new int[size];
        shooter = new int[size];
        reloaded = new float[size];
        int pairs = numUnits * (numUnits - 1) / 2 + 1;
        pairFirst = new int[pairs];
        pairSecond = new int[pairs];
        pairLanes = new long[pairs];
    }

    /** Plays one environment step in the environments from {@code env} on, one for each lane. */
    void fight(int env) {
        strip.load(env);
        readOrders(env);
        for (int worldStep = 0; worldStep < spec.options.worldStepsPerEnvStep(); worldStep++) {
            shoot(env, worldStep);
            advance();
            for (int i = 0; i < shots; i++) strip.cooldown[shooter[i]] = reloaded[i];
            push();
        }
        strip.store(env);
    }

    private void readOrders(int env) {
        int first = env * numUnits;
        strip.lookUp(spec.radius, radius);
        strip.lookUp(spec.speed, speed);
        strip.gather(s.moveX, first, walkX);
        strip.gather(s.moveY, first, walkY);
        strip.gather(s.attack, first, target);
        for (int u = 0, at = 0; u < numUnits; u++, at += LANES) {
            toWalk(walkX, at);
            toWalk(walkY, at);
            toTarget(u, at);
        }
    }

    /** Turns a move into the way of one world step. */
    private void toWalk(float[] move, int at) {
        FloatVector.fromArray(FLOATS, move, at)
                .mul(FloatVector.fromArray(FLOATS, speed, at))
                .mul(dt)
                .intoArray(move, at);
    }

    /** Turns an attack code into the index of the target's first lane. */
    private void toTarget(int u, int at) {
        IntVector code = IntVector.fromArray(INTS, target, at);
        FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY)
                .blend(0f, code.compare(GE, SmaxSpec.FIRST_ATTACK).cast(FLOATS))
                .intoArray(fireFrom, at);
        IntVector k = code.sub(SmaxSpec.FIRST_ATTACK);
        IntVector unit = u < spec.numAllies
                ? k.add(spec.numAllies)
                : IntVector.broadcast(INTS, spec.numAllies - 1).sub(k);
        unit.mul(LANES).intoArray(target, at);
    }

    /** Finds the shots of this world step from old places, health and cooldowns. */
    private void shoot(int env, int worldStep) {
        shots = 0;
        for (int u = 0, at = 0; u < numUnits; u++, at += LANES) {
            VectorMask<Float> ready = FloatVector.fromArray(FLOATS, strip.cooldown, at)
                    .compare(LE, FloatVector.fromArray(FLOATS, fireFrom, at))
                    .and(FloatVector.fromArray(FLOATS, strip.health, at).compare(GT, 0f));
            if (ready.anyTrue()) shootLanes(ready.toLong(), u, at, env, worldStep);
        }
    }

    private void shootLanes(long ready, int u, int at, int env, int worldStep) {
        for (long left = ready; left != 0; left &= left - 1) {
            int lane = Long.numberOfTrailingZeros(left);
            int i = at + lane;
            int t = target[i] + lane;
            int type = strip.type[i];
            if (strip.health[t] <= 0f) continue;
            if (!SmaxRules.within(strip.x[i] - strip.x[t], strip.y[i] - strip.y[t], spec.attackRange[type])) continue;
            if (shots == 0) Arrays.fill(damage, 0f);
            damage[t] += spec.damage[type];
            long draw = SmaxRules.cooldownDraw(s.step[env + lane], worldStep, numUnits, u);
            float extra = chance.uniform(
                    env + lane,
                    SmaxRules.DRAW_COOLDOWN,
                    draw,
                    SmaxRules.COOLDOWN_LOW * dt,
                    SmaxRules.COOLDOWN_HIGH * dt);
            shooter[shots] = i;
            reloaded[shots++] = SmaxRules.reloaded(strip.cooldown[i], spec.weaponCooldown[type], extra);
        }
    }

    /** The living walk, as far as the edge of the map; weapons cool down; who was hit suffers; who stands in a wall dies. */
    private void advance() {
        float width = spec.options.mapWidth();
        float height = spec.options.mapHeight();
        boolean deadly = spec.options.wallsCauseDeath();
        boolean anyHit = shots > 0;
        for (int at = 0; at < numUnits * LANES; at += LANES) {
            FloatVector health = FloatVector.fromArray(FLOATS, strip.health, at);
            VectorMask<Float> walks = health.compare(GT, 0f);
            FloatVector x = FloatVector.fromArray(FLOATS, strip.x, at);
            FloatVector y = FloatVector.fromArray(FLOATS, strip.y, at);
            x = x.blend(clamp(x.add(FloatVector.fromArray(FLOATS, walkX, at)), width), walks);
            y = y.blend(clamp(y.add(FloatVector.fromArray(FLOATS, walkY, at)), height), walks);
            x.intoArray(strip.x, at);
            y.intoArray(strip.y, at);
            FloatVector.fromArray(FLOATS, strip.cooldown, at).sub(dt).intoArray(strip.cooldown, at);
            if (anyHit) health = suffer(health, at);
            if (deadly) {
                VectorMask<Float> inWall = x.compare(LE, 0f)
                        .or(y.compare(LE, 0f))
                        .or(x.compare(GE, width))
                        .or(y.compare(GE, height));
                health = health.blend(0f, inWall);
            }
            health.intoArray(strip.health, at);
            x.blend(Float.POSITIVE_INFINITY, SimdStrip.dead(health)).intoArray(strip.livingX, at);
        }
    }

    private FloatVector suffer(FloatVector health, int at) {
        FloatVector left = health.sub(FloatVector.fromArray(FLOATS, damage, at));
        return left.blend(0f, left.compare(LE, 0f));
    }

    private static FloatVector clamp(FloatVector place, float size) {
        FloatVector atLeastZero = place.blend(0f, place.compare(LT, 0f));
        return atLeastZero.blend(size, atLeastZero.compare(GT, size));
    }

    /** See {@link SmaxPush}. First all pairs that overlap in any lane, without a branch; then their lanes one by one. */
    private void push() {
        int pairs = 0;
        for (int i = 0; i < (numUnits - 1) * LANES; i += LANES) pairs = overlapping(i, pairs);
        if (pairs == 0) return;
        Arrays.fill(sumX, 0f);
        Arrays.fill(sumY, 0f);
        for (int p = 0; p < pairs; p++) pushLanes(pairFirst[p], pairSecond[p], pairLanes[p]);
        for (int at = 0; at < numUnits * LANES; at += LANES) {
            giveWay(strip.x, sumX, at);
            giveWay(strip.y, sumY, at);
        }
    }

    private int overlapping(int i, int found) {
        int pairs = found;
        FloatVector x = FloatVector.fromArray(FLOATS, strip.livingX, i);
        FloatVector y = FloatVector.fromArray(FLOATS, strip.y, i);
        FloatVector r = FloatVector.fromArray(FLOATS, radius, i);
        for (int j = i + LANES; j < numUnits * LANES; j += LANES) {
            FloatVector dx = x.sub(FloatVector.fromArray(FLOATS, strip.livingX, j));
            FloatVector dy = y.sub(FloatVector.fromArray(FLOATS, strip.y, j));
            FloatVector radii = r.add(FloatVector.fromArray(FLOATS, radius, j));
            long lanes =
                    dx.mul(dx).add(dy.mul(dy)).compare(LT, radii.mul(radii)).toLong();
            pairFirst[pairs] = i;
            pairSecond[pairs] = j;
            pairLanes[pairs] = lanes;
            pairs += lanes == 0 ? 0 : 1;
        }
        return pairs;
    }

    private void pushLanes(int first, int second, long lanes) {
        for (long left = lanes; left != 0; left &= left - 1) {
            int lane = Long.numberOfTrailingZeros(left);
            int i = first + lane;
            int j = second + lane;
            float dx = strip.x[i] - strip.x[j];
            float dy = strip.y[i] - strip.y[j];
            float overlap = SmaxRules.overlap(dx, dy, radius[i] + radius[j]);
            sumX[i] += dx * overlap;
            sumY[i] += dy * overlap;
            sumX[j] -= dx * overlap;
            sumY[j] -= dy * overlap;
        }
    }

    private static void giveWay(float[] place, float[] sum, int at) {
        FloatVector share = FloatVector.fromArray(FLOATS, sum, at).mul(SmaxRules.PUSH_SHARE);
        FloatVector.fromArray(FLOATS, place, at).add(share).intoArray(place, at);
    }
}
