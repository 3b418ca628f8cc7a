package io.github.marl4j.envs.fighting.input;

import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.envs.fighting.roster.Button;

/** Input words from directions and buttons. */
public final class Words {
    private Words() {}

    /** Returns the word of a direction, a keypad digit, for a fighter who looks to the right. */
    public static int direction(int digit) {
        int x = (digit - 1) % 3 - 1;
        int y = (digit - 1) / 3 - 1;
        int word = 0;
        if (x < 0) word |= Inputs.LEFT;
        if (x > 0) word |= Inputs.RIGHT;
        if (y < 0) word |= Inputs.DOWN;
        if (y > 0) word |= Inputs.UP;
        return word;
    }

    /** Returns the word of a button. */
    public static int button(Button button) {
        return 1 << button.bit();
    }

    /** Returns a word with left and right exchanged. */
    public static int mirrored(int word) {
        int left = word & Inputs.LEFT;
        int right = word & Inputs.RIGHT;
        return word & ~(left | right) | left << 1 | right >>> 1;
    }

    /** Returns a word, made for a fighter who looks to the right, for one who looks to {@code facing}. */
    public static int facing(int word, int facing) {
        return facing > 0 ? word : mirrored(word);
    }
}
