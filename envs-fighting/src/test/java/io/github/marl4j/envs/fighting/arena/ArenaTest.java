package io.github.marl4j.envs.fighting.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options, actions, rewards and episodes of the environment promise. */
final class ArenaTest {
    private static VectorEnv env(String id, Map<String, Object> options) {
        VectorOptions how =
                VectorOptions.DEFAULT.withAutoreset(AutoresetMode.DISABLED).withThreads(1);
        return Marl4j.vector(id, 1, options, how);
    }

    private static float info(VectorEnv env, Batch batch, String name) {
        return batch.infos[env.spec().infos().indexOf(name)];
    }

    /** Plays random actions to the end of the episode and returns what both agents have earned. */
    private static double[] play(VectorEnv env, Batch batch, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Actions actions = env.newActions();
        double[] earned = new double[2];
        env.reset(seed, batch);
        do {
            for (int i = 0; i < 2; i++) actions.groups[0].ints[i] = random.nextInt(22);
            env.step(actions, batch);
            for (int i = 0; i < 2; i++) earned[i] += batch.groups[0].rewards[i];
        } while (!batch.episodeOver[0]);
        return earned;
    }

    @Property(tries = 8)
    void anEndIsEitherWonOrLostOrDrawn(@ForAll long seed) {
        try (VectorEnv env = env("fighting/cast-random-v1", Map.of("actions", "ego22"))) {
            Batch batch = env.newBatch();
            play(env, batch, seed);
            float outcome = info(env, batch, "outcome");
            assertThat(info(env, batch, "won")).isEqualTo(outcome == 1 ? 1f : 0f);
            assertThat(info(env, batch, "lost")).isEqualTo(outcome == -1 ? 1f : 0f);
            assertThat(info(env, batch, "draw")).isEqualTo(outcome == 0 ? 1f : 0f);
        }
    }

    /** 13, first half. */
    @Property(tries = 8)
    void zeroSumRewardsAddToNothing(@ForAll long seed) {
        try (VectorEnv env = env("fighting/cast-random-v1", Map.of("zeroSum", true, "actions", "ego22"))) {
            Batch batch = env.newBatch();
            SplittableRandom random = new SplittableRandom(seed);
            Actions actions = env.newActions();
            env.reset(seed, batch);
            while (!batch.episodeOver[0]) {
                for (int i = 0; i < 2; i++) actions.groups[0].ints[i] = random.nextInt(22);
                env.step(actions, batch);
                assertThat(batch.groups[0].rewards[0]).isEqualTo(-batch.groups[0].rewards[1]);
            }
        }
    }

    /** 13, second half: damage in health points of the formula, with a = 3, d = 1, up to the last decision. */
    @Property(tries = 8)
    void denseRewardsAddToTheDamageUpToTheLastDecision(@ForAll long seed) {
        try (VectorEnv env = env("fighting/versus-v1", Map.of("actions", "ego22"))) {
            Batch batch = env.newBatch();
            SplittableRandom random = new SplittableRandom(seed);
            Actions actions = env.newActions();
            env.reset(seed, batch);
            double sum = 0;
            double lost0 = 0;
            double lost1 = 0;
            while (true) {
                for (int i = 0; i < 2; i++) actions.groups[0].ints[i] = random.nextInt(22);
                env.step(actions, batch);
                if (batch.episodeOver[0]) break;
                sum += batch.groups[0].rewards[0];
                lost0 = 1000 - info(env, batch, "hp0");
                lost1 = 1000 - info(env, batch, "hp1");
            }
            assertThat(sum).isCloseTo(0.001 * 176 / 1000 * (3 * lost1 - lost0), within(1e-5));
        }
    }

    @Test
    void aRoundWonWithFullHealthEarns528ThousandthsAndLosesAThirdOfIt() {
        Rewards rewards = new Rewards(RewardOptions.DEFAULT, Roster.shipped());
        assertThat(rewards.round(1, 0, 1000, 0)).isCloseTo(0.528, within(1e-9));
        assertThat(rewards.round(-1, 0, 1000, 0)).isCloseTo(-0.176, within(1e-9));
        assertThat(rewards.round(0, 0, 500, 0)).isEqualTo(0.001);
        assertThat(rewards.damage(10, 4, 0)).isCloseTo(0.026, within(1e-12));
    }

    @Test
    void weightsOfTheRewardFollowTheirSchedule() {
        RewardOptions options = FightingOptions.of(
                        Preset.VERSUS, Map.of("aggressionEnd", 1, "denseEnd", 0, "annealDecisions", 100))
                .reward();
        assertThat(options.aggressionAt(50)).isEqualTo(2);
        assertThat(options.denseAt(25)).isEqualTo(0.75);
        assertThat(options.denseAt(1000)).isZero();
    }

    @Test
    void aSparseEpisodeEarnsOneForTheWinnerAndMinusOneForTheLoser() {
        try (VectorEnv env = env("fighting/versus-v1", Map.of("sparse", true))) {
            Batch batch = env.newBatch();
            double[] earned = play(env, batch, 3);
            float outcome = info(env, batch, "outcome");
            assertThat(earned).containsExactly(outcome, -outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({"discrete22,22", "ego22,-1", "macro40,40"})
    void actionsOutOfRangeAreRefused(String space, int action) {
        try (VectorEnv env = env("fighting/versus-v1", Map.of("actions", space))) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            Actions actions = env.newActions();
            actions.groups[0].ints[0] = action;
            assertThatThrownBy(() -> env.step(actions, batch))
                    .isInstanceOf(IllegalActionException.class)
                    .hasMessageContaining("player_0: choice " + action + " is not from 0 to ");
        }
    }

    @Test
    void optionsThatDoNotFitAreRefusedWithASentence() {
        refuses(Map.of("player0", "arenn"), "arenn", "did you mean \"aren\"");
        refuses(Map.of("frameSkip", 17), "frameSkip=17", "from 1 to 16");
        refuses(Map.of("observations", "vector,rbg"), "rbg", "did you mean \"rgb\"");
        refuses(Map.of("episode", "game"), "episode=game", "ladder=true");
        refuses(Map.of("ladder", true, "cpu", 3), "cpu=3", "must be 0");
        refuses(Map.of("ladder", true, "stageWeights", "1,2"), "stageWeights", "12 numbers");
        refuses(Map.of("frameskip", 3), "frameskip", "did you mean \"frameSkip\"");
    }

    private static void refuses(Map<String, Object> options, String... words) {
        assertThatThrownBy(() -> Marl4j.spec("fighting/versus-v1", options))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(words);
    }

    @Test
    void aSnapshotOfAnotherEngineVersionIsRefused() {
        try (VectorEnv env = env("fighting/versus-v1", Map.of())) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            Map<String, Object> arrays = new LinkedHashMap<>(env.snapshot().arrays());
            arrays.put("engine0.cells", arrays.remove("engine1.cells"));
            Snapshot old = Snapshot.copyOf("fighting/versus-v1", arrays);
            assertThatThrownBy(() -> env.restore(old, batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("engine0.cells")
                    .hasMessageContaining("engine1.cells");
        }
    }

    @Test
    void onTheLadderAStageIsTakenFromResetOptionsAndLostWithTheMatch() {
        try (VectorEnv env = env("fighting/ladder-v1", Map.of())) {
            Batch batch = env.newBatch();
            env.reset(1, new ResetOptions(Map.of("stage", 12)), batch);
            Actions actions = env.newActions();
            int decisions = 0;
            do {
                env.step(actions, batch);
                decisions++;
            } while (!batch.episodeOver[0]);
            assertThat(info(env, batch, "stage")).isEqualTo(12);
            assertThat(info(env, batch, "cpuLevel")).isEqualTo(8);
            assertThat(info(env, batch, "won")).isZero();
            assertThat(info(env, batch, "outcome")).isEqualTo(-1);
            assertThat(decisions).isLessThan(3000);
        }
    }

    /** The starts of a stage: the same for everybody, the first ten with a weaker enemy. */
    @Property(tries = 20)
    void generatedStartsStayInTheirBounds(
            @ForAll @IntRange(min = 1, max = 12) int stage, @ForAll @IntRange(min = 1, max = 20) int start) {
        try (VectorEnv env = env("fighting/ladder-v1", Map.of("frameSkip", 1))) {
            Batch batch = env.newBatch();
            env.reset(1, new ResetOptions(Map.of("stage", stage, "start", start)), batch);
            env.step(env.newActions(), batch);
            String enemy = Roster.shipped().ladder().get(stage - 1).opponent();
            int full = Roster.shipped()
                    .fighters()
                    .get(Roster.shipped().indexOf("test", enemy))
                    .health();
            assertThat(info(env, batch, "hp1") / full).isBetween(start <= 10 ? 0.59f : 1f, 1f);
            assertThat(info(env, batch, "clock")).isBetween(3599f, 5940f);
            assertThat(info(env, batch, "meter0")).isBetween(0f, 600f);
            assertThat(info(env, batch, "x1") - info(env, batch, "x0")).isBetween(94f * 256, 221f * 256);
        }
    }

    @Test
    void aSignatureSpecialIsMadeByOneActionOnTheRightSideOnly() {
        try (VectorEnv env = env("fighting/versus-v1", Map.of())) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            actions.groups[0].ints[0] = 16;
            actions.groups[0].ints[1] = 19;
            env.step(actions, batch);
            int gust = Roster.shipped().fighters().get(0).moveIndex("gust.M");
            assertThat(info(env, batch, "move0")).isEqualTo(gust);
            assertThat(info(env, batch, "move1")).isEqualTo(gust);
            env.reset(1, batch);
            actions.groups[0].ints[0] = 19;
            env.step(actions, batch);
            assertThat(info(env, batch, "move0")).isNotEqualTo(gust);
        }
    }

    @Test
    void theVectorViewIsMirroredForThePlayerOnTheRight() {
        try (VectorEnv env = env("fighting/versus-v1", Map.of())) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            SplittableRandom random = new SplittableRandom(4);
            env.reset(1, batch);
            for (int step = 0; step < 100 && !batch.episodeOver[0]; step++) {
                int action = random.nextInt(22);
                actions.groups[0].ints[0] = action;
                actions.groups[0].ints[1] = mirrored(action);
                env.step(actions, batch);
                float[] seen = batch.groups[0].observations;
                for (int n = 0; n < VectorView.SIZE; n++) {
                    assertThat(seen[VectorView.SIZE + n])
                            .as("number %d, step %d", n, step)
                            .isEqualTo(seen[n]);
                }
            }
        }
    }

    private static int mirrored(int action) {
        int[] directions = {0, 1, 2, 4, 3, 6, 5, 8, 7};
        if (action < 9) return directions[action];
        if (action < 16) return action;
        return action < 19 ? action + 3 : action - 3;
    }

    @Test
    void theOpponentIsSeenLateAndTheOwnFighterAtOnce() {
        try (VectorEnv env = env("fighting/versus-v1", Map.of("frameSkip", 1, "opponentDelay", 15))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            actions.groups[0].ints[0] = 2;
            actions.groups[0].ints[1] = 2;
            int ducked = 8 + 27;
            for (int frame = 1; frame <= 16; frame++) {
                env.step(actions, batch);
                assertThat(batch.groups[0].observations[ducked]).isEqualTo(1);
                assertThat(batch.groups[0].observations[ducked + 56]).isEqualTo(frame <= 15 ? 0 : 1);
            }
        }
    }

    @Test
    void actionsTakeEffectAfterTheirDelay() {
        try (VectorEnv env = env("fighting/versus-v1", Map.of("frameSkip", 1, "actionDelay", 4))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            actions.groups[0].ints[0] = 2;
            for (int frame = 1; frame <= 5; frame++) {
                env.step(actions, batch);
                assertThat(info(env, batch, "state0")).isEqualTo(frame <= 4 ? 0 : 3);
            }
        }
    }
}
