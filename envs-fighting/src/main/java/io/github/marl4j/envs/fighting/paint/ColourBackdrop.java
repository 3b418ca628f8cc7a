package io.github.marl4j.envs.fighting.paint;

/** The stage in colours. */
final class ColourBackdrop implements Backdrop {
    private final Layers layers;
    private final ColourCanvas onto;

    ColourBackdrop(Layers layers, ColourCanvas onto) {
        this.layers = layers;
        this.onto = onto;
    }

    @Override
    public void paint(double camera) {
        int width = onto.width;
        int skyAt = layers.skyOffset(width, camera);
        int townAt = layers.townOffset(width, camera);
        for (int row = 0; row < layers.floorRow(); row++) {
            copy(layers.sky(), row, skyAt, 0, width);
            int[] runs = layers.runs(row);
            for (int r = 0; r < runs.length; r += 2) {
                int from = Math.max(townAt, runs[r]);
                int to = Math.min(townAt + width, runs[r + 1]);
                if (from < to) copy(layers.town(), row, from, from - townAt, to - from);
            }
        }
        for (int row = layers.floorRow(); row < onto.height; row++) {
            copy(layers.floor(), row, layers.floorOffset(width, row, camera), 0, width);
        }
    }

    private void copy(ColourCanvas layer, int row, int from, int to, int length) {
        System.arraycopy(layer.rgb, row * layer.width + from, onto.rgb, row * onto.width + to, length);
    }
}
