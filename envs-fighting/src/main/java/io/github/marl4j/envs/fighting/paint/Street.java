package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.env.Chance;

/**
 * The street at night behind the fighters, painted once for a size: a strip of far things that moves with half the speed of the camera, and a strip of floor that moves with it.
 */
final class Street {
    /** Greatest distance of the camera from the middle [native px]. */
    private static final int CAMERA = 192;

    private static final double FAR = 0.5;
    private static final int SKY_TOP = 0x1B1940;
    private static final int SKY_LOW = 0x644A7C;
    private static final int MOON = 0xF4E8C1;
    private static final int ROOF = 0x221D42;
    private static final int WALL = 0x43365F;
    private static final int[] WINDOWS = {0xF2B950, 0xD98A3D, 0x6B4E71, 0x35294E};
    private static final int FLOOR_NEAR = 0x4C4058;
    private static final int FLOOR_FAR = 0x6A5A75;
    private static final int JOINT = 0x2C2438;
    private static final int LANTERN = 0xFFB347;

    private final int width;
    private final int floorRow;
    private final Canvas far;
    private final Canvas floor;

    Street(int width, int height) {
        this.width = width;
        double farView = Canvas.VIEW_WIDTH + 2 * CAMERA * FAR;
        double floorView = Canvas.VIEW_WIDTH + 2 * CAMERA;
        far = new Canvas(strip(width, farView), height, farView);
        floor = new Canvas(strip(width, floorView), height, floorView);
        floorRow = (int) Math.round((Canvas.VIEW_HEIGHT - Canvas.FLOOR - 6) * far.scaleY());
        far.look(-farView / 2);
        floor.look(-floorView / 2);
        paintSky(farView);
        paintHouses(farView);
        paintFloor(floorView);
    }

    private static int strip(int width, double view) {
        return (int) Math.ceil(width * view / Canvas.VIEW_WIDTH);
    }

    private static int mix(int first, int second, double part) {
        int r = (int) ((first >> 16) + ((second >> 16) - (first >> 16)) * part);
        int g = (int) ((first >> 8 & 255) + ((second >> 8 & 255) - (first >> 8 & 255)) * part);
        int b = (int) ((first & 255) + ((second & 255) - (first & 255)) * part);
        return r << 16 | g << 8 | b;
    }

    private void paintSky(double view) {
        int bands = 25;
        double each = 150.0 / bands;
        for (int band = 0; band < bands; band++) {
            far.bar(0, band * each, view, each + 50, mix(SKY_TOP, SKY_LOW, band / (double) bands));
        }
        far.capsule(70, 136, 22, 71, 136, 22, mix(SKY_TOP, MOON, 0.35));
        far.capsule(70, 136, 18, 71, 136, 18, MOON);
    }

    /** Houses of different widths; every number of theirs is a function of their place. */
    private void paintHouses(double view) {
        int number = 0;
        for (double x = -view / 2 - 10; x < view / 2; number++) {
            double w = 54 + draw(number, 0, 40);
            double h = 70 + draw(number, 1, 46);
            far.quad(x, 0, x + w, 0, x + w, h, x, h, mix(WALL, ROOF, draw(number, 2, 60) / 100.0));
            far.quad(x - 5, h, x + w + 5, h, x + w - 8, h + 14, x + 8, h + 14, ROOF);
            for (int floorNumber = 0; floorNumber < 2; floorNumber++) {
                for (int window = 0; window < 3; window++) {
                    int lit = WINDOWS[draw(number * 8 + floorNumber * 3 + window, 3, WINDOWS.length)];
                    double left = x + 8 + window * (w - 16) / 3;
                    double low = 30 + floorNumber * 30;
                    if (low + 16 < h) far.quad(left, low, left + 9, low, left + 9, low + 13, left, low + 13, lit);
                }
            }
            double hang = x + w * 0.5;
            far.capsule(hang, 22, 4, hang, 17, 4, LANTERN);
            far.capsule(hang, 26, 0.8, hang, 30, 0.8, ROOF);
            x += w + 3;
        }
    }

    private static int draw(int number, int kind, int bound) {
        return (int) ((Chance.mix(number * 31L + kind + 1) >>> 33) % bound);
    }

    private void paintFloor(double view) {
        double top = Canvas.VIEW_HEIGHT - Canvas.FLOOR - 6;
        for (int band = 0; band < 6; band++) {
            floor.bar(0, top + band * 5, view, 12, mix(FLOOR_FAR, FLOOR_NEAR, band / 5.0));
        }
        floor.bar(0, top, view, 1.4, JOINT);
        floor.bar(0, top + 9, view, 1, JOINT);
        floor.bar(0, top + 19, view, 1, JOINT);
        for (int stone = 0; stone < view / 32; stone++) {
            floor.bar(stone * 32, top, 1.2, 9, JOINT);
            floor.bar(stone * 32 + 16, top + 9, 1.2, 10, JOINT);
            floor.bar(stone * 32 + 4, top + 19, 1.2, 12, JOINT);
        }
    }

    /** Paints the street as it is seen from a place of the camera [native px from the middle]. */
    void paint(double camera, Canvas onto) {
        int farAt = offset(far, camera * FAR);
        int floorAt = offset(floor, camera);
        for (int row = 0; row < onto.height; row++) {
            Canvas from = row < floorRow ? far : floor;
            int at = row < floorRow ? farAt : floorAt;
            System.arraycopy(from.rgb, row * from.width + at, onto.rgb, row * width, width);
        }
    }

    private int offset(Canvas strip, double camera) {
        int middle = (strip.width - width) / 2;
        int shifted = middle + (int) Math.round(camera * strip.scaleX());
        return Math.max(0, Math.min(strip.width - width, shifted));
    }
}
