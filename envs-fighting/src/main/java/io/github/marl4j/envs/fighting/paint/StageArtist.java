package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.env.Chance;
import java.util.Arrays;

/** Paints the layers of a stage: one generator for all of them. Every house, window and star is a function of its number, so the street is the same on every machine. */
final class StageArtist {
    private static final int SKY_BANDS = 40;
    private static final int SKY_HEIGHT = Canvas.VIEW_HEIGHT - Canvas.FLOOR;
    private static final int ROOF_EDGE = 5;
    /** Kinds of draws. */
    private static final int WIDTH = 0;

    private static final int HEIGHT = 1;
    private static final int SHADE = 2;
    private static final int WINDOW = 3;
    private static final int STAR_X = 4;
    private static final int STAR_Y = 5;
    /** Makes the far houses others than those of any stage. */
    private static final int FAR = 100;

    private final Stage stage;
    private final int number;
    private final ColourCanvas sky;
    private final ColourCanvas town;
    private final ColourCanvas floor;
    private final double edge = Layers.FLOOR_EDGE - Canvas.FLOOR;

    private StageArtist(Stage stage, int number, int width, int height) {
        this.stage = stage;
        this.number = number;
        sky = Layers.layer(width, height, Layers.SKY_PACE);
        town = Layers.layer(width, height, Layers.TOWN_PACE);
        floor = Layers.layer(width, height, Layers.NEAR_PACE);
    }

    /**
     * Returns the layers of a stage.
     *
     * @param number makes its houses others than those of the next stage
     * @param width of the picture
     * @param height of the picture
     */
    static Layers paint(Stage stage, int number, int width, int height) {
        StageArtist artist = new StageArtist(stage, number, width, height);
        artist.paintSky();
        artist.paintTown();
        artist.paintFloor();
        int floorRow = (int) Math.round((Canvas.VIEW_HEIGHT - Layers.FLOOR_EDGE) * artist.floor.scaleY());
        return new Layers(artist.sky, artist.town, artist.floor, floorRow);
    }

    /** Returns the roofs behind the town, shadows against the sky; {@link Layers#HOLE} elsewhere. For people only. */
    static ColourCanvas paintFar(Stage stage, int number, int width, int height) {
        StageArtist artist = new StageArtist(stage, number + FAR, width, height);
        ColourCanvas far = Layers.layer(width, height, Layers.FAR_PACE);
        Arrays.fill(far.rgb, Layers.HOLE);
        int shade = mix(stage.colour(stage.sky()[1]), stage.colour(stage.wall()[2]), 0.32);
        double half = Layers.view(Layers.FAR_PACE) / 2;
        int house = 0;
        for (double x = -half - 20; x < half; house++) {
            double w = stage.houses()[0] * 0.7 + artist.draw(house, WIDTH, 30);
            double h = stage.houses()[3] + 4 + artist.draw(house, HEIGHT, 26);
            far.quad(x, 0, x + w, 0, x + w, h, x, h, shade);
            artist.roof(far, x, w, h, shade);
            x += w + artist.draw(house, SHADE, 14);
        }
        return far;
    }

    private int draw(int what, int kind, int bound) {
        return (int) ((Chance.mix(number * 1_000_003L + what * 31L + kind + 1) >>> 33) % bound);
    }

    private static int mix(int first, int second, double part) {
        int r = (int) ((first >> 16) + ((second >> 16) - (first >> 16)) * part);
        int g = (int) ((first >> 8 & 255) + ((second >> 8 & 255) - (first >> 8 & 255)) * part);
        int b = (int) ((first & 255) + ((second & 255) - (first & 255)) * part);
        return r << 16 | g << 8 | b;
    }

    private void paintSky() {
        int top = stage.colour(stage.sky()[0]);
        int foot = stage.colour(stage.sky()[1]);
        double view = Layers.view(Layers.SKY_PACE);
        double band = SKY_HEIGHT / (double) SKY_BANDS;
        for (int b = 0; b < SKY_BANDS; b++) {
            sky.bar(0, b * band, view, SKY_HEIGHT - b * band, mix(top, foot, b / (SKY_BANDS - 1.0)));
        }
        int[] moon = stage.moon();
        int light = stage.colour(moon[3]);
        for (int star = 0; star < stage.stars(); star++) {
            double x = draw(star, STAR_X, (int) view) - view / 2;
            double y = 60 + draw(star, STAR_Y, SKY_HEIGHT - 64);
            double r = star % 5 == 0 ? 1.1 : 0.7;
            sky.capsule(x, y, r, x, y, r, mix(top, light, star % 3 == 0 ? 0.9 : 0.5));
        }
        if (moon[2] == 0) return;
        sky.capsule(moon[0], moon[1], moon[2] * 1.35, moon[0], moon[1], moon[2] * 1.35, mix(top, light, 0.22));
        sky.capsule(moon[0], moon[1], moon[2] * 1.15, moon[0], moon[1], moon[2] * 1.15, mix(top, light, 0.4));
        sky.capsule(moon[0], moon[1], moon[2], moon[0], moon[1], moon[2], light);
        double crater = moon[2] * 0.22;
        int shade = mix(light, top, 0.12);
        sky.capsule(moon[0] - crater, moon[1] + crater, crater, moon[0] - crater, moon[1] + crater, crater, shade);
        sky.capsule(moon[0] + 2 * crater, moon[1] - crater, crater, moon[0] + 2 * crater, moon[1], crater, shade);
    }

    private void paintTown() {
        Arrays.fill(town.rgb, Layers.HOLE);
        double half = Layers.view(Layers.TOWN_PACE) / 2;
        int[] size = stage.houses();
        int house = 0;
        for (double x = -half - 20; x < half; house++) {
            double w = size[0] + draw(house, WIDTH, size[1] - size[0] + 1);
            double h = size[2] + draw(house, HEIGHT, size[3] - size[2] + 1);
            house(house, x, w, h);
            x += w + size[4];
        }
        int foot = mix(stage.colour(stage.wall()[2]), 0, 0.3);
        town.quad(-half, 0, half, 0, half, edge + 3, -half, edge + 3, foot);
        for (Stage.Prop prop : stage.props()) prop(prop, half);
    }

    private void house(int house, double x, double w, double h) {
        int wall = mix(stage.colour(stage.wall()[0]), stage.colour(stage.wall()[1]), draw(house, SHADE, 100) / 100.0);
        int roof = stage.colour(stage.wall()[2]);
        roof(town, x, w, h, roof); // the wall hides the lower half of a dome
        town.quad(x, 0, x + w, 0, x + w, h, x, h, wall);
        town.quad(x + w - 5, 0, x + w, 0, x + w, h, x + w - 5, h, mix(wall, 0, 0.2));
        windows(house, x, w, h, wall);
    }

    private void roof(ColourCanvas onto, double x, double w, double h, int roof) {
        double mid = x + w / 2;
        double e = ROOF_EDGE;
        switch (stage.roof()) {
            case GABLE -> onto.quad(x - e, h, x + w + e, h, x + w - 8, h + 14, x + 8, h + 14, roof);
            case FLAT -> {
                onto.quad(x - 2, h, x + w + 2, h, x + w + 2, h + 4, x - 2, h + 4, roof);
                onto.quad(x + 8, h + 4, x + 16, h + 4, x + 16, h + 13, x + 8, h + 13, roof);
            }
            case PAGODA -> {
                onto.quad(x - e, h, x + w + e, h, x + w - 6, h + 9, x + 6, h + 9, roof);
                onto.capsule(x - e - 3, h + 3, 1, x - e + 4, h, 1.4, roof);
                onto.capsule(x + w + e + 3, h + 3, 1, x + w + e - 4, h, 1.4, roof);
                onto.quad(
                        x + 10,
                        h + 9,
                        x + w - 10,
                        h + 9,
                        x + w - 10,
                        h + 18,
                        x + 10,
                        h + 18,
                        mix(roof, 0xFFFFFF, 0.12));
                onto.quad(x + 4, h + 18, x + w - 4, h + 18, x + w - 14, h + 27, x + 14, h + 27, roof);
                onto.capsule(mid, h + 26, 1.6, mid, h + 33, 0.8, roof);
            }
            case DOME -> {
                onto.quad(x - 2, h, x + w + 2, h, x + w + 2, h + 3, x - 2, h + 3, roof);
                double r = Math.min(w, 52) / 2 - 3;
                onto.capsule(mid, h, r, mid, h + 2, r * 0.9, roof);
                onto.capsule(mid, h + r, 1.5, mid, h + r + 9, 0.6, roof);
            }
            case SPIRE -> {
                onto.quad(x - 2, h, x + w + 2, h, mid + 2, h + 30, mid - 2, h + 30, roof);
                onto.capsule(mid, h + 30, 1.2, mid, h + 40, 0.6, roof);
            }
        }
    }

    private void windows(int house, double x, double w, double h, int wall) {
        int[] lights = stage.windows();
        if (lights.length == 0) return;
        int columns = Math.max(1, (int) (w - 10) / 18);
        for (int storey = 0; 32 + storey * 26 + 18 < h; storey++) {
            for (int column = 0; column < columns; column++) {
                int light = stage.colour(lights[draw(house * 64 + storey * 8 + column, WINDOW, lights.length)]);
                double left = x + 6 + column * (w - 12) / columns;
                double low = 32 + storey * 26;
                town.quad(left, low, left + 9, low, left + 9, low + 14, left, low + 14, mix(wall, 0, 0.35));
                town.quad(left + 1, low + 1, left + 8, low + 1, left + 8, low + 13, left + 1, low + 13, light);
                town.quad(left + 4, low, left + 5, low, left + 5, low + 14, left + 4, low + 14, mix(wall, 0, 0.35));
            }
        }
    }

    private void prop(Stage.Prop prop, double half) {
        double x = prop.first() - prop.every() * Math.ceil((half + prop.first()) / prop.every());
        for (; x < half + prop.every(); x += prop.every()) {
            for (int[] q : prop.quads()) {
                town.quad(x + q[0], q[1], x + q[2], q[3], x + q[4], q[5], x + q[6], q[7], stage.colour(q[8]));
            }
            for (int[] c : prop.capsules()) {
                town.capsule(x + c[0], c[1], c[2], x + c[3], c[4], c[5], stage.colour(c[6]));
            }
        }
    }

    /** Courses of stones that grow towards the viewer; the joints run apart as the rows' paces do. */
    private void paintFloor() {
        double view = Layers.view(Layers.NEAR_PACE);
        int far = stage.colour(stage.floor()[0]);
        int near = stage.colour(stage.floor()[1]);
        int joint = stage.colour(stage.floor()[2]);
        double top = Canvas.VIEW_HEIGHT - Layers.FLOOR_EDGE;
        double[] courses = {0, 3, 8, 17, Layers.FLOOR_EDGE};
        for (int y = 0; y < Layers.FLOOR_EDGE; y++) {
            floor.bar(0, top + y, view, Layers.FLOOR_EDGE - y, mix(far, near, y / (Layers.FLOOR_EDGE - 1.0)));
        }
        for (int course = 0; course + 1 < courses.length; course++) {
            floor.bar(0, top + courses[course], view, course == 0 ? 1.6 : 1, joint);
            double high = edge - courses[course];
            double low = edge - courses[course + 1];
            double paceHigh = Layers.floorPace(Layers.FLOOR_EDGE - courses[course]);
            double paceLow = Layers.floorPace(Layers.FLOOR_EDGE - courses[course + 1]);
            for (double at = -view; at < view; at += stage.stones()) {
                double x = at + (course % 2 == 0 ? 0 : stage.stones() / 2.0);
                double a = x * paceHigh;
                double b = x * paceLow;
                floor.quad(b, low, b + 1.3, low, a + 1.3, high, a, high, joint);
            }
        }
    }
}
