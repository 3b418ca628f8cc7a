package io.github.marl4j.viewer.input;

import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.viewer.window.Window;
import java.util.ArrayDeque;
import java.util.Queue;
import org.lwjgl.glfw.GLFW;

/**
 * Keyboard and gamepads, looked at once for each frame of the simulation. A key that goes down and up between two frames still counts for one. All numbers of keys are GLFW's.
 */
public final class Hands implements Window.Keys {
    private static final int KEYS = GLFW.GLFW_KEY_LAST + 1;
    private static final float DEAD_ZONE = 0.4f;
    private static final float TRIGGER = 0.1f;

    private final Settings settings;
    private final Pads pads;
    private final boolean[] down = new boolean[KEYS];
    /** Went down since the last frame. */
    private final boolean[] tapped = new boolean[KEYS];

    private final Queue<Integer> presses = new ArrayDeque<>();
    private final int[] padWord = new int[2];
    private final boolean[] padPause = new boolean[2];
    private final boolean[] padWasThere = new boolean[2];
    private final int[] word = new int[2];
    private final int[] before = new int[2];
    private boolean pause;
    private boolean padLost;
    private boolean padBack;
    private final boolean[] padEverThere = new boolean[2];
    /** Buttons of the gamepads that were down at the last frame, {@code [player][place in the list of buttons]}. */
    private final boolean[][] padHeld = new boolean[2][KeyNames.padButtons().size()];

    private final int[] padPress = new int[2];

    /** Creates hands that hold nothing. */
    public Hands(Settings settings, Pads pads) {
        this.settings = settings;
        this.pads = pads;
    }

    @Override
    public void key(int key, boolean isDown) {
        if (key < 0 || key >= KEYS) return; // keys that GLFW does not know
        if (isDown) {
            tapped[key] = true;
            presses.add(key);
        }
        down[key] = isDown;
    }

    @Override
    public void lost() {
        java.util.Arrays.fill(down, false);
    }

    /** A frame of the simulation begins: fixes what is held during it. */
    public void sample() {
        pads.poll();
        pause = false;
        padLost = false;
        padBack = false;
        for (int player = 0; player < 2; player++) {
            before[player] = word[player];
            samplePad(player);
            word[player] = padWord[player] | keys(player);
            pause |= padPause[player];
        }
        for (int player = 0; player < 2; player++) pause |= tapped[settings.key(player, Command.PAUSE)];
        java.util.Arrays.fill(tapped, false);
    }

    private int keys(int player) {
        int held = 0;
        for (Command command : Command.values()) {
            int key = settings.key(player, command);
            if (down[key] || tapped[key]) held |= command.word();
        }
        return held;
    }

    private void samplePad(int player) {
        boolean there = pads.present(player);
        if (padWasThere[player] && !there) padLost = true;
        if (there && !padWasThere[player] && padEverThere[player]) padBack = true;
        padWasThere[player] = there;
        padEverThere[player] |= there;
        findPress(player, there);
        int held = 0;
        boolean paused = false;
        if (there) {
            for (Command command : Command.values()) {
                if (!padDown(player, settings.pad(player, command))) continue;
                held |= command.word();
                paused |= command == Command.PAUSE;
            }
            float x = pads.axis(player, GLFW.GLFW_GAMEPAD_AXIS_LEFT_X);
            float y = pads.axis(player, GLFW.GLFW_GAMEPAD_AXIS_LEFT_Y);
            if (x < -DEAD_ZONE) held |= Inputs.LEFT;
            if (x > DEAD_ZONE) held |= Inputs.RIGHT;
            if (y < -DEAD_ZONE) held |= Inputs.UP;
            if (y > DEAD_ZONE) held |= Inputs.DOWN;
        }
        padPause[player] = paused && (padWord[player] & Inputs.START) == 0;
        padWord[player] = held | (paused ? Inputs.START : 0); // START does nothing in the game
    }

    private void findPress(int player, boolean there) {
        padPress[player] = -1;
        int at = 0;
        for (int button : KeyNames.padButtons()) {
            boolean now = there && padDown(player, button);
            if (now && !padHeld[player][at]) padPress[player] = button;
            padHeld[player][at++] = now;
        }
    }

    private boolean padDown(int pad, int button) {
        if (button >= KeyNames.TRIGGERS) return pads.axis(pad, button - KeyNames.TRIGGERS) > TRIGGER;
        return pads.button(pad, button);
    }

    /** Returns what a player, 0 or 1, holds during this frame: an input word of the game. */
    public int word(int player) {
        return word[player];
    }

    /** Returns what a player, or with -1 either of them, has begun to hold on this frame. */
    public int pressed(int player) {
        if (player < 0) return pressed(0) | pressed(1);
        return word[player] & ~before[player];
    }

    /** Returns whether somebody asks for a pause on this frame. */
    public boolean pause() {
        return pause;
    }

    /** Returns whether a gamepad that was there is gone since the last frame. */
    public boolean padLost() {
        return padLost;
    }

    /** Returns whether a gamepad that had gone is back since the last frame. */
    public boolean padBack() {
        return padBack;
    }

    /** Returns whether a player, 0 or 1, has a gamepad now. */
    public boolean hasPad(int player) {
        return padWasThere[player];
    }

    /** Returns the button of a player's gamepad that has gone down on this frame whatever it is mapped to, a number of {@link KeyNames}; -1 if none has. */
    public int padPress(int player) {
        return padPress[player];
    }

    /** Returns the next key that went down, -1 if there is none: for the keys of the viewer itself. */
    public int nextPress() {
        Integer key = presses.poll();
        return key == null ? -1 : key;
    }

    /** Returns whether a key is down now. */
    public boolean down(int key) {
        return down[key];
    }
}
