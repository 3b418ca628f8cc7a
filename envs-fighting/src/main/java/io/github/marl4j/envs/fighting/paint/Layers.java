package io.github.marl4j.envs.fighting.paint;

import java.util.Arrays;

/**
 * The three layers of a stage, painted once for a size: the sky, which hardly moves with the camera, the town in front of it with holes for the sky, and the floor, each row of which moves the more the
 * nearer it is.
 */
final class Layers {
    static final int HOLE = -1;

    /** Greatest distance of the camera from the middle of the stage [native px]. */
    static final int CAMERA = 192;

    /** Share of the camera's way that the sky, the town, and the nearest row of the floor go; the floor at the fighters' feet goes with the camera. */
    static final double SKY_PACE = 0.15;

    /** Pace of the roofs behind the town, which people see. */
    static final double FAR_PACE = 0.3;

    static final double TOWN_PACE = 0.5;
    static final double NEAR_PACE = 1.25;

    /** Height of the floor's far edge above the lower edge of the view [native px]. */
    static final int FLOOR_EDGE = 30;

    private final ColourCanvas sky;
    private final ColourCanvas town;
    private final ColourCanvas floor;
    private final int floorRow;
    private final int[][] runs;

    /**
     * Takes painted layers.
     *
     * @param sky rows above the floor
     * @param town the same rows; {@link #HOLE} where the sky is seen
     * @param floor all rows; those above the floor are not used
     * @param floorRow first row of the floor
     */
    Layers(ColourCanvas sky, ColourCanvas town, ColourCanvas floor, int floorRow) {
        this.sky = sky;
        this.town = town;
        this.floor = floor;
        this.floorRow = floorRow;
        runs = new int[floorRow][];
        for (int row = 0; row < floorRow; row++) runs[row] = findRuns(row);
    }

    ColourCanvas sky() {
        return sky;
    }

    ColourCanvas town() {
        return town;
    }

    ColourCanvas floor() {
        return floor;
    }

    int floorRow() {
        return floorRow;
    }

    /** Returns the width that a layer must have for every place of the camera [native px]. */
    static double view(double pace) {
        return Canvas.VIEW_WIDTH + 2 * CAMERA * pace;
    }

    static ColourCanvas layer(int width, int height, double pace) {
        double view = view(pace);
        ColourCanvas canvas = new ColourCanvas((int) Math.ceil(width * view / Canvas.VIEW_WIDTH), height, view);
        canvas.look(-view / 2);
        return canvas;
    }

    /** Returns the share of the camera's way that a place of the floor goes, by its height above the lower edge of the view [native px]. */
    static double floorPace(double y) {
        return 1 + (NEAR_PACE - 1) * (Canvas.FLOOR - y) / Canvas.FLOOR;
    }

    /** Returns the height above the lower edge that the middle of a row shows [native px]. */
    private double heightOf(int row) {
        return Canvas.VIEW_HEIGHT - (row + 0.5) / floor.scaleY();
    }

    /** Returns the first column of a layer that is seen. */
    private static int offset(ColourCanvas layer, int width, double way) {
        int middle = (layer.width - width) / 2;
        int shifted = middle + (int) Math.floor(way * layer.scaleX() + 0.5);
        return Math.max(0, Math.min(layer.width - width, shifted));
    }

    int skyOffset(int width, double camera) {
        return offset(sky, width, camera * SKY_PACE);
    }

    int townOffset(int width, double camera) {
        return offset(town, width, camera * TOWN_PACE);
    }

    int floorOffset(int width, int row, double camera) {
        return offset(floor, width, camera * floorPace(heightOf(row)));
    }

    /** Returns where the town is seen in a row: first column and the one behind the last, for each run. */
    int[] runs(int row) {
        return runs[row];
    }

    /** Returns whether the town hides the sky in a row of these runs. */
    static boolean covers(int[] runs, int width) {
        return runs.length == 2 && runs[0] == 0 && runs[1] == width;
    }

    private int[] findRuns(int row) {
        int[] found = new int[town.width + 1];
        int count = 0;
        boolean inside = false;
        for (int x = 0; x <= town.width; x++) {
            boolean seen = x < town.width && town.rgb[row * town.width + x] != HOLE;
            if (seen != inside) found[count++] = x;
            inside = seen;
        }
        return Arrays.copyOf(found, count);
    }
}
