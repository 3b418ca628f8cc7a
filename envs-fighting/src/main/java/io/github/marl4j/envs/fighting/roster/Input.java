package io.github.marl4j.envs.fighting.roster;

import java.util.List;

/**
 * How a move is made.
 *
 * @param text as the data file writes it, e.g. {@code 236+LP}
 * @param motion the directions
 * @param buttons those of which one must be pressed; both light ones for a normal throw; empty if no input makes the move
 * @param back whether back must be held (back throw)
 */
public record Input(String text, Motion motion, List<Button> buttons, boolean back) {

    /** Copies the list. */
    public Input {
        buttons = List.copyOf(buttons);
    }

    /** Returns whether the move can be chosen at all. */
    public boolean selectable() {
        return !buttons.isEmpty();
    }

    /** Returns the one button of a move that has exactly one, else the strongest of its buttons. */
    public Button strongest() {
        return buttons.get(buttons.size() - 1);
    }
}
