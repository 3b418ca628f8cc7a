package io.github.marl4j.envs.smax;

import java.util.Arrays;

/**
 * The conic observation: 32 sectors around a unit with two places each, filled in ascending unit order, then the own block. Three oddities of the reference are part
 * of the rules: unit 0 is never seen, the dead are still listed, and a direction exactly on the border of two sectors is in neither.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
public final class SmaxConic {
    private static final int HALF = SmaxSpec.SECTORS / 2;

    /** Keeps the slope finite straight north and south [sight ranges]. */
    public static final float SLOPE_EPSILON = 1e-8f;

    /** Slopes of the borders between the sectors of a half plane: tan(pi c / 16 - pi / 2) for c from 1 to 15. */
    private static final float[] SLOPES = new float[HALF - 1];

    static {
        for (int c = 1; c < HALF; c++) SLOPES[c - 1] = (float) StrictMath.tan(Math.PI * c / HALF - Math.PI / 2);
        // What rounding has left of the exact values 0 and 1 of tan.
        SLOPES[HALF / 2 - 1] = 0f;
        SLOPES[HALF / 4 - 1] = -1f;
        SLOPES[3 * HALF / 4 - 1] = 1f;
    }

    private final SmaxSpec spec;
    private final SmaxState s;
    private final SmaxRows unitRows;
    private final int[] taken = new int[SmaxSpec.SECTORS];

    SmaxConic(SmaxSpec spec, SmaxState state, SmaxRows unitRows) {
        this.spec = spec;
        this.s = state;
        this.unitRows = unitRows;
    }

    /** Returns the slopes of the borders between the sectors of a half plane, upwards. */
    public static float[] slopes() {
        return SLOPES.clone();
    }

    /** Writes what a living unit sees. */
    void write(int env, int unit, float[] out, int from) {
        int sectors = SmaxSpec.SECTORS * SmaxSpec.PLACES * SmaxSpec.BLOCK;
        Arrays.fill(out, from, from + sectors, 0f);
        Arrays.fill(taken, 0);
        int first = env * spec.numUnits;
        float perSight = spec.perSight[s.type[first + unit]];
        for (int j = 1; j < spec.numUnits; j++) {
            if (j == unit) continue;
            float x = (s.x[first + j] - s.x[first + unit]) * perSight;
            float y = (s.y[first + j] - s.y[first + unit]) * perSight;
            if (!SmaxRules.within(x, y, 1f)) continue;
            int sector = sector(x, y);
            if (sector < 0 || taken[sector] == SmaxSpec.PLACES) continue;
            int place = sector * SmaxSpec.PLACES + taken[sector]++;
            unitRows.writeBlock(unit, j, x, y, out, from + place * SmaxSpec.BLOCK);
        }
        unitRows.writeOwn(unit, out, from + sectors);
    }

    /**
     * Returns the sector c whose open interval (2 pi c / 32 - pi, 2 pi (c + 1) / 32 - pi) holds the direction, or -1 on a border. The direction is
     * atan(y / (x + 1e-8)), plus or minus pi where x is negative; comparing slopes needs no arc tangent.
     */
    static int sector(float x, float y) {
        float slope = y / (x + SLOPE_EPSILON);
        int below = 0;
        while (below < SLOPES.length && SLOPES[below] < slope) below++;
        if (below < SLOPES.length && SLOPES[below] == slope) return -1;
        int sector = HALF / 2 + below;
        if (x < 0f) sector += y > 0f ? HALF : -HALF;
        return sector < 0 || sector >= SmaxSpec.SECTORS ? -1 : sector;
    }
}
