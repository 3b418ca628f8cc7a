package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments over the CUDA host code and the CUDA form of their kernels, on {@link FakeCuda}. */
class CudaEnvTest {
    private static final int COPIES = 33;
    private static final int STEPS = 120;

    @TempDir
    private Path cache;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smax/3m-v1",
                "smax/smacv2_5_units-v1",
                "particle/simple-spread-v3",
                "particle/simple-tag-v3",
                "foraging/8x8-2p-2f-v1",
                "commons/fishery-v1",
                "fighting/versus-v1",
                "fighting/cpu-v1"
            })
    void cudaPlaysTheEpisodesOfTheJavaKernel(String id) throws IOException, InterruptedException {
        try (FakeCuda fake = new FakeCuda(cache)) {
            try (Cuda device = Cuda.open();
                    DeviceVectorEnv there = DeviceVectorEnv.on(device, id, Map.of(), COPIES, VectorOptions.DEFAULT);
                    VectorEnv here = Marl4j.vector(id, COPIES)) {
                play(there, here);
                playAlone(there, here);
            }
            assertThat(fake.held()).as("things that nobody gave back").isZero();
        }
    }

    /** Random players on the JVM, their actions copied to the device, all results copied back. */
    private static void play(VectorEnv there, VectorEnv here) {
        Batch expected = here.newBatch();
        Batch found = here.newBatch();
        Actions actions = here.newActions();
        here.reset(7, expected);
        there.reset(7, found);
        SameBatch.require("after the reset", expected, found);
        Policy.Player[] players = players(here);
        for (int step = 0; step < STEPS; step++) {
            for (Policy.Player player : players) player.act(expected, actions);
            here.step(actions, expected);
            there.step(actions, found);
            SameBatch.require("after step " + step, expected, found);
        }
    }

    /** Random players on the device, nothing copied in between. */
    private static void playAlone(DeviceVectorEnv there, VectorEnv here) {
        Batch expected = here.newBatch();
        Actions actions = here.newActions();
        here.reset(8, expected);
        Policy.Player[] players = players(here);
        for (int step = 0; step < STEPS; step++) {
            for (Policy.Player player : players) player.act(expected, actions);
            here.step(actions, expected);
        }
        long[] seeds = new long[players.length];
        for (int g = 0; g < seeds.length; g++) seeds[g] = 3 + g;
        there.resetOnDevice(8);
        there.seatRandomPlayers(seeds);
        there.playOnDevice(STEPS - 1);
        there.playOnDevice(1);
        Batch found = here.newBatch();
        there.fetch(EnumSet.allOf(Part.class), found).await();
        SameBatch.require("after " + STEPS + " steps on the device", expected, found);
    }

    private static Policy.Player[] players(VectorEnv env) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = Policy.random().newPlayer(env, g, 3 + g);
        return players;
    }
}
