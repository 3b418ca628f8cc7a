package io.github.marl4j.evaluation.games;

import java.util.ArrayList;
import java.util.List;

/**
 * Kuhn poker: three cards, one each, one bet.
 *
 * <p>Each player pays an ante of 1 and gets one of the cards J, Q, K. Player 0 begins; actions are {@code p} (pass: check or fold) and {@code b} (bet or call 1). After {@code pp} the
 * higher card wins 1, after {@code bb} and {@code pbb} it wins 2; after {@code bp} and {@code pbp} the player who bet wins 1. In equilibrium player 0 loses 1/18 a game. An information
 * set is the own card and what was done, e.g. {@code Q:pb}; there are 12.
 *
 * <p>Observation, 11 features: own seat (2), own card (3), and for each of up to three actions whether it was a pass or a bet (3·2). Source: H. W. Kuhn, A simplified two-person poker
 * (1950).
 */
public final class KuhnPoker implements ObservedGame<KuhnPoker.Hand> {
    private static final String CARDS = "JQK";
    private static final int PASS = 0;
    private static final int BET = 1;
    private static final int MOST_ACTIONS = 3;

    /** All six ways to deal two of three cards, {@code [deal][player]}. */
    private static final int[][] DEALS = {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}};

    private static final Hand UNDEALT = new Hand(-1, "");

    /** Creates the game. */
    public KuhnPoker() {}

    /**
     * A position.
     *
     * @param deal index into the six deals, −1 before
     * @param history one of {@code p} and {@code b} for each action
     */
    public record Hand(int deal, String history) {
        private int card(int player) {
            return DEALS[deal][player];
        }
    }

    @Override
    public String name() {
        return "kuhn";
    }

    @Override
    public String description() {
        return "Kuhn poker: three cards, one bet; solved by hand.";
    }

    @Override
    public int numPlayers() {
        return 2;
    }

    @Override
    public List<String> actionNames() {
        return List.of("p", "b");
    }

    @Override
    public Hand initial() {
        return UNDEALT;
    }

    @Override
    public int player(Hand hand) {
        if (hand.deal < 0) return CHANCE;
        return switch (hand.history) {
            case "pp", "bp", "bb", "pbp", "pbb" -> TERMINAL;
            default -> hand.history.length() % 2;
        };
    }

    @Override
    public double[] chanceOutcomes(Hand hand) {
        return Distribution.uniform(DEALS.length);
    }

    @Override
    public int[] legalActions(Hand hand) {
        return new int[] {PASS, BET};
    }

    @Override
    public String infosetKey(Hand hand) {
        return CARDS.charAt(hand.card(player(hand))) + ":" + hand.history;
    }

    @Override
    public Hand child(Hand hand, int choice) {
        if (hand.deal < 0) return new Hand(choice, "");
        return new Hand(hand.deal, hand.history + actionNames().get(choice));
    }

    @Override
    public double[] returns(Hand hand) {
        double first = switch (hand.history) {
            case "bp" -> 1;
            case "pbp" -> -1;
            default -> (hand.history.endsWith("bb") ? 2 : 1) * (hand.card(0) > hand.card(1) ? 1 : -1);
        };
        return new double[] {first, -first};
    }

    @Override
    public int observationSize() {
        return numPlayers() + CARDS.length() + 2 * MOST_ACTIONS;
    }

    @Override
    public void observe(Hand hand, int player, float[] features) {
        features[player] = 1;
        if (hand.deal < 0) return;
        features[numPlayers() + hand.card(player)] = 1;
        int actions = numPlayers() + CARDS.length();
        for (int i = 0; i < hand.history.length(); i++) {
            features[actions + 2 * i + (hand.history.charAt(i) == 'b' ? BET : PASS)] = 1;
        }
    }

    @Override
    public Table table(Hand hand) {
        if (hand.deal < 0) return new Table(List.of("", ""), "", List.of());
        List<String> moves = new ArrayList<>();
        for (int i = 0; i < hand.history.length(); i++) {
            moves.add("player " + i % 2 + (hand.history.charAt(i) == 'b' ? " bets" : " passes"));
        }
        return new Table(
                List.of(
                        CARDS.substring(hand.card(0), hand.card(0) + 1),
                        CARDS.substring(hand.card(1), hand.card(1) + 1)),
                "",
                moves);
    }

    @Override
    public String describe(Hand hand, int viewer) {
        if (hand.deal < 0) return "before the deal";
        return "player_0 has " + card(hand, 0, viewer) + ", player_1 has " + card(hand, 1, viewer) + ", actions: "
                + (hand.history.isEmpty() ? "none" : hand.history);
    }

    private static String card(Hand hand, int player, int viewer) {
        return viewer == player || viewer == ONLOOKER ? String.valueOf(CARDS.charAt(hand.card(player))) : HIDDEN;
    }
}
