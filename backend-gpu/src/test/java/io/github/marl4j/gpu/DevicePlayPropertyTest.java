package io.github.marl4j.gpu;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
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

    private static final List<Played> EXACT = List.of(
            new Played("smax/3m-v1"),
            new Played("smax/2s3z-v1"),
            new Played("smax/smacv2_5_units-v1"),
            new Played("particle/simple-spread-v3"),
            new Played("particle/simple-world-comm-v3"),
            new Played("particle/collect-treasure-v1"),
            new Played("foraging/8x8-2p-2f-coop-v1"),
            new Played("commons/fishery-v1"),
            new Played("commons/pasture-v1"),
            new Played("commons/pollution-v1", Map.of("months", 30, "scaled", true, "reward", "mean")),
            new Played("commons/fishery-v1", Map.of("allocation", "proportional", "reward", "vector")),
            new Played("commons/fishery-v1", Map.of("agents", 12, "reward", "social")),
            new Played("commons/fishery-v1", Map.of("rules", "reference", "mask", "none", "universalization", true)),
            new Played("commons/fishery-v1", Map.of("messages", "proposal", "majority", true)),
            new Played("commons/fishery-v1", Map.of("messages", "tokens", "tokenSlots", 2, "reward", "inequity")),
            new Played("commons/fishery-v1", Map.of("perturbations", perturbations())),
            new Played("fighting/versus-v1"),
            new Played("fighting/versus-v1", Map.of("actions", "raw12", "side", "random")),
            new Played("fighting/vector-fast-v1"),
            new Played("fighting/human-v1"),
            new Played("fighting/speedrun-v1", Map.of("actions", "macro40", "stickyProb", 0.2)),
            new Played("fighting/cast-random-v1", Map.of("zeroSum", true, "episode", "round")),
            new Played("fighting/fightladder-v1", Map.of("observations", "vector")),
            new Played("fighting/mirror-aren-v1", Map.of("observations", "vector")),
            new Played("fighting/cpu-v1"),
            new Played("fighting/cpu-v1", Map.of("cpu", 8, "opponentDelay", 10, "actionDelay", 3)),
            new Played("fighting/ladder-v1"));

    private record Played(String id, Map<String, Object> options) {
        Played(String id) {
            this(id, Map.of());
        }
    }

    private static List<Map<String, Object>> perturbations() {
        return List.of(
                Map.of("month", 1, "type", "newcomer", "agents", 6),
                Map.of("month", 2, "type", "departure", "seat", 0),
                Map.of("month", 2, "type", "shock", "factor", 0.5, "added", 40),
                Map.of("month", 3, "type", "speech", "language", "none_and_no_observation"));
    }

    @BeforeProperty
    void requireOpenCl() {
        Devices.requireOpenCl();
    }

    /** Environments whose numbers are sums, products, quotients and roots of numbers: every device rounds them as Java does. */
    @Provide
    Arbitrary<Played> exact() {
        return Arbitraries.of(EXACT);
    }

    @Property(tries = 8)
    void everyEpisodeOnADeviceIsThatOfTheJvmBitByBit(
            @ForAll("exact") Played played,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int numEnvs,
            @ForAll @IntRange(max = 1000) int firstEnv,
            @ForAll AutoresetMode autoreset) {
        VectorOptions how =
                VectorOptions.DEFAULT.withThreads(1).withFirstEnv(firstEnv).withAutoreset(autoreset);
        try (VectorEnv here = Marl4j.vector(played.id, numEnvs, played.options, how);
                VectorEnv there = Marl4j.vector(played.id, numEnvs, played.options, how.withBackend("opencl"))) {
            Batch expected = here.newBatch();
            Batch found = there.newBatch();
            Actions actions = here.newActions();
            here.reset(seed, expected);
            there.reset(seed, found);
            SameBatch.require(played + " at the start", expected, found);
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
                SameBatch.require(played + " after step " + step, expected, found);
            }
            SameBatch.requireSame(played.toString(), here.snapshot(), there.snapshot());
        }
    }
}
