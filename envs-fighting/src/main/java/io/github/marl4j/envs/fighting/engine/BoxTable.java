package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.data.Rect;
import java.util.List;

/** All boxes one after the other: rear edge, lower edge, width, height [su] for each. A list of boxes is its first box and their number. */
final class BoxTable {
    /** Sub-units of a pixel. */
    static final int SU = 256;

    /** {@code [box][rear edge, lower edge, width, height]} [su]. */
    int[] rects;

    private final Ints growing = new Ints();

    /** Appends boxes and returns the number of the first. */
    int add(List<Rect> list) {
        int first = growing.size() / 4;
        for (Rect rect : list) {
            growing.add(rect.x() * SU);
            growing.add(rect.y() * SU);
            growing.add(rect.w() * SU);
            growing.add(rect.h() * SU);
        }
        return first;
    }

    void finish() {
        rects = growing.toArray();
    }

    /** Returns the left edge of a box whose owner stands at {@code x} and looks to {@code facing}. */
    int left(int box, int x, int facing) {
        int at = 4 * box;
        return facing > 0 ? x + rects[at] : x - rects[at] - rects[at + 2];
    }

    /** Returns whether two boxes overlap; touching edges do not. */
    boolean overlap(int boxA, int xA, int yA, int facingA, int boxB, int xB, int yB, int facingB) {
        int a = 4 * boxA;
        int b = 4 * boxB;
        int leftA = left(boxA, xA, facingA);
        int leftB = left(boxB, xB, facingB);
        if (leftA >= leftB + rects[b + 2] || leftB >= leftA + rects[a + 2]) return false;
        int lowA = yA + rects[a + 1];
        int lowB = yB + rects[b + 1];
        return lowA < lowB + rects[b + 3] && lowB < lowA + rects[a + 3];
    }
}
