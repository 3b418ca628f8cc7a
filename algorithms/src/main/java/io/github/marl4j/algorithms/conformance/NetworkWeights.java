package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights under the names of the files. They keep the kernels of a GRU's three gates apart: {@code gru/ir, gru/iz, gru/in} with bias, {@code gru/hr, gru/hz} without,
 * {@code gru/hn} with bias; here these are blocks of columns, in the order r, z, n.
 */
final class NetworkWeights {
    private static final String[] GATES = {"r", "z", "n"};

    /** A block of columns of a slice; a bias has one row, and its list in the file no nesting. */
    private record Block(String name, ParameterLayout.Slice slice, int firstColumn, int columns) {
        boolean bias() {
            return name.endsWith("/bias");
        }

        int size() {
            return slice.rows() * columns;
        }

        /** Returns where an element of the block lies in the flat array of all weights. */
        int place(int element) {
            int row = element / columns;
            return slice.offset() + row * slice.columns() + firstColumn + element % columns;
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    NetworkWeights(ParameterLayout layout) {
        for (ParameterLayout.Slice slice : layout.slices()) {
            switch (slice.name()) {
                case "gru/input/kernel" -> addGates("gru/i%s/kernel", slice);
                case "gru/input/bias" -> addGates("gru/i%s/bias", slice);
                case "gru/hidden/kernel" -> addGates("gru/h%s/kernel", slice);
                case "gru/hidden/bias" -> blocks.add(new Block("gru/hn/bias", slice, 0, slice.columns()));
                default -> blocks.add(new Block(slice.name(), slice, 0, slice.columns()));
            }
        }
    }

    private void addGates(String name, ParameterLayout.Slice slice) {
        int columns = slice.columns() / GATES.length;
        for (int gate = 0; gate < GATES.length; gate++) {
            blocks.add(new Block(name.formatted(GATES[gate]), slice, gate * columns, columns));
        }
    }

    /**
     * Reads all weights.
     *
     * @param target flat array of the layout, written
     */
    void read(RecordedCase params, float[] target) {
        for (Block block : blocks) {
            int rows = block.slice().rows();
            float[] source = block.bias()
                    ? params.floats(block.name(), block.columns())
                    : params.floats(block.name(), rows, block.columns());
            for (int i = 0; i < source.length; i++) target[block.place(i)] = source[i];
        }
    }

    /**
     * Returns weights or gradients by name.
     *
     * @param flat array of the layout, not modified
     */
    Map<String, float[]> split(float[] flat) {
        Map<String, float[]> split = new LinkedHashMap<>();
        for (Block block : blocks) {
            float[] part = new float[block.size()];
            for (int i = 0; i < part.length; i++) part[i] = flat[block.place(i)];
            split.put(block.name(), part);
        }
        return split;
    }
}
