package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.input.Words;
import java.util.SplittableRandom;

/** Words that make things happen: directions are held for a while, motions and buttons come often. */
final class RandomInputs {
    private static final int[][] MOTIONS = {
        {2, 3, 6},
        {2, 1, 4},
        {6, 2, 3},
        {4, 2, 1},
        {2, 3, 6, 2, 3, 6},
        {6, 3, 2, 1, 4},
        {6, 3, 2, 1, 4, 7},
        {6, 5, 6},
        {4, 5, 4}
    };
    private static final int[] BUTTONS = {0, 1, 2, 8, 9, 10, 11};

    private final SplittableRandom random;
    private int word;
    private int left;
    private int[] motion = {};
    private int at;
    private boolean mirrored;

    RandomInputs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int next() {
        if (at < 2 * motion.length) {
            int digit = motion[at / 2];
            if (mirrored) digit = mirror(digit);
            word = Words.direction(digit);
            if (++at == 2 * motion.length) word |= button();
            return word;
        }
        if (--left <= 0) choose();
        return word;
    }

    private void choose() {
        left = 1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 10);
        int kind = random.nextInt(4);
        if (kind == 0) word = random.nextInt(1 << 12);
        else if (kind == 1) word = direction() | button();
        else if (kind == 2) word = direction();
        else {
            motion = MOTIONS[random.nextInt(MOTIONS.length)];
            at = 0;
            mirrored = random.nextBoolean();
        }
    }

    private int direction() {
        return Words.direction(1 + random.nextInt(9));
    }

    private int button() {
        return 1 << BUTTONS[random.nextInt(BUTTONS.length)];
    }

    private static int mirror(int digit) {
        int x = (digit - 1) % 3;
        return digit - x + (2 - x);
    }
}
