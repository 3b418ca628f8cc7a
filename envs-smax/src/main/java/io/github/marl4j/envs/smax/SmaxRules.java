package io.github.marl4j.envs.smax;

/**
 * The numbers and formulas of the rule book that every form of the kernel shares. All arithmetic is IEEE float32 without fused operations, in one fixed order, so
 * that all forms give the same bits.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
public final class SmaxRules {
    /** Length of a discrete move: float32 of 2 * (1 / sqrt 2)^2, in units of the own speed. */
    public static final float MOVE = 0.99999994f;

    /** A unit starts within this distance of its place, in each coordinate [map units]. */
    public static final float START_NOISE = 2f;

    /** The random part of a cooldown lies between these multiples of the time step. */
    public static final float COOLDOWN_LOW = -1f, COOLDOWN_HIGH = 2f;

    /** Added to distances of the push, which divides by them [map units]. */
    public static final float PUSH_EPSILON = 1e-6f;

    /** How much of its overlap each of two units gives way. */
    public static final float PUSH_SHARE = 0.5f;

    /** Upper limit of world steps in an environment step; keeps the indices of draws apart. */
    public static final int MAX_WORLD_STEPS = 4096;

    /** Where chance decides, for {@link io.github.marl4j.env.Chance}. */
    public static final int DRAW_NOISE = 1,
            DRAW_LAYOUT = 2,
            DRAW_INSIDE = 3,
            DRAW_CORNER = 4,
            DRAW_GROUP = 5,
            DRAW_PLACE = 6,
            DRAW_TYPE = 7,
            DRAW_COOLDOWN = 8,
            DRAW_WALK = 9,
            DRAW_TARGET = 10,
            DRAW_MOVES = 11,
            DRAW_AIMS = 12;

    private SmaxRules() {}

    /** Returns the index of the cooldown draw of a unit in a world step. */
    public static long cooldownDraw(int step, int worldStep, int numUnits, int unit) {
        return ((long) step * MAX_WORLD_STEPS + worldStep) * numUnits + unit;
    }

    /** Whether something at this distance is strictly nearer than a range. */
    static boolean within(float dx, float dy, float range) {
        return dx * dx + dy * dy < range * range;
    }

    /** Cooldown after a shot. */
    static float reloaded(float cooldown, float weaponCooldown, float draw) {
        return cooldown + ((weaponCooldown + draw) - cooldown);
    }

    /** Whether a unit at this place stands in a wall. */
    static boolean inWall(float x, float y, float width, float height) {
        return x <= 0f || y <= 0f || x >= width || y >= height;
    }

    /** Overlap of two units as a share of their distance: (R_i + R_j) / D - 1, at least 0. */
    static float overlap(float dx, float dy, float radii) {
        float distance = (float) Math.sqrt(dx * dx + dy * dy) + PUSH_EPSILON;
        return Math.max(0f, radii / distance - 1f);
    }

    /** Returns the code of the move along the largest component of a vector: the first maximum of north, east, south, west. */
    static int towards(float dx, float dy) {
        int code = SmaxSpec.NORTH;
        float best = dy;
        if (dx > best) {
            code = SmaxSpec.EAST;
            best = dx;
        }
        if (-dy > best) {
            code = SmaxSpec.SOUTH;
            best = -dy;
        }
        return -dx > best ? SmaxSpec.WEST : code;
    }

    /** Returns a share that is at least 0 and at most 1. */
    static float clamp01(float share) {
        return share < 0f ? 0f : share > 1f ? 1f : share;
    }
}
