package io.github.marl4j.gpu;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeProperty;

class DevicePlayPropertyTest {
    private static final int STEPS = 60;

    @BeforeProperty
    void requireOpenCl() {
        Devices.requireOpenCl();
    }

    /** Environments whose numbers are sums, products, quotients and roots of numbers: every device rounds them as Java does. */
    @Provide
    Arbitrary<String> exact() {
        return Arbitraries.of(
                "smax/3m-v1",
                "smax/2s3z-v1",
                "smax/smacv2_5_units-v1",
                "particle/simple-spread-v3",
                "particle/simple-world-comm-v3",
                "particle/collect-treasure-v1",
                "foraging/8x8-2p-2f-coop-v1",
                "commons/fishery-v1",
                "commons/pollution-v1",
                "fighting/versus-v1",
                "fighting/cpu-v1",
                "fighting/ladder-v1");
    }

    @Property(tries = 12)
    void everyEpisodeOnADeviceIsThatOfTheJvmBitByBit(
            @ForAll("exact") String id,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int numEnvs,
            @ForAll @IntRange(max = 1000) int firstEnv,
            @ForAll AutoresetMode autoreset) {
        VectorOptions how =
                VectorOptions.DEFAULT.withThreads(1).withFirstEnv(firstEnv).withAutoreset(autoreset);
        try (VectorEnv here = Marl4j.vector(id, numEnvs, Map.of(), how);
                VectorEnv there = Marl4j.vector(id, numEnvs, Map.of(), how.withBackend("opencl"))) {
            Batch expected = here.newBatch();
            Batch found = there.newBatch();
            Actions actions = here.newActions();
            here.reset(seed, expected);
            there.reset(seed, found);
            SameBatch.require(id + " at the start", expected, found);
            Policy.Player[] players = new Policy.Player[here.spec().groups().size()];
            for (int g = 0; g < players.length; g++)
                players[g] = Policy.random().newPlayer(here, g, seed + g);
            for (int step = 0; step < STEPS; step++) {
                for (int env = 0; env < numEnvs; env++) {
                    if (!here.isOver(env)) continue;
                    here.resetRow(env, expected);
                    there.resetRow(env, found);
                }
                for (Policy.Player player : players) player.act(expected, actions);
                here.step(actions, expected);
                there.step(actions, found);
                SameBatch.require(id + " after step " + step, expected, found);
            }
            SameBatch.requireSame(id, here.snapshot(), there.snapshot());
        }
    }
}
