package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.AgentId;
import io.github.marl4j.env.wrappers.CentralState;
import io.github.marl4j.env.wrappers.CentralisedAgent;
import io.github.marl4j.env.wrappers.FixedPolicy;
import io.github.marl4j.env.wrappers.FrameStack;
import io.github.marl4j.env.wrappers.LinearReward;
import io.github.marl4j.env.wrappers.NormalizeObservation;
import io.github.marl4j.env.wrappers.NormalizeReward;
import io.github.marl4j.env.wrappers.RecordedEpisode;
import io.github.marl4j.env.wrappers.Recording;
import io.github.marl4j.env.wrappers.TimeLimit;
import io.github.marl4j.testkit.games.TestGames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WrappersTest {
    private static final int NUM_ENVS = 8;
    private static final int STEPS = 60;
    private static final long SEED = 3;

    private static VectorEnv pond(AutoresetMode autoreset) {
        return TestGames.pond()
                .make(NUM_ENVS, VectorOptions.DEFAULT.withThreads(1).withAutoreset(autoreset));
    }

    /** Looks at the same step with and without the wrapper. */
    private interface Look {
        void at(Batch plain, Batch wrapped);
    }

    /** Plays a plain pond and a wrapped one side by side, with the same actions. */
    private static void sideBySide(UnaryOperator<VectorEnv> wrapper, AutoresetMode autoreset, Look look) {
        RandomPlay play = new RandomPlay(SEED);
        try (VectorEnv plain = pond(autoreset);
                VectorEnv wrapped = wrapper.apply(pond(autoreset))) {
            Batch seen = plain.newBatch();
            Batch out = wrapped.newBatch();
            Actions actions = plain.newActions();
            plain.reset(SEED, seen);
            wrapped.reset(SEED, out);
            look.at(seen, out);
            for (int step = 0; step < STEPS; step++) {
                play.choose(seen, 0, step, actions);
                plain.step(actions, seen);
                wrapped.step(actions, out);
                for (int env = 0; env < NUM_ENVS && autoreset == AutoresetMode.DISABLED; env++) {
                    if (!plain.isOver(env)) continue;
                    plain.resetRow(env, seen);
                    wrapped.resetRow(env, out);
                }
                look.at(seen, out);
            }
        }
    }

    private static float[] row(float[] values, int row, int size) {
        return Arrays.copyOfRange(values, row * size, (row + 1) * size);
    }

    // --- TimeLimit ---

    @Test
    void timeLimitTruncatesTheLivingAndGoesOnToTheNextEpisode() {
        RandomPlay play = new RandomPlay(SEED);
        try (VectorEnv plain = pond(AutoresetMode.DISABLED);
                VectorEnv limited = new TimeLimit(pond(AutoresetMode.SAME_STEP), 3)) {
            assertThat(limited.spec().maxSteps()).isEqualTo(3);
            Batch seen = plain.newBatch();
            Batch out = limited.newBatch();
            Actions actions = plain.newActions();
            plain.reset(SEED, seen);
            limited.reset(SEED, out);
            for (int step = 0; step < 3; step++) {
                play.choose(seen, 0, step, actions);
                plain.step(actions, seen);
                limited.step(actions, out);
            }
            for (int env = 0; env < NUM_ENVS; env++) {
                assertThat(out.episodeOver[env]).isTrue();
                for (int at = env * 11; at < (env + 1) * 11; at++) {
                    Batch.Rows before = seen.groups[0];
                    assertThat(out.groups[0].truncated[at]).isEqualTo(!before.terminated[at]);
                    assertThat(out.groups[0].terminated[at]).isEqualTo(before.terminated[at]);
                    assertThat(row(out.groups[0].finalObservations, at, 3)).isEqualTo(row(before.observations, at, 3));
                }
                plain.resetRow(env, seen);
                assertThat(BatchRows.presentDifference(seen, env, out, env)).isNull();
            }
        }
    }

    @Test
    void anEpisodeThatEndsByItselfIsNotTruncated() {
        boolean[] ended = new boolean[1];
        sideBySide(env -> new TimeLimit(env, 12), AutoresetMode.SAME_STEP, (plain, limited) -> {
            for (int env = 0; env < NUM_ENVS; env++) {
                ended[0] |= plain.episodeOver[env];
                assertThat(BatchRows.difference(plain, env, limited, env)).isNull();
            }
        });
        assertThat(ended[0]).isTrue();
    }

    @Test
    void timeLimitMustBePositive() {
        assertThatThrownBy(() -> new TimeLimit(pond(AutoresetMode.SAME_STEP), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pond/test-v1: TimeLimit maxSteps=0 must be at least 1");
    }

    @Test
    void theLimitCutsInsideAndOutsideOfAFrameStackAlike() {
        RandomPlay play = new RandomPlay(SEED);
        try (VectorEnv inside = new FrameStack(new TimeLimit(pond(AutoresetMode.SAME_STEP), 4), 3);
                VectorEnv outside = new TimeLimit(new FrameStack(pond(AutoresetMode.SAME_STEP), 3), 4)) {
            Batch a = inside.newBatch();
            Batch b = outside.newBatch();
            Actions actions = inside.newActions();
            inside.reset(SEED, a);
            outside.reset(SEED, b);
            for (int step = 0; step < STEPS; step++) {
                play.choose(a, 0, step, actions);
                inside.step(actions, a);
                outside.step(actions, b);
                for (int env = 0; env < NUM_ENVS; env++)
                    assertThat(BatchRows.difference(a, env, b, env)).isNull();
            }
        }
    }

    // --- FrameStack ---

    @Test
    void framesAreStackedOldestFirstAndStartWithTheFirstObservation() {
        for (AutoresetMode autoreset : AutoresetMode.values()) {
            List<List<float[]>> history = new ArrayList<>();
            for (int row = 0; row < NUM_ENVS * 11; row++) history.add(new ArrayList<>());
            boolean[] begins = new boolean[NUM_ENVS];
            Arrays.fill(begins, true);
            sideBySide(env -> new FrameStack(env, 3), autoreset, (plain, stacked) -> {
                Batch.Rows rows = plain.groups[0];
                for (int row = 0; row < history.size(); row++) {
                    boolean over = plain.episodeOver[row / 11];
                    List<float[]> frames = history.get(row);
                    if (over) {
                        frames.add(row(rows.finalObservations, row, 3));
                        assertThat(row(stacked.groups[0].finalObservations, row, 9))
                                .isEqualTo(lastThree(frames));
                    }
                    if (over || begins[row / 11]) frames.clear();
                    frames.add(row(rows.observations, row, 3));
                    assertThat(row(stacked.groups[0].observations, row, 9)).isEqualTo(lastThree(frames));
                }
                Arrays.fill(begins, false);
            });
        }
    }

    private static float[] lastThree(List<float[]> frames) {
        float[] stacked = new float[9];
        for (int i = 0; i < 3; i++) {
            float[] frame = frames.get(Math.max(0, frames.size() - 3 + i));
            System.arraycopy(frame, 0, stacked, 3 * i, 3);
        }
        return stacked;
    }

    // --- NormalizeObservation ---

    @Test
    void observationsOfTheLivingGetTheMomentsOfAllSamples() {
        List<Double> energies = new ArrayList<>();
        sideBySide(NormalizeObservation::new, AutoresetMode.SAME_STEP, (plain, normalized) -> {
            Batch.Rows rows = plain.groups[0];
            for (int row = 0; row < rows.alive.length; row++) {
                if (rows.alive[row]) energies.add((double) rows.observations[row * 3 + 1]);
            }
            double weight = 1e-4 + energies.size();
            double mean = energies.stream().mapToDouble(x -> x).sum() / weight;
            double squares =
                    energies.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            double deviation = Math.sqrt((1e-4 * (1 + mean * mean) + squares) / weight + 1e-8);
            for (int row = 0; row < rows.alive.length; row++) {
                double expected = Math.max(-10, Math.min(10, (rows.observations[row * 3 + 1] - mean) / deviation));
                assertThat((double) normalized.groups[0].observations[row * 3 + 1])
                        .isCloseTo(expected, Offset.offset(1e-4));
            }
        });
    }

    @Test
    void frozenStatisticsStayAsTheyAreAndCanBeGivenToAnotherBatch() throws IOException {
        try (NormalizeObservation trained = new NormalizeObservation(pond(AutoresetMode.SAME_STEP));
                NormalizeObservation other =
                        new NormalizeObservation(TestGames.pond().make(1, VectorOptions.DEFAULT.withThreads(1)))) {
            playRandomly(trained, STEPS);
            Snapshot statistics = trained.statistics();
            trained.setFrozen(true);
            playRandomly(trained, STEPS);
            assertThat(trained.statistics()).isEqualTo(statistics);
            other.setStatistics(statistics);
            assertThat(other.statistics()).isEqualTo(statistics);
            trained.setFrozen(false);
            playRandomly(trained, 1);
            assertThat(trained.statistics()).isNotEqualTo(statistics);
        }
    }

    private static void playRandomly(VectorEnv env, int steps) {
        RandomPlay play = new RandomPlay(SEED);
        Batch batch = env.newBatch();
        Actions actions = env.newActions();
        env.reset(SEED, batch);
        for (int step = 0; step < steps; step++) {
            play.choose(batch, 0, step, actions);
            env.step(actions, batch);
        }
    }

    // --- NormalizeReward ---

    @Test
    void rewardsAreDividedByTheDeviationOfDiscountedReturns() {
        double gamma = 0.9;
        double[] returns = new double[NUM_ENVS];
        boolean[] inGame = new boolean[NUM_ENVS];
        List<Double> samples = new ArrayList<>();
        boolean[] first = {true};
        sideBySide(env -> new NormalizeReward(env, gamma), AutoresetMode.SAME_STEP, (plain, normalized) -> {
            // The group of the one angler: row = env.
            Batch.Rows rows = plain.groups[1];
            for (int env = 0; env < NUM_ENVS && !first[0]; env++) {
                if (!inGame[env]) continue;
                returns[env] = gamma * returns[env] + rows.rewards[2 * env];
                samples.add(returns[env]);
            }
            double weight = 1e-4 + samples.size();
            double mean = samples.stream().mapToDouble(x -> x).sum() / weight;
            double squares =
                    samples.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            double deviation = Math.sqrt((1e-4 * (1 + mean * mean) + squares) / weight + 1e-8);
            for (int env = 0; env < NUM_ENVS; env++) {
                double expected = Math.min(10, rows.rewards[2 * env] / deviation);
                assertThat((double) normalized.groups[1].rewards[2 * env]).isCloseTo(expected, Offset.offset(1e-4));
                if (rows.terminated[env] || rows.truncated[env]) returns[env] = 0;
                inGame[env] = rows.alive[env];
            }
            first[0] = false;
        });
    }

    @Test
    void discountIsFromZeroToOne() {
        assertThatThrownBy(() -> new NormalizeReward(pond(AutoresetMode.SAME_STEP), 1.5))
                .hasMessage("pond/test-v1: NormalizeReward gamma=1.5 must be from 0 to 1");
    }

    // --- AgentId, CentralState, LinearReward ---

    @Test
    void everyAgentSeesWhichMemberOfItsGroupItIs() {
        sideBySide(AgentId::new, AutoresetMode.SAME_STEP, (plain, withId) -> {
            for (int row = 0; row < NUM_ENVS * 11; row++) {
                float[] expected = Arrays.copyOf(row(plain.groups[0].observations, row, 3), 14);
                expected[3 + row % 11] = 1;
                assertThat(row(withId.groups[0].observations, row, 14)).isEqualTo(expected);
                if (!plain.episodeOver[row / 11]) continue;
                expected = Arrays.copyOf(row(plain.groups[0].finalObservations, row, 3), 14);
                expected[3 + row % 11] = 1;
                assertThat(row(withId.groups[0].finalObservations, row, 14)).isEqualTo(expected);
            }
        });
    }

    @Test
    void centralStateIsWhatAllAgentsSee() {
        sideBySide(CentralState::new, AutoresetMode.SAME_STEP, (plain, central) -> {
            assertThat(central.stateSize).isEqualTo(36);
            for (int env = 0; env < NUM_ENVS; env++) {
                float[] expected = Arrays.copyOf(row(plain.groups[0].observations, env, 33), 36);
                System.arraycopy(plain.groups[1].observations, env * 3, expected, 33, 3);
                assertThat(row(central.state, env, 36)).isEqualTo(expected);
                if (!plain.episodeOver[env]) continue;
                expected = Arrays.copyOf(row(plain.groups[0].finalObservations, env, 33), 36);
                System.arraycopy(plain.groups[1].finalObservations, env * 3, expected, 33, 3);
                assertThat(row(central.finalState, env, 36)).isEqualTo(expected);
            }
        });
    }

    @Test
    void centralPolicyPlaysTheGameItselfAsItPlaysTheWrapper() {
        Policy apart = CentralisedAgent.decentralised(Policy.random(), CentralisedAgent.Earns.SUM, false);
        try (VectorEnv plain = pond(AutoresetMode.SAME_STEP);
                VectorEnv central = new CentralisedAgent(pond(AutoresetMode.SAME_STEP))) {
            Policy.Player whole = Policy.random().newPlayer(central.spec(), 0, NUM_ENVS, SEED);
            List<Policy.Player> parts = List.of(
                    apart.newPlayer(plain.spec(), 0, NUM_ENVS, SEED), apart.newPlayer(plain.spec(), 1, NUM_ENVS, SEED));
            Batch seen = plain.newBatch();
            Batch out = central.newBatch();
            Actions actions = plain.newActions();
            Actions joint = central.newActions();
            plain.reset(SEED, seen);
            central.reset(SEED, out);
            for (int step = 0; step < STEPS; step++) {
                whole.act(out, joint);
                for (Policy.Player part : parts) part.act(seen, actions);
                central.step(joint, out);
                plain.step(actions, seen);
                assertThat(seen.state).isEqualTo(out.state);
                assertThat(seen.episodeOver).isEqualTo(out.episodeOver);
            }
        }
    }

    @Test
    void rewardsAreWeightedForEachAgentInItsOwnWay() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (int i = 0; i < 11; i++) weights.put("boat_" + i, new float[] {1, i});
        weights.put("angler_0", new float[] {0, -2});
        sideBySide(env -> new LinearReward(env, weights), AutoresetMode.SAME_STEP, (plain, scalar) -> {
            for (int row = 0; row < NUM_ENVS * 11; row++) {
                float[] both = row(plain.groups[0].rewards, row, 2);
                assertThat(scalar.groups[0].rewards[row]).isEqualTo(both[0] + row % 11 * both[1]);
            }
            for (int env = 0; env < NUM_ENVS; env++)
                assertThat(scalar.groups[1].rewards[env]).isEqualTo(-2 * plain.groups[1].rewards[2 * env + 1]);
        });
        VectorEnv wrapped = new LinearReward(pond(AutoresetMode.SAME_STEP), weights);
        assertThat(wrapped.spec().objectives().get(0).low()).isEqualTo(-2f);
        assertThat(wrapped.spec().objectives().get(0).high()).isEqualTo(15f);
    }

    @Test
    void wrongWeightsAreRefusedWithTheNamesOfTheObjectives() {
        VectorEnv env = pond(AutoresetMode.SAME_STEP);
        assertThatThrownBy(() -> new LinearReward(env, 1f))
                .hasMessage(
                        "pond/test-v1: LinearReward weights of boat_0 are [1.0], expected one finite number for each of "
                                + "[fish, nature]");
        assertThatThrownBy(() -> new LinearReward(env, 1f, Float.NaN)).hasMessageContaining("[1.0, NaN]");
        assertThatThrownBy(() -> new LinearReward(env, Map.of("boat_x", new float[2])))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("did you mean \"boat_0\"?");
        assertThatThrownBy(() -> new LinearReward(env, Map.of("boat_0", new float[2])))
                .hasMessage("pond/test-v1: LinearReward has no weights for boat_1");
    }

    // --- FixedPolicy ---

    @Test
    void aFixedPolicyPlaysItsGroupAndOnlyTheOthersRemain() {
        RandomPlay play = new RandomPlay(SEED);
        Policy always2 = (spec, group, numEnvs, seed) -> (batch, actions) -> Arrays.fill(actions.groups[group].ints, 1);
        try (VectorEnv plain = pond(AutoresetMode.SAME_STEP);
                VectorEnv rest = new FixedPolicy(pond(AutoresetMode.SAME_STEP), Map.of("boats", always2))) {
            assertThat(rest.spec().agents()).containsExactly("angler_0");
            Batch seen = plain.newBatch();
            Batch out = rest.newBatch();
            Actions all = plain.newActions();
            Actions own = rest.newActions();
            plain.reset(SEED, seen);
            rest.reset(SEED, out);
            for (int step = 0; step < STEPS; step++) {
                play.choose(seen, 0, step, all);
                System.arraycopy(all.groups[1].ints, 0, own.groups[0].ints, 0, NUM_ENVS);
                System.arraycopy(all.groups[1].floats, 0, own.groups[0].floats, 0, NUM_ENVS);
                Arrays.fill(all.groups[0].ints, 1);
                plain.step(all, seen);
                rest.step(own, out);
                assertThat(out.groups[0].rewards).isEqualTo(seen.groups[1].rewards);
                assertThat(out.groups[0].observations).isEqualTo(seen.groups[1].observations);
                assertThat(out.episodeOver).isEqualTo(seen.episodeOver);
                assertThat(out.state).isEqualTo(seen.state);
            }
        }
    }

    @Test
    void playersAreToldOfEveryNewEpisodeAlsoAfterRestoreAndEarlyReset() {
        List<Boolean> told = new ArrayList<>();
        Policy listening = (spec, group, numEnvs, seed) -> (batch, actions) -> told.add(batch.episodeOver[0]);
        VectorEnv one = TestGames.pond().make(1, VectorOptions.DEFAULT.withThreads(1));
        try (VectorEnv env = new TimeLimit(new FixedPolicy(one, Map.of("anglers", listening)), 2)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(SEED, batch);
            env.step(actions, batch);
            env.step(actions, batch);
            Snapshot afterTheLimit = env.snapshot();
            env.step(actions, batch);
            env.restore(afterTheLimit, batch);
            assertThat(batch.episodeOver[0]).isFalse();
            env.step(actions, batch);
            env.step(actions, batch);
        }
        assertThat(told).containsExactly(false, false, true, true, false);
    }

    @Test
    void policiesOfUnknownGroupsOrOfAllGroupsAreRefused() {
        VectorEnv env = pond(AutoresetMode.SAME_STEP);
        assertThatThrownBy(() -> new FixedPolicy(env, Map.of("boat", Policy.random())))
                .hasMessage("pond/test-v1: agent group \"boat\" is unknown; did you mean \"boats\"?");
        assertThatThrownBy(() -> new FixedPolicy(env, Map.of("boats", Policy.random(), "anglers", Policy.random())))
                .hasMessage("pond/test-v1: FixedPolicy leaves no agent group");
        VectorEnv turns = TestGames.takeAway(2, 1, VectorOptions.DEFAULT);
        assertThatThrownBy(() -> new FixedPolicy(turns, Map.of("players", Policy.random())))
                .hasMessageStartingWith("takeaway/test-v1: FixedPolicy plays games in which all act at once");
    }

    // --- Recording ---

    @Test
    void aRecordedEpisodeCanBeSavedLoadedAndPlayedAgain(@TempDir Path folder) throws IOException {
        List<float[]> rewards = new ArrayList<>();
        try (VectorEnv env = new Recording(new TimeLimit(pond(AutoresetMode.SAME_STEP), 5), folder)) {
            RandomPlay play = new RandomPlay(SEED);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(42, new ResetOptions(Map.of("stock", 300)), batch);
            for (int step = 0; step < 12; step++) {
                play.choose(batch, 0, step, actions);
                env.step(actions, batch);
                rewards.add(row(batch.groups[0].rewards, 0, 22));
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "seed42-episode0.gif",
                            "seed42-episode0.txt",
                            "seed42-episode1.gif",
                            "seed42-episode1.txt",
                            "seed42-episode2.gif",
                            "seed42-episode2.txt");
        }
        assertThat(frames(folder.resolve("seed42-episode1.gif"))).isEqualTo(5);
        int next = 0;
        for (int episode = 0; episode < 3; episode++) {
            RecordedEpisode recorded = RecordedEpisode.load(folder.resolve("seed42-episode" + episode + ".txt"));
            List<float[]> again = new ArrayList<>();
            try (VectorEnv env = new TimeLimit(TestGames.pond().make(1, VectorOptions.DEFAULT), 5)) {
                recorded.replay(env, batch -> again.add(row(batch.groups[0].rewards, 0, 22)));
            }
            assertThat(again).hasSize(1 + (episode < 2 ? 5 : 2));
            for (int i = 1; i < again.size(); i++) assertThat(again.get(i)).isEqualTo(rewards.get(next++));
        }
    }

    private static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }

    @Test
    void onlyEverySoManyEpisodesAreRecorded(@TempDir Path folder) throws IOException {
        Recording.Options everyThird = new Recording.Options(3, false, 100);
        try (VectorEnv env = new Recording(new TimeLimit(pond(AutoresetMode.SAME_STEP), 1), folder, everyThird)) {
            playRandomly(env, 7);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("seed3-episode0.txt", "seed3-episode3.txt", "seed3-episode6.txt");
        }
    }

    @Test
    void aDamagedRecordingIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("episode.txt");
        Files.writeString(file, "marl4j-episode 1\nid pond/test-v1\nseed 4\nepisode 0\nstep 1 two\n");
        assertThatThrownBy(() -> RecordedEpisode.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":5: not a recorded episode: ");
        Files.writeString(file, "something else\n");
        assertThatThrownBy(() -> RecordedEpisode.load(file)).hasMessageContaining(":1: not a recorded episode");
    }

    @Test
    void actionsOfAllFormsSurviveTheFile(@TempDir Path folder) throws IOException {
        List<Action> step = List.of(
                Action.of(3), Action.of(1, 0), Action.of(0.1f, -2e-9f), new Action(new int[] {2}, new float[] {1}));
        RecordedEpisode episode =
                new RecordedEpisode("x/y-v1", Map.of("a", "1"), -5, 2, Map.of("who", "b = c"), List.of(step, step));
        Path file = folder.resolve("episode.txt");
        episode.save(file);
        assertThat(RecordedEpisode.load(file)).isEqualTo(episode);
    }

    // --- all ---

    @Test
    void aSnapshotOfAnotherStackIsRefusedAndNothingChanges() {
        try (VectorEnv stack2 = new FrameStack(pond(AutoresetMode.SAME_STEP), 2);
                VectorEnv stack3 = new FrameStack(pond(AutoresetMode.SAME_STEP), 3)) {
            Batch batch = stack2.newBatch();
            stack2.reset(1, batch);
            stack3.reset(1, stack3.newBatch());
            Snapshot before = stack2.snapshot();
            assertThatThrownBy(() -> stack2.restore(stack3.snapshot(), batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "frames.boats is float[792] in the snapshot and float[528] in the environment");
            assertThat(stack2.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void aBatchOfTheEnvironmentInsideIsRefused() {
        try (VectorEnv inner = pond(AutoresetMode.SAME_STEP);
                VectorEnv stacked = new FrameStack(inner, 2)) {
            assertThatThrownBy(() -> stacked.reset(1, inner.newBatch()))
                    .hasMessage("pond/test-v1: the batch does not fit FrameStack; use its newBatch()");
        }
    }
}
