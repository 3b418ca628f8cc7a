package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.FightTables;
import java.util.List;

/**
 * A stage as pictures of its layers, for renderers that move them by themselves: the same pictures that the software painter copies from, and the roofs behind the town.
 *
 * @param name for people
 * @param layers from the farthest to the nearest
 */
public record StagePicture(String name, List<Layer> layers) {
    private static final int OPAQUE = 0xFF000000;

    /**
     * One layer.
     *
     * @param width of the picture [px]
     * @param height of the picture [px]
     * @param argb pixels, row by row from the top left; holes are 0
     * @param top where it begins, from the top of the view [native px]
     * @param bottom where it ends
     * @param view width that it shows [native px]; its middle is the stage's
     * @param upperPace share of the camera's way that its upper edge goes
     * @param lowerPace the same for its lower edge; rows between lie between
     * @param holes whether it lets through what is behind it somewhere
     */
    public record Layer(
            int width,
            int height,
            int[] argb,
            double top,
            double bottom,
            double view,
            double upperPace,
            double lowerPace,
            boolean holes) {}

    /**
     * Paints a stage.
     *
     * @param number of the fighter whose home it is
     * @param width of the whole view [px]
     * @param height of the whole view [px]
     */
    public static StagePicture paint(FightTables tables, int number, int width, int height) {
        Stage stage = Stage.shipped(tables.roster.fighters())[number];
        Layers layers = StageArtist.paint(stage, number, width, height);
        double depth = Surface.VIEW_HEIGHT - layers.floorRow() / layers.floor().scaleY();
        int solid = solid(layers.town(), layers.floorRow());
        double near = Layers.floorPace(0);
        ColourCanvas far = StageArtist.paintFar(stage, number, width, height);
        return new StagePicture(
                stage.name(),
                List.of(
                        layer(layers.sky(), 0, solid, Layers.SKY_PACE, Layers.SKY_PACE, false),
                        layer(far, 0, solid, Layers.FAR_PACE, Layers.FAR_PACE, true),
                        layer(layers.town(), 0, solid, Layers.TOWN_PACE, Layers.TOWN_PACE, true),
                        layer(layers.town(), solid, layers.floorRow(), Layers.TOWN_PACE, Layers.TOWN_PACE, false),
                        layer(layers.floor(), layers.floorRow(), height, Layers.floorPace(depth), near, false)));
    }

    /** Returns the row from which on the town hides the sky. */
    private static int solid(ColourCanvas town, int end) {
        int last = end * town.width - 1;
        while (last >= 0 && town.rgb[last] != Layers.HOLE) last--;
        return Math.min(end - 1, last / town.width + 1);
    }

    private static Layer layer(
            ColourCanvas from, int first, int end, double upperPace, double lowerPace, boolean holes) {
        int[] argb = new int[from.width * (end - first)];
        for (int i = 0; i < argb.length; i++) {
            int rgb = from.rgb[first * from.width + i];
            argb[i] = rgb == Layers.HOLE ? 0 : OPAQUE | rgb;
        }
        double view = from.width / from.scaleX();
        return new Layer(
                from.width,
                end - first,
                argb,
                first / from.scaleY(),
                end / from.scaleY(),
                view,
                upperPace,
                lowerPace,
                holes);
    }

    /** Returns the names of all stages. */
    public static List<String> names(FightTables tables) {
        return List.of(Stage.shipped(tables.roster.fighters())).stream()
                .map(Stage::name)
                .toList();
    }
}
