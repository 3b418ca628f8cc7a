package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SmaxPropertyTest {
    private static final VectorOptions PLAIN =
            VectorOptions.DEFAULT.withThreads(1).withKernel(KernelChoice.PLAIN);
    private static final VectorOptions SIMD = PLAIN.withKernel(KernelChoice.SIMD);

    @Provide
    Arbitrary<SmaxOptions> games() {
        List<SmaxScenario> scenarios = new ArrayList<>();
        for (String name : SmaxScenarios.names()) scenarios.add(SmaxScenarios.named(name));
        scenarios.add(SmaxScenario.of("duel", "stalker", 1, 1));
        scenarios.add(SmaxScenario.of("siege", "zergling", 2, 7));
        scenarios.add(new SmaxScenario(
                "uneven",
                List.of("random", "random", "random"),
                List.of("random", "random", "random", "random", "random"),
                true,
                true));
        List<Map<String, Object>> values = List.of(
                Map.of(),
                Map.of("bothSides", true),
                Map.of("observationType", "conic"),
                Map.of("bothSides", true, "seeEnemyActions", false),
                Map.of("actionType", "continuous", "bothSides", true),
                Map.of("attackMode", "random", "wallsCauseDeath", false),
                Map.of("enemyShoots", false, "maxSteps", 12),
                Map.of("mapWidth", 24, "mapHeight", 20, "useSelfPlayReward", true),
                Map.of("worldStepsPerEnvStep", 3, "timePerStep", 0.2, "damage", List.of(7.3, 9, 13, 8.1, 5, 12)));
        return Arbitraries.of(scenarios)
                .flatMap(scenario -> Arbitraries.of(values)
                        .map(map -> SmaxOptions.of(scenario).with(map)));
    }

    @Property(tries = 60)
    void vectorsGiveTheBitsOfPlainJava(@ForAll("games") SmaxOptions options, @ForAll long seed) {
        assertSameEpisodes(options, seed, 37, SIMD, PLAIN, 25);
    }

    @Property(tries = 10)
    void threadsChangeNothing(@ForAll("games") SmaxOptions options, @ForAll long seed) {
        assertSameEpisodes(options, seed, 50, SIMD.withThreads(3), SIMD, 15);
    }

    private static void assertSameEpisodes(
            SmaxOptions options, long seed, int numEnvs, VectorOptions one, VectorOptions two, int steps) {
        try (VectorEnv a = SmaxEnvs.vector(options, numEnvs, one);
                VectorEnv b = SmaxEnvs.vector(options, numEnvs, two)) {
            Batch seenA = a.newBatch();
            Batch seenB = b.newBatch();
            a.reset(seed, seenA);
            b.reset(seed, seenB);
            Actions actions = a.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            for (int step = 0; step < steps; step++) {
                assertSame(seenA, seenB);
                assertThat(a.snapshot()).isEqualTo(b.snapshot());
                fillIgnoringMasks(a, actions, random);
                a.step(actions, seenA);
                b.step(actions, seenB);
            }
        }
    }

    /** Half of the actions attack, the others are anything. */
    private static void fillIgnoringMasks(VectorEnv env, Actions actions, SplittableRandom random) {
        fill(env.spec(), actions, random);
    }

    private static void fill(EnvSpec spec, Actions actions, SplittableRandom random) {
        for (int g = 0; g < actions.groups.length; g++) {
            int codes = spec.groups().get(g).actionSpace().maskSize();
            int[] ints = actions.groups[g].ints;
            for (int i = 0; i < ints.length; i++) {
                ints[i] = random.nextBoolean() ? random.nextInt(codes) : random.nextInt(SmaxSpec.FIRST_ATTACK, codes);
            }
            float[] floats = actions.groups[g].floats;
            for (int i = 0; i < floats.length; i++) floats[i] = (float) random.nextDouble();
        }
    }

    private static void assertSame(Batch a, Batch b) {
        assertThat(a.state).isEqualTo(b.state);
        assertThat(a.finalState).isEqualTo(b.finalState);
        assertThat(a.infos).isEqualTo(b.infos);
        assertThat(a.episodeOver).isEqualTo(b.episodeOver);
        for (int g = 0; g < a.groups.length; g++) {
            assertThat(a.groups[g].observations).isEqualTo(b.groups[g].observations);
            assertThat(a.groups[g].finalObservations).isEqualTo(b.groups[g].finalObservations);
            assertThat(a.groups[g].actionMask).isEqualTo(b.groups[g].actionMask);
            assertThat(a.groups[g].rewards).isEqualTo(b.groups[g].rewards);
            assertThat(a.groups[g].alive).isEqualTo(b.groups[g].alive);
            assertThat(a.groups[g].terminated).isEqualTo(b.groups[g].terminated);
            assertThat(a.groups[g].truncated).isEqualTo(b.groups[g].truncated);
        }
    }

    @Property(tries = 10)
    void aRowOfABatchIsTheSameAlone(@ForAll("games") SmaxOptions options, @ForAll long seed) {
        int row = 18;
        try (VectorEnv many = SmaxEnvs.vector(options, 20, SIMD);
                VectorEnv one = SmaxEnvs.vector(options, 1, PLAIN.withFirstEnv(row))) {
            Batch seenMany = many.newBatch();
            Batch seenOne = one.newBatch();
            many.reset(seed, seenMany);
            one.reset(seed, seenOne);
            Actions all = many.newActions();
            Actions single = one.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            for (int step = 0; step < 15; step++) {
                for (int g = 0; g < seenOne.groups.length; g++) {
                    float[] of = seenMany.groups[g].observations;
                    int size = seenOne.groups[g].observations.length;
                    assertThat(seenOne.groups[g].observations)
                            .isEqualTo(Arrays.copyOfRange(of, row * size, (row + 1) * size));
                }
                fillIgnoringMasks(many, all, random);
                for (int g = 0; g < single.groups.length; g++) {
                    int[] ints = single.groups[g].ints;
                    float[] floats = single.groups[g].floats;
                    System.arraycopy(all.groups[g].ints, row * ints.length, ints, 0, ints.length);
                    System.arraycopy(all.groups[g].floats, row * floats.length, floats, 0, floats.length);
                }
                many.step(all, seenMany);
                one.step(single, seenOne);
            }
        }
    }

    @Property(tries = 20)
    void numbersStayInTheirBounds(@ForAll("games") SmaxOptions options, @ForAll long seed) {
        SmaxSpec spec = SmaxEnvs.smaxSpec(options);
        try (VectorEnv env = SmaxEnvs.vector(options, 16, SIMD)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(seed, batch);
            SplittableRandom random = new SplittableRandom(seed);
            float[] returns = new float[16];
            for (int step = 0; step < 40; step++) {
                fillIgnoringMasks(env, actions, random);
                env.step(actions, batch);
                for (int i = 0; i < 16; i++) {
                    returns[i] += batch.groups[0].rewards[i * spec.numAllies];
                    assertThat(returns[i]).isBetween(-options.wonBattleBonus(), 1.0001f + options.wonBattleBonus());
                    if (batch.episodeOver[i]) returns[i] = 0;
                    float endings = 0;
                    for (int info = 0; info < 4; info++) endings += batch.infos[4 * i + info];
                    assertThat(endings).isEqualTo(batch.episodeOver[i] ? 1f : 0f);
                }
                for (Batch.Rows rows : batch.groups) {
                    for (float seen : rows.observations) assertThat(seen).isBetween(-1.3f, 1.3f);
                    if (rows.maskSize == 0) continue;
                    for (int row = 0; row < rows.alive.length; row++) {
                        assertThat(rows.actionMask[row * rows.maskSize + SmaxSpec.STOP])
                                .isTrue();
                        assertThat(rows.actionMask[row * rows.maskSize]).isEqualTo(rows.alive[row]);
                    }
                }
            }
        }
    }

    /** Turning the map by half a turn and exchanging the teams exchanges what happens to them. */
    @Property(tries = 20)
    void teamsAreSymmetric(@ForAll long seed) {
        SmaxOptions options = SmaxOptions.of("8m").with("bothSides", true);
        SmaxSpec spec = SmaxEnvs.smaxSpec(options);
        SmaxKernel here = new SmaxKernel(spec, 1, 0, false);
        SmaxKernel turned = new SmaxKernel(spec, 1, 0, false);
        SplittableRandom random = new SplittableRandom(seed);
        for (int u = 0; u < 16; u++) {
            int other = 15 - u;
            // Multiples of 1/64: sums and differences with 32 are exact.
            here.state.x[u] = 8 + random.nextInt(1024) / 64f;
            here.state.y[u] = 8 + random.nextInt(1024) / 64f;
            turned.state.x[other] = 32 - here.state.x[u];
            turned.state.y[other] = 32 - here.state.y[u];
            here.state.health[u] = turned.state.health[other] = 9 * random.nextInt(6);
            here.state.cooldown[u] = turned.state.cooldown[other] = 0.5f;
        }
        Actions actions = new Actions(spec.envSpec, 1);
        Actions mirrored = new Actions(spec.envSpec, 1);
        for (int i = 0; i < 8; i++) {
            for (int g = 0; g < 2; g++) {
                int code = random.nextInt(SmaxSpec.FIRST_ATTACK + 8);
                actions.groups[g].ints[i] = code;
                mirrored.groups[1 - g].ints[7 - i] = code < 4 ? (code + 2) % 4 : code;
            }
        }
        Batch a = new Batch(spec.envSpec, 1);
        Batch b = new Batch(spec.envSpec, 1);
        here.newWorker().step(0, 1, actions, a);
        turned.newWorker().step(0, 1, mirrored, b);
        for (int u = 0; u < 16; u++) {
            assertThat(turned.state.x[15 - u]).isCloseTo(32 - here.state.x[u], offset(1e-4f));
            assertThat(turned.state.y[15 - u]).isCloseTo(32 - here.state.y[u], offset(1e-4f));
            assertThat(turned.state.health[15 - u]).isEqualTo(here.state.health[u]);
        }
        assertThat(b.groups[1].rewards[0]).isCloseTo(a.groups[0].rewards[0], offset(1e-6f));
        assertThat(b.groups[0].rewards[0]).isCloseTo(a.groups[1].rewards[0], offset(1e-6f));
    }

    @Property(tries = 5)
    void aSnapshotOfOneKernelContinuesInTheOther(@ForAll("games") SmaxOptions options, @ForAll long seed) {
        try (VectorEnv simd = SmaxEnvs.vector(options, 17, SIMD);
                VectorEnv plain = SmaxEnvs.vector(options, 17, PLAIN)) {
            Batch a = simd.newBatch();
            Batch b = plain.newBatch();
            Actions actions = simd.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            simd.reset(seed, a);
            for (int step = 0; step < 10; step++) {
                fillIgnoringMasks(simd, actions, random);
                simd.step(actions, a);
            }
            Snapshot middle = simd.snapshot();
            plain.restore(middle, b);
            fillIgnoringMasks(simd, actions, random);
            simd.step(actions, a);
            plain.step(actions, b);
            assertThat(plain.snapshot()).isEqualTo(simd.snapshot());
            assertThat(b.groups[0].rewards).isEqualTo(a.groups[0].rewards);
        }
    }

    @Property(tries = 5)
    void theGridAndTheTouchingPairsGiveTheSamePushesAsAllPairs(@ForAll long seed) {
        int units = 2 * SmaxGrid.PAYS_FROM;
        SplittableRandom random = new SplittableRandom(seed);
        SmaxScenario crowd = SmaxScenario.of("crowd", "stalker", units / 2, units / 2);
        SmaxSpec spec = SmaxEnvs.smaxSpec(SmaxOptions.of(crowd).with("mapHeight", 20));
        float[] x = new float[units];
        float[] y = new float[units];
        float[] radius = new float[units];
        for (int i = 0; i < units; i++) {
            // Some stand outside the map.
            x[i] = (float) random.nextDouble(-2, 34);
            y[i] = (float) random.nextDouble(-2, 22);
            radius[i] = spec.radius[random.nextInt(UnitType.COUNT)];
        }
        float[][] byGrid = new float[2][units];
        float[][] byPairs = new float[2][units];
        float[][] byTouching = new float[2][units];
        new SmaxGrid(spec).push(units, x, y, radius, byGrid[0], byGrid[1]);
        SmaxPush.allPairs(units, x, y, radius, byPairs[0], byPairs[1]);
        SmaxPush.touchingPairs(units, x, y, radius, byTouching[0], byTouching[1]);
        assertThat(byGrid[0]).isEqualTo(byPairs[0]);
        assertThat(byGrid[1]).isEqualTo(byPairs[1]);
        assertThat(byTouching[0]).isEqualTo(byPairs[0]);
        assertThat(byTouching[1]).isEqualTo(byPairs[1]);
    }

    @Property(tries = 5)
    void aLargeEnemyDecidesLikeASmallOne(@ForAll long seed) {
        // On a large map the grid is used, on a map of the same battle that is a little smaller it is not; only the
        // goal differs.
        SplittableRandom random = new SplittableRandom(seed);
        SmaxScenario crowd = SmaxScenario.of("crowd", "marine", 200, 100);
        SmaxKernel near = new SmaxKernel(SmaxEnvs.smaxSpec(SmaxOptions.of(crowd).with("mapWidth", 51)), 1, 0, false);
        SmaxKernel all = new SmaxKernel(SmaxEnvs.smaxSpec(SmaxOptions.of(crowd).with("mapWidth", 49)), 1, 0, false);
        for (int u = 0; u < 300; u++) {
            near.state.x[u] = all.state.x[u] = (float) random.nextDouble(-1, 50);
            near.state.y[u] = all.state.y[u] = (float) random.nextDouble(-1, 33);
            near.state.health[u] = all.state.health[u] = random.nextInt(3);
        }
        Arrays.fill(near.state.goalX, 1f);
        Arrays.fill(all.state.goalX, 1f);
        new SmaxEnemy(near.spec, near.state, near.chance()).decide(0);
        new SmaxEnemy(all.spec, all.state, all.chance()).decide(0);
        assertThat(near.state.attack).isEqualTo(all.state.attack);
        assertThat(near.state.moveX).isEqualTo(all.state.moveX);
        assertThat(near.state.lastAttacked).isEqualTo(all.state.lastAttacked);
    }

    @Property(tries = 5)
    void playersChooseTheSameOnTheThreadsOfTheEnvironment(@ForAll("games") SmaxOptions options, @ForAll long seed) {
        try (VectorEnv a = SmaxEnvs.vector(options, 50, PLAIN.withThreads(3));
                VectorEnv b = SmaxEnvs.vector(options, 50, PLAIN)) {
            Batch seenA = a.newBatch();
            Batch seenB = b.newBatch();
            Actions actionsA = a.newActions();
            Actions actionsB = b.newActions();
            int groups = a.spec().groups().size();
            Policy.Player[] playersA = new Policy.Player[groups];
            Policy.Player[] playersB = new Policy.Player[groups];
            for (int g = 0; g < groups; g++) {
                playersA[g] = Policy.random().newPlayer(a.spec(), g, 50, seed);
                playersB[g] = Policy.random().newPlayer(a.spec(), g, 50, seed);
            }
            a.reset(seed, seenA);
            b.reset(seed, seenB);
            for (int step = 0; step < 15; step++) {
                a.step(playersA, actionsA, seenA);
                for (Policy.Player player : playersB) player.act(seenB, actionsB);
                b.step(actionsB, seenB);
                assertSame(seenA, seenB);
            }
        }
    }

    /** On whole numbers distances often equal a range exactly, units touch walls, and cooldowns are exactly zero. */
    @Property(tries = 30)
    void vectorsGiveTheBitsOfPlainJavaOnTheEdgeOfEveryCondition(
            @ForAll("games") SmaxOptions options, @ForAll long seed) {
        SmaxSpec spec = SmaxEnvs.smaxSpec(options);
        if (spec.numUnits > 20) return;
        int rows = 32;
        SmaxKernel plain = new SmaxKernel(spec, rows, 0, false);
        SmaxKernel simd = new SmaxKernel(spec, rows, 0, true);
        Actions actions = new Actions(spec.envSpec, rows);
        SplittableRandom random = new SplittableRandom(seed);
        for (SmaxKernel kernel : List.of(plain, simd)) {
            Kernel.Worker worker = kernel.newWorker();
            for (int env = 0; env < rows; env++) worker.reset(env, ResetOptions.NONE);
        }
        for (int i = 0; i < rows * spec.numUnits; i++) {
            plain.state.x[i] = simd.state.x[i] = random.nextInt(13);
            plain.state.y[i] = simd.state.y[i] = random.nextInt(10);
            plain.state.cooldown[i] = simd.state.cooldown[i] = random.nextInt(-1, 3) * options.timePerStep();
            if (random.nextInt(5) == 0) plain.state.health[i] = simd.state.health[i] = 0;
        }
        for (int i = 0; i < plain.state.goalX.length; i++) {
            plain.state.goalX[i] = simd.state.goalX[i] = random.nextInt(10);
            plain.state.lastAttacked[i] = simd.state.lastAttacked[i] = random.nextInt(-1, spec.numAllies);
        }
        fill(spec.envSpec, actions, random);
        Batch a = new Batch(spec.envSpec, rows);
        Batch b = new Batch(spec.envSpec, rows);
        plain.newWorker().observe(0, rows, a);
        simd.newWorker().observe(0, rows, b);
        assertSame(a, b);
        plain.newWorker().step(0, rows, actions, a);
        simd.newWorker().step(0, rows, actions, b);
        plain.newWorker().observe(0, rows, a);
        simd.newWorker().observe(0, rows, b);
        assertSame(a, b);
        plain.state
                .arrays()
                .forEach((name, array) ->
                        assertThat(simd.state.arrays().get(name)).as(name).isEqualTo(array));
    }
}
