package io.github.marl4j.commons.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.commons.Runs;
import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded society plays again in its environment as it was. */
class TimelineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"offline", "fish_perturbation_outsider", "sheep_baseline_concurrent"})
    void theEnvironmentComesToTheSamePoolsMonthByMonth(String experiment) {
        Map<String, Object> scripts = Map.of(
                "models",
                Map.of("main", Map.of("url", "scripted:sustainable"), "free", Map.of("url", "scripted:greedy")));
        Path run = folder.resolve("run");
        Runs.start(
                run, Runs.config(experiment, experiment.equals("offline") ? Map.of() : scripts), Runs.surroundings());
        Timeline timeline = Timeline.of(run);
        var pools = CommonsRun.events(run).stream()
                .filter(event -> event.action().equals("month"))
                .map(event -> event.whole("poolBefore") + ">" + event.whole("poolAfter"))
                .toList();
        VectorOptions one = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv env = Marl4j.vector(timeline.env(), 1, timeline.options(), one)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = timeline.policy().newPlayer(env, 0, 0);
            env.reset(timeline.seed(), batch);
            for (int month = 0; month < timeline.requests().size(); month++) {
                player.act(batch, actions);
                env.step(actions, batch);
            }
            assertThat(pools).isNotEmpty();
            assertThat(env.describe(0)).contains("harvest: " + String.join(" ", pools));
        }
        assertThat(timeline.said()).hasSameSizeAs(timeline.requests());
        assertThat(timeline.said().get(0))
                .anySatisfy(line -> assertThat(line.what()).isNotEmpty());
    }
}
