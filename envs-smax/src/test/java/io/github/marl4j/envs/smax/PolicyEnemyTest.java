package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import org.junit.jupiter.api.Test;

class PolicyEnemyTest {
    private static final int ENVS = 40;

    private static VectorEnv against(SmaxOptions options, Policy policy) {
        return new PolicyEnemy(SmaxEnvs.vector(options.with("bothSides", true), ENVS, VectorOptions.DEFAULT), policy);
    }

    /** With a single ally the built-in enemy makes no choice by chance, so both must play the same episodes. */
    @Test
    void theScriptedPolicyPlaysLikeTheBuiltInEnemy() {
        SmaxOptions options = SmaxOptions.of(SmaxScenario.of("one", "stalker", 1, 4));
        try (VectorEnv scripted = against(options, new SmaxHeuristicPolicy());
                VectorEnv builtIn = SmaxEnvs.vector(options, ENVS, VectorOptions.DEFAULT)) {
            Batch a = scripted.newBatch();
            Batch b = builtIn.newBatch();
            Actions actions = scripted.newActions();
            Policy.Player player = Policy.random().newPlayer(scripted.spec(), 0, ENVS, 1);
            scripted.reset(5, a);
            builtIn.reset(5, b);
            int episodes = 0;
            for (int step = 0; step < 150; step++) {
                player.act(a, actions);
                scripted.step(actions, a);
                builtIn.step(actions, b);
                for (boolean over : a.episodeOver) episodes += over ? 1 : 0;
                assertThat(a.state).isEqualTo(b.state);
                assertThat(a.groups[0].observations).isEqualTo(b.groups[0].observations);
                assertThat(a.groups[0].rewards).isEqualTo(b.groups[0].rewards);
                assertThat(a.infos).isEqualTo(b.infos);
            }
            assertThat(episodes).isGreaterThan(ENVS);
        }
    }

    @Test
    void aSnapshotHoldsTheEnemysMemory() {
        try (VectorEnv env = against(SmaxOptions.of("5m_vs_6m"), new SmaxHeuristicPolicy())) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(9, batch);
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, ENVS, 1);
            for (int step = 0; step < 12; step++) {
                player.act(batch, actions);
                env.step(actions, batch);
            }
            Snapshot middle = env.snapshot();
            for (int step = 0; step < 10; step++) env.step(actions, batch);
            Snapshot end = env.snapshot();
            env.restore(middle, batch);
            for (int step = 0; step < 10; step++) env.step(actions, batch);
            assertThat(env.snapshot()).isEqualTo(end);
        }
    }

    @Test
    void onlyAlliesAreAgents() {
        try (VectorEnv env = against(SmaxOptions.of("3m"), Policy.random())) {
            assertThat(env.spec().agents()).containsExactly("ally_0", "ally_1", "ally_2");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicyEnemy(
                        SmaxEnvs.vector(SmaxOptions.of("3m"), 1, VectorOptions.DEFAULT), Policy.random()))
                .withMessageContaining("bothSides=true");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> against(SmaxOptions.of("3m").with("observationType", "conic"), new SmaxHeuristicPolicy()))
                .withMessageContaining("unit_list");
    }
}
