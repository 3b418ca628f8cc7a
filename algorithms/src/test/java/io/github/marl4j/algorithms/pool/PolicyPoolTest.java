package io.github.marl4j.algorithms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyPoolTest {
    private static final String RPS = "games/repeated-rps-v1";

    @TempDir
    Path folder;

    private static Map<String, Object> pool() {
        Map<String, Object> pool = new LinkedHashMap<>();
        pool.put("format", "marl4j-pool/1");
        pool.put("description", "A test.");
        pool.put("env", RPS);
        pool.put("ego", "player_0");
        pool.put("train", List.of(Map.of("name", "copies", "policies", List.of("copy"))));
        return pool;
    }

    private String write(Map<String, Object> pool) throws IOException {
        Path file = folder.resolve("test.json");
        Files.writeString(file, Json.pretty(pool));
        return file.toString();
    }

    private static Map<String, Object> config(Object pool, int threads) {
        Map<String, Object> ppo = Map.of(
                "network", "mlp", "hidden", 16, "numEnvs", 24, "numSteps", 20, "learningRate", 0.003, "clip", 0.2);
        return Map.of(
                "algorithm",
                "ippo",
                "env",
                Map.of("id", RPS, "pool", pool),
                "totalSteps",
                1500,
                "threads",
                threads,
                "evaluation",
                Map.of("times", 0, "finalEpisodes", 8),
                "checkpoints",
                1,
                "ippo",
                ppo);
    }

    private Path train(String name, Object pool, int threads) {
        Path run = folder.resolve(name);
        TrainingRun.Listener silent = new TrainingRun.Listener() {
            @Override
            public void progress(long steps, long totalSteps, Map<String, Double> metrics) {}

            @Override
            public void evaluated(long steps, EvaluationResult result) {}
        };
        TrainConfig config = TrainConfig.fromMap(config(pool, threads));
        TrainingRun.start(
                run, config, Manifest.starting("test", "unknown", "test", "plain", threads), silent, () -> false);
        return run;
    }

    @Test
    void anAgentLearnsWithThePoolAndItsConfigTellsWhich() {
        Path run = train("one", "repeated-rps-types", 1);
        TrainConfig config = TrainingRun.readConfig(run);
        assertThat(config.env().pool().members()).hasSize(6);
        assertThat(Json.read(run.resolve("config.json")).get("env"))
                .asString()
                .contains("repeated-rps-types")
                .contains("order=random");
        try (VectorEnv env = config.env().vector(2, VectorOptions.DEFAULT)) {
            assertThat(env.spec().agents()).containsExactly("player_0");
        }
    }

    @Test
    void threadsThatStepTheEnvironmentsChangeNothing() {
        SavedPolicy one = SavedPolicy.of(train("one", "repeated-rps-types", 1), "players");
        SavedPolicy two = SavedPolicy.of(train("two", "repeated-rps-types", 2), "players");
        assertThat(two.weights()).isEqualTo(one.weights());
    }

    @Test
    void aSavedPolicyActsAsItsRunDoes() throws IOException {
        Path run = train("one", "repeated-rps-types", 1);
        Path file = folder.resolve("saved.json");
        String hash = SavedPolicy.of(run, "players").write(file);
        Map<String, Object> entry = Map.of("file", "saved.json", "sha256", hash, "mode", "greedy");
        Map<String, Object> pool = pool();
        pool.put("policies", Map.of("saved", entry, "run", Map.of("run", run.toString(), "mode", "greedy")));
        pool.put(
                "train",
                List.of(
                        Map.of("name", "saved", "policies", List.of("saved")),
                        Map.of("name", "run", "policies", List.of("run"))));
        PolicyPool loaded = PolicyPool.load(write(pool));
        EnvSpec spec = Marl4j.spec(RPS);
        Policy.Player saved = loaded.train().get(0).policies().get(0).newPlayer(spec, 0, 3, 1);
        Policy.Player live = loaded.train().get(1).policies().get(0).newPlayer(spec, 0, 3, 1);
        Batch batch = new Batch(spec, 3);
        Actions a = new Actions(spec, 3);
        Actions b = new Actions(spec, 3);
        try (VectorEnv env = Marl4j.vector(RPS, 3)) {
            env.reset(1, batch);
            for (int step = 0; step < 20; step++) {
                saved.act(batch, a);
                live.act(batch, b);
                assertThat(a.groups[0].ints).isEqualTo(b.groups[0].ints);
                a.groups[0].ints[step % 6] = step % 3;
                env.step(a, batch);
            }
        }
    }

    @Test
    void drawnActionsFollowTheProbabilitiesThatThePolicyTells() {
        Policy seventy = (spec, group, numEnvs, seed) -> new Policy.StochasticPlayer() {
            @Override
            public void act(Batch batch, Actions actions) {
                throw new AssertionError("asked to act itself");
            }

            @Override
            public void probabilities(Batch batch, double[] out) {
                for (int row = 0; row < 2; row++) System.arraycopy(new double[] {0.7, 0, 0.3}, 0, out, 3 * row, 3);
            }
        };
        EnvSpec spec = Marl4j.spec(RPS);
        Policy.Player player = new DrawingPolicy("test", seventy).newPlayer(spec, 0, 5000, 3);
        try (VectorEnv env = Marl4j.vector(RPS, 5000)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            player.act(batch, actions);
            int[] counts = new int[3];
            for (int action : actions.groups[0].ints) counts[action]++;
            assertThat(counts[1]).isZero();
            // Standard deviation 0.0046.
            assertThat(counts[0] / 10_000.0).isCloseTo(0.7, within(0.02));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format | marl4j-pool/9 | \"format\" is marl4j-pool/9; expected marl4j-pool/1",
                "ego | player_7 | agent \"player_7\" is unknown",
                "env | games/repeated-rsp-v1 | did you mean \"games/repeated-rps-v1\"?",
                "trian | x | key \"trian\" is unknown; did you mean \"train\"?",
                "description | | \"description\" is missing"
            })
    void whatIsWrongIsNamedWithItsKey(String key, String value, String message) throws IOException {
        Map<String, Object> pool = pool();
        pool.put(key, value);
        String file = write(pool);
        assertThatThrownBy(() -> PolicyPool.load(file)).hasMessageContaining(message);
    }

    @Test
    void membersMustNameAPolicyForEachOtherAgent() throws IOException {
        Map<String, Object> pool = pool();
        pool.put("heldout", List.of(Map.of("name", "copies", "policies", List.of("coyp"))));
        String file = write(pool);
        assertThatThrownBy(() -> PolicyPool.load(file))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageEndingWith("\"heldout[0].policies\": policy \"coyp\" is unknown; did you mean \"copy\"?");
        pool.put("heldout", List.of(Map.of("name", "two", "policies", List.of("copy", "beat"))));
        write(pool);
        assertThatThrownBy(() -> PolicyPool.load(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("\"heldout[0].policies\" is [copy, beat]; expected 1 names");
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        Path run = train("one", "repeated-rps-types", 1);
        Path saved = folder.resolve("saved.json");
        SavedPolicy.of(run, "players").write(saved);
        Map<String, Object> pool = pool();
        pool.put("policies", Map.of("saved", Map.of("file", "saved.json", "sha256", "0123", "mode", "sampled")));
        String file = write(pool);
        assertThatThrownBy(() -> PolicyPool.load(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("\"policies.saved.sha256\" is 0123; expected ");
    }

    @Test
    void unknownPoolsAndThoseOfOtherEnvironmentsAreRefused() {
        assertThatThrownBy(() -> PoolSetting.of("repeated-rps-type").pool())
                .hasMessageContaining("did you mean \"repeated-rps-types\"?");
        Map<String, Object> other = new LinkedHashMap<>(config("repeated-rps-types", 1));
        other.put("env", Map.of("id", "games/rps-v1", "pool", "repeated-rps-types"));
        assertThatThrownBy(() -> TrainConfig.fromMap(other))
                .hasMessage("games/rps-v1: the pool repeated-rps-types is for games/repeated-rps-v1");
    }

    @Test
    void aReportCountsEveryMemberEquallyOftenAndSeesTheSwitch() {
        Path run = train("one", "repeated-rps-types", 1);
        PoolReport report = PoolReport.of(run, 10, 1);
        assertThat(report.train().members())
                .containsExactly("always-rock", "always-paper", "always-scissors", "cycle", "copy", "beat");
        assertThat(report.train().returns()).hasSize(6);
        for (double each : report.train().returns()) assertThat(each).isBetween(-20.0, 20.0);
        assertThat(report.train().recognition()).isEmpty();
        assertThat(report.heldout()).isEmpty();
        assertThat(report.change())
                .hasValueSatisfying(change -> assertThat(change.step()).isEqualTo(10));
        assertThat(report.parameters()).containsKey("players.weights");
    }
}
