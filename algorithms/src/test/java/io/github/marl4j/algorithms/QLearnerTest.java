package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all value-based learners promise: the same numbers for any number of threads and after a resume, and clear refusals. */
class QLearnerTest {

    private static TrainConfig config(String algorithm, String env, int threads, Object... keysAndValues) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("numEnvs", 6, "numSteps", 7, "hidden", 8));
        if (algorithm.equals("pqn-vdn")) settings.putAll(Map.of("minibatches", 3, "layers", 1));
        else settings.putAll(Map.of("replaySegments", 20, "batchSegments", 5, "learningStarts", 0));
        for (int i = 0; i < keysAndValues.length; i += 2) settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return TrainConfig.fromMap(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", env),
                "totalSteps",
                2000,
                "threads",
                threads,
                "seed",
                3,
                algorithm,
                settings));
    }

    private static Learner start(TrainConfig config) {
        return Algorithm.named(config.algorithm()).newLearner(config);
    }

    private static void update(Learner learner, int times) {
        for (int i = 0; i < times; i++) learner.update((name, value) -> {});
    }

    private static Snapshot snapshot(Learner learner) {
        return Snapshot.copyOf("test", learner.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iql", "vdn", "qmix", "pqn-vdn"})
    void resumedTrainingGoesOnToTheSameBits(String algorithm) {
        TrainConfig config = config(algorithm, "tiny/two-step-v1", 2);
        try (Learner unbroken = start(config);
                Learner resumed = start(config)) {
            update(unbroken, 4);
            Snapshot saved = snapshot(unbroken);
            update(unbroken, 4);
            resumed.makeRoomFor(saved.arrays().keySet());
            saved.copyTo("test", resumed.state());
            resumed.restored();
            update(resumed, 4);
            assertThat(snapshot(resumed)).isEqualTo(snapshot(unbroken));
            assertThat(resumed.steps()).isEqualTo(unbroken.steps());
        }
    }

    @ParameterizedTest
    @CsvSource({"iql,skip", "vdn,skip", "qmix,skip", "pqn-vdn,layer", "pqn-vdn,batch"})
    void numberOfThreadsDoesNotShow(String algorithm, String word) {
        Object[] how = algorithm.equals("pqn-vdn")
                ? new Object[] {"norm", word, "normaliseInput", word.equals("batch")}
                : new Object[] {"truncation", word};
        try (Learner one = start(config(algorithm, "tiny/two-step-v1", 1, how));
                Learner three = start(config(algorithm, "tiny/two-step-v1", 3, how))) {
            update(one, 5);
            update(three, 5);
            assertThat((float[]) three.state().get("weights"))
                    .isEqualTo(one.state().get("weights"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iql", "vdn", "qmix", "pqn-vdn"})
    void seedsMatter(String algorithm) {
        TrainConfig config = config(algorithm, "tiny/two-step-v1", 1);
        TrainConfig other = new TrainConfig(
                algorithm,
                config.env(),
                config.seed() + 1,
                config.totalSteps(),
                1,
                config.backend(),
                config.evaluation(),
                config.checkpoints(),
                config.settings());
        try (Learner one = start(config);
                Learner another = start(other)) {
            assertThat((float[]) another.state().get("weights"))
                    .isNotEqualTo(one.state().get("weights"));
        }
    }

    @Test
    void targetFollowsOnlyAtItsInterval() {
        try (Learner learner = start(config("vdn", "tiny/two-step-v1", 1, "targetInterval", 3))) {
            float[] weights = (float[]) learner.state().get("weights");
            float[] target = (float[]) learner.state().get("target");
            float[] initial = target.clone();
            update(learner, 2);
            assertThat(target).isEqualTo(initial).isNotEqualTo(weights);
            update(learner, 1);
            assertThat(target).isEqualTo(weights).isNotEqualTo(initial);
        }
    }

    @Test
    void nothingIsLearntBeforeLearningStarts() {
        try (Learner learner = start(config("vdn", "tiny/two-step-v1", 1, "learningStarts", 3 * 6 * 7))) {
            float[] weights = (float[]) learner.state().get("weights");
            float[] initial = weights.clone();
            update(learner, 2);
            assertThat(weights).isEqualTo(initial);
            update(learner, 1);
            assertThat(weights).isNotEqualTo(initial);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vdn|batchSegments|21|replaySegments=20 must be at least 21",
                "vdn|numSteps|1|numSteps=1 must be at least 2",
                "iql|gamma|1.5|gamma=1.5 must be between 0 and 1",
                "qmix|mixerHiden|3|did you mean \"mixerHidden\"?",
                "vdn|mixerHidden|3|vdn: key \"mixerHidden\" is unknown",
                "qmix|mixerEmbedding|0|mixerEmbedding=0 must be at least 1",
                "vdn|legacyDoneIndex|true|legacyDoneIndex=true needs truncation=terminate",
                "vdn|replaySegments|2000000000|lower replaySegments to",
                "pqn-vdn|minibatches|4|minibatches=4 must divide numEnvs=6",
                "pqn-vdn|memoryWindow|8|memoryWindow=8 must be at most numSteps=7",
                "pqn-vdn|norm|group|pqn-vdn.norm=\"group\" is not allowed"
            })
    void impossibleSettingsAreRefusedWithTheirNames(String algorithm, String key, String value, String reason) {
        assertThatThrownBy(() -> start(config(algorithm, "tiny/two-step-v1", 1, key, value))
                        .close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
