package io.github.marl4j.evaluation.games;

import java.util.List;

/**
 * A finite game in which players and chance choose in turn, with perfect recall: what a player knew and did before follows from what it knows now. Without state; any thread may
 * call it.
 *
 * @param <S> an immutable position
 */
public interface TreeGame<S> {
    /** Stands for the player where chance decides. */
    int CHANCE = -1;

    /** Stands for the player where the game is over. */
    int TERMINAL = -2;

    /** Returns a short name, e.g. {@code kuhn}. */
    String name();

    /** Returns the number of players. */
    int numPlayers();

    /** Returns the names of all actions, by number. */
    List<String> actionNames();

    /** Returns the position in which the game begins. */
    S initial();

    /** Returns whose turn it is, from 0, or {@link #CHANCE} or {@link #TERMINAL}. */
    int player(S position);

    /** Returns the probabilities of what chance may do, {@code [outcome]}; only where chance decides. */
    double[] chanceOutcomes(S position);

    /** Returns the numbers of the actions that are legal, ascending; only where a player decides. */
    int[] legalActions(S position);

    /** Returns a text that is the same for the positions that the player whose turn it is cannot tell apart, and unlike that of all others; only where a player decides. */
    String infosetKey(S position);

    /**
     * Returns what follows.
     *
     * @param choice number of the outcome where chance decides, else of the legal action
     */
    S child(S position, int choice);

    /** Returns what each player has won, {@code [player]}; only where the game is over. */
    double[] returns(S position);
}
