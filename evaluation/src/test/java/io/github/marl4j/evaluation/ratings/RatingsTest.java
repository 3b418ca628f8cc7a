package io.github.marl4j.evaluation.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatingsTest {

    private static HeadToHead random(int players, SplittableRandom random) {
        long[][] wins = new long[players][players];
        long[][] draws = new long[players][players];
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < players; j++) {
                if (i == j) continue;
                wins[i][j] = 1 + random.nextInt(20);
                if (i < j) draws[i][j] = draws[j][i] = random.nextInt(5);
            }
        }
        return HeadToHead.of(wins, draws);
    }

    private static HeadToHead reversed(HeadToHead results) {
        int n = results.players();
        long[][] wins = new long[n][n];
        long[][] draws = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                wins[n - 1 - i][n - 1 - j] = results.wins(i, j);
                draws[n - 1 - i][n - 1 - j] = results.draws(i, j);
            }
        }
        return HeadToHead.of(wins, draws);
    }

    @Property(tries = 50)
    void ratingsOfATournamentDoNotDependOnTheOrderOfThePlayers(
            @ForAll @IntRange(min = 2, max = 8) int players, @ForAll long seed) {
        HeadToHead results = random(players, new SplittableRandom(seed));
        double[] ratings = BradleyTerry.of(results).ratings();
        double[] others = BradleyTerry.of(reversed(results)).ratings();
        for (int i = 0; i < players; i++) assertThat(others[players - 1 - i]).isCloseTo(ratings[i], within(1e-4));
    }

    @Test
    void theRatingDifferenceOfTwoPlayersIsTheLogarithmOfTheirOdds() {
        BradleyTerry fit = BradleyTerry.of(HeadToHead.of(new long[][] {{0, 200}, {20, 0}}, new long[2][2]));
        assertThat(fit.ratings()[0] - fit.ratings()[1]).isCloseTo(400, within(0.1));
        assertThat(fit.anchored(0, 1000)[1]).isCloseTo(600, within(0.1));
        // One over the root of n p (1 − p), in Elo points.
        double deviation = 400 / Math.log(10) / Math.sqrt(220 * (200.0 / 220) * (20.0 / 220));
        assertThat(fit.difference(0, 1, 0.95).high() - 400).isCloseTo(1.96 * deviation, within(0.2));
    }

    @Test
    void intervalsCoverTheTruth() {
        double[] truth = {0, 50, 120, 200, 320};
        SplittableRandom random = new SplittableRandom(20);
        int covered = 0;
        int all = 0;
        int middle = 0;
        for (int tournament = 0; tournament < 300; tournament++) {
            BradleyTerry fit = BradleyTerry.of(simulate(truth, 60, random));
            for (int i = 0; i < truth.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (fit.difference(i, j, 0.95).contains(truth[i] - truth[j])) covered++;
                    all++;
                }
            }
            double mean = 138;
            double shift = Arrays.stream(fit.ratings()).average().orElseThrow() - mean;
            for (int i = 0; i < truth.length; i++) if (fit.intervals(0.95)[i].contains(truth[i] + shift)) middle++;
        }
        assertThat((double) covered / all).isBetween(0.93, 0.97);
        assertThat(middle / 1500.0).isBetween(0.93, 0.97);
    }

    private static HeadToHead simulate(double[] truth, int games, SplittableRandom random) {
        long[][] wins = new long[truth.length][truth.length];
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < i; j++) {
                for (int game = 0; game < games; game++) {
                    if (random.nextDouble() < EloOnline.expectedScore(truth[i], truth[j])) wins[i][j]++;
                    else wins[j][i]++;
                }
            }
        }
        return HeadToHead.of(wins, new long[truth.length][truth.length]);
    }

    @Test
    void whoNeverLostIsAtAnEndThatTheResultsDoNotFix() {
        BradleyTerry fit =
                BradleyTerry.of(HeadToHead.of(new long[][] {{0, 5, 5}, {0, 0, 3}, {0, 2, 0}}, new long[3][3]));
        assertThat(fit.unbounded(0)).isTrue();
        assertThat(fit.unbounded(1)).isFalse();
    }

    @Property(tries = 50)
    void onlineEloHandsPointsOnAndMakesNone(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EloOnline elo = new EloOnline(4, EloOnline.START, played -> 24);
        for (int game = 0; game < 50; game++) {
            int first = random.nextInt(4);
            elo.play(first, (first + 1 + random.nextInt(3)) % 4, random.nextInt(3) / 2.0);
        }
        assertThat(Arrays.stream(elo.ratings()).sum()).isCloseTo(4 * EloOnline.START, within(1e-8));
    }

    @Test
    void aNewPlayerMovesTwiceAsFar() {
        EloOnline elo = new EloOnline(2);
        elo.play(0, 1, 1);
        assertThat(elo.ratings()).containsExactly(1516, 1484);
        for (int game = 0; game < 29; game++) elo.play(0, 1, 0.5);
        double before = elo.ratings()[0];
        double expected = EloOnline.expectedScore(before, elo.ratings()[1]);
        elo.play(0, 1, 1);
        assertThat(elo.ratings()[0] - before).isCloseTo(16 * (1 - expected), within(1e-9));
    }

    @Property(tries = 50)
    void glickoDoesNotDependOnTheOrderOfTheGames(@ForAll long seed) {
        Random random = new Random(seed);
        List<Glicko2.Game> games = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Glicko2.Rating opponent = new Glicko2.Rating(1200 + random.nextInt(600), 50 + random.nextInt(300), 0.06);
            games.add(new Glicko2.Game(opponent, random.nextInt(3) / 2.0));
        }
        Glicko2.Rating before = new Glicko2.Rating(1500, 200, 0.06);
        Glicko2.Rating after = new Glicko2().after(before, games);
        Collections.shuffle(games, random);
        Glicko2.Rating again = new Glicko2().after(before, games);
        assertThat(again.rating()).isCloseTo(after.rating(), within(1e-6));
        assertThat(again.deviation()).isCloseTo(after.deviation(), within(1e-6));
        assertThat(after.deviation()).isLessThan(before.deviation());
    }

    @Test
    void withoutGamesOnlyTheDeviationGrows() {
        Glicko2.Rating after = new Glicko2().after(new Glicko2.Rating(1600, 200, 0.06), List.of());
        assertThat(after.rating()).isEqualTo(1600);
        assertThat(after.deviation()).isCloseTo(Math.hypot(200, 0.06 * 173.7178), within(1e-9));
    }

    @Property(tries = 50)
    void trueSkillDoesNotDependOnTheOrderOfTheTeams(@ForAll long seed) {
        Random random = new Random(seed);
        TrueSkill system = new TrueSkill();
        List<List<TrueSkill.Rating>> teams = new ArrayList<>();
        for (int team = 0; team < 4; team++) {
            List<TrueSkill.Rating> players = new ArrayList<>();
            for (int player = 0; player <= random.nextInt(3); player++) {
                players.add(new TrueSkill.Rating(15 + 20 * random.nextDouble(), 1 + 7 * random.nextDouble()));
            }
            teams.add(players);
        }
        List<List<TrueSkill.Rating>> after = system.after(teams, 0, 1, 2, 3);
        Collections.reverse(teams);
        List<List<TrueSkill.Rating>> again = system.after(teams, 3, 2, 1, 0);
        Collections.reverse(again);
        assertThat(again).isEqualTo(after);
    }

    @Test
    void aSurpriseOfManyDeviationsStaysFinite() {
        TrueSkill system = new TrueSkill();
        List<TrueSkill.Rating> weak = List.of(new TrueSkill.Rating(-400, 1));
        List<TrueSkill.Rating> strong = List.of(new TrueSkill.Rating(400, 1));
        TrueSkill.Rating won = system.after(List.of(weak, strong), 0, 1).get(0).get(0);
        TrueSkill.Rating drew = system.after(List.of(weak, strong), 0, 0).get(0).get(0);
        assertThat(won.mean()).isGreaterThan(drew.mean()).isFinite();
        assertThat(drew.mean()).isGreaterThan(-400).isFinite();
    }

    @Test
    void aDrawIsImpossibleWithoutAMargin() {
        TrueSkill system = new TrueSkill(25, 8, 4, 0.1, 0);
        List<TrueSkill.Rating> team = List.of(system.start());
        assertThatThrownBy(() -> system.after(List.of(team, team), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drawProbability=0");
    }

    @Test
    void rockPaperAndScissorsAreACycle() {
        long[][] wins = {{0, 1, 9}, {9, 0, 1}, {1, 9, 0}};
        HeadToHead results = HeadToHead.of(wins, new long[3][3]);
        assertThat(results.cyclicTripleShare()).isEqualTo(1);
        assertThat(BradleyTerry.of(results).ratings()).containsExactly(new double[3], within(1e-6));
        long[][] ladder = {{0, 9, 9}, {1, 0, 9}, {1, 1, 0}};
        assertThat(HeadToHead.of(ladder, new long[3][3]).cyclicTripleShare()).isZero();
        assertThat(results.game().payoff(0, 0, 2)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void thePairThatLeastIsKnownOfPlaysNext() {
        long[][] wins = {{0, 50, 5}, {50, 0, 0}, {5, 0, 0}};
        assertThat(HeadToHead.of(wins, new long[3][3]).leastKnownPair()).containsExactly(1, 2);
        wins[1][2] = 500;
        assertThat(HeadToHead.of(wins, new long[3][3]).leastKnownPair()).containsExactly(0, 2);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> HeadToHead.of(new long[][] {{1, 0}, {0, 0}}, new long[2][2]))
                .hasMessageContainingAll("wins", "player 0 against player 0");
        assertThatThrownBy(() -> HeadToHead.of(new long[2][2], new long[][] {{0, 3}, {2, 0}}))
                .hasMessageContainingAll("drew 2", "drew 3");
        HeadToHead strangers = HeadToHead.of(new long[][] {{0, 1, 0}, {0, 0, 1}, {0, 0, 0}}, new long[3][3]);
        assertThatThrownBy(strangers::cyclicTripleShare).hasMessageContaining("never met");
    }

    @Test
    void drawnAnewGamesGiveIntervalsLikeThoseOfTheInformation() {
        HeadToHead results = HeadToHead.of(
                new long[][] {{0, 60, 80}, {40, 0, 70}, {20, 30, 0}}, new long[][] {{0, 10, 0}, {10, 0, 0}, {0, 0, 0}});
        BradleyTerry ratings = BradleyTerry.of(results);
        double mean = java.util.Arrays.stream(ratings.ratings()).average().orElseThrow();
        GameBootstrap.Intervals intervals = new GameBootstrap(3, 1000).of(results, 0.95);
        assertThat(new GameBootstrap(3, 1000).of(results, 0.95)).isEqualTo(intervals);
        for (int i = 0; i < 3; i++) {
            var information = ratings.intervals(0.95)[i];
            var drawn = intervals.elo().get(i);
            assertThat(drawn.low() + mean).isCloseTo(information.low(), within(15.0));
            assertThat(drawn.high() + mean).isCloseTo(information.high(), within(15.0));
            assertThat(intervals.score().get(i).contains(results.score(i))).isTrue();
        }
    }
}
