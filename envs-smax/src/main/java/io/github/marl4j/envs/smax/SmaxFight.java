package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Chance;
import java.util.Arrays;

/**
 * The world steps of one environment step, in plain Java. Attack, move and cooldown read only what was at the start of the world step. One instance per thread.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
final class SmaxFight {
    private final SmaxSpec spec;
    private final SmaxState s;
    private final Chance chance;
    private final SmaxPush push;
    private final int numUnits;
    private final float width;
    private final float height;
    private final float dt;

    /** Index of the unit that each unit's order attacks, or -1. */
    private final int[] target;

    /** How far each unit walks in a world step [map units]. */
    private final float[] walkX, walkY;

    /** Damage that each unit takes in this world step. */
    private final float[] damage;

    /** Cooldown after this world step. */
    private final float[] nextCooldown;

    SmaxFight(SmaxSpec spec, SmaxState state, Chance chance, SmaxPush push) {
        this.spec = spec;
        this.s = state;
        this.chance = chance;
        this.push = push;
        this.numUnits = spec.numUnits;
        this.width = spec.options.mapWidth();
        this.height = spec.options.mapHeight();
        this.dt = spec.options.timePerStep();
        this.target = new int[numUnits];
        this.walkX = new float[numUnits];
        this.walkY = new float[numUnits];
        this.damage = new float[numUnits];
        this.nextCooldown = new float[numUnits];
    }

    void fight(int env) {
        int first = env * numUnits;
        readOrders(first);
        for (int worldStep = 0; worldStep < spec.options.worldStepsPerEnvStep(); worldStep++) {
            shoot(env, first, worldStep);
            move(first);
            sufferAndReload(first);
            if (spec.options.wallsCauseDeath()) dieAtWalls(first);
            push.push(env);
        }
    }

    private void readOrders(int first) {
        for (int u = 0; u < numUnits; u++) {
            int i = first + u;
            float speed = spec.speed[s.type[i]];
            walkX[u] = s.moveX[i] * speed * dt;
            walkY[u] = s.moveY[i] * speed * dt;
            target[u] = s.attack[i] >= SmaxSpec.FIRST_ATTACK ? first + spec.target(u, s.attack[i]) : -1;
        }
    }

    /** A unit fires at its target if both live, its weapon is ready and the target is strictly within range. All damage of a world step adds up. */
    private void shoot(int env, int first, int worldStep) {
        Arrays.fill(damage, 0f);
        for (int u = 0; u < numUnits; u++) {
            int i = first + u;
            float cooldown = s.cooldown[i];
            nextCooldown[u] = cooldown - dt;
            int t = target[u];
            if (t < 0 || cooldown > 0f || s.health[i] <= 0f || s.health[t] <= 0f) continue;
            int type = s.type[i];
            if (!SmaxRules.within(s.x[i] - s.x[t], s.y[i] - s.y[t], spec.attackRange[type])) continue;
            damage[t - first] += spec.damage[type];
            long draw = SmaxRules.cooldownDraw(s.step[env], worldStep, numUnits, u);
            float extra = chance.uniform(
                    env, SmaxRules.DRAW_COOLDOWN, draw, SmaxRules.COOLDOWN_LOW * dt, SmaxRules.COOLDOWN_HIGH * dt);
            nextCooldown[u] = SmaxRules.reloaded(cooldown, spec.weaponCooldown[type], extra);
        }
    }

    /** Living units walk, as far as the edge of the map. */
    private void move(int first) {
        for (int u = 0; u < numUnits; u++) {
            int i = first + u;
            if (s.health[i] <= 0f) continue;
            s.x[i] = clamp(s.x[i] + walkX[u], width);
            s.y[i] = clamp(s.y[i] + walkY[u], height);
        }
    }

    private static float clamp(float place, float size) {
        return place < 0f ? 0f : place > size ? size : place;
    }

    private void sufferAndReload(int first) {
        for (int u = 0; u < numUnits; u++) {
            float left = s.health[first + u] - damage[u];
            s.health[first + u] = left > 0f ? left : 0f;
            s.cooldown[first + u] = nextCooldown[u];
        }
    }

    private void dieAtWalls(int first) {
        for (int i = first; i < first + numUnits; i++) {
            if (SmaxRules.inWall(s.x[i], s.y[i], width, height)) s.health[i] = 0f;
        }
    }
}
