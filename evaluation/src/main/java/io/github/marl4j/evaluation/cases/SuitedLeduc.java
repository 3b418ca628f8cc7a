package io.github.marl4j.evaluation.cases;

import io.github.marl4j.evaluation.games.LeducPoker;
import io.github.marl4j.evaluation.games.TreeGame;
import java.util.List;

/**
 * Leduc poker in which players also know the suits, which change nothing: 936 information sets instead of 288. The curves of CFR and CFR+ were recorded with it. In exact numbers they are the
 * same; but regrets that should be equal differ by rounding, which decides between actions, and from about iteration 100 of CFR+ on the order of the sums shows (1.5e-4 at 200).
 */
final class SuitedLeduc implements TreeGame<LeducPoker.Hand> {
    private final LeducPoker game = new LeducPoker();

    @Override
    public String name() {
        return game.name();
    }

    @Override
    public int numPlayers() {
        return game.numPlayers();
    }

    @Override
    public List<String> actionNames() {
        return game.actionNames();
    }

    @Override
    public LeducPoker.Hand initial() {
        return game.initial();
    }

    @Override
    public int player(LeducPoker.Hand hand) {
        return game.player(hand);
    }

    @Override
    public double[] chanceOutcomes(LeducPoker.Hand hand) {
        return game.chanceOutcomes(hand);
    }

    @Override
    public int[] legalActions(LeducPoker.Hand hand) {
        return game.legalActions(hand);
    }

    @Override
    public String infosetKey(LeducPoker.Hand hand) {
        int own = player(hand) == 0 ? hand.first() : hand.second();
        return own + " " + hand.open() + ":" + hand.round1() + "/" + hand.round2();
    }

    @Override
    public LeducPoker.Hand child(LeducPoker.Hand hand, int choice) {
        return game.child(hand, choice);
    }

    @Override
    public double[] returns(LeducPoker.Hand hand) {
        return game.returns(hand);
    }
}
