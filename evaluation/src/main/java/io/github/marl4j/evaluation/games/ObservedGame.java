package io.github.marl4j.evaluation.games;

import java.util.List;

/**
 * A game that also says what a learner sees of it.
 *
 * @param <S> an immutable position
 */
public interface ObservedGame<S> extends TreeGame<S> {

    /** Stands for a viewer who plays nobody and may see everything. */
    int ONLOOKER = -1;

    /** Stands in texts for a card that the viewer does not see. */
    String HIDDEN = "a hidden card";

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

    /**
     * What lies on the table.
     *
     * @param hands what each player holds, e.g. the rank of a card; empty texts before the deal
     * @param open what all see; empty for nothing
     * @param moves what was done so far, in words
     */
    record Table(List<String> hands, String open, List<String> moves) {
        /** Copies. */
        public Table {
            hands = List.copyOf(hands);
            moves = List.copyOf(moves);
        }
    }

    /** Returns the position as a table for people who may see everything. */
    Table table(S position);

    /**
     * Returns the position as text for people.
     *
     * @param viewer player who reads it and knows the own cards only, or {@link #ONLOOKER}
     */
    String describe(S position, int viewer);
}
