package io.github.marl4j.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Action;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.ResetOptions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in direct memory is what the view with names tells, agent after agent. */
class ParallelBridgeTest {
    private static final int REPORTED = 2;
    private static final int IN_GAME = 3;

    /** Of several groups, with masks, parts, real actions, several objectives, agents that leave; episodes end on the way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "smax/3m-v1",
                "particle/simple-world-comm-v3",
                "momaland/item-gathering-v1",
                "momaland/pistonball-v1",
                "commons/fishery-v1"
            })
    void theMemoryShowsWhatTheViewWithNamesTells(String id) {
        try (ParallelBridge bridge = new ParallelBridge(id, "{}", 0, new float[0]);
                ParallelEnv env = Marl4j.parallel(id)) {
            RandomGenerator random = new SplittableRandom(1);
            Map<String, Observation> seen = Map.of();
            for (int step = 0; step < 200; step++) {
                if (env.agents().isEmpty()) {
                    seen = step == 0
                            ? env.reset(3, ResetOptions.NONE).observations()
                            : env.reset().observations();
                    if (step == 0) bridge.reset(3, "{}");
                    else bridge.reset();
                    requireShown(bridge.memory(), env, seen);
                    continue;
                }
                Map<String, Action> actions = new LinkedHashMap<>();
                for (String agent : env.agents()) {
                    boolean[] mask = seen.get(agent).actionMask();
                    actions.put(agent, env.actionSpace(agent).sample(random, mask));
                }
                write(bridge.memory(), actions);
                bridge.step();
                ParallelEnv.Step told = env.step(actions);
                seen = told.observations();
                requireShown(bridge.memory(), env, seen);
                requireShown(bridge.memory(), told);
            }
        }
    }

    private static void write(SharedAgents memory, Map<String, Action> actions) {
        int ints = 0;
        int floats = 0;
        for (String agent : memory.spec.order()) {
            Action action = actions.get(agent);
            memory.given.put(memory.place(agent), (byte) (action == null ? 0 : 1));
            for (int i = 0; action != null && i < action.numInts(); i++) memory.ints.put(ints + i, action.intAt(i));
            for (int i = 0; action != null && i < action.numFloats(); i++) {
                memory.floats.put(floats + i, action.floatAt(i));
            }
            ints += memory.spec.groupOf(agent).actionSpace().numInts();
            floats += memory.spec.groupOf(agent).actionSpace().numFloats();
        }
    }

    private static void requireShown(SharedAgents memory, ParallelEnv env, Map<String, Observation> seen) {
        assertThat(flagged(memory, IN_GAME)).isEqualTo(places(memory, env.agents()));
        assertThat(flagged(memory, REPORTED)).isEqualTo(places(memory, seen.keySet()));
        int observation = 0;
        int flag = 0;
        for (String agent : env.possibleAgents()) {
            Observation told = seen.get(agent);
            for (int i = 0; told != null && i < told.values().length; i++) {
                assertThat(memory.observations.get(observation + i)).isEqualTo(told.values()[i]);
            }
            for (int i = 0; told != null && i < told.actionMask().length; i++) {
                assertThat(memory.actionMask.get(flag + i) == 1).isEqualTo(told.actionMask()[i]);
            }
            observation += env.observationSpace(agent).flatSize();
            flag += env.actionSpace(agent).maskSize();
        }
    }

    private static void requireShown(SharedAgents memory, ParallelEnv.Step told) {
        List<String> infos = memory.spec.infos();
        for (String agent : told.rewards().keySet()) {
            float[] earned = told.rewards().get(agent).values();
            float[] shown = new float[earned.length];
            memory.rewards.get(memory.place(agent) * earned.length, shown);
            assertThat(shown).isEqualTo(earned);
            assertThat(flagged(memory, 0)[memory.place(agent)])
                    .isEqualTo(told.terminations().get(agent));
            assertThat(flagged(memory, 1)[memory.place(agent)])
                    .isEqualTo(told.truncations().get(agent));
            for (int i = 0; i < infos.size(); i++) {
                assertThat(memory.infos.get(i))
                        .isEqualTo(told.infos().get(agent).get(infos.get(i)));
            }
        }
    }

    private static boolean[] flagged(SharedAgents memory, int kind) {
        boolean[] flags = new boolean[memory.spec.order().size()];
        for (int i = 0; i < flags.length; i++) flags[i] = memory.flags.get(kind * flags.length + i) == 1;
        return flags;
    }

    private static boolean[] places(SharedAgents memory, Collection<String> agents) {
        boolean[] places = new boolean[memory.spec.order().size()];
        for (String agent : agents) places[memory.place(agent)] = true;
        return places;
    }

    @Test
    void aWrongActionIsRefusedInTheWordsOfTheViewAndNothingHasHappened() {
        try (ParallelBridge bridge = new ParallelBridge("smax/3m-v1", "{}", 0, new float[0])) {
            bridge.reset(1, "{}");
            bridge.showState();
            float first = bridge.memory().state.get(0);
            write(bridge.memory(), Map.of("ally_0", Action.of(0), "ally_1", Action.of(0), "ally_2", Action.of(8)));
            assertThatThrownBy(bridge::step)
                    .isInstanceOf(IllegalActionException.class)
                    .hasMessage("smax/3m-v1: action 8 of agent ally_2 is not in Discrete[n=8]");
            write(bridge.memory(), Map.of("ally_0", Action.of(0), "ally_1", Action.of(7), "ally_2", Action.of(0)));
            assertThatThrownBy(bridge::step).hasMessageContaining("action 7 of agent ally_1 is masked out (legal: ");
            write(bridge.memory(), Map.of("ally_1", Action.of(0)));
            assertThatThrownBy(bridge::step).hasMessage("smax/3m-v1: no action for [ally_0, ally_2]");
            bridge.showState();
            assertThat(bridge.memory().state.get(0)).isEqualTo(first);
        }
    }
}
