package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.curves.Curve;
import io.github.marl4j.evaluation.curves.CurveData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the hypervolume grew, several seeds on one grid. */
public final class FrontHistory {
    private FrontHistory() {}

    /**
     * Returns the curve of the hypervolume over environment steps, or nothing if no seed has a history.
     *
     * @param label for the legend
     * @param histories by seed; those that are empty are left out
     * @throws IllegalArgumentException if the seeds have no range of steps in common
     */
    public static Optional<Curve> hypervolume(String label, Map<Long, List<FrontSnapshot>> histories) {
        SortedMap<Long, List<FrontSnapshot>> known = new TreeMap<>(histories);
        known.values().removeIf(List::isEmpty);
        if (known.isEmpty()) return Optional.empty();
        double[][] steps = known.values().stream()
                .map(history ->
                        history.stream().mapToDouble(FrontSnapshot::step).toArray())
                .toArray(double[][]::new);
        double[][] volumes = known.values().stream()
                .map(history ->
                        history.stream().mapToDouble(FrontSnapshot::hypervolume).toArray())
                .toArray(double[][]::new);
        List<Long> seeds = List.copyOf(known.keySet());
        return Optional.of(CurveData.aligned(label, "hypervolume of " + label, seeds, steps, volumes));
    }
}
