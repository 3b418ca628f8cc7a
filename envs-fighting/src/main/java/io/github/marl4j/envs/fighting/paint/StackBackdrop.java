package io.github.marl4j.envs.fighting.paint;

/** The stage in one tone, for the channels of a stack. */
final class StackBackdrop implements Backdrop {
    private final Layers layers;
    private final StackCanvas onto;
    private final byte[] sky;
    private final byte[] town;
    private final byte[] floor;

    StackBackdrop(Layers layers, StackCanvas onto, Tone tone) {
        this.layers = layers;
        this.onto = onto;
        sky = strip(layers.sky(), 0, layers.floorRow(), tone);
        town = strip(layers.town(), 0, layers.floorRow(), tone);
        floor = strip(layers.floor(), layers.floorRow(), onto.height, tone);
    }

    private static byte[] strip(ColourCanvas layer, int from, int to, Tone tone) {
        byte[] bytes = new byte[(to - from) * layer.width];
        for (int p = 0; p < bytes.length; p++) bytes[p] = (byte) tone.of(layer.rgb[from * layer.width + p]);
        return bytes;
    }

    @Override
    public void paint(double camera) {
        int width = onto.width;
        int rows = layers.floorRow();
        int skyAt = layers.skyOffset(width, camera);
        int townAt = layers.townOffset(width, camera);
        for (int row = 0; row < rows; row++) {
            int[] runs = layers.runs(row);
            if (Layers.covers(runs, layers.town().width)) {
                System.arraycopy(town, row * layers.town().width + townAt, onto.bytes, onto.rowAt(row), width);
                continue;
            }
            System.arraycopy(sky, row * layers.sky().width + skyAt, onto.bytes, onto.rowAt(row), width);
            for (int r = 0; r < runs.length; r += 2) {
                int from = Math.max(townAt, runs[r]);
                int to = Math.min(townAt + width, runs[r + 1]);
                if (from >= to) continue;
                int at = onto.rowAt(row) + from - townAt;
                System.arraycopy(town, row * layers.town().width + from, onto.bytes, at, to - from);
            }
        }
        for (int row = rows; row < onto.height; row++) {
            int at = (row - rows) * layers.floor().width + layers.floorOffset(width, row, camera);
            System.arraycopy(floor, at, onto.bytes, onto.rowAt(row), width);
        }
    }
}
