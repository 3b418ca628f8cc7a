package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlayCommandTest {

    /** Plays with one seed after the other until the random opponent lets this come about. */
    private static Cli untilItSays(String part, String typed, String... words) {
        for (int seed = 0; seed < 60; seed++) {
            Object[] all = Arrays.copyOf(words, words.length + 1, Object[].class);
            all[words.length] = "--seed=" + seed;
            Cli cli = Cli.typing(typed, all);
            assertThat(cli.code()).as(cli.err()).isZero();
            if (cli.out().contains(part)) return cli;
        }
        throw new AssertionError("no seed leads to: " + part);
    }

    @Test
    void aPersonWinsConnectFour() {
        Cli cli = untilItSays("the episode is over", "3\n3\n3\n3\n", "play", "momaland/connect4");
        assertThat(cli.out())
                .contains("you are player_0; legal: 0-6", "player_1 chose ", "the game is over")
                .contains("player_0 (you) earned win 1, quick_win 0.833")
                .contains("player_1 earned win -1, quick_win -0.833");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void theSameSeedAndMovesGiveTheSameGame() {
        String first = Cli.typing("0\n1\n2\n", "play", "momaland/connect4", "--seed", "5")
                .out();
        assertThat(Cli.typing("0\n1\n2\n", "play", "momaland/connect4", "--seed", "5")
                        .out())
                .isEqualTo(first);
        assertThat(Cli.typing("0\n1\n2\n", "play", "momaland/connect4", "--seed", "6")
                        .out())
                .isNotEqualTo(first);
    }

    @Test
    void theSecondSeatMovesAfterTheOpponent() {
        Cli cli = Cli.typing("", "play", "momaland/connect4", "--seat", "player_1");
        assertThat(cli.out().indexOf("player_0 chose ")).isBetween(0, cli.out().indexOf("you are player_1"));
    }

    @Test
    void illegalMovesAreRefusedInASentenceAndAskedAgain() {
        Cli cli =
                Cli.typing("7\n-1\nleft\n1 2\n\nlegal\n4\n", "play", "momaland/connect4", "--option", "boardHeight=4");
        assertThat(cli.code()).isZero();
        assertThat(cli.out())
                .contains("player_0> 7 is not legal here; legal: 0-6\n")
                .contains("player_0> -1 is not legal here; legal: 0-6\n")
                .contains("player_0> \"left\" is no whole number; type an action, 'legal' or 'quit'\n")
                .contains("player_0> \"1 2\" has 2 words, expected 1 number\n")
                .contains("player_0> player_0> 0-6\n")
                .contains("player_1 chose ");
    }

    @Test
    void aFullColumnIsNotLegal() {
        Cli cli = untilItSays(
                "0 is not legal here", "0\n0\n0\n0\n", "play", "momaland/connect4", "--option=boardHeight=4");
        assertThat(cli.out()).contains("you are player_0; legal: 1-6").contains("0 is not legal here; legal: 1-6");
    }

    @Test
    void theEndOfTheInputEndsTheGame() {
        for (String text : new String[] {"", "2\n", "2\nquit\n3\n", "2\n3"}) {
            Cli cli = Cli.typing(text, "play", "momaland/connect4");
            assertThat(cli.code()).as(text).isZero();
            assertThat(cli.out()).as(text).contains("stopped before the end").contains("player_0 (you) earned win 0");
            assertThat(cli.err()).isEmpty();
        }
    }

    /** What a person reads before the game is over differs with the own card, and with nothing else that is hidden. */
    @ParameterizedTest
    @CsvSource({"kuhn,player_0", "kuhn,player_1", "leduc,player_0"})
    void thePersonSeesTheOwnCardOnly(String game, String seat) {
        String other = seat.equals("player_0") ? "player_1" : "player_0";
        for (int seed = 0; seed < 20; seed++) {
            String[] words = {"play", "games/" + game, "--seat", seat, "--seed", "" + seed};
            String stopped = Cli.typing("quit\n", (Object[]) words).out();
            assertThat(stopped)
                    .containsPattern(seat + " has [JQK]")
                    .contains(other + " has a hidden card", "stopped before the end")
                    .doesNotContainPattern(other + " has [JQK]");
        }
    }

    @Test
    void theCardsAreShownWhenTheGameIsOver() {
        Cli cli = untilItSays("the episode is over", "1\n", "play", "games/kuhn");
        assertThat(cli.out())
                .contains("player_1 has a hidden card")
                .containsPattern("player_0 has [JQK], player_1 has [JQK], actions: b[pb]");
    }

    @Test
    void racksThatAreNotObservedAreHidden() {
        String hidden = Cli.typing("quit\n", "play", "momaland/ingenious").out();
        assertThat(hidden).containsPattern("agent_0 .*rack 0:").containsPattern("agent_1 .*rack hidden");
        String open = Cli.typing("quit\n", "play", "momaland/ingenious", "--option", "fullyObs=true")
                .out();
        assertThat(open).containsPattern("agent_1 .*rack 0:").doesNotContain("hidden");
    }

    static List<String> momaland() {
        return Marl4j.ids().stream().filter(id -> id.startsWith("momaland/")).toList();
    }

    /** Types the first legal action, or zeros where actions are real numbers, until the episode is over. */
    @ParameterizedTest
    @MethodSource("momaland")
    void everyGameCanBePlayedToItsEnd(String id) {
        StringBuilder typed = new StringBuilder();
        Pattern legal = Pattern.compile("you are \\S+; legal: (\\d+)( number)?");
        for (int move = 0; move < 400; move++) {
            Cli cli = Cli.typing(typed.toString(), "play", id, "--option", small(id));
            assertThat(cli.code()).as(cli.err()).isZero();
            if (cli.out().contains("the episode is over")) return;
            String last = "";
            for (Matcher shown = legal.matcher(cli.out()); shown.find(); ) last = typed(shown);
            typed.append(last).append('\n');
        }
        throw new AssertionError(id + " goes on after 400 moves");
    }

    private static String typed(Matcher legal) {
        if (legal.group(2) == null) return legal.group(1);
        return "0 ".repeat(Integer.parseInt(legal.group(1))).trim();
    }

    private static String small(String id) {
        return switch (id.substring("momaland/".length())) {
            case "connect4-v1" -> "boardWidth=4";
            case "breakthrough-v1" -> "boardHeight=5";
            case "same-game-v1" -> "boardWidth=5";
            case "ingenious-v1" -> "boardSize=3";
            case "multiwalker-stability-v1", "pistonball-v1" -> "maxCycles=5";
            default -> "rules=fixed";
        };
    }

    @Test
    void aTrainedPolicyPlaysTheOthers(@TempDir Path folder) {
        Path run = folder.resolve("run");
        assertThat(Cli.train(run).code()).isZero();
        Cli cli = Cli.typing("1\n".repeat(30), "play", "walkthrough/meeting-v1", "--opponent", run);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("walker_1 chose ").contains("the episode is over");

        Cli wrong = Cli.typing("", "play", "momaland/connect4", "--opponent", run);
        assertThat(wrong.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(wrong.err())
                .contains("has learned walkthrough/meeting-v1, not momaland/connect4-v1")
                .hasLineCount(1);
    }

    @Test
    void selfPlayMakesAnOpponentThatIsEvaluatedFromBothSeats(@TempDir Path folder) {
        Path run = folder.resolve("run");
        Cli trained = Cli.run(
                "train",
                "--config",
                "../configs/ippo/connect4.json",
                "--run-dir",
                run,
                "--set",
                "totalSteps=16384",
                "--set",
                "evaluation.times=0",
                "--set",
                "evaluation.finalEpisodes=20");
        assertThat(trained.code()).as(trained.err()).isZero();
        Cli evaluated = Cli.run("evaluate", run, "--episodes", "100", "--json");
        assertThat(evaluated.json().get("opponent").getAsString()).isEqualTo("random");
        var sampled = evaluated.json().getAsJsonObject("sampled");
        double win = sampled.getAsJsonObject("meanObjectives").get("win").getAsDouble();
        assertThat(sampled.get("meanReturn").getAsDouble()).isEqualTo(win);
        assertThat(sampled.getAsJsonObject("outcomes").keySet()).contains("won").isSubsetOf("won", "lost", "draw");
        assertThat(Cli.run("evaluate", run, "--episodes", "10", "--opponent", run)
                        .out())
                .contains("against " + run);
        assertThat(Cli.run("evaluate", run, "--episodes", "10", "--opponent", "self")
                        .out())
                .contains("ended 10");

        Cli played = Cli.typing("3\n3\n", "play", "momaland/connect4", "--opponent", run);
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.out()).contains("player_1 chose ").contains("stopped before the end");
    }

    @Test
    void aGameThatCannotGoOnEnds() {
        Cli cli = untilItSays(
                "cannot go on",
                "",
                "play",
                "momaland/same-game",
                "--option=rules=reference",
                "--option=boardWidth=3",
                "--option=boardHeight=3",
                "--option=numColors=10");
        assertThat(cli.out()).contains("agent_0 has no legal action, and the game cannot go on");
    }
}
