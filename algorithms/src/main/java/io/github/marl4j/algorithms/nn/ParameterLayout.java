package io.github.marl4j.algorithms.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each named weight matrix and bias lies in a flat array, and how it is drawn. Immutable. */
public final class ParameterLayout {
    /**
     * One matrix {@code [rows][columns]} (row-major; a bias has one row).
     *
     * @param name unique, such as {@code actor1/kernel}
     * @param offset first element in the flat array
     * @param rows number of rows
     * @param columns number of columns
     * @param init how a fresh value is drawn
     */
    public record Slice(String name, int offset, int rows, int columns, Init init) {
        /** @return number of elements */
        public int size() {
            return rows * columns;
        }

        /** @return a copy of this matrix */
        float[] of(float[] values) {
            return Arrays.copyOfRange(values, offset, offset + size());
        }
    }

    private final Map<String, Slice> slices;
    private final int size;

    private ParameterLayout(Map<String, Slice> slices, int size) {
        this.slices = slices;
        this.size = size;
    }

    /** @return number of floats of all slices */
    public int size() {
        return size;
    }

    /** @return all slices, in the order of the flat array */
    public List<Slice> slices() {
        return List.copyOf(slices.values());
    }

    /**
     * @param name name of a slice
     * @return that slice
     * @throws IllegalArgumentException if there is none
     */
    public Slice slice(String name) {
        Slice slice = slices.get(name);
        if (slice == null) {
            throw new IllegalArgumentException(
                    "no parameter slice \"" + name + "\"; there are " + String.join(", ", slices.keySet()));
        }
        return slice;
    }

    /** Collects slices while networks are put together. Several networks may share one builder, and so one optimiser. */
    public static final class Builder {
        private final Map<String, Slice> slices = new LinkedHashMap<>();
        private int size;

        /**
         * Appends a slice.
         *
         * @param name unique name
         * @param rows number of rows
         * @param columns number of columns
         * @param init how a fresh value is drawn
         * @return the slice
         * @throws IllegalArgumentException if the name is taken or a side is not positive
         */
        public Slice add(String name, int rows, int columns, Init init) {
            if (rows < 1 || columns < 1) {
                throw new IllegalArgumentException(
                        "parameter slice " + name + ": rows=" + rows + " columns=" + columns + " must be positive");
            }
            Slice slice = new Slice(name, size, rows, columns, init);
            if (slices.putIfAbsent(name, slice) != null) {
                throw new IllegalArgumentException("parameter slice " + name + " exists twice");
            }
            size = Math.addExact(size, Math.multiplyExact(rows, columns));
            return slice;
        }

        /** @return the layout of all slices so far */
        public ParameterLayout build() {
            return new ParameterLayout(new LinkedHashMap<>(slices), size);
        }
    }
}
