package io.github.marl4j.evaluation.games;

/**
 * A game that also says what a learner sees of it.
 *
 * @param <S> an immutable position
 */
public interface ObservedGame<S> extends TreeGame<S> {

    /** Returns one sentence about the game. */
    String description();

    /** Returns the number of features, each 0 or 1. */
    int observationSize();

    /**
     * Writes what a player sees. Where it is that player's turn, two positions look alike exactly if they have the same {@link #infosetKey}.
     *
     * @param features {@code [feature]}, all 0; overwritten
     */
    void observe(S position, int player, float[] features);

    /** Returns the position as text for people who may see everything. */
    String describe(S position);
}
