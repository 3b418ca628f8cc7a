package io.github.marl4j.envs.smax;

import java.util.Arrays;

/** Finds neighbours among thousands of units: a uniform grid over where they stand. One instance per thread. */
final class SmaxGrid {
    /** From this many units on the grid is worth its making. */
    static final int PAYS_FROM = 128;

    private final float cell;
    private final int columns;
    private final int rows;

    /** Index into {@link #order} of the first unit of each cell, and one past the last. */
    private final int[] starts;

    /** Units sorted by cell, upwards in each cell. */
    private final int[] order;

    private final int[] cellOf;
    private int[] near = new int[64];

    SmaxGrid(SmaxSpec spec) {
        float largest = 0f;
        for (float radius : spec.radius) largest = Math.max(largest, radius);
        float width = spec.options.mapWidth();
        float height = spec.options.mapHeight();
        // Not more cells than a few per unit, however large the map is.
        cell = Math.max(2f * largest, (float) Math.sqrt(width * (double) height / (4.0 * spec.numUnits)));
        columns = Math.max(1, (int) (width / cell) + 1);
        rows = Math.max(1, (int) (height / cell) + 1);
        starts = new int[columns * rows + 1];
        order = new int[spec.numUnits];
        cellOf = new int[spec.numUnits];
    }

    /** Sorts units into cells; those outside the map belong to the nearest cell of its edge. */
    void fill(int count, float[] x, float[] y) {
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++) {
            cellOf[i] = row(y[i]) * columns + column(x[i]);
            starts[cellOf[i] + 1]++;
        }
        for (int c = 0; c < columns * rows; c++) starts[c + 1] += starts[c];
        for (int i = count - 1; i >= 0; i--) order[--starts[cellOf[i] + 1]] = i;
        // Each start has moved down to where its cell begins, one place up in the array.
        System.arraycopy(starts, 1, starts, 0, columns * rows);
        starts[columns * rows] = count;
    }

    private int column(float x) {
        return Math.max(0, Math.min(columns - 1, (int) (x / cell)));
    }

    private int row(float y) {
        return Math.max(0, Math.min(rows - 1, (int) (y / cell)));
    }

    /** Collects the units of all cells that reach into a square around a place; returns how many, in no order. */
    private int collect(float x, float y, float reach) {
        int found = 0;
        int left = column(x - reach);
        int right = column(x + reach);
        for (int r = row(y - reach); r <= row(y + reach); r++) {
            int from = starts[r * columns + left];
            int to = starts[r * columns + right + 1];
            if (found + to - from > near.length)
                near = Arrays.copyOf(near, Math.max(2 * near.length, found + to - from));
            System.arraycopy(order, from, near, found, to - from);
            found += to - from;
        }
        return found;
    }

    /** Finds what is strictly within a distance of a place; returns how many, upwards in {@link #near}. */
    int within(float x, float y, float distance, float[] placesX, float[] placesY) {
        int found = collect(x, y, distance);
        int within = 0;
        for (int n = 0; n < found; n++) {
            int j = near[n];
            if (SmaxRules.within(placesX[j] - x, placesY[j] - y, distance)) near[within++] = j;
        }
        Arrays.sort(near, 0, within);
        return within;
    }

    /** Returns one of those found last. */
    int near(int i) {
        return near[i];
    }

    /** Adds up the pushes of all overlapping pairs, over j upwards for each unit. */
    void push(int count, float[] x, float[] y, float[] radius, float[] sumX, float[] sumY) {
        fill(count, x, y);
        for (int i = 0; i < count; i++) {
            int touching = touching(i, collect(x[i], y[i], cell), x, y, radius);
            Arrays.sort(near, 0, touching);
            for (int n = 0; n < touching; n++) {
                int j = near[n];
                float dx = x[i] - x[j];
                float dy = y[i] - y[j];
                float overlap = SmaxRules.overlap(dx, dy, radius[i] + radius[j]);
                sumX[i] += dx * overlap;
                sumY[i] += dy * overlap;
            }
        }
    }

    private int touching(int i, int found, float[] x, float[] y, float[] radius) {
        int touching = 0;
        for (int n = 0; n < found; n++) {
            int j = near[n];
            float dx = x[i] - x[j];
            float dy = y[i] - y[j];
            float radii = radius[i] + radius[j];
            if (j != i && dx * dx + dy * dy < radii * radii) near[touching++] = j;
        }
        return touching;
    }
}
