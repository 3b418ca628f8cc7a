package io.github.marl4j.evaluation.pareto;

/**
 * The area that boxes from the origin cover in the plane, as the corners that stick out. Adding finds the place by walking: the staircases of a hypervolume are short,
 * and moving a few numbers is faster than a tree.
 */
final class Staircase {
    private final double[] x; // ascending
    private final double[] y; // descending
    private int count;

    Staircase(int capacity) {
        x = new double[capacity + 1];
        y = new double[capacity + 1];
    }

    void clear() {
        count = 0;
    }

    /** Adds the box from the origin to a positive corner; returns the area that was not covered before. */
    double add(double newX, double newY) {
        double[] xs = x;
        double[] ys = y;
        int right = 0;
        while (right < count && xs[right] < newX) right++;
        if (right < count && ys[right] >= newY) return 0;
        int first = right;
        if (right < count && xs[right] == newX) right++;
        while (first > 0 && ys[first - 1] <= newY) first--;
        double left = first > 0 ? xs[first - 1] : 0;
        double area = 0;
        for (int covered = first; covered < right; covered++) {
            area += (xs[covered] - left) * (newY - ys[covered]);
            left = xs[covered];
        }
        area += (newX - left) * (newY - (right < count ? ys[right] : 0));
        if (right != first + 1) {
            System.arraycopy(xs, right, xs, first + 1, count - right);
            System.arraycopy(ys, right, ys, first + 1, count - right);
        }
        xs[first] = newX;
        ys[first] = newY;
        count += 1 - (right - first);
        return area;
    }
}
