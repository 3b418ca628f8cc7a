package io.github.marl4j.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.shared.DirectMemory;
import io.github.marl4j.env.shared.SharedBatch;
import io.github.marl4j.env.shared.SharedRows;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in direct memory is what the environment tells. */
class VectorBridgeTest {
    private static final int ENVS = 37;

    private static VectorBridge bridge(String id, int threads, float... weights) {
        return new VectorBridge(id, ENVS, "{}", threads, 0, "SAME_STEP", "PLAIN", weights);
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] values = new float[buffer.capacity()];
        buffer.get(0, values);
        return values;
    }

    private static boolean[] flags(ByteBuffer buffer) {
        boolean[] values = new boolean[buffer.capacity()];
        DirectMemory.copy(buffer, values);
        return values;
    }

    /** Of several groups, turn-based, with masks, with several objectives; episodes end on the way. */
    @ParameterizedTest
    @CsvSource({
        "smax/3m-v1,1",
        "smax/3m-v1,3",
        "particle/simple-world-comm-v3,2",
        "momaland/connect4-v1,2",
        "momaland/pistonball-v1,1"
    })
    void theMemoryShowsWhatTheEnvironmentTells(String id, int threads) {
        try (VectorBridge bridge = bridge(id, threads);
                VectorEnv env = Marl4j.vector(id, ENVS, Map.of(), VectorOptions.DEFAULT.withThreads(1))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player[] players = new Policy.Player[batch.groups.length];
            for (int g = 0; g < players.length; g++)
                players[g] = Policy.random().newPlayer(env.spec(), g, ENVS, g);
            env.reset(5, batch);
            bridge.reset(5, "{}");
            requireSame(bridge.memory(), batch);
            for (int step = 0; step < 60; step++) {
                for (Policy.Player player : players) player.act(batch, actions);
                for (int g = 0; g < players.length; g++) {
                    bridge.memory().groups[g].ints.put(0, actions.groups[g].ints);
                    bridge.memory().groups[g].floats.put(0, actions.groups[g].floats);
                }
                env.step(actions, batch);
                bridge.step();
                requireSame(bridge.memory(), batch);
            }
            bridge.showState();
            assertThat(floats(bridge.memory().state)).isEqualTo(batch.state);
        }
    }

    private static void requireSame(SharedBatch memory, Batch batch) {
        assertThat(flags(memory.episodeOver)).isEqualTo(batch.episodeOver);
        assertThat(floats(memory.infos)).isEqualTo(batch.infos);
        for (int g = 0; g < memory.groups.length; g++) {
            SharedRows shared = memory.groups[g];
            Batch.Rows rows = batch.groups[g];
            assertThat(floats(shared.observations)).isEqualTo(rows.observations);
            assertThat(floats(shared.rewards)).isEqualTo(rows.rewards);
            assertThat(flags(shared.actionMask)).isEqualTo(rows.actionMask);
            assertThat(flags(shared.alive)).isEqualTo(rows.alive);
            assertThat(flags(shared.acts)).isEqualTo(rows.acts);
            assertThat(flags(shared.terminated)).isEqualTo(rows.terminated);
            assertThat(flags(shared.truncated)).isEqualTo(rows.truncated);
            int row = rows.numAgents * rows.observationSize;
            for (int env = 0; env < batch.numEnvs; env++) {
                if (!batch.episodeOver[env]) continue;
                float[] last = new float[row];
                shared.finalObservations.get(env * row, last);
                for (int i = 0; i < row; i++) assertThat(last[i]).isEqualTo(rows.finalObservations[env * row + i]);
            }
        }
    }

    @Test
    void anActionOutsideItsSpaceIsRefusedBeforeAnythingHappens() {
        try (VectorBridge bridge = bridge("smax/3m-v1", 1)) {
            bridge.reset(1, "{}");
            float[] before = floats(bridge.memory().groups[0].observations);
            bridge.memory().groups[0].ints.put(3 * 4 + 2, 8);
            assertThatThrownBy(bridge::step)
                    .isInstanceOf(IllegalActionException.class)
                    .hasMessage("smax/3m-v1: env=4, action of agent ally_2: choice 8 is not from 0 to 7");
            assertThat(floats(bridge.memory().groups[0].observations)).isEqualTo(before);
        }
        try (VectorBridge bridge = bridge("momaland/pistonball-v1", 1)) {
            bridge.reset(1, "{}");
            bridge.memory().groups[0].floats.put(0, Float.NaN);
            assertThatThrownBy(bridge::step).hasMessageContaining("number NaN is not from -1.0 to 1.0; clip it");
        }
    }

    @Test
    void weightsMakeTheRewardOneNumber() {
        try (VectorBridge vector = bridge("momaland/item-gathering-v1", 1);
                VectorBridge weighted = bridge("momaland/item-gathering-v1", 1, 1f, 0f, 0f)) {
            assertThat(weighted.memory().groups[0].rewards.capacity()).isEqualTo(ENVS * 2);
            assertThat(vector.memory().groups[0].rewards.capacity()).isEqualTo(ENVS * 2 * 3);
        }
    }

    @Test
    void theMemoryIsDirectAndInNativeOrder() {
        try (VectorBridge bridge = bridge("smax/3m-v1", 1)) {
            SharedRows rows = bridge.memory().groups[0];
            for (Buffer buffer : new Buffer[] {rows.observations, rows.actionMask, rows.ints}) {
                assertThat(buffer.isDirect()).isTrue();
            }
            assertThat(rows.observations.order()).isEqualTo(java.nio.ByteOrder.nativeOrder());
        }
    }

    @Test
    void flagsOfAnyRangeAreCopied() {
        boolean[] flags = new boolean[41];
        for (int i = 0; i < flags.length; i++) flags[i] = i % 3 == 0 || i % 7 == 1;
        for (int from = 0; from < flags.length; from += 5) {
            for (int end = from; end <= flags.length; end++) {
                ByteBuffer to = DirectMemory.bytes(flags.length);
                DirectMemory.copy(flags, from, end, to);
                for (int i = 0; i < flags.length; i++) {
                    assertThat(to.get(i)).isEqualTo((byte) (i >= from && i < end && flags[i] ? 1 : 0));
                }
                ByteBuffer elsewhere = DirectMemory.bytes(3 + end - from);
                DirectMemory.copy(flags, from, end, elsewhere, 3);
                for (int i = from; i < end; i++) {
                    assertThat(elsewhere.get(3 + i - from)).isEqualTo((byte) (flags[i] ? 1 : 0));
                }
            }
        }
    }
}
