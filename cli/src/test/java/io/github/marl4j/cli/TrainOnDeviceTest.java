package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.gpu.OpenClBackend;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainOnDeviceTest {
    @Test
    void trainingOnADeviceLearnsTheSameWeights() {
        Optional<String> obstacle = new OpenClBackend().obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "skipped: " + obstacle.orElseThrow());
        Map<String, Object> settings = Map.of("numEnvs", 16, "numSteps", 16, "minibatches", 2, "hidden", 16);
        TrainConfig here = TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                "ippo",
                "env",
                Map.of("id", "smax/3m-v1"),
                "totalSteps",
                1024,
                "threads",
                2,
                "ippo",
                settings)));
        TrainConfig there = here.withBackend("opencl");
        assertThat(TrainConfig.fromMap(there.toMap())).isEqualTo(there);
        Map<String, Object> expected = learnt(here);
        assertThat(learnt(there)).usingRecursiveComparison().isEqualTo(expected);
        assertThat((float[]) expected.get("weights")).isNotEmpty();
    }

    private static Map<String, Object> learnt(TrainConfig config) {
        try (Learner learner = Algorithm.named(config.algorithm()).newLearner(config)) {
            for (int update = 0; update < 4; update++) learner.update((name, value) -> {});
            return learner.state();
        }
    }
}
