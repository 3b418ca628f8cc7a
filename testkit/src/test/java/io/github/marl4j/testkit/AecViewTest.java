package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.testkit.games.TestGames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bookkeeping of the turn-taking views, event by event. */
final class AecViewTest {
    private static final Reward ZERO = new Reward(0f);

    private static AecEnv view(VectorEnvFactory factory) {
        return AecEnv.of(factory.make(1, VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED)));
    }

    /** Takes one stick; the heap is what everyone sees. */
    private static void takeOne(AecEnv game) {
        game.step(Action.of(0));
    }

    private static int heap(AecEnv game) {
        return (int) game.observe("player_0").values()[0];
    }

    /** Takes single sticks until one is left. */
    private static AecEnv untilOneIsLeft(int players) {
        AecEnv game = view(TestGames.takeAway(players));
        game.reset(5, ResetOptions.NONE);
        while (heap(game) > 1) takeOne(game);
        return game;
    }

    @Test
    void afterResetNothingIsEarnedAndTheFirstPlayerActs() {
        AecEnv game = view(TestGames.takeAway(3));
        game.reset(5, ResetOptions.NONE);
        assertThat(game.agents()).containsExactly("player_0", "player_1", "player_2");
        assertThat(game.agentSelection()).isEqualTo("player_0");
        assertThat(game.rewards().values()).containsOnly(ZERO);
        assertThat(game.last().reward()).isEqualTo(ZERO);
        assertThat(game.terminations().values()).containsOnly(false);
        assertThat(game.truncations().values()).containsOnly(false);
    }

    @Test
    void rewardsAreOfTheLatestMoveAndLastHasThemSinceTheOwnMove() {
        AecEnv game = view(TestGames.takeAway(3));
        game.reset(5, ResetOptions.NONE);
        takeOne(game);
        assertThat(game.rewards())
                .isEqualTo(Map.of("player_0", new Reward(-0.25f), "player_1", ZERO, "player_2", ZERO));
        assertThat(game.last().reward()).isEqualTo(ZERO);
        takeOne(game);
        assertThat(game.rewards())
                .isEqualTo(Map.of("player_0", ZERO, "player_1", new Reward(-0.25f), "player_2", ZERO));
        while (!game.agentSelection().equals("player_0")) takeOne(game);
        assertThat(game.last().reward()).isEqualTo(new Reward(-0.25f));
    }

    @Test
    void whoIsOutInTheMiddleOfAGameMakesAnEmptyStepAndThenTheTurnGoesOn() {
        AecEnv game = untilOneIsLeft(3);
        String loser = game.agentSelection();
        takeOne(game);
        assertThat(game.agents()).containsExactly("player_0", "player_1", "player_2");
        assertThat(game.agentSelection()).isEqualTo(loser);
        assertThat(game.last().terminated()).isTrue();
        assertThat(game.last().reward()).isEqualTo(new Reward(-1.25f));
        game.step(Action.NONE);
        assertThat(game.agents()).hasSize(2).doesNotContain(loser);
        assertThat(game.rewards()).hasSize(2).doesNotContainKey(loser);
        assertThat(game.rewards().values()).containsOnly(ZERO);
        assertThat(game.terminations()).hasSize(2).doesNotContainValue(true);
        int next = (Integer.parseInt(loser.substring(7)) + 1) % 3;
        assertThat(game.agentSelection()).isEqualTo("player_" + next);
    }

    @Test
    void atTheEndAllStayUntilTheirEmptyStepAndStillSeeTheirFinalReward() {
        AecEnv game = untilOneIsLeft(2);
        String loser = game.agentSelection();
        String winner = loser.equals("player_0") ? "player_1" : "player_0";
        takeOne(game);
        assertThat(game.agents()).containsExactly("player_0", "player_1");
        assertThat(game.terminations().values()).containsOnly(true);
        assertThat(game.agentSelection()).as("whose turn would have been next").isEqualTo(winner);
        assertThat(game.last().reward()).isEqualTo(new Reward(1f - 0.25f));
        game.step(Action.NONE);
        assertThat(game.agents()).containsExactly(loser);
        assertThat(game.agentSelection()).isEqualTo(loser);
        assertThat(game.rewards()).isEqualTo(Map.of(loser, ZERO));
        assertThat(game.last().reward()).isEqualTo(new Reward(-1.25f));
        game.step(Action.NONE);
        assertThat(game.agents()).isEmpty();
        assertThat(game.agentIter()).isEmpty();
    }

    @Test
    void wrongStepsAreRefusedInOneSentence() {
        AecEnv game = untilOneIsLeft(2);
        String mover = game.agentSelection();
        assertThatThrownBy(() -> game.step(Action.NONE))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage("takeaway/test-v1: agent " + mover + " is in the game and must act; got no action");
        assertThatThrownBy(() -> game.step(Action.of(2)))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage("takeaway/test-v1: action 2 of agent " + mover
                        + " is masked out (legal: 0); sample with the mask or call Observation.actionMask()");
        assertThatThrownBy(() -> game.step(Action.of(3)))
                .hasMessage("takeaway/test-v1: action 3 of agent " + mover + " is not in Discrete[n=3]");
        takeOne(game);
        assertThatThrownBy(() -> game.step(Action.of(0)))
                .hasMessageEndingWith(" is out of the game; got action 0, expected Action.NONE");
    }

    @Test
    void queuedActionsArePlayedWhenTheLastLivingAgentHasChosen() {
        AecEnv pond = view(TestGames.pond());
        pond.reset(5, ResetOptions.NONE);
        String before = pond.describe();
        List<String> agents = pond.agents();
        for (String agent : agents) {
            assertThat(pond.agentSelection()).isEqualTo(agent);
            assertThat(pond.describe()).isEqualTo(before);
            pond.step(nothing(agent));
        }
        assertThat(pond.describe()).startsWith("round 1:");
    }

    private static Action nothing(String agent) {
        return agent.startsWith("boat") ? Action.of(0) : new Action(new int[] {0}, new float[] {0});
    }

    /** Nobody eats, so agents starve over a few rounds. */
    private static void starveForOneRound(AecEnv pond) {
        for (String agent : pond.agents()) pond.step(nothing(agent));
    }

    @Test
    void whoStarvesIsListedBehindTheLivingInOrderOfTheNamesAsText() {
        AecEnv pond = view(TestGames.pond());
        int several = 0;
        for (long seed = 0; seed < 40; seed++) {
            pond.reset(seed, ResetOptions.NONE);
            List<String> before = pond.agents();
            starveForOneRound(pond);
            List<String> living = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (String agent : before) (pond.terminations().get(agent) ? gone : living).add(agent);
            List<String> asInTheGroup = List.copyOf(gone);
            gone.sort(String::compareTo);
            if (!gone.equals(asInTheGroup)) several++;
            List<String> expected = new ArrayList<>(living);
            expected.addAll(gone);
            assertThat(pond.agents()).isEqualTo(expected);
            for (String dead : gone) {
                assertThat(pond.agentSelection()).isEqualTo(dead);
                pond.step(Action.NONE);
            }
            assertThat(pond.agents()).isEqualTo(living);
            if (!living.isEmpty()) assertThat(pond.agentSelection()).isEqualTo(living.get(0));
        }
        assertThat(several)
                .as("rounds in which the order of names as text is another")
                .isPositive();
    }

    @Test
    void rewardsOfARoundAreClearedWhenItsFirstAgentActsAndCumulativeOnesStay() {
        AecEnv pond = view(TestGames.pond());
        pond.reset(11, ResetOptions.NONE);
        for (String agent : pond.agents()) {
            pond.step(agent.startsWith("boat") ? Action.of(1) : new Action(new int[] {1}, new float[] {1}));
        }
        Map<String, Reward> ofRound = new LinkedHashMap<>(pond.rewards());
        assertThat(ofRound.values()).noneMatch(new Reward(0f, 0f)::equals);
        while (pond.last().terminated()) pond.step(Action.NONE);
        String first = pond.agentSelection();
        assertThat(pond.last().reward()).isEqualTo(ofRound.get(first));
        pond.step(nothing(first));
        assertThat(pond.rewards().values()).containsOnly(new Reward(0f, 0f));
        assertThat(pond.last().reward()).isEqualTo(ofRound.get(pond.agentSelection()));
    }

    @Test
    void aViewNeedsOneCopyThatDoesNotResetItself() {
        assertThatThrownBy(() -> AecEnv.of(TestGames.pond().make(2, VectorOptions.DEFAULT)))
                .hasMessage("pond/test-v1: numEnvs=2, a view with agent names needs 1");
        assertThatThrownBy(() -> AecEnv.of(TestGames.pond().make(1, VectorOptions.DEFAULT)))
                .hasMessage("pond/test-v1: autoreset=SAME_STEP, a view with agent names needs DISABLED");
    }

    @Test
    void rewardsThatWereGivenAwayBelongToTheCaller() {
        try (AecEnv game = view(TestGames.takeAway(2))) {
            game.reset(1, ResetOptions.NONE);
            game.step(Action.of(0));
            game.rewards().get("player_0").values()[0] = 9;
            game.last().reward().values()[0] = 9;
            assertThat(game.rewards().get("player_0")).isEqualTo(new Reward(-0.25f));
            assertThat(game.last().reward()).isEqualTo(new Reward(0f));
        }
    }
}
