package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.algorithms.nn.SetEncoder;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EpisodeRing;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.ModelledAgents;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CLAM and what it is compared with, in repeated rock, paper, scissors against six hidden types. */
class AgentModellingTest {
    private static final String GAME = "games/repeated-rps-v1";
    private static final int ROUNDS = 20;

    private static TrainConfig config(String algorithm, Map<String, Object> settings) {
        Map<String, Object> env = Map.of("id", GAME, "pool", "repeated-rps-types");
        return TrainConfig.fromMap(new HashMap<>(
                Map.of("algorithm", algorithm, "env", env, "seed", 3, "threads", 2, algorithm, settings)));
    }

    private static Map<String, Object> small(String algorithm) {
        Map<String, Object> ppo = Map.of("numEnvs", 8, "numSteps", 30, "minibatches", 2, "hidden", 16);
        return switch (algorithm) {
            case "liam" -> Map.of("batch", 4, "hidden", 16, "ppo", ppo);
            case "nam", "nam-gru", "oracle" -> ppo;
            default -> Map.of("width", 16, "contrast", Map.of("batch", 4, "buffer", 64), "ppo", ppo);
        };
    }

    private static Learner trained(String algorithm, int updates, Learner.Metrics metrics) {
        Learner learner = Algorithm.named(algorithm).newLearner(config(algorithm, small(algorithm)));
        for (int u = 0; u < updates; u++) learner.update(metrics);
        return learner;
    }

    private static VectorEnv hidden(int numEnvs) {
        return config("nam", Map.of()).env().vector(numEnvs, VectorOptions.DEFAULT.withThreads(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clam", "clam-nopool", "contrast-sym", "liam", "nam", "nam-gru", "oracle"})
    void whatIsStoredIsWhatWasActedBy(String algorithm) {
        Map<String, Double> metrics = new HashMap<>();
        try (Learner learner = trained(algorithm, 3, (name, value) -> {
            metrics.put(name, value);
            if (name.endsWith("first_ratio")) assertThat(value).isEqualTo(1, within(1e-6));
        })) {
            assertThat(learner.steps()).isEqualTo(3 * 8 * 30);
        }
        assertThat(metrics).containsKey("update/first_ratio");
        assertThat(metrics.getOrDefault("embedding/updates", 1.0)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 0", "true, 5", "false, 5"})
    void aPlayerSeesTheEmbeddingsThatTrainingShows(boolean causal, int window) {
        int envs = 5;
        Map<String, Object> settings = new HashMap<>(small("clam"));
        settings.put("causal", causal);
        settings.put("window", window);
        TrainConfig config = config("clam", settings);
        ClamConfig clam = ClamConfig.of("clam", settings);
        try (Workers workers = new Workers(1);
                VectorEnv raw = hidden(envs);
                VectorEnv twin = hidden(envs)) {
            TokenForm form = TokenForm.of("test", raw.spec(), clam.tokens(), window);
            ContrastiveModel model = model(clam, form, workers);
            EpisodeRing ring = new EpisodeRing(envs, 50, ROUNDS, form.size());
            EmbeddedObservation shown = new EmbeddedObservation(twin, model, form, ring, 0);
            Policy policy = new EmbeddingPolicy(Policy.random(), model, form);
            Policy.EmbeddingPlayer player = (Policy.EmbeddingPlayer) policy.newPlayer(raw, 0, 5);
            Batch seen = raw.newBatch();
            Batch embedded = shown.newBatch();
            Actions actions = raw.newActions();
            raw.reset(config.seed(), seen);
            shown.reset(config.seed(), embedded);
            for (int t = 0; t < 2 * ROUNDS + 7; t++) {
                player.act(seen, actions);
                for (int env = 0; env < envs; env++) {
                    Batch.Rows rows = embedded.groups[0];
                    int end = (env + 1) * rows.observationSize;
                    int size = player.embeddingSize();
                    assertThat(Arrays.copyOfRange(rows.observations, end - size, end))
                            .isEqualTo(Arrays.copyOfRange(player.embeddings(), env * size, (env + 1) * size));
                }
                raw.step(actions, seen);
                shown.step(actions, embedded);
            }
            assertThat(ring.size()).isEqualTo(2 * envs);
        }
    }

    private static ContrastiveModel model(ClamConfig clam, TokenForm form, Workers workers) {
        SetEncoder.Shape shape = new SetEncoder.Shape(
                form.size(), form.longest(), clam.width(), clam.heads(), clam.embedding(), clam.causal(), true);
        return new ContrastiveModel(clam.contrast(), shape, clam.contrast().buffer(), 6, 11, workers);
    }

    /** Plays at random until every environment has ended some episodes. */
    private static void record(ContrastiveModel model, TokenForm form, EpisodeRing ring, int envs, int episodes) {
        try (EmbeddedObservation env = new EmbeddedObservation(hidden(envs), model, form, ring, 0)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env, 0, 1);
            env.reset(1, batch);
            for (int t = 0; t < episodes * ROUNDS; t++) {
                player.act(batch, actions);
                env.step(actions, batch);
            }
        }
    }

    @Test
    void theActingEncoderFollowsSlowlyAtTheStartOfEachUpdate() {
        ClamConfig clam = ClamConfig.of("clam", small("clam"));
        try (Workers workers = new Workers(1);
                VectorEnv env = hidden(1)) {
            TokenForm form = TokenForm.of("test", env.spec(), clam.tokens(), 0);
            ContrastiveModel model = model(clam, form, workers);
            EpisodeRing ring = new EpisodeRing(4, 8, ROUNDS, form.size());
            record(model, form, ring, 4, 2);
            float[] online = (float[]) model.state().get("embedding.weights");
            float[] target = (float[]) model.state().get("embedding.acting");
            float[] drawn = online.clone();
            assertThat(target).isEqualTo(drawn);
            model.learn(ring, 1, (name, value) -> {});
            assertThat(target).containsExactly(drawn, within(1e-6f));
            assertThat(online).isNotEqualTo(drawn);
            float[] once = online.clone();
            model.learn(ring, 1, (name, value) -> {});
            for (int i = 0; i < target.length; i++) {
                assertThat(target[i]).isCloseTo(0.99f * drawn[i] + 0.01f * once[i], within(1e-6f));
            }
        }
    }

    /** An encoder that learnt from random play without labels puts episodes against the same type side by side. */
    @Test
    void embeddingsOfTheSameTypeLieTogether() {
        int envs = 60;
        ClamConfig clam = RecordMaps.with(
                "clam", ClamConfig.MODERN, Map.of("width", 64, "contrast", Map.of("batch", 64, "buffer", 600)));
        try (Workers workers = new Workers(2);
                VectorEnv env = hidden(envs)) {
            TokenForm form = TokenForm.of("test", env.spec(), clam.tokens(), 0);
            ContrastiveModel model = model(clam, form, workers);
            EpisodeRing ring = new EpisodeRing(envs, 600, ROUNDS, form.size());
            record(model, form, ring, envs, 8);
            assertThat(separation(model, form)).isLessThan(0.2);
            model.learn(ring, 6 * 100, (name, value) -> {});
            assertThat(separation(model, form)).isGreaterThan(0.4);
        }
    }

    /** Returns by how much the mean cosine of two episodes against the same type is greater than that against different types, after ten rounds of random play. */
    private static double separation(ContrastiveModel model, TokenForm form) {
        try (VectorEnv env = hidden(90)) {
            Policy policy = new EmbeddingPolicy(Policy.random(), model, form);
            Policy.EmbeddingPlayer player = (Policy.EmbeddingPlayer) policy.newPlayer(env, 0, 5);
            ModelledAgents types = ModelledAgents.of(env).orElseThrow();
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(77, batch);
            for (int t = 0; t < 10; t++) {
                player.act(batch, actions);
                env.step(actions, batch);
            }
            player.act(batch, actions);
            double[] sums = new double[2];
            int[] counts = new int[2];
            for (int a = 0; a < env.numEnvs(); a++) {
                for (int b = 0; b < a; b++) {
                    int same = types.member(a) == types.member(b) ? 1 : 0;
                    sums[same] += cosine(player, a, b);
                    counts[same]++;
                }
            }
            return sums[1] / counts[1] - sums[0] / counts[0];
        }
    }

    private static double cosine(Policy.EmbeddingPlayer player, int a, int b) {
        int size = player.embeddingSize();
        double sum = 0;
        for (int i = 0; i < size; i++) sum += player.embeddings()[a * size + i] * player.embeddings()[b * size + i];
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"clam", "liam"})
    void aPlayerThatWentBackToASnapshotChoosesTheSameAgain(String algorithm) {
        try (Learner learner = trained(algorithm, 1, (name, value) -> {});
                VectorEnv env = hidden(3)) {
            Policy.Player player = learner.policy(false).newPlayer(env, 0, 9);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(4, batch);
            for (int t = 0; t < 5; t++) {
                player.act(batch, actions);
                env.step(actions, batch);
            }
            Map<String, Object> saved = new HashMap<>();
            player.state().forEach((name, array) -> saved.put(name, clone(array)));
            player.act(batch, actions);
            float[] embeddings = ((Policy.EmbeddingPlayer) player).embeddings().clone();
            int[] chosen = actions.groups[0].ints.clone();
            float[] seen = batch.groups[0].observations.clone();
            Arrays.fill(batch.groups[0].observations, 0.5f);
            Arrays.fill(batch.episodeOver, true);
            for (int t = 0; t < 6; t++) player.act(batch, actions);
            player.state().forEach((name, array) -> overwrite(array, saved.get(name)));
            System.arraycopy(seen, 0, batch.groups[0].observations, 0, seen.length);
            Arrays.fill(batch.episodeOver, false);
            player.act(batch, actions);
            assertThat(((Policy.EmbeddingPlayer) player).embeddings()).isEqualTo(embeddings);
            assertThat(actions.groups[0].ints).isEqualTo(chosen);
        }
    }

    private static Object clone(Object array) {
        Object copy = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
        overwrite(copy, array);
        return copy;
    }

    private static void overwrite(Object array, Object by) {
        System.arraycopy(by, 0, array, 0, Array.getLength(by));
    }

    @Test
    void onlyTheLastTokensOfAWindowCount() {
        ClamConfig clam = ClamConfig.of("clam", small("clam"));
        try (Workers workers = new Workers(1);
                VectorEnv env = hidden(1)) {
            TokenForm form = TokenForm.of("test", env.spec(), clam.tokens(), 4);
            ContrastiveModel model = model(clam, form, workers);
            Prefixes one = new Prefixes(form, 1, model.newEncoder(1));
            Prefixes other = new Prefixes(form, 1, model.newEncoder(1));
            one.begin(0, observation(form, 1));
            other.begin(0, observation(form, -3));
            one.append(0, observation(form, 2), 0);
            other.append(0, observation(form, -1), 2);
            assertThat(one.encode(model.actingWeights())).isNotEqualTo(other.encode(model.actingWeights()));
            for (int t = 0; t < 4; t++) {
                one.append(0, observation(form, t), t % 3);
                other.append(0, observation(form, t), t % 3);
                one.encode(model.actingWeights());
            }
            assertThat(one.encode(model.actingWeights())).isEqualTo(other.encode(model.actingWeights()));
        }
    }

    private static float[] observation(TokenForm form, float value) {
        float[] observation = new float[form.observationSize()];
        Arrays.fill(observation, value);
        return observation;
    }

    @Test
    void aTokenTellsTheActionBeforeItAndNothingAtTheStart() {
        TokenForm form = new TokenForm(TokenForm.Content.EGO_OBS_ACT, 2, 3, 20, 21);
        float[] out = new float[6];
        form.write(new float[] {9, 9, 4, 5}, 2, 1, out, 1);
        assertThat(out).containsExactly(0, 4, 5, 0, 1, 0);
        form.write(new float[] {4, 5}, 0, -1, out, 0);
        assertThat(out).containsExactly(4, 5, 0, 0, 0, 0);
        assertThat(new TokenForm(TokenForm.Content.EGO_OBS, 2, 3, 20, 21).size())
                .isEqualTo(2);
    }

    @Test
    void whoNeedsHiddenPartnersSaysSo() {
        TrainConfig bare = TrainConfig.fromMap(
                new HashMap<>(Map.of("algorithm", "oracle", "env", Map.of("id", "tiny/bandit-v1"))));
        assertThatThrownBy(() -> Algorithm.named("oracle").newLearner(bare))
                .hasMessageContaining("tiny/bandit-v1: the oracle is told which hidden policy")
                .hasMessageContaining("give the environment a pool");
        TrainConfig liam =
                TrainConfig.fromMap(new HashMap<>(Map.of("algorithm", "liam", "env", Map.of("id", "tiny/bandit-v1"))));
        assertThatThrownBy(() -> Algorithm.named("liam").newLearner(liam))
                .hasMessageContaining("tiny/bandit-v1: liam learns from what hidden partners see and do");
        TrainConfig two = TrainConfig.fromMap(new HashMap<>(Map.of("algorithm", "clam", "env", Map.of("id", GAME))));
        assertThatThrownBy(() -> Algorithm.named("clam").newLearner(two))
                .hasMessage(GAME + ": clam learns for one ego agent, there are [player_0, player_1]; give the others"
                        + " to a pool of partners");
        try (Learner oracle = trained("oracle", 1, (name, value) -> {})) {
            Policy told = oracle.policy(true);
            assertThatThrownBy(() -> told.newPlayer(hidden(1).spec(), 0, 1, 1)).hasMessageContaining("nobody tells");
        }
    }

    @Test
    void aBatchThatNeverFillsIsRefused() {
        Map<String, Object> ppo = Map.of("numEnvs", 40, "numSteps", 4);
        Map<String, Object> settings = Map.of("contrast", Map.of("batch", 64, "buffer", 70), "ppo", ppo);
        assertThatThrownBy(() -> Algorithm.named("clam").newLearner(config("clam", settings)))
                .hasMessage("batch=64 episodes are more than the 40 that are kept, as many of each environment;"
                        + " keep more, or draw fewer");
    }

    @Test
    void aProfileIsASetOfDefaults() {
        Map<String, Object> released = Algorithm.named("clam").settings(Map.of("profile", "released", "embedding", 8));
        assertThat(released).containsEntry("causal", false).containsEntry("embedding", 8);
        assertThat(released.get("contrast")).asString().contains("batch=512", "projectionNorm=batch");
        assertThatThrownBy(() -> Algorithm.named("clam").settings(Map.of("profile", "moderm")))
                .hasMessageContaining("did you mean \"modern\"?");
        assertThatThrownBy(() -> Algorithm.named("clam").settings(Map.of("width", 30)))
                .hasMessage("width=30 must be a multiple of heads=4");
    }
}
