package io.github.marl4j.evaluation.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Individuals, e.g. policies, whose values no other individual's value dominates. Of equal values the earliest individual stays. Not for several threads at a time.
 *
 * @param <T> what is kept beside a value
 */
public final class ParetoArchive<T> {
    private final int objectives;
    private final List<Entry<T>> entries = new ArrayList<>();

    /**
     * An individual with its value.
     *
     * @param individual as it was added
     * @param value {@code [objective]}; not to be modified
     */
    public record Entry<T>(T individual, double[] value) {}

    /**
     * Creates an empty archive.
     *
     * @param objectives numbers in every value, at least 1
     */
    public ParetoArchive(int objectives) {
        if (objectives < 1) throw new IllegalArgumentException("objectives=" + objectives + " must be at least 1");
        this.objectives = objectives;
    }

    /**
     * Adds an individual and drops those that it dominates.
     *
     * @param value {@code [objective]}, finite; copied
     * @return whether it stays; if not, another one dominates it or has the same value, and nothing changes
     * @throws IllegalArgumentException if a number is not finite or there are too many or too few
     */
    public boolean add(T individual, double[] value) {
        Points.check("value to archive", new double[][] {value}, objectives);
        for (Entry<T> known : entries) {
            if (Dominance.dominates(known.value, value) || Arrays.equals(known.value, value)) return false;
        }
        entries.removeIf(known -> Dominance.dominates(value, known.value));
        entries.add(new Entry<>(individual, value.clone()));
        return true;
    }

    /** Returns what is in the archive, in the order of adding; immutable. */
    public List<Entry<T>> entries() {
        return List.copyOf(entries);
    }

    /** Returns the values {@code [point][objective]}, in the order of adding; a copy. */
    public double[][] front() {
        return entries.stream().map(entry -> entry.value.clone()).toArray(double[][]::new);
    }
}
