package io.github.marl4j.envs.fighting.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Arrays;
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

    @Test
    void stagesThatWereLostComeBackMoreOften() {
        Map<String, Object> options =
                Map.of("adaptiveStages", true, "stageWeights", "1,0,0,0,0,0,0,0,0,0,0,1", "actions", "ego22");
        int numEnvs = 400;
        try (VectorEnv env = Marl4j.vector("fighting/ladder-v1", numEnvs, options, VectorOptions.DEFAULT)) {
            FightingKernel kernel = (FightingKernel) ((KernelVectorEnv) env).rules();
            Batch batch = env.newBatch();
            env.reset(5, batch);
            double[] games = (double[]) kernel.state().get("stageGames");
            double[] wins = (double[]) kernel.state().get("stageWins");
            for (int row = 0; row < numEnvs; row++) {
                games[12 * row] = 4;
                wins[12 * row] = 4;
                games[12 * row + 11] = 4;
                env.resetRow(row, batch);
            }
            int[] stage = (int[]) kernel.state().get("stage");
            long last = Arrays.stream(stage).filter(s -> s == 12).count();
            assertThat(last).isBetween(305L, 360L); // weights 1/6 and 5/6
        }
    }

    @Test
    void copiesTellWhatTheyWonAndResetsForgetIt() {
        Map<String, Object> options = Map.of("adaptiveStages", true, "episode", "round", "frameSkip", 16);
        try (VectorEnv env = Marl4j.vector("fighting/ladder-v1", 8, options, VectorOptions.DEFAULT)) {
            FightingKernel kernel = (FightingKernel) ((KernelVectorEnv) env).rules();
            double[] games = (double[]) kernel.state().get("stageGames");
            double[] wins = (double[]) kernel.state().get("stageWins");
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            Arrays.fill(actions.groups[0].ints, Orders.computer(8));
            int over = 0;
            int won = env.spec().infos().indexOf("won");
            double expected = 0;
            while (over < 8) {
                env.step(actions, batch);
                for (int row = 0; row < 8; row++) {
                    if (!batch.episodeOver[row]) continue;
                    over++;
                    expected += batch.infos[row * env.spec().infos().size() + won];
                }
            }
            assertThat(Arrays.stream(games).sum()).isBetween(over - 1.0, (double) over);
            assertThat(Arrays.stream(wins).sum()).isBetween(expected - 1, expected);
            env.reset(6, batch);
            assertThat(games).containsOnly(0);
        }
    }

    @Test
    void episodesWithoutAnEndCannotAdapt() {
        assertThatThrownBy(() -> Marl4j.spec("fighting/ladder-v1", Map.of("adaptiveStages", true, "episode", "never")))
                .hasMessageContaining("episode=never");
        assertThatThrownBy(() -> Marl4j.spec("fighting/cpu-v1", Map.of("adaptiveStages", true)))
                .hasMessageContaining("need ladder=true");
    }
}
