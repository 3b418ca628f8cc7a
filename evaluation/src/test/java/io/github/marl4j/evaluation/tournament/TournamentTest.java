package io.github.marl4j.evaluation.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TournamentTest {
    private static final String RPS = "games/rps-v1";
    private static final String KUHN = "games/kuhn-v1";

    @TempDir
    Path folder;

    /** Always takes the same choice, legal or not. */
    private static Policy always(int choice) {
        return (spec, group, numEnvs, seed) -> (batch, actions) -> Arrays.fill(actions.groups[group].ints, choice);
    }

    /** Plays at random until it breaks down at its n-th move in a batch. */
    private static Policy breakingDownAt(int move, Runnable how) {
        return (spec, group, numEnvs, seed) -> {
            Policy.Player random = Policy.random().newPlayer(spec, group, numEnvs, seed);
            int[] moves = new int[1];
            return (batch, actions) -> {
                if (++moves[0] == move) how.run();
                random.act(batch, actions);
            };
        };
    }

    private static Contestant contestant(String name, Policy policy) {
        return new Contestant(name, "test", policy);
    }

    private static final List<Contestant> HANDS =
            List.of(contestant("rock", always(0)), contestant("paper", always(1)), contestant("scissors", always(2)));

    private static TournamentConfig config(String env, List<Contestant> players, int games, long budget) {
        return new TournamentConfig(
                env,
                Map.of(),
                players.stream()
                        .map(each -> new TournamentConfig.Player(each.name(), each.origin()))
                        .toList(),
                games,
                budget,
                7,
                8,
                0.5,
                "");
    }

    private TournamentResults play(String name, TournamentConfig config, List<Contestant> players, int threads) {
        assertThat(start(name, config, players, threads, () -> false)).isEqualTo(Tournament.Ending.DONE);
        return TournamentResults.read(folder.resolve(name));
    }

    private Tournament.Ending start(
            String name, TournamentConfig config, List<Contestant> players, int threads, BooleanSupplier stop) {
        Manifest manifest = Manifest.starting("test", "none", "test", "plain", threads);
        return Tournament.start(folder.resolve(name), config, players, manifest, silent(), stop);
    }

    private static Tournament.Listener silent() {
        return new Tournament.Listener() {
            @Override
            public void played(long games, long planned) {}

            @Override
            public void forfeited(String player, String reason) {}
        };
    }

    private List<String> games(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name).resolve("games.csv"));
    }

    @Test
    void handsBeatEachOtherInACircleAndShareTheMass() {
        TournamentResults results = play("rps", config(RPS, HANDS, 20, 0), HANDS, 2);
        assertThat(results.games()).isEqualTo(120);
        assertThat(results.score(1, 0)).isEqualTo(1);
        assertThat(results.score(0, 1)).isZero();
        assertThat(results.cells().get(1).get(0)).isEqualTo(new TournamentResults.Cell(20, 0, 0, 1, -1, 1));
        assertThat(results.cells().get(0).get(1)).isEqualTo(new TournamentResults.Cell(0, 0, 20, -1, 1, 1));
        assertThat(results.cyclicTripleShare()).contains(1.0);
        assertThat(results.standings()).allSatisfy(each -> {
            assertThat(each.elo()).isCloseTo(1000, within(1e-6));
            assertThat(each.nashAveraging()).isCloseTo(1.0 / 3, within(1e-9));
            assertThat(each.alphaRank().orElseThrow()).isCloseTo(1.0 / 3, within(1e-9));
            assertThat(each.neverWon() || each.neverLost()).isFalse();
        });
    }

    @Test
    void theAnchorHasThousandPointsAndWhoNeverWonIsFlagged() {
        List<Contestant> players = List.of(contestant("rock", always(0)), contestant("paper", always(1)));
        TournamentConfig plain = config(RPS, players, 10, 0);
        TournamentConfig anchored =
                new TournamentConfig(plain.env(), plain.options(), plain.players(), plain.games(), 0, 1, 8, 1, "rock");
        List<TournamentResults.Standing> standings =
                play("two", anchored, players, 1).standings();
        assertThat(standings.get(0).player()).isEqualTo("paper");
        assertThat(standings.get(0).neverLost()).isTrue();
        assertThat(standings.get(1).neverWon()).isTrue();
        assertThat(standings.get(1).elo()).isCloseTo(1000, within(1e-9));
    }

    @Test
    void theNumberOfThreadsChangesNoGame() throws IOException {
        List<Contestant> players = randoms("a", "b", "c");
        play("one", config(KUHN, players, 50, 0), players, 1);
        play("four", config(KUHN, players, 50, 0), players, 4);
        assertThat(games("four")).isEqualTo(games("one")).hasSize(301);
    }

    private static List<Contestant> randoms(String... names) {
        return Arrays.stream(names)
                .map(name -> contestant(name, Policy.random()))
                .toList();
    }

    @Test
    void aCrashAnIllegalMoveAndASlowMoveForfeitAndHarmNobody() throws IOException {
        List<Contestant> sound = randoms("a", "b", "c");
        TournamentResults without = play("sound", config(KUHN, sound, 40, 0), sound, 2);
        List<Contestant> all = new ArrayList<>();
        all.add(contestant("crashes", breakingDownAt(3, () -> {
            throw new IllegalStateException("no\nmore");
        })));
        all.add(sound.get(0));
        all.add(contestant("overflows", breakingDownAt(2, TournamentTest::forEver)));
        all.add(sound.get(1));
        all.add(contestant("illegal", always(9)));
        all.add(contestant("refuses", (spec, group, numEnvs, seed) -> {
            throw new IllegalArgumentException("not this game");
        }));
        all.add(sound.get(2));
        all.add(contestant("sleeps", breakingDownAt(2, () -> sleep(60_000))));
        TournamentResults with = play("faults", config(KUHN, all, 40, 0), all, 3);
        assertThat(with.standings()).isEqualTo(without.standings());
        assertThat(with.forfeits())
                .extracting(TournamentResults.Forfeit::player)
                .containsExactlyInAnyOrder("crashes", "overflows", "illegal", "refuses", "sleeps");
        String report = Files.readString(folder.resolve("faults/report.md"));
        assertThat(report)
                .contains("crashes forfeited as player_0 against a")
                .contains("it threw IllegalStateException: no more. Its games count for nobody.")
                .contains("threw StackOverflowError")
                .contains("illegal move in game 0: action 9 of agent player_")
                .contains("threw IllegalArgumentException: not this game")
                .contains("took longer than 0.5 s");
    }

    private static void forEver() {
        forEver();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException woken) {
            throw new IllegalStateException(woken);
        }
    }

    @Test
    void aMaskedOutMoveIsIllegal() {
        // In Leduc nobody may fold (0) before a raise.
        List<Contestant> players = List.of(contestant("folds", always(0)), contestant("random", Policy.random()));
        TournamentResults results = play("leduc", config("games/leduc-v1", players, 4, 0), players, 1);
        assertThat(results.forfeits())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).contains("masked out (legal: 1 2)"));
        assertThat(results.standings()).isEmpty();
    }

    @Test
    void aStoppedTournamentEndsWithTheSameGamesAndNumbers() throws IOException {
        List<Contestant> players = randoms("a", "b", "c", "d");
        TournamentConfig config = config(KUHN, players, 70, 0);
        TournamentResults whole = play("whole", config, players, 2);
        int[] asked = new int[1];
        assertThat(start("broken", config, players, 2, () -> ++asked[0] == 5)).isEqualTo(Tournament.Ending.STOPPED);
        assertThat(folder.resolve("broken/DONE")).doesNotExist();
        // What a kill in the middle of a line leaves behind.
        Files.writeString(
                folder.resolve("broken/games.csv"), "1,a,b,0,first,1.0,-1.0,2,\n1,a,b,1,dr", StandardOpenOption.APPEND);
        assertThat(Tournament.resume(folder.resolve("broken"), players, 1, silent(), () -> false))
                .isEqualTo(Tournament.Ending.DONE);
        assertThat(games("broken")).isEqualTo(games("whole"));
        assertThat(TournamentResults.read(folder.resolve("broken"))).isEqualTo(whole);
    }

    @Test
    void anAdaptiveTournamentSpendsItsBudgetOnPairsThatAreKnownLeast() throws IOException {
        // Paper always beats rock: that is clear soon. Two players at random against each other stay unclear.
        List<Contestant> players = List.of(
                contestant("rock", always(0)),
                contestant("paper", always(1)),
                contestant("a", Policy.random()),
                contestant("b", Policy.random()));
        TournamentConfig config = config(RPS, players, 10, 1000);
        TournamentResults whole = play("adaptive", config, players, 2);
        assertThat(whole.games()).isEqualTo(1000);
        assertThat(games(whole, 0, 1)).isLessThan(games(whole, 2, 3) / 2);
        int[] asked = new int[1];
        assertThat(start("broken", config, players, 2, () -> ++asked[0] == 20)).isEqualTo(Tournament.Ending.STOPPED);
        Tournament.resume(folder.resolve("broken"), players, 3, silent(), () -> false);
        assertThat(games("broken")).isEqualTo(games("adaptive"));
    }

    private static long games(TournamentResults results, int i, int j) {
        return results.cells().get(i).get(j).games()
                + results.cells().get(j).get(i).games();
    }

    @Test
    void everyPairMeetsTheSameStarts() {
        // Players that only look: what they see first in each game, by opponent.
        List<List<Float>> seen = new ArrayList<>();
        Policy looks = new Policy() {
            @Override
            public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
                Policy.Player random = Policy.random().newPlayer(spec, group, numEnvs, 1);
                boolean[] looked = new boolean[1];
                return (Batch batch, Actions actions) -> {
                    if (!looked[0]) seen.add(firstOf(batch));
                    looked[0] = true;
                    random.act(batch, actions);
                };
            }
        };
        List<Contestant> players =
                List.of(contestant("looks", looks), contestant("a", Policy.random()), contestant("b", Policy.random()));
        play("starts", config(KUHN, players, 8, 0), players, 1);
        assertThat(seen).hasSize(4).allSatisfy(each -> assertThat(each).isEqualTo(seen.get(0)));
        assertThat(seen.get(0).stream().distinct().count()).isGreaterThan(1);
    }

    private static List<Float> firstOf(Batch batch) {
        List<Float> numbers = new ArrayList<>();
        for (float each : batch.groups[0].observations) numbers.add(each);
        return numbers;
    }

    @Test
    void whatCannotBePlayedIsSaid() {
        List<Contestant> two = randoms("a", "b");
        assertThatThrownBy(() -> config(KUHN, randoms("a", "a"), 1, 0))
                .hasMessageContaining("two players are called \"a\"");
        assertThatThrownBy(() -> config(KUHN, randoms("a"), 1, 0)).hasMessageContaining("at least 2 players");
        assertThatThrownBy(() -> contestant("a b", Policy.random())).hasMessageContaining("other characters");
        TournamentConfig config = config(KUHN, two, 1, 0);
        play("there", config, two, 1);
        assertThatThrownBy(() -> start("there", config, two, 1, () -> false))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("is not empty");
    }
}
