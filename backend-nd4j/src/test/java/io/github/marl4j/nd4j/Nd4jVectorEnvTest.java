package io.github.marl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The ND4J arrays show what the plain view tells. */
class Nd4jVectorEnvTest {
    private static final int ENVS = 5;
    private static final int STEPS = 25;

    static List<String> ids() {
        return Marl4j.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyEnvironmentIsShownAsItIs(String id) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(2);
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector(id, ENVS, Map.of(), how);
                VectorEnv plain = Marl4j.vector(id, ENVS, Map.of(), how)) {
            Batch batch = plain.newBatch();
            Actions actions = plain.newActions();
            Policy.Player[] players = players(plain);
            env.reset(5);
            plain.reset(5, batch);
            requireSame(env, batch);
            for (int step = 0; step < STEPS; step++) {
                for (Policy.Player player : players) player.act(batch, actions);
                for (int g = 0; g < players.length; g++) choose(env.group(g), actions.groups[g]);
                plain.step(actions, batch);
                env.step();
                requireSame(env, batch);
            }
        }
    }

    private static Policy.Player[] players(VectorEnv env) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++)
            players[g] = Policy.random().newPlayer(env.spec(), g, env.numEnvs(), g);
        return players;
    }

    private static void choose(Nd4jRows rows, Actions.Rows actions) {
        if (actions.ints.length > 0)
            rows.choose(Nd4j.createFromArray(actions.ints).reshape(rows.ints().shape()));
        if (actions.floats.length > 0)
            rows.choose(
                    Nd4j.createFromArray(actions.floats).reshape(rows.floats().shape()));
    }

    private static void requireSame(Nd4jVectorEnv env, Batch batch) {
        requireSame(env.episodeOver(), batch.episodeOver);
        requireSame(env.infos(), batch.infos);
        requireSame(env.globalState(), batch.state);
        requireSame(env.finalGlobalState(), batch.finalState);
        for (int g = 0; g < batch.groups.length; g++) {
            Nd4jRows shown = env.group(g);
            Batch.Rows rows = batch.groups[g];
            requireSame(shown.observations(), rows.observations);
            requireSame(shown.actionMask(), rows.actionMask);
            requireSame(shown.rewards(), rows.rewards);
            requireSame(shown.alive(), rows.alive);
            requireSame(shown.acts(), rows.acts);
            requireSame(shown.terminated(), rows.terminated);
            requireSame(shown.truncated(), rows.truncated);
            int row = rows.numAgents * rows.observationSize;
            float[] last = shown.finalObservations().data().asFloat();
            for (int e = 0; e < batch.numEnvs; e++) {
                if (!batch.episodeOver[e]) continue;
                for (int i = e * row; i < (e + 1) * row; i++)
                    assertThat(last[i]).isEqualTo(rows.finalObservations[i]);
            }
        }
    }

    private static void requireSame(INDArray shown, float[] told) {
        assertThat(shown.length()).isEqualTo(told.length);
        if (told.length > 0) assertThat(shown.data().asFloat()).isEqualTo(told);
    }

    private static void requireSame(INDArray shown, boolean[] told) {
        assertThat(shown.length()).isEqualTo(told.length);
        if (told.length == 0) return;
        int[] bits = shown.data().asInt();
        for (int i = 0; i < told.length; i++) assertThat(bits[i]).isEqualTo(told[i] ? 1 : 0);
    }

    @Test
    void arraysHaveTheShapesAndTypesThatAreDocumented() {
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector("smax/3m-v1", 7)) {
            Nd4jRows allies = env.group(0);
            int features = env.spec().groups().get(0).observationSpace().flatSize();
            assertThat(allies.observations().shape()).containsExactly(7, 3, features);
            assertThat(allies.observations().dataType()).isEqualTo(DataType.FLOAT);
            assertThat(allies.actionMask().shape()).containsExactly(7, 3, 8);
            assertThat(allies.actionMask().dataType()).isEqualTo(DataType.BOOL);
            assertThat(allies.rewards().shape()).containsExactly(7, 3, 1);
            assertThat(allies.alive().shape()).containsExactly(7, 3);
            assertThat(allies.acts()).isSameAs(allies.alive());
            assertThat(allies.ints().shape()).containsExactly(7, 3, 1);
            assertThat(allies.ints().dataType()).isEqualTo(DataType.INT32);
            assertThat(allies.floats().isEmpty()).isTrue();
            assertThat(env.episodeOver().shape()).containsExactly(7);
        }
    }

    @Test
    void anImageKeepsItsDimensions() {
        String id = Marl4j.ids().stream()
                .filter(each -> Marl4j.spec(each).groups().get(0).observationSpace() instanceof Space.Box box
                        && box.shape().length == 3)
                .findFirst()
                .orElseThrow();
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector(id, 2)) {
            int[] image = env.spec().groups().get(0).observationSpace().shape();
            assertThat(env.group(0).observations().shape())
                    .containsExactly(2, env.spec().groups().get(0).size(), image[0], image[1], image[2]);
        }
    }

    /** What ND4J computes is longs, and not always in C order. */
    @Test
    void actionsOfAnyWholeTypeAndOrderAreTaken() {
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector("smax/3m-v1", 4)) {
            env.reset(1);
            INDArray stop = Nd4j.create(DataType.INT64, 3, 4).addi(4).transpose();
            env.step(stop);
            assertThat(env.group(0).ints().data().asInt()).containsOnly(4);
        }
    }

    @Test
    void actionsThatDoNotFitAreRefused() {
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector("smax/3m-v1", 4)) {
            env.reset(1);
            assertThatThrownBy(() -> env.step(Nd4j.create(DataType.INT32, 4, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("agent group allies: got actions of shape [4, 2], expected [4, 3, 1]");
            assertThatThrownBy(() -> env.step(Nd4j.create(DataType.FLOAT, 4, 3)))
                    .hasMessage(
                            "agent group allies: got actions of type FLOAT, but its action space is Discrete[n=8]; castTo(DataType.INT32)");
            assertThatThrownBy(() -> env.step(Nd4j.create(DataType.INT32, 4, 3).addi(8)))
                    .isInstanceOf(IllegalActionException.class)
                    .hasMessage("smax/3m-v1: env=0, action of agent ally_0: choice 8 is not from 0 to 7");
            assertThatThrownBy(() -> env.step(Nd4j.create(DataType.INT32, 4, 3), Nd4j.create(DataType.INT32, 4, 3)))
                    .hasMessage("smax/3m-v1: got actions for 2 agent groups, expected one array for each of 1");
        }
    }

    @Test
    void playersSnapshotsAndResetsOfRowsAreShownToo() {
        VectorOptions how = VectorOptions.DEFAULT.withAutoreset(AutoresetMode.DISABLED);
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector("momaland/connect4-v1", ENVS, Map.of(), how)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player[] players = players(env);
            env.reset(3, batch);
            Snapshot beginning = env.snapshot();
            while (!batch.episodeOver[0]) {
                for (int e = 0; e < ENVS; e++) if (env.isOver(e)) env.resetRow(e, batch);
                env.step(players, actions, batch);
                requireSame(env, batch);
            }
            env.resetRow(0, batch);
            requireSame(env, batch);
            env.restore(beginning, batch);
            requireSame(env, batch);
            assertThat(env.batch()).isSameAs(batch);
        }
    }

    @Test
    void theBackendsAreFoundByName() {
        assertThat(Marl4j.backends()).contains("nd4j", "nd4j-tensor");
        try (VectorEnv env = Marl4j.vector("smax/3m-v1", 2, Map.of(), VectorOptions.DEFAULT.withBackend("nd4j"))) {
            assertThat(env).isInstanceOf(Nd4jVectorEnv.class);
        }
        assertThatThrownBy(() -> Marl4j.vector(
                        "particle/simple-v3", 2, Map.of(), VectorOptions.DEFAULT.withBackend("nd4j-tensor")))
                .hasMessageContaining(
                        "particle/simple-v3: backend=nd4j-tensor has no tensor kernel of this environment");
    }
}
