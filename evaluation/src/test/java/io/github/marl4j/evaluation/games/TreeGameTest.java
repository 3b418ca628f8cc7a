package io.github.marl4j.evaluation.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeGameTest {
    private static final GameTree<KuhnPoker.Hand> KUHN = GameTree.of(new KuhnPoker());
    private static final GameTree<LeducPoker.Hand> LEDUC = GameTree.of(new LeducPoker());

    @Test
    void theGamesHaveTheInformationSetsOfTheRuleBook() {
        assertThat(KUHN.infosets())
                .hasSize(12)
                .filteredOn(set -> set.player() == 0)
                .hasSize(6);
        assertThat(LEDUC.infosets()).hasSize(288);
        assertThat(KUHN.numNodes()).isEqualTo(1 + 6 * 9);
    }

    @Test
    void nobodyWinsWhatNobodyLoses() {
        for (GameTree<?> tree : List.of(KUHN, LEDUC)) {
            for (int node = 0; node < tree.numNodes(); node++) {
                assertThat(tree.returns(node, 0)).isEqualTo(-tree.returns(node, 1));
            }
        }
    }

    @Test
    void aPlayerSeesTheSameExactlyInTheSameInformationSet() {
        assertThat(seenSets(KUHN, new KuhnPoker())).isEqualTo(12);
        assertThat(seenSets(LEDUC, new LeducPoker())).isEqualTo(288);
    }

    private static <S> int seenSets(GameTree<S> tree, ObservedGame<S> game) {
        Map<String, String> seenByKey = new HashMap<>();
        for (int node = 0; node < tree.numNodes(); node++) {
            if (tree.player(node) < 0) continue;
            float[] features = new float[game.observationSize()];
            game.observe(tree.position(node), tree.player(node), features);
            String key = game.infosetKey(tree.position(node));
            String seen = Arrays.toString(features);
            assertThat(seenByKey.getOrDefault(key, seen)).as(key).isEqualTo(seen);
            seenByKey.put(key, seen);
        }
        return new HashSet<>(seenByKey.values()).size();
    }

    /** Cards 0 1 are J, 2 3 Q, 4 5 K. */
    @ParameterizedTest
    @CsvSource({
        "0, 4, -1, rf,    '',     1", // the ante
        "0, 4, -1, rrf,   '',    -3", // the first raise
        "0, 4, 2,  cc,    cc,    -1",
        "0, 4, 1,  crrc,  rrc,   13", // a pair of J; 1 + 2 + 2, then 4 + 4
        "0, 4, 5,  rc,    rc,    -7", // a pair of K
        "2, 3, 0,  rc,    rc,     0", // equal ranks split
        "4, 0, 2,  crc,   crf,   -3" // what was paid in the first round is lost
    })
    void leducPaysWhatTheBetsSay(int first, int second, int open, String round1, String round2, double won) {
        LeducPoker game = new LeducPoker();
        LeducPoker.Hand hand = new LeducPoker.Hand(first, second, open, round1, round2);
        assertThat(game.player(hand)).isEqualTo(TreeGame.TERMINAL);
        assertThat(game.returns(hand)).containsExactly(won, -won);
    }

    @Test
    void aThirdRaiseIsIllegalAndSoIsAFoldWithoutRaise() {
        LeducPoker game = new LeducPoker();
        assertThat(game.legalActions(new LeducPoker.Hand(0, 1, -1, "", ""))).containsExactly(1, 2);
        assertThat(game.legalActions(new LeducPoker.Hand(0, 1, -1, "r", ""))).containsExactly(0, 1, 2);
        assertThat(game.legalActions(new LeducPoker.Hand(0, 1, -1, "crr", ""))).containsExactly(0, 1);
    }

    @Test
    void everyDealIsEquallyLikely() {
        Map<String, Double> likely = new HashMap<>();
        double[] reach = new double[LEDUC.numNodes()];
        reach[0] = 1;
        for (int node = 0; node < reach.length; node++) {
            LeducPoker.Hand hand = LEDUC.position(node);
            if (LEDUC.player(node) != TreeGame.CHANCE) {
                if (hand.round1().isEmpty()) likely.put(hand.first() + " " + hand.second(), reach[node]);
                continue;
            }
            for (int c = 0; c < LEDUC.numChoices(node); c++) {
                reach[LEDUC.child(node, c)] = reach[node] * LEDUC.chance(node, c);
            }
        }
        assertThat(likely).hasSize(30).allSatisfy((deal, p) -> assertThat(p).isCloseTo(1.0 / 30, within(1e-15)));
    }

    @Test
    void aGameInWhichAPlayerForgetsIsRefused() {
        assertThatThrownBy(() -> GameTree.of(new Forgetful("blank", "blank")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("forgetful", "player 0", "blank", "perfect recall");
    }

    @Test
    void positionsWithTheSameKeyMustOfferTheSame() {
        assertThatThrownBy(() -> GameTree.of(new Forgetful("start", "end")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("the same key differ", "start");
    }

    /** One player moves twice; the keys of its positions are made up. */
    private record Forgetful(String... keys) implements TreeGame<String> {
        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public int numPlayers() {
            return 1;
        }

        @Override
        public List<String> actionNames() {
            return List.of("a", "b", "c");
        }

        @Override
        public String initial() {
            return "";
        }

        @Override
        public int player(String position) {
            return position.length() < 2 ? 0 : TERMINAL;
        }

        @Override
        public double[] chanceOutcomes(String position) {
            throw new IllegalStateException("there is no chance");
        }

        @Override
        public int[] legalActions(String position) {
            return keys[0].equals("start") && position.equals("b") ? new int[] {0, 1, 2} : new int[] {0, 1};
        }

        @Override
        public String infosetKey(String position) {
            return position.isEmpty() ? "first" : keys[0];
        }

        @Override
        public String child(String position, int choice) {
            return position + actionNames().get(choice);
        }

        @Override
        public double[] returns(String position) {
            return new double[1];
        }
    }

    @Test
    void aPolicyMustCoverTheGame() {
        Map<String, double[]> policy = new HashMap<>(TabularPolicy.uniform(KUHN).toMap());
        policy.put("Q:pb", new double[] {0.7, 0.7});
        assertThatThrownBy(() -> TabularPolicy.of(KUHN, policy)).hasMessageContainingAll("kuhn", "Q:pb", "0.7");
        policy.remove("Q:pb");
        assertThatThrownBy(() -> TabularPolicy.of(KUHN, policy)).hasMessageContainingAll("Q:pb", "missing");
        policy.put("Q:pb", new double[] {0.5, 0.5});
        policy.put("A:", new double[] {1});
        assertThatThrownBy(() -> TabularPolicy.of(KUHN, policy)).hasMessageContainingAll("A:", "no information set");
    }
}
