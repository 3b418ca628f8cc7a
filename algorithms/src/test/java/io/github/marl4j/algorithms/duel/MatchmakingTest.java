package io.github.marl4j.algorithms.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of a league on hand-made tables: learner −1 is the main agent, −2 the other side's, 0 to 2 its snapshots, 3 an exploiter's. */
class MatchmakingTest {
    private static final int LEARNER = -1;
    private static final int OTHER = -2;
    private static final List<Integer> PAST = List.of(0, 1, 2);

    private final WinTable wins = new WinTable();

    /** Makes the learner win a share of games against somebody, in one block of wins and one of losses short enough to fade little. */
    private void score(int opponent, int won, int lost) {
        for (int i = 0; i < won; i++) wins.add(LEARNER, opponent, 1);
        for (int i = 0; i < lost; i++) wins.add(LEARNER, opponent, -1);
    }

    private Matchmaking rules() {
        return new Matchmaking(wins, LEARNER, OTHER, PAST);
    }

    private static double share(OpponentMix mix, int id) {
        return IntStream.range(0, mix.ids().length)
                .filter(i -> mix.ids()[i] == id)
                .mapToDouble(i -> mix.probabilities()[i])
                .sum();
    }

    @Test
    void olderResultsFade() {
        wins.add(LEARNER, 0, 1);
        wins.add(LEARNER, 0, -1);
        assertThat(wins.winRate(LEARNER, 0)).isCloseTo(0.99 / 1.99, within(1e-12));
        assertThat(wins.winRate(LEARNER, 1)).isEqualTo(0.5);
        wins.add(LEARNER, 2, 0);
        assertThat(wins.winRate(LEARNER, 2)).isEqualTo(0.5);
    }

    @Test
    void aMainAgentWithoutResultsMeetsAllSnapshotsHalfTheTimeAndElseTheOtherMainAgent() {
        OpponentMix mix = rules().main(PAST, List.of());
        assertThat(share(mix, OTHER)).isCloseTo(0.5, within(1e-12));
        for (int id : PAST) assertThat(share(mix, id)).isCloseTo(0.5 / 3, within(1e-12));
    }

    @Test
    void anExploiterThatWinsIsVerifiedAgainst() {
        score(3, 0, 10);
        OpponentMix mix = rules().main(List.of(0, 1, 2, 3), List.of(3));
        double squares = 3 * 0.25 + 1;
        assertThat(share(mix, 3)).isCloseTo(0.15 + 0.5 / squares, within(1e-12));
        assertThat(share(mix, OTHER)).isCloseTo(0.35, within(1e-12));
    }

    @Test
    void forgottenSnapshotsAreVerifiedAgainstWithoutThoseThatOnlyGotEasierToLoseTo() {
        score(0, 0, 5);
        score(1, 5, 0);
        score(2, 0, 5);
        OpponentMix mix = rules().main(PAST, List.of());
        // Rates 0, 1, 0: cut after snapshot 1; of 0 and 1 only 0 has weight. Over all: 0 and 2 alike.
        assertThat(share(mix, 0)).isCloseTo(0.25 + 0.15, within(1e-12));
        assertThat(share(mix, 1)).isZero();
        assertThat(share(mix, 2)).isCloseTo(0.25, within(1e-12));
        assertThat(share(mix, OTHER)).isCloseTo(0.35, within(1e-12));
    }

    @Test
    void theMonotoneSuffixIsCut() {
        assertThat(Matchmaking.lengthWithoutMonotoneSuffix(0.2, 0.6, 0.5, 0.5)).isEqualTo(2);
        assertThat(Matchmaking.lengthWithoutMonotoneSuffix(0.9, 0.6, 0.5)).isZero();
        assertThat(Matchmaking.lengthWithoutMonotoneSuffix(0.1, 0.2)).isEqualTo(2);
        assertThat(Matchmaking.lengthWithoutMonotoneSuffix(0.1)).isZero();
    }

    @Test
    void anOpponentThatIsFarAheadIsMetAsItWas() {
        score(OTHER, 0, 10);
        OpponentMix exploiter = rules().mainExploiter();
        assertThat(share(exploiter, OTHER)).isZero();
        assertThat(share(exploiter, 1)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(share(rules().main(PAST, List.of()), OTHER)).isZero();
    }

    @Test
    void aLeagueExploiterMeetsAllItDoesNotBeatAlike() {
        score(0, 0, 10);
        score(2, 10, 0);
        OpponentMix mix = rules().leagueExploiter(PAST);
        assertThat(share(mix, 0)).isCloseTo(0.5, within(1e-12));
        assertThat(share(mix, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(share(mix, 2)).isZero();
    }
}
