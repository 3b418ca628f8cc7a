package io.github.marl4j.envs.momaland.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.CentralisedAgent;
import io.github.marl4j.env.wrappers.EpisodeReturns;
import io.github.marl4j.env.wrappers.LinearReward;
import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Wrappers for vector rewards around games with several objectives and groups keep the contract and do what they say. */
final class VectorRewardWrappersTest extends EnvContract {
    private static final String ITEMS = "momaland/item-gathering-v1";
    private static final String GEMS = "momaland/gem-mining-v1";

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                wrapped("EpisodeReturns", ITEMS, Map.of(), EpisodeReturns::new),
                wrapped("CentralisedAgent", ITEMS, Map.of(), CentralisedAgent::new),
                wrapped("one choice", ITEMS, Map.of(), VectorRewardWrappersTest::oneChoice),
                wrapped("CentralisedAgent", GEMS, Map.of("numAgents", 6), CentralisedAgent::new),
                wrapped("one choice", GEMS, Map.of("numAgents", 5), VectorRewardWrappersTest::oneChoice));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(5, 7, 30);
    }

    private static VectorEnv oneChoice(VectorEnv env) {
        return new CentralisedAgent(env, CentralisedAgent.Earns.MEAN, true);
    }

    private static VectorEnvFactory wrapped(
            String name, String id, Map<String, Object> options, UnaryOperator<VectorEnv> wrapper) {
        return VectorEnvFactory.of(
                name + " of " + id + options, (n, how) -> wrapper.apply(Marl4j.vector(id, n, options, how)));
    }

    private static VectorEnv make(String id, Map<String, Object> options) {
        return Marl4j.vector(id, 1, options, VectorOptions.DEFAULT);
    }

    @Test
    void returnsAreSumsOverTheEpisodeAndStayUntilTheNextEnd() {
        try (EpisodeReturns env =
                new EpisodeReturns(make(ITEMS, Map.of("initialMap", "1 2 0 3/1 0 0 0", "numTimesteps", 4)))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            actions.groups[0].ints[0] = 4;
            for (int t = 0; t < 3; t++) env.step(actions, batch);
            assertThat(batch.episodeOver).containsExactly(true);
            assertThat(env.returns("gatherers")).containsExactly(1, 1, 0, 0);
            assertThat(env.lengths("gatherers")).containsExactly(3, 3);
            env.step(actions, batch);
            assertThat(env.returns("gatherers")).containsExactly(1, 1, 0, 0);
        }
    }

    @Test
    void theCentralAgentSeesTheStateAndChoosesForEachInTheirOrder() {
        try (VectorEnv env = new CentralisedAgent(make(GEMS, Map.of("numAgents", 4, "seed", 1)))) {
            VectorEnv plain = make(GEMS, Map.of("numAgents", 4, "seed", 1));
            int[] sizes = new int[4];
            for (int i = 0; i < 4; i++) {
                sizes[i] = plain.spec().groupOf("agent_" + i).actionSpace().maskSize();
            }
            assertThat(env.spec().groups().get(0).actionSpace()).isEqualTo(new Space.MultiDiscrete(sizes));
            Batch batch = env.newBatch();
            Batch plainBatch = plain.newBatch();
            env.reset(3, batch);
            plain.reset(3, plainBatch);
            Actions actions = env.newActions();
            Actions plainActions = plain.newActions();
            for (int i = 0; i < 4; i++) {
                actions.groups[0].ints[i] = i % 2;
                int g = plain.spec()
                        .groupIndex(plain.spec().groupOf("agent_" + i).name());
                int row = plain.spec().groups().get(g).agents().indexOf("agent_" + i);
                plainActions.groups[g].ints[row] = i % 2;
            }
            env.step(actions, batch);
            plain.step(plainActions, plainBatch);
            for (int o = 0; o < 2; o++) {
                assertThat(batch.groups[0].rewards[o]).isEqualTo(4 * plainBatch.groups[0].rewards[o]);
            }
        }
    }

    @Test
    void wrongWrappersAreRefusedInOneSentence() {
        VectorEnv beach = make("momaland/beach-v1", Map.of());
        assertThatThrownBy(() -> new CentralisedAgent(beach, CentralisedAgent.Earns.SUM, true))
                .hasMessageContaining("has more than 65536 combinations for 100 agents");
        assertThatThrownBy(() -> new CentralisedAgent(make("momaland/connect4-v1", Map.of())))
                .hasMessageContaining("needs a game in which all act at once");
        assertThatThrownBy(() -> new LinearReward(beach, 1f))
                .hasMessageContaining("expected one finite number for each of [capacity, mixture]");
    }
}
