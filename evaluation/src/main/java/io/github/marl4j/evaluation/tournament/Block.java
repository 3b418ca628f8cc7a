package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.evaluation.Sides;
import java.util.List;

/**
 * Games of two players in one seat order, which are played side by side and written together.
 *
 * @param pairing who plays which block
 * @param games of the block, in order; empty if somebody forfeited
 * @param fault why somebody forfeited; null if nobody did
 */
record Block(Pairing pairing, List<Game> games, Fault fault) {

    /**
     * Who plays which block.
     *
     * @param block number among those of the pair and seat order
     * @param first index of the player on the first side
     * @param second index of the player on the second side
     */
    record Pairing(int block, int first, int second) {
        int player(int side) {
            return side == Sides.FIRST ? first : second;
        }
    }

    /**
     * What a player did wrong.
     *
     * @param side who
     * @param reason for people, in one line
     */
    record Fault(int side, String reason) {}
}
