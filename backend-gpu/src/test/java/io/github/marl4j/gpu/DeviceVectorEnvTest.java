package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceVectorEnvTest {
    private static final VectorOptions ON_DEVICE = VectorOptions.DEFAULT.withBackend("opencl");
    private static final String ID = "smax/3m-v1";
    private static final int NUM_ENVS = 20;

    @BeforeEach
    void requireOpenCl() {
        Devices.requireOpenCl();
    }

    /** Plays random episodes on a device and on the JVM, and compares all results bit by bit. */
    static void playsTheEpisodesOfTheJavaKernel(String id, Device device) {
        int numEnvs = 64;
        try (VectorEnv there = DeviceVectorEnv.on(device, id, Map.of(), numEnvs, VectorOptions.DEFAULT);
                VectorEnv here = Marl4j.vector(id, numEnvs)) {
            Batch expected = here.newBatch();
            Batch found = here.newBatch();
            Actions actions = here.newActions();
            here.reset(7, expected);
            there.reset(7, found);
            SameBatch.require(id + " at the start", expected, found);
            Policy.Player[] players = players(here);
            for (int step = 0; step < 150; step++) {
                for (Policy.Player player : players) player.act(expected, actions);
                there.step(actions, found);
                here.step(actions, expected);
                SameBatch.require(id + " after step " + step, expected, found);
            }
        }
    }

    private static Policy.Player[] players(VectorEnv env) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = Policy.random().newPlayer(env, g, 3 + g);
        return players;
    }

    private static DeviceVectorEnv device(String id, VectorOptions how) {
        return (DeviceVectorEnv) Marl4j.vector(id, NUM_ENVS, Map.of(), how);
    }

    private static long[] seeds(VectorEnv env) {
        long[] seeds = new long[env.spec().groups().size()];
        for (int g = 0; g < seeds.length; g++) seeds[g] = 3 + g;
        return seeds;
    }

    @ParameterizedTest
    @CsvSource({"smax/3m-v1, 60", "particle/simple-spread-v3, 60", "commons/fishery-v1, 30", "fighting/cpu-v1, 30"})
    void randomPlayersOnADeviceChooseWhatTheyChooseOnTheJvm(String id, int steps) {
        try (DeviceVectorEnv there = device(id, ON_DEVICE);
                VectorEnv here = Marl4j.vector(id, NUM_ENVS)) {
            Batch expected = here.newBatch();
            Actions actions = here.newActions();
            here.reset(5, expected);
            there.resetOnDevice(5);
            there.seatRandomPlayers(seeds(there));
            there.playOnDevice(steps / 3);
            for (int i = 0; i < steps - steps / 3; i++) there.playOnDevice(1);
            Policy.Player[] players = players(here);
            for (int step = 0; step < steps; step++) here.step(players, actions, expected);
            Batch found = there.newBatch();
            there.fetch(EnumSet.allOf(Part.class), found).await();
            there.finish();
            SameBatch.require(id + " after " + steps + " steps", expected, found);
            assertThat(there.snapshot()).isEqualTo(here.snapshot());
        }
    }

    @Test
    void snapshotsGoFromTheJvmToTheDeviceAndBack() {
        try (DeviceVectorEnv there = device(ID, ON_DEVICE);
                VectorEnv here = Marl4j.vector(ID, NUM_ENVS)) {
            Batch expected = here.newBatch();
            Batch found = there.newBatch();
            Actions actions = here.newActions();
            Policy.Player[] players = players(here);
            here.reset(11, expected);
            for (int step = 0; step < 10; step++) here.step(players, actions, expected);
            there.restore(here.snapshot(), found);
            assertThat(there.snapshot()).isEqualTo(here.snapshot());
            here.restore(there.snapshot(), expected);
            SameBatch.require("restored", expected, found);
            for (Policy.Player player : players) player.act(expected, actions);
            here.step(actions, expected);
            there.step(actions, found);
            SameBatch.require("one step later", expected, found);
            assertThat(there.describe(3)).isEqualTo(here.describe(3));
            assertThat(there.render(3)).usingRecursiveComparison().isEqualTo(here.render(3));
        }
    }

    @Test
    void onlyWhatIsAskedForIsCopied() {
        try (DeviceVectorEnv env = device(ID, ON_DEVICE)) {
            Batch batch = env.newBatch();
            Arrays.fill(batch.state, -7);
            env.resetOnDevice(1);
            env.stepOnDevice(env.newActions());
            env.fetch(EnumSet.of(Part.OBSERVATIONS), batch).await();
            assertThat(batch.groups[0].observations).isNotEqualTo(new float[batch.groups[0].observations.length]);
            assertThat(batch.state).containsOnly(-7);
        }
    }

    @Test
    void resetOptionsWorkAsOnTheJvm() {
        String id = "fighting/versus-v1";
        ResetOptions asked = new ResetOptions(Map.of("player0", "rook", "player1", "aren"));
        try (DeviceVectorEnv there = device(id, ON_DEVICE);
                VectorEnv here = Marl4j.vector(id, NUM_ENVS)) {
            Batch expected = here.newBatch();
            Batch found = there.newBatch();
            here.reset(2, asked, expected);
            there.reset(2, asked, found);
            SameBatch.require(id, expected, found);
            assertThat(there.snapshot()).isEqualTo(here.snapshot());
        }
    }

    @Test
    void aCopyWhoseEpisodeIsOverIsNotSteppedWithoutAutoreset() {
        try (DeviceVectorEnv env = device(ID, ON_DEVICE.withAutoreset(AutoresetMode.DISABLED))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player[] players = players(env);
            env.reset(1, batch);
            while (!batch.episodeOver[0]) {
                for (int e = 1; e < NUM_ENVS; e++) if (env.isOver(e)) env.resetRow(e, batch);
                env.step(players, actions, batch);
            }
            assertThat(env.isOver(0)).isTrue();
            for (int e = 1; e < NUM_ENVS; e++) if (env.isOver(e)) env.resetRow(e, batch);
            assertThatThrownBy(() -> env.step(actions, batch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the episode of env=0 is over and autoreset is DISABLED");
            env.resetRow(0, batch);
            env.step(actions, batch);
        }
    }

    @Test
    void aChoiceOutsideItsSpaceNeverReachesTheDevice() {
        try (DeviceVectorEnv env = device(ID, ON_DEVICE)) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            Snapshot before = env.snapshot();
            Actions actions = env.newActions();
            for (int outside : new int[] {-1, 8, 1_000_000_000}) {
                actions.groups[0].ints[4] = outside;
                assertThatThrownBy(() -> env.step(actions, batch))
                        .isInstanceOf(IllegalActionException.class)
                        .hasMessage(
                                "smax/3m-v1: env=1, action of agent ally_1: choice " + outside + " is not from 0 to 7");
            }
            assertThat(env.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void whatHasNoKernelSaysWhy() {
        assertThatThrownBy(() -> Marl4j.vector("fighting/fightladder-v1", 4, Map.of(), ON_DEVICE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fighting/fightladder-v1 has no device kernel with these options: ")
                .hasMessageContaining("PixelViews");
        assertThatThrownBy(() -> Marl4j.vector(ID, 4, Map.of(), ON_DEVICE.withKernel(KernelChoice.PLAIN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backend=opencl has one kernel");
    }

    @Test
    void theKernelIsNamedAfterDriverAndDevice() {
        try (DeviceVectorEnv env = device(ID, ON_DEVICE)) {
            assertThat(env.kernel()).startsWith("opencl (").endsWith(")");
            // 3 + 3 units of 9 numbers of state, and what a batch tells of three agents.
            assertThat(env.deviceBytesPerEnv()).isBetween(500L, 5000L);
        }
    }
}
