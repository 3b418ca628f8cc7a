package io.github.marl4j.envs.smax;

/**
 * Living units that overlap push each other apart: {@code p_i += 1/2 sum_j (p_i - p_j) max(0, (R_i + R_j) / (|p_i - p_j| + 1e-6) - 1)}, all at once, in one pass, without
 * clamping. Sums run over j upwards. One instance per thread.
 */
final class SmaxPush {
    /** Whether each pair is worked off as soon as it is known to touch. Few do, and a processor guesses so; where many battles run in step, as on a GPU, it is better to ask for all of them first. */
    private static final boolean ONE_BY_ONE = true;

    private final SmaxSpec spec;
    private final SmaxState s;
    private final SmaxGrid grid;

    /** The living units, in order. */
    private final int[] units;

    private final float[] px, py, radius, sumX, sumY;

    SmaxPush(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
        this.grid = spec.numUnits > SmaxGrid.PAYS_FROM ? new SmaxGrid(spec) : null;
        units = new int[spec.numUnits];
        px = new float[spec.numUnits];
        py = new float[spec.numUnits];
        radius = new float[spec.numUnits];
        sumX = new float[spec.numUnits];
        sumY = new float[spec.numUnits];
    }

    void push(int env) {
        int living = collect(env * spec.numUnits);
        if (grid != null) grid.push(living, px, py, radius, sumX, sumY);
        else if (ONE_BY_ONE) allPairs(living, px, py, radius, sumX, sumY);
        else touchingPairs(living, px, py, radius, sumX, sumY);
        for (int a = 0; a < living; a++) {
            s.x[units[a]] += SmaxRules.PUSH_SHARE * sumX[a];
            s.y[units[a]] += SmaxRules.PUSH_SHARE * sumY[a];
        }
    }

    private int collect(int first) {
        int living = 0;
        for (int i = first; i < first + spec.numUnits; i++) {
            if (s.health[i] <= 0f) continue;
            units[living] = i;
            px[living] = s.x[i];
            py[living] = s.y[i];
            radius[living] = spec.radius[s.type[i]];
            sumX[living] = 0f;
            sumY[living] = 0f;
            living++;
        }
        return living;
    }

    /** Adds up the pushes of all overlapping pairs, over j upwards for each unit. */
    static void allPairs(int count, float[] px, float[] py, float[] radius, float[] sumX, float[] sumY) {
        for (int i = 0; i < count; i++) {
            float x = px[i];
            float y = py[i];
            float r = radius[i];
            for (int j = i + 1; j < count; j++) {
                float dx = x - px[j];
                float dy = y - py[j];
                float radii = r + radius[j];
                if (dx * dx + dy * dy < radii * radii) {
                    float overlap = SmaxRules.overlap(dx, dy, radii);
                    sumX[i] += dx * overlap;
                    sumY[i] += dy * overlap;
                    sumX[j] -= dx * overlap;
                    sumY[j] -= dy * overlap;
                }
            }
        }
    }

    /** Does the same, without a branch for each pair. */
    static void touchingPairs(int count, float[] px, float[] py, float[] radius, float[] sumX, float[] sumY) {
        for (int i = 0; i < count; i++) {
            float x = px[i];
            float y = py[i];
            float r = radius[i];
            for (int from = i + 1; from < count; from += Integer.SIZE) {
                int touching = touching(x, y, r, from, Math.min(count, from + Integer.SIZE), px, py, radius);
                for (; touching != 0; touching &= touching - 1) {
                    int j = from + Integer.numberOfTrailingZeros(touching);
                    float dx = x - px[j];
                    float dy = y - py[j];
                    float overlap = SmaxRules.overlap(dx, dy, r + radius[j]);
                    sumX[i] += dx * overlap;
                    sumY[i] += dy * overlap;
                    sumX[j] -= dx * overlap;
                    sumY[j] -= dy * overlap;
                }
            }
        }
    }

    /** Returns which of up to 32 units overlap one at a place, a bit for each. */
    private static int touching(float x, float y, float r, int from, int end, float[] px, float[] py, float[] radius) {
        int touching = 0;
        for (int j = from; j < end; j++) {
            float dx = x - px[j];
            float dy = y - py[j];
            float radii = r + radius[j];
            touching |= (dx * dx + dy * dy < radii * radii ? 1 : 0) << (j - from);
        }
        return touching;
    }
}
