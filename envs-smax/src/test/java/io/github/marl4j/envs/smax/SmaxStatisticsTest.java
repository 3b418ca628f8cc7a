package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Means of whole episodes with our own chance, against those that the reference recorded. */
class SmaxStatisticsTest {
    private static final int EPISODES = 512;

    @TestFactory
    List<DynamicTest> episodesAreAsInTheReference() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/traces/statistics.json"))) {
            for (JsonElement row :
                    JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("rows")) {
                JsonObject facts = row.getAsJsonObject();
                String name = facts.get("scenario").getAsString() + " "
                        + facts.get("allyPolicy").getAsString();
                tests.add(DynamicTest.dynamicTest(name, () -> compare(facts)));
            }
        }
        return tests;
    }

    private static void compare(JsonObject facts) {
        boolean mirror = facts.get("allyPolicy").getAsString().equals("mirror");
        Policy policy = mirror ? new SmaxHeuristicPolicy() : Policy.random();
        double[][] played = play(facts.get("scenario").getAsString(), policy);
        mean("return", facts, "returnMean", "returnSE", played[0]);
        mean("length", facts, "lengthMean", "lengthSE", played[1]);
        share("won", facts, "winRate", played[2]);
        share("lost", facts, "lossRate", played[3]);
    }

    /** Returns, for the first episode of every row: return, length, won, lost. */
    private static double[][] play(String scenario, Policy policy) {
        double[][] results = new double[4][EPISODES];
        boolean[] done = new boolean[EPISODES];
        try (VectorEnv env = SmaxEnvs.vector(SmaxOptions.of(scenario), EPISODES, VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = policy.newPlayer(env.spec(), 0, EPISODES, 11);
            env.reset(2026, batch);
            for (int step = 0; step < 101; step++) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (int i = 0; i < EPISODES; i++) {
                    if (done[i]) continue;
                    results[0][i] += batch.groups[0].rewards[i * batch.groups[0].numAgents];
                    results[1][i]++;
                    results[2][i] = batch.infos[4 * i];
                    results[3][i] = batch.infos[4 * i + 1];
                    done[i] = batch.episodeOver[i];
                }
            }
        }
        assertThat(done).doesNotContain(false);
        return results;
    }

    private static void mean(String name, JsonObject facts, String mean, String error, double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        double own = sum / values.length;
        double ownError = Math.sqrt((squares / values.length - own * own) / values.length);
        double reference = facts.get(mean).getAsDouble();
        within(name, own, reference, Math.hypot(ownError, facts.get(error).getAsDouble()));
    }

    private static void share(String name, JsonObject facts, String key, double[] values) {
        double own = 0;
        for (double value : values) own += value / values.length;
        double reference = facts.get(key).getAsDouble();
        int episodes = facts.get("episodes").getAsInt();
        double pooled = (own * values.length + reference * episodes) / (values.length + episodes);
        double variance = pooled * (1 - pooled) * (1.0 / values.length + 1.0 / episodes);
        within(name, own, reference, Math.sqrt(variance));
    }

    private static void within(String name, double own, double reference, double error) {
        assertThat(Math.abs(own - reference))
                .as("%s: %f here, %f in the reference", name, own, reference)
                .isLessThanOrEqualTo(4 * error + 1e-4);
    }
}
