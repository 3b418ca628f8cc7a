package io.github.marl4j.algorithms.duel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.evaluation.exploitability.Exploitability;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What theory says about rock, paper, scissors with unequal payoffs, with the configurations of the results page. */
class DuelLearningTest {
    private static final Path CONFIGS = Path.of("../configs");

    private static double exploitability(String algorithm, long steps, Map<String, Object> changes) {
        Map<String, Object> file =
                new HashMap<>(Json.read(CONFIGS.resolve(algorithm).resolve("weighted-rps.json")));
        @SuppressWarnings("unchecked")
        Map<String, Object> settings = new HashMap<>((Map<String, Object>) file.get(algorithm));
        settings.putAll(changes);
        file.put(algorithm, settings);
        TrainConfig config = TrainConfig.fromMap(file);
        try (Learner learner = Algorithm.named(algorithm).newLearner(config)) {
            while (learner.steps() < steps) learner.update((name, value) -> {});
            return Exploitability.of(config.env().id(), learner.policy(false)).exploitability();
        }
    }

    @Test
    void populationsComeNearTheEquilibriumThatPlainSelfPlayMisses() {
        double selfPlay = exploitability("self-play", 200_000, Map.of());
        double fsp = exploitability("fsp", 200_000, Map.of());
        double psro = exploitability("psro", 200_000, Map.of());
        assertThat(selfPlay).isGreaterThan(0.5);
        assertThat(fsp).isLessThan(0.4);
        assertThat(psro).isLessThan(0.1);
    }

    @Test
    void onePoolIsEnoughWhereItDoesNotMatterWhoIsWho() {
        assertThat(exploitability("psro", 150_000, Map.of("symmetric", true))).isLessThan(0.1);
    }
}
