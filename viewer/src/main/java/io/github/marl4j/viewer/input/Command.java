package io.github.marl4j.viewer.input;

import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Button;

/** What a key or a gamepad's button can be mapped to. */
public enum Command {
    /** Up, jump. */
    UP(Inputs.UP),
    /** Down, crouch. */
    DOWN(Inputs.DOWN),
    /** To the left. */
    LEFT(Inputs.LEFT),
    /** To the right. */
    RIGHT(Inputs.RIGHT),
    /** Light punch. */
    LP(Words.button(Button.LP)),
    /** Medium punch. */
    MP(Words.button(Button.MP)),
    /** Heavy punch. */
    HP(Words.button(Button.HP)),
    /** Light kick. */
    LK(Words.button(Button.LK)),
    /** Medium kick. */
    MK(Words.button(Button.MK)),
    /** Heavy kick. */
    HK(Words.button(Button.HK)),
    /** Throw. */
    THROW(Words.button(Button.THROW)),
    /** Pauses; not part of the game's input word. */
    PAUSE(0);

    private final int word;

    Command(int word) {
        this.word = word;
    }

    /** Returns its bit of the input word, 0 if it is none. */
    public int word() {
        return word;
    }
}
