package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MultiwalkerOptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nWalkers      | 51   | nWalkers=51 must be a whole number from 1 to 50
            nWalkers      | 0    | nWalkers=0 must be a whole number of at least 1
            positionNoise | -1   | positionNoise=-1 must be a number from 0.0 to
            sharedReward  | 1.5  | sharedReward=1.5 must be a number from 0.0 to 1.0
            terrainLength | 31   | terrainLength=31 must be from 32 to 100000 with nWalkers=3
            maxCycles     | 0    | maxCycles=0 must be a whole number of at least 1
            removeOnFall  | no   | removeOnFall=no must be true or false
            rules         | fix  | did you mean "fixed"
            nWalker       | 3    | option "nWalker" is unknown; did you mean "nWalkers"?
            """)
    void wrongOptionsAreRefusedInOneSentence(String name, String value, String message) {
        assertThatThrownBy(() -> Marl4j.spec(MultiwalkerOptions.ID, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(MultiwalkerOptions.ID)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"1, 21", "2, 26", "3, 32", "4, 42"})
    void onTheShortestGroundEverybodyStandsAndNobodyHasArrived(int walkers, int corners) {
        Map<String, Object> options = Map.of("nWalkers", walkers, "terrainLength", corners);
        try (OneTeam team = new OneTeam(options)) {
            for (int t = 0; t < 8; t++) team.step(0);
            assertThat(team.batch.episodeOver[0]).isFalse();
            for (int i = 0; i < walkers; i++)
                assertThat(team.seen(i, 8) + team.seen(i, 13)).isPositive();
        }
    }

    @Test
    void onlyPenaltiesBoundTheStability() {
        EnvSpec usual = Marl4j.spec(MultiwalkerOptions.ID, Map.of());
        assertThat(usual.objectives().get(1).high()).isZero();
        assertThat(usual.pareto().referencePoint()).containsExactly(-300f, -300f);
        EnvSpec bonus = Marl4j.spec(MultiwalkerOptions.ID, Map.of("terminateReward", 5));
        assertThat(bonus.objectives().get(1).high()).isInfinite();
        assertThat(bonus.pareto().referencePoint()).isEmpty();
    }

    @Test
    void thereIsNoSimdForm() {
        VectorOptions simd = VectorOptions.DEFAULT.withKernel(KernelChoice.SIMD);
        assertThatThrownBy(() -> Marl4j.vector(MultiwalkerOptions.ID, 2, Map.of(), simd))
                .hasMessage("momaland/multiwalker-stability-v1: kernel=SIMD is not available, there is only PLAIN");
    }
}
