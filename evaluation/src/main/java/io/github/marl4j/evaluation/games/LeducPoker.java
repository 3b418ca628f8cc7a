package io.github.marl4j.evaluation.games;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Leduc poker: six cards, two rounds of bets.
 *
 * <p>The cards are two each of J, Q, K. Each player pays an ante of 1 and gets a card; after a round with bets of 2 a third card is laid open, then comes a round with bets of 4. Player
 * 0 begins both. Actions: {@code f} (fold, only against a raise), {@code c} (check or call) and {@code r} (raise: match, then add the bet), at most two raises a round. A round ends when
 * a raise is called or both check. In the end a pair with the open card wins, else the higher rank; equal ranks split. Returns are the money won. An information set is the own rank, the
 * open one or {@code -}, and the actions of both rounds, e.g. {@code QK:crc/r}; there are 288. The policy that plays all legal actions alike has a NashConv of 4.747222.
 *
 * <p>Observation, 24 features: own seat (2), own rank (3), open rank (3), and for each of up to four actions in each round whether it was a call or a raise (2·4·2); a fold is not seen,
 * as it ends the game. Source: F. Southey et al., Bayes' bluff: opponent modelling in poker (2005).
 */
public final class LeducPoker implements ObservedGame<LeducPoker.Hand> {
    private static final String RANKS = "JQK";
    private static final String ACTIONS = "fcr";
    private static final List<String> DONE = List.of("folds", "calls", "raises");
    private static final int CARDS = 6;
    private static final int ANTE = 1;
    private static final int[] BETS = {2, 4};
    private static final int MOST_RAISES = 2;

    /** Actions of a round that do not fold: {@code crrc}. */
    private static final int MOST_ACTIONS = 4;

    private static final Hand UNDEALT = new Hand(-1, -1, -1, "", "");

    /** Creates the game. */
    public LeducPoker() {}

    /**
     * A position. A card is a number from 0 to 5, its rank half of that.
     *
     * @param first card of player 0, −1 before the deal
     * @param second card of player 1, −1 before the deal
     * @param open the card that both see, −1 before it is laid
     * @param round1 the actions of the first round, one letter each
     * @param round2 the actions of the second round
     */
    public record Hand(int first, int second, int open, String round1, String round2) {
        private boolean dealt() {
            return second >= 0;
        }

        private String round() {
            return open < 0 ? round1 : round2;
        }

        private int rank(int player) {
            return (player == 0 ? first : second) / 2;
        }

        private boolean holds(int card) {
            return card == first || card == second;
        }
    }

    @Override
    public String name() {
        return "leduc";
    }

    @Override
    public String description() {
        return "Leduc poker: six cards, two rounds of bets, one open card.";
    }

    @Override
    public int numPlayers() {
        return 2;
    }

    @Override
    public List<String> actionNames() {
        return List.of("f", "c", "r");
    }

    @Override
    public Hand initial() {
        return UNDEALT;
    }

    @Override
    public int player(Hand hand) {
        if (!hand.dealt()) return CHANCE;
        String round = hand.round();
        if (round.endsWith("f")) return TERMINAL;
        boolean over = round.length() >= 2 && round.endsWith("c");
        if (over) return hand.open < 0 ? CHANCE : TERMINAL;
        return round.length() % 2;
    }

    @Override
    public double[] chanceOutcomes(Hand hand) {
        return Distribution.uniform(CARDS - (hand.first < 0 ? 0 : hand.dealt() ? 2 : 1));
    }

    @Override
    public int[] legalActions(Hand hand) {
        String round = hand.round();
        int least = round.endsWith("r") ? 0 : 1;
        int most = round.chars().filter(action -> action == 'r').count() < MOST_RAISES ? 2 : 1;
        int[] legal = new int[most - least + 1];
        Arrays.setAll(legal, i -> least + i);
        return legal;
    }

    @Override
    public String infosetKey(Hand hand) {
        return "" + RANKS.charAt(hand.rank(player(hand))) + openRank(hand) + ":" + hand.round1 + "/" + hand.round2;
    }

    private static char openRank(Hand hand) {
        return hand.open < 0 ? '-' : RANKS.charAt(hand.open / 2);
    }

    @Override
    public Hand child(Hand hand, int choice) {
        if (player(hand) == CHANCE) {
            int card = left(hand, choice);
            if (hand.first < 0) return new Hand(card, -1, -1, "", "");
            return hand.dealt()
                    ? new Hand(hand.first, hand.second, card, hand.round1, "")
                    : new Hand(hand.first, card, -1, "", "");
        }
        char action = ACTIONS.charAt(choice);
        return hand.open < 0
                ? new Hand(hand.first, hand.second, -1, hand.round1 + action, "")
                : new Hand(hand.first, hand.second, hand.open, hand.round1, hand.round2 + action);
    }

    /** Returns one of the cards that nobody holds. */
    private static int left(Hand hand, int number) {
        int passed = 0;
        for (int card = 0; ; card++) {
            if (hand.holds(card)) continue;
            if (passed++ == number) return card;
        }
    }

    @Override
    public double[] returns(Hand hand) {
        int[] paid = {ANTE, ANTE};
        pay(paid, hand.round1, BETS[0]);
        pay(paid, hand.round2, BETS[1]);
        String last = hand.round();
        if (last.endsWith("f")) {
            int folded = (last.length() - 1) % 2;
            double lost = paid[folded];
            return folded == 0 ? new double[] {-lost, lost} : new double[] {lost, -lost};
        }
        double first = paid[0] * Integer.signum(strength(hand, 0) - strength(hand, 1));
        return new double[] {first, -first};
    }

    private static void pay(int[] paid, String round, int bet) {
        for (int i = 0; i < round.length(); i++) {
            char action = round.charAt(i);
            int mover = i % 2;
            if (action != 'f') paid[mover] = paid[1 - mover] + (action == 'r' ? bet : 0);
        }
    }

    private static int strength(Hand hand, int player) {
        int rank = hand.rank(player);
        return rank == hand.open / 2 ? RANKS.length() : rank;
    }

    @Override
    public int observationSize() {
        return numPlayers() + 2 * RANKS.length() + BETS.length * MOST_ACTIONS * 2;
    }

    @Override
    public void observe(Hand hand, int player, float[] features) {
        features[player] = 1;
        if (!hand.dealt()) return;
        features[numPlayers() + hand.rank(player)] = 1;
        if (hand.open >= 0) features[numPlayers() + RANKS.length() + hand.open / 2] = 1;
        int actions = numPlayers() + 2 * RANKS.length();
        observeRound(hand.round1, features, actions);
        observeRound(hand.round2, features, actions + 2 * MOST_ACTIONS);
    }

    private static void observeRound(String round, float[] features, int first) {
        for (int i = 0; i < round.length(); i++) {
            int action = ACTIONS.indexOf(round.charAt(i));
            if (action > 0) features[first + 2 * i + action - 1] = 1;
        }
    }

    @Override
    public Table table(Hand hand) {
        if (!hand.dealt()) return new Table(List.of("", ""), "", List.of());
        List<String> moves = new ArrayList<>();
        for (String round : List.of(hand.round1, hand.round2)) {
            for (int i = 0; i < round.length(); i++) {
                moves.add("player " + i % 2 + " " + DONE.get(ACTIONS.indexOf(round.charAt(i))));
            }
        }
        String open = hand.open < 0 ? "" : String.valueOf(openRank(hand));
        return new Table(
                List.of(String.valueOf(RANKS.charAt(hand.rank(0))), String.valueOf(RANKS.charAt(hand.rank(1)))),
                open,
                moves);
    }

    @Override
    public String describe(Hand hand, int viewer) {
        if (!hand.dealt()) return "before the deal";
        return "player_0 has " + card(hand, 0, viewer) + ", player_1 has " + card(hand, 1, viewer) + ", open: "
                + openRank(hand) + ", actions: " + hand.round1 + "/" + hand.round2;
    }

    private static String card(Hand hand, int player, int viewer) {
        return viewer == player || viewer == ONLOOKER ? String.valueOf(RANKS.charAt(hand.rank(player))) : HIDDEN;
    }
}
