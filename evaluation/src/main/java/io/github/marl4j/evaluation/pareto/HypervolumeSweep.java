package io.github.marl4j.evaluation.pareto;

/**
 * The volume of a union of boxes that all begin at the origin, with memory that is allocated once. Not for several threads at a time.
 *
 * <p>Points come sorted by their last objective, best first. Each adds a slab from 0 to its last objective, whose base is what the point adds, in one dimension less, to
 * the points before it: its own box less the volume of the others cut to that box (the limit set). The points before it are kept in the order of the objective before,
 * which cutting does not disturb, so that no limit set is ever sorted. Points that are covered in the base are dropped for good, and limit sets are filtered while
 * they are made. Four dimensions are the bottom: there the base is a sweep that stops where a box is covered.
 *
 * <p>Sources of the ideas: L. While, L. Bradstreet, L. Barone, A fast way of calculating exact hypervolumes (WFG, 2012); A. Guerreiro, C. Fonseca, Computing and updating
 * hypervolume contributions in up to four dimensions (2018).
 */
final class HypervolumeSweep {
    private final int objectives;
    private final double[][] limit; // [dimensions][point × dimensions]
    private final int[][] seen; // [dimensions][place]: points so far, by descending objective dimensions − 2
    private final Staircase staircase;
    private final Base base;
    /** Where in the limit set that is being made the point is that covered another one last. */
    private int lastCoverer;

    /**
     * Allocates.
     *
     * @param points most points there will be
     * @param objectives at least 2
     */
    HypervolumeSweep(int points, int objectives) {
        this.objectives = objectives;
        limit = new double[objectives][];
        seen = new int[objectives + 1][];
        for (int k = 4; k < objectives; k++) {
            limit[k] = new double[(points + 1) * k];
            seen[k + 1] = new int[points + 1];
        }
        staircase = new Staircase(points);
        base = new Base(objectives > 3 ? points : 0);
    }

    /**
     * Returns the volume.
     *
     * @param points {@code [point × objective]}, positive, by descending last objective
     */
    double volume(double[] points, int count) {
        return volume(objectives, points, count);
    }

    private double volume(int dimensions, double[] points, int count) {
        if (count == 0) return 0;
        if (count == 1) return box(points, 0, dimensions);
        return switch (dimensions) {
            case 2 -> area(points, count);
            case 3 -> volume3(points, count);
            case 4 -> volume4(points, count);
            default -> slabs(dimensions, points, count);
        };
    }

    private static double box(double[] points, int at, int dimensions) {
        double volume = 1;
        for (int j = 0; j < dimensions; j++) volume *= points[at + j];
        return volume;
    }

    private static double area(double[] points, int count) {
        double area = 0;
        double width = 0;
        for (int i = 0; i < count; i++) {
            double further = points[2 * i] - width;
            if (further <= 0) continue;
            area += further * points[2 * i + 1];
            width = points[2 * i];
        }
        return area;
    }

    private double volume3(double[] points, int count) {
        staircase.clear();
        double area = 0;
        double volume = 0;
        for (int i = 0; i < count; i++) {
            area += staircase.add(points[3 * i], points[3 * i + 1]);
            double next = i + 1 < count ? points[3 * i + 5] : 0;
            volume += area * (points[3 * i + 2] - next);
        }
        return volume;
    }

    private double volume4(double[] points, int count) {
        base.count = 0;
        double volume = 0;
        for (int i = 0; i < count; i++) {
            double x = points[4 * i];
            double y = points[4 * i + 1];
            double z = points[4 * i + 2];
            double added = base.addedBy(x, y, z);
            if (added <= 0) continue;
            volume += added * points[4 * i + 3];
            base.insert(x, y, z);
        }
        return volume;
    }

    private double slabs(int dimensions, double[] points, int count) {
        int[] earlier = seen[dimensions];
        int numEarlier = 0;
        double volume = 0;
        for (int i = 0; i < count; i++) {
            int at = i * dimensions;
            int cut = cutToBox(dimensions, points, at, earlier, numEarlier);
            if (cut < 0) continue;
            double added = box(points, at, dimensions - 1) - volume(dimensions - 1, limit[dimensions - 1], cut);
            volume += added * points[at + dimensions - 1];
            numEarlier = insert(dimensions, points, at, earlier, numEarlier);
        }
        return volume;
    }

    /** Writes the limit set of the point and returns its size, or −1 if an earlier point covers it in the base. */
    private int cutToBox(int dimensions, double[] points, int at, int[] earlier, int numEarlier) {
        int base = dimensions - 1;
        double[] cut = limit[base];
        int size = 0;
        lastCoverer = 0;
        for (int t = 0; t < numEarlier; t++) {
            int other = earlier[t];
            int to = size * base;
            boolean covers = true;
            for (int j = 0; j < base; j++) {
                double theirs = points[other + j];
                double own = points[at + j];
                if (theirs < own) {
                    covers = false;
                    cut[to + j] = theirs;
                } else {
                    cut[to + j] = own;
                }
            }
            if (covers) return -1;
            size = filterLast(base, cut, size);
        }
        return size;
    }

    /** Takes the point after the first {@code size} in, unless one of them covers it; drops those that it covers. Returns the new size. */
    private int filterLast(int base, double[] cut, int size) {
        int to = size * base;
        // Neighbours in the order are often covered by the same point.
        if (lastCoverer < to && covers(cut, lastCoverer, to, base)) return size;
        for (int at = 0; at < to; at += base) {
            if (covers(cut, at, to, base)) {
                lastCoverer = at;
                return size;
            }
        }
        // Those before are at least as good in the objective of the order: only where they are equal can the new one
        // cover them.
        int end = to;
        for (int at = to - base; at >= 0 && cut[at + base - 1] == cut[to + base - 1]; at -= base) {
            if (!covers(cut, to, at, base)) continue;
            System.arraycopy(cut, at + base, cut, at, end - at);
            to -= base;
            end -= base;
        }
        return to / base + 1;
    }

    /** Keeps the point for those to come, and drops what it covers in the base. Returns how many there are now. */
    private static int insert(int dimensions, double[] points, int at, int[] earlier, int numEarlier) {
        int kept = 0;
        int place = -1;
        for (int t = 0; t < numEarlier; t++) {
            int other = earlier[t];
            if (place < 0 && points[other + dimensions - 2] < points[at + dimensions - 2]) place = kept;
            if (!covers(points, at, other, dimensions - 1)) earlier[kept++] = other;
        }
        if (place < 0) place = kept;
        System.arraycopy(earlier, place, earlier, place + 1, kept - place);
        earlier[place] = at;
        return kept + 1;
    }

    private static boolean covers(double[] points, int a, int b, int dimensions) {
        for (int j = 0; j < dimensions; j++) if (points[a + j] < points[b + j]) return false;
        return true;
    }

    /** The points so far of a sweep in four dimensions, without their last objective, by descending z. */
    private final class Base {
        private final double[] x;
        private final double[] y;
        private final double[] z;
        private int count;

        Base(int capacity) {
            x = new double[capacity + 1];
            y = new double[capacity + 1];
            z = new double[capacity + 1];
        }

        /** Returns the volume that the box to this corner adds: the integral over height of the part of its area that is not covered there. */
        double addedBy(double newX, double newY, double newZ) {
            staircase.clear();
            double[] xs = x;
            double[] ys = y;
            double[] zs = z;
            double free = newX * newY;
            double height = newZ;
            double added = 0;
            for (int i = 0; i < count; i++) {
                if (zs[i] < height) {
                    added += free * (height - zs[i]);
                    height = zs[i];
                }
                if (xs[i] >= newX && ys[i] >= newY) return added;
                free -= staircase.add(Math.min(xs[i], newX), Math.min(ys[i], newY));
            }
            return added + free * height;
        }

        void insert(double newX, double newY, double newZ) {
            int place = 0;
            while (place < count && z[place] >= newZ) place++;
            int kept = place;
            for (int i = place; i < count; i++) {
                if (x[i] <= newX && y[i] <= newY) continue;
                x[kept] = x[i];
                y[kept] = y[i];
                z[kept++] = z[i];
            }
            System.arraycopy(x, place, x, place + 1, kept - place);
            System.arraycopy(y, place, y, place + 1, kept - place);
            System.arraycopy(z, place, z, place + 1, kept - place);
            x[place] = newX;
            y[place] = newY;
            z[place] = newZ;
            count = kept + 1;
        }
    }
}
