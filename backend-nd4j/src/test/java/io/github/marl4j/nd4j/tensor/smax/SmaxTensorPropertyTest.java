package io.github.marl4j.nd4j.tensor.smax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The tensor kernel plays the episodes of the plain JVM kernel, to the bit; of zeros the sign may differ. */
class SmaxTensorPropertyTest {
    private static final VectorOptions JVM =
            VectorOptions.DEFAULT.withThreads(1).withKernel(KernelChoice.PLAIN);
    private static final VectorOptions TENSOR = VectorOptions.DEFAULT.withBackend("nd4j-tensor");

    private record Game(String id, Map<String, Object> options) {}

    @Provide
    Arbitrary<Game> games() {
        List<Game> games = new ArrayList<>();
        for (String id : Marl4j.ids()) if (id.startsWith("smax/")) games.add(new Game(id, Map.of()));
        String siege = "smax/custom-v1";
        games.add(new Game(siege, Map.of("allies", "2 zergling", "enemies", "7 zergling")));
        games.add(new Game(siege, Map.of("allies", "1 stalker", "enemies", "1 stalker", "maxSteps", 9)));
        Map<String, Object> uneven = Map.of(
                "allies",
                "3 random",
                "enemies",
                "5 random",
                "smacv2PositionGeneration",
                true,
                "smacv2UnitTypeGeneration",
                true);
        games.add(new Game(siege, uneven));
        List<Map<String, Object>> values = List.of(
                Map.of("bothSides", true),
                Map.of("bothSides", true, "seeEnemyActions", false),
                Map.of("actionType", "continuous", "bothSides", true),
                Map.of("actionType", "continuous"),
                Map.of("observationType", "conic"),
                Map.of("observationType", "conic", "bothSides", true, "seeEnemyActions", false),
                Map.of("attackMode", "random", "wallsCauseDeath", false),
                Map.of("enemyShoots", false, "maxSteps", 12),
                Map.of("mapWidth", 24, "mapHeight", 20, "useSelfPlayReward", true),
                Map.of("worldStepsPerEnvStep", 3, "timePerStep", 0.2, "damage", List.of(7.3, 9, 13, 8.1, 5, 12)));
        for (Map<String, Object> value : values) {
            for (String id : List.of("smax/2s3z-v1", "smax/smacv2_5_units-v1", "smax/5m_vs_6m-v1")) {
                games.add(new Game(id, value));
            }
        }
        return Arbitraries.of(games);
    }

    @Property(tries = 60)
    void episodesAreThoseOfTheJvm(
            @ForAll("games") Game game, @ForAll long seed, @ForAll @IntRange(min = 1, max = 17) int numEnvs) {
        try (VectorEnv jvm = Marl4j.vector(game.id, numEnvs, game.options, JVM.withFirstEnv(5));
                VectorEnv tensor = Marl4j.vector(game.id, numEnvs, game.options, TENSOR.withFirstEnv(5))) {
            Batch expected = jvm.newBatch();
            Batch actual = tensor.newBatch();
            jvm.reset(seed, expected);
            tensor.reset(seed, actual);
            Actions actions = jvm.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            int steps = jvm.spec().agents().size() > 20 ? 8 : 30;
            for (int step = 0; step < steps; step++) {
                assertSame(expected, actual, game + " step " + step);
                assertSame(jvm.snapshot(), tensor.snapshot(), game + " step " + step);
                fill(jvm.spec(), actions, random);
                jvm.step(actions, expected);
                tensor.step(actions, actual);
            }
        }
    }

    @Property(tries = 6)
    void legalPlayOfManyEpisodesIsThatOfTheJvm(@ForAll long seed) {
        String id = "smax/3m-v1";
        Map<String, Object> options = Map.of("maxSteps", 20);
        try (VectorEnv jvm = Marl4j.vector(id, 3, options, JVM);
                VectorEnv tensor = Marl4j.vector(id, 3, options, TENSOR)) {
            Batch expected = jvm.newBatch();
            Batch actual = tensor.newBatch();
            jvm.reset(seed, expected);
            tensor.reset(seed, actual);
            Actions actions = jvm.newActions();
            Policy.Player player = Policy.random().newPlayer(jvm.spec(), 0, 3, seed);
            int ended = 0;
            for (int step = 0; step < 150; step++) {
                player.act(expected, actions);
                jvm.step(actions, expected);
                tensor.step(actions, actual);
                assertSame(expected, actual, "step " + step);
                for (boolean over : expected.episodeOver) if (over) ended++;
            }
            assertThat(ended).isGreaterThan(9);
        }
    }

    @Property(tries = 6)
    void withoutAutoresetRowsAreResetAsOnTheJvm(@ForAll long seed) {
        String id = "smax/smacv2_5_units-v1";
        Map<String, Object> options = Map.of("maxSteps", 6);
        try (VectorEnv jvm = Marl4j.vector(id, 3, options, JVM.withAutoreset(AutoresetMode.DISABLED));
                VectorEnv tensor = Marl4j.vector(id, 3, options, TENSOR.withAutoreset(AutoresetMode.DISABLED))) {
            Batch expected = jvm.newBatch();
            Batch actual = tensor.newBatch();
            jvm.reset(seed, expected);
            tensor.reset(seed, actual);
            Actions actions = jvm.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            for (int step = 0; step < 20; step++) {
                fill(jvm.spec(), actions, random);
                jvm.step(actions, expected);
                tensor.step(actions, actual);
                assertSame(expected, actual, "step " + step);
                for (int env = 0; env < 3; env++) {
                    assertThat(tensor.isOver(env)).isEqualTo(jvm.isOver(env));
                    if (!jvm.isOver(env)) continue;
                    jvm.resetRow(env, expected);
                    tensor.resetRow(env, actual);
                    assertSame(expected, actual, "reset after step " + step);
                }
            }
        }
    }

    @Property(tries = 6)
    void statesGoAcross(@ForAll("games") Game game, @ForAll long seed) {
        try (VectorEnv jvm = Marl4j.vector(game.id, 4, game.options, JVM);
                VectorEnv tensor = Marl4j.vector(game.id, 4, game.options, TENSOR)) {
            Batch expected = jvm.newBatch();
            Batch actual = tensor.newBatch();
            jvm.reset(seed, expected);
            Actions actions = jvm.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            for (int step = 0; step < 7; step++) {
                fill(jvm.spec(), actions, random);
                jvm.step(actions, expected);
            }
            tensor.restore(jvm.snapshot(), actual);
            jvm.restore(tensor.snapshot(), expected);
            assertSame(expected, actual, "restored");
            assertThat(tensor.describe(2)).isEqualTo(jvm.describe(2));
            fill(jvm.spec(), actions, random);
            jvm.step(actions, expected);
            tensor.step(actions, actual);
            assertSame(expected, actual, "next");
        }
    }

    /** Half of the actions attack, the others are anything. */
    private static void fill(EnvSpec spec, Actions actions, SplittableRandom random) {
        for (int g = 0; g < actions.groups.length; g++) {
            int codes = spec.groups().get(g).actionSpace().maskSize();
            int[] ints = actions.groups[g].ints;
            for (int i = 0; i < ints.length; i++) {
                ints[i] = random.nextBoolean() ? random.nextInt(codes) : random.nextInt(5, codes);
            }
            float[] floats = actions.groups[g].floats;
            for (int i = 0; i < floats.length; i++) floats[i] = (float) random.nextDouble();
        }
    }

    private static void assertSame(Snapshot expected, Snapshot actual, String when) {
        assertThat(actual.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays().forEach((name, array) -> {
            if (array instanceof float[] numbers)
                same(numbers, (float[]) actual.arrays().get(name), when + " " + name);
            else assertThat(actual.arrays().get(name)).as(when + " " + name).isEqualTo(array);
        });
    }

    private static void assertSame(Batch expected, Batch actual, String when) {
        assertThat(actual.episodeOver).as(when).isEqualTo(expected.episodeOver);
        same(expected.state, actual.state, when + " state");
        same(expected.finalState, actual.finalState, when + " final state");
        same(expected.infos, actual.infos, when + " infos");
        for (int g = 0; g < expected.groups.length; g++) {
            Batch.Rows mine = expected.groups[g];
            Batch.Rows its = actual.groups[g];
            same(mine.observations, its.observations, when + " observations");
            same(mine.finalObservations, its.finalObservations, when + " final observations");
            same(mine.rewards, its.rewards, when + " rewards");
            assertThat(its.actionMask).as(when + " masks").isEqualTo(mine.actionMask);
            assertThat(its.alive).as(when).isEqualTo(mine.alive);
            assertThat(its.terminated).as(when).isEqualTo(mine.terminated);
            assertThat(its.truncated).as(when).isEqualTo(mine.truncated);
        }
    }

    private static void same(float[] expected, float[] actual, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (actual[i] != expected[i]) {
                throw new AssertionError(what + "[" + i + "] is " + actual[i] + ", on the JVM " + expected[i]);
            }
        }
    }
}
