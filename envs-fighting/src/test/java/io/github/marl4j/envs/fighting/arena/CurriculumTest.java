package io.github.marl4j.envs.fighting.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schedule of stages, and that episodes follow it. */
final class CurriculumTest {
    @Test
    void lostStagesAreDrawnMoreOften() {
        assertThat(Curriculum.weights(new double[] {1, 0.75, 0})).containsExactly(0, 0.25, 1);
        assertThat(Curriculum.weights(new double[] {1, 1})).containsExactly(1, 1);
        assertThat(Curriculum.progress(new double[] {0.5, 0.5, 1})).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aRateAboveOneIsRefused() {
        assertThatThrownBy(() -> Curriculum.weights(new double[] {1, 1.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("winRates[1]=1.5");
    }

    @Test
    void episodesBeginOnStagesAsOftenAsTheirWeightsSay() {
        String weights = "0,0,1,0,0,0,3,0,0,0,0,0";
        int numEnvs = 800;
        try (VectorEnv env =
                Marl4j.vector("fighting/ladder-v1", numEnvs, Map.of("stageWeights", weights), VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            env.reset(5, batch);
            env.step(env.newActions(), batch);
            int infos = env.spec().infos().size();
            int at = env.spec().infos().indexOf("stage");
            int third = 0;
            for (int row = 0; row < numEnvs; row++) {
                float stage = batch.infos[row * infos + at];
                assertThat(stage).isIn(3f, 7f);
                if (stage == 3) third++;
            }
            assertThat(third).isBetween(150, 250);
        }
    }
}
