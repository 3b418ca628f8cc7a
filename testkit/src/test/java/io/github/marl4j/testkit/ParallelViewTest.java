package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.testkit.games.TestGames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParallelViewTest {
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    private static ParallelEnv pond() {
        return ParallelEnv.of(TestGames.pond().make(1, ONE));
    }

    private static Map<String, Action> everyoneAsks(ParallelEnv pond, int fish) {
        Map<String, Action> actions = new LinkedHashMap<>();
        for (String agent : pond.agents()) {
            boolean boat = agent.startsWith("boat");
            actions.put(agent, boat ? Action.of(fish) : new Action(new int[] {fish}, new float[] {1}));
        }
        return actions;
    }

    @Test
    void whoStarvesIsReportedOnceMoreAndLeaves() {
        ParallelEnv pond = pond();
        pond.reset(0, ResetOptions.NONE);
        boolean someoneLeft = false;
        while (!pond.agents().isEmpty()) {
            List<String> before = pond.agents();
            ParallelEnv.Step step = pond.step(everyoneAsks(pond, 1));
            assertThat(step.rewards().keySet()).containsExactlyElementsOf(before);
            for (String agent : before) {
                boolean out =
                        step.terminations().get(agent) || step.truncations().get(agent);
                assertThat(pond.agents().contains(agent)).isEqualTo(!out);
                someoneLeft |= out && !pond.agents().isEmpty();
            }
        }
        assertThat(someoneLeft).isTrue();
    }

    @Test
    void wrongMapsOfActionsAreRefusedInOneSentence() {
        ParallelEnv pond = pond();
        assertThatThrownBy(() -> pond.step(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pond/test-v1: nobody is in the game; call reset first");
        pond.reset(0, new ResetOptions(Map.of("stock", 2)));
        assertRefused(pond, "boat_3", null, "pond/test-v1: action of agent boat_3 is null");
        assertRefused(pond, "boat_3", Action.of(9), "pond/test-v1: action 9 of agent boat_3 is not in Discrete[n=5]");
        assertRefused(
                pond,
                "boat_3",
                Action.of(4),
                "pond/test-v1: action 4 of agent boat_3 is masked out (legal: 0 1 2); sample with the mask or call "
                        + "Observation.actionMask()");
        assertRefused(
                pond,
                "boat_11",
                Action.of(0),
                "pond/test-v1: actions for [boat_11], who are not in the game; acting now: " + pond.agents());
        Map<String, Action> missing = everyoneAsks(pond, 0);
        missing.remove("angler_0");
        assertThatThrownBy(() -> pond.step(missing)).hasMessage("pond/test-v1: no action for [angler_0]");
    }

    private static void assertRefused(ParallelEnv pond, String agent, Action action, String message) {
        Map<String, Action> actions = everyoneAsks(pond, 0);
        actions.put(agent, action);
        Snapshot before = pond.snapshot();
        assertThatThrownBy(() -> pond.step(actions))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage(message);
        assertThat(pond.snapshot()).isEqualTo(before);
    }

    @Test
    void aTurnBasedGameHasNoParallelView() {
        VectorEnv game = TestGames.takeAway(2, 1, ONE);
        assertThatThrownBy(() -> ParallelEnv.of(game))
                .hasMessage("takeaway/test-v1 is turn-based and has no parallel view; use Marl4j.aec or Marl4j.vector");
    }

    @Test
    void unknownAgentsAndResetOptionsAreRefusedWithTheClosestName() {
        ParallelEnv pond = pond();
        assertThatThrownBy(() -> pond.actionSpace("boot_1"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("pond/test-v1: agent \"boot_1\" is unknown; did you mean \"boat_1\"?");
        assertThatThrownBy(() -> pond.reset(0, new ResetOptions(Map.of("stok", 2))))
                .hasMessage("pond/test-v1: reset option \"stok\" is unknown; did you mean \"stock\"?");
    }

    @Test
    void aRestoredViewHasTheAgentsOfTheSnapshot() {
        ParallelEnv pond = pond();
        pond.reset(0, ResetOptions.NONE);
        pond.step(everyoneAsks(pond, 0));
        pond.step(everyoneAsks(pond, 0));
        List<String> agents = pond.agents();
        Snapshot snapshot = pond.snapshot();
        pond.reset(1, ResetOptions.NONE);
        assertThat(pond.agents()).isNotEqualTo(agents);
        pond.restore(snapshot);
        assertThat(pond.agents()).isEqualTo(agents);
    }

    @Test
    void resetWithoutASeedGoesOnToTheNextEpisode() {
        ParallelEnv a = pond();
        ParallelEnv b = pond();
        a.reset(4, ResetOptions.NONE);
        b.reset(4, ResetOptions.NONE);
        b.step(everyoneAsks(b, 0));
        String first = a.describe();
        assertThat(a.reset()).isEqualTo(b.reset());
        assertThat(a.describe()).isNotEqualTo(first);
    }
}
