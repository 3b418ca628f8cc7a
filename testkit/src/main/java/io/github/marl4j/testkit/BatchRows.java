package io.github.marl4j.testkit;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Space;
import java.util.Arrays;

/** Looks into rows of batches: compares them, spoils them, finds values outside a space. */
final class BatchRows {
    private BatchRows() {}

    /** Fills a batch with what no environment writes, so that whatever a step leaves out shows. */
    static void spoil(Batch batch) {
        Arrays.fill(batch.state, Float.NaN);
        Arrays.fill(batch.finalState, Float.NaN);
        Arrays.fill(batch.infos, Float.NaN);
        Arrays.fill(batch.episodeOver, true);
        for (Batch.Rows rows : batch.groups) {
            Arrays.fill(rows.observations, Float.NaN);
            Arrays.fill(rows.finalObservations, Float.NaN);
            Arrays.fill(rows.rewards, Float.NaN);
            Arrays.fill(rows.actionMask, true);
            Arrays.fill(rows.alive, true);
            Arrays.fill(rows.acts, true);
            Arrays.fill(rows.terminated, true);
            Arrays.fill(rows.truncated, true);
        }
    }

    /** Returns the first difference between two rows in what the step earned, or {@code null}. */
    static String outcomeDifference(Batch a, int rowA, Batch b, int rowB) {
        String found = a.episodeOver[rowA] == b.episodeOver[rowB] ? null : "episodeOver";
        int infos = a.infos.length / a.numEnvs;
        if (found == null) found = floats("infos", a.infos, rowA * infos, b.infos, rowB * infos, infos);
        for (int g = 0; found == null && g < a.groups.length; g++) {
            Batch.Rows x = a.groups[g];
            Batch.Rows y = b.groups[g];
            int n = x.numAgents;
            int k = n * x.numObjectives;
            String group = " of " + x.group.name();
            found = floats("rewards" + group, x.rewards, rowA * k, y.rewards, rowB * k, k);
            if (found == null) found = flags("terminated" + group, x.terminated, rowA * n, y.terminated, rowB * n, n);
            if (found == null) found = flags("truncated" + group, x.truncated, rowA * n, y.truncated, rowB * n, n);
            if (found == null && a.episodeOver[rowA]) {
                int size = n * x.observationSize;
                found = floats(
                        "finalObservations" + group,
                        x.finalObservations,
                        rowA * size,
                        y.finalObservations,
                        rowB * size,
                        size);
            }
        }
        if (found == null && a.episodeOver[rowA]) {
            int size = a.stateSize;
            found = floats("finalState", a.finalState, rowA * size, b.finalState, rowB * size, size);
        }
        return found;
    }

    /** Returns the first difference between two rows in what is the case now, or {@code null}. */
    static String presentDifference(Batch a, int rowA, Batch b, int rowB) {
        String found = floats("state", a.state, rowA * a.stateSize, b.state, rowB * b.stateSize, a.stateSize);
        for (int g = 0; found == null && g < a.groups.length; g++) {
            Batch.Rows x = a.groups[g];
            Batch.Rows y = b.groups[g];
            int n = x.numAgents;
            int size = n * x.observationSize;
            int mask = n * x.maskSize;
            String group = " of " + x.group.name();
            found = floats("observations" + group, x.observations, rowA * size, y.observations, rowB * size, size);
            if (found == null)
                found = flags("actionMask" + group, x.actionMask, rowA * mask, y.actionMask, rowB * mask, mask);
            if (found == null) found = flags("alive" + group, x.alive, rowA * n, y.alive, rowB * n, n);
            if (found == null) found = flags("acts" + group, x.acts, rowA * n, y.acts, rowB * n, n);
        }
        return found;
    }

    static String difference(Batch a, int rowA, Batch b, int rowB) {
        String found = outcomeDifference(a, rowA, b, rowB);
        return found != null ? found : presentDifference(a, rowA, b, rowB);
    }

    private static String floats(String name, float[] a, int firstA, float[] b, int firstB, int length) {
        for (int i = 0; i < length; i++) {
            float x = a[firstA + i];
            float y = b[firstB + i];
            if (Float.floatToIntBits(x) != Float.floatToIntBits(y)) return name + "[" + i + "]: " + x + " and " + y;
        }
        return null;
    }

    private static String flags(String name, boolean[] a, int firstA, boolean[] b, int firstB, int length) {
        for (int i = 0; i < length; i++) {
            if (a[firstA + i] != b[firstB + i]) return name + "[" + i + "]: " + a[firstA + i] + " and " + b[firstB + i];
        }
        return null;
    }

    /** Returns what is wrong with a flat row as an element of a space, or {@code null}. */
    static String outside(Space space, float[] values, int first) {
        if (space instanceof Space.Dict dict) {
            int next = first;
            for (var part : dict.parts().entrySet()) {
                String problem = outside(part.getValue(), values, next);
                if (problem != null) return part.getKey() + ": " + problem;
                next += part.getValue().flatSize();
            }
            return null;
        }
        if (space instanceof Space.Box box) return outsideBox(box, values, first);
        for (int i = 0; i < space.flatSize(); i++) {
            float value = values[first + i];
            int n = choices(space, i);
            if (!(value >= 0 && value < n && value == Math.rint(value))) {
                return "feature " + i + " is " + value + ", not in " + space;
            }
        }
        return null;
    }

    private static int choices(Space space, int i) {
        if (space instanceof Space.Discrete one) return one.n();
        return space instanceof Space.MultiDiscrete several ? several.n()[i] : 2;
    }

    private static String outsideBox(Space.Box box, float[] values, int first) {
        float[] low = box.low();
        float[] high = box.high();
        for (int i = 0; i < box.flatSize(); i++) {
            float value = values[first + i];
            float least = low[low.length == 1 ? 0 : i];
            float greatest = high[high.length == 1 ? 0 : i];
            if (!(value >= least && value <= greatest)) {
                return "feature " + i + " is " + value + ", not from " + least + " to " + greatest;
            }
        }
        return null;
    }
}
