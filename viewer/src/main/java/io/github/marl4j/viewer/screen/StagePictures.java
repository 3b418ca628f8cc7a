package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.paint.Backdrop;
import io.github.marl4j.envs.fighting.paint.StagePicture;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.viewer.window.Picture;
import io.github.marl4j.viewer.window.Screen;
import java.util.ArrayList;
import java.util.List;

/** The stage that is shown: its layers as pictures on the graphics card, painted anew when the stage or the size of the screen changes. */
final class StagePictures implements Backdrop, AutoCloseable {
    private final FightTables tables;
    private final Screen screen;
    private final List<String> names;
    private final List<Picture> pictures = new ArrayList<>();
    private List<StagePicture.Layer> layers = List.of();
    private int number = -1;
    private int width;

    StagePictures(FightTables tables, Screen screen) {
        this.tables = tables;
        this.screen = screen;
        this.names = StagePicture.names(tables);
    }

    /** Returns this, set to a stage. */
    Backdrop of(int stage) {
        if (stage == number && width == screen.width()) return this;
        number = stage;
        width = screen.width();
        layers = StagePicture.paint(tables, stage, screen.width(), screen.height())
                .layers();
        while (pictures.size() < layers.size()) pictures.add(new Picture(false));
        for (int i = 0; i < layers.size(); i++) {
            StagePicture.Layer layer = layers.get(i);
            pictures.get(i).set(layer.width(), layer.height(), layer.argb());
        }
        return this;
    }

    /** Returns the name of a stage. */
    String name(int stage) {
        return names.get(stage);
    }

    @Override
    public void paint(double camera) {
        for (int i = 0; i < layers.size(); i++) {
            StagePicture.Layer layer = layers.get(i);
            screen.picture(
                    pictures.get(i),
                    0,
                    layer.top(),
                    Surface.VIEW_WIDTH,
                    layer.bottom() - layer.top(),
                    from(layer, layer.upperPace(), camera),
                    from(layer, layer.lowerPace(), camera),
                    screen.width() / (double) layer.width(),
                    layer.holes());
        }
    }

    /** Returns where an edge of what is seen begins, on a whole pixel: the pictures are as large as they are shown. */
    private double from(StagePicture.Layer layer, double pace, double camera) {
        double pixels = (layer.width() - screen.width()) / 2.0 + camera * pace * layer.width() / layer.view();
        return Math.floor(pixels + 0.5) / layer.width();
    }

    @Override
    public void close() {
        pictures.forEach(Picture::close);
    }
}
