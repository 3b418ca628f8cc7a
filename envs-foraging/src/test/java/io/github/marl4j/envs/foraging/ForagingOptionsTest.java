package io.github.marl4j.envs.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForagingOptionsTest {

    @Test
    void theNameSaysSizePlayersFoodsSightAndCooperation() {
        ForagingOptions options = ForagingOptions.of("foraging/2s-10x12-3p-4f-coop-v1");
        assertThat(List.of(options.rows(), options.columns(), options.players(), options.maxNumFood(), options.sight()))
                .containsExactly(10, 12, 3, 4, 2);
        assertThat(options.forceCoop()).isTrue();
        assertThat(ForagingOptions.of("foraging/9x9-2p-1f-v1").sight()).isEqualTo(9);
    }

    @Test
    void everyEnvironmentListsWhatItReallyUses() {
        for (String id : new ForagingEnvs().ids()) {
            Map<String, Object> used = Marl4j.spec(id).options();
            for (EnvOption option : Marl4j.options(id)) {
                if (option.type().equals("list") && !option.name().equals("fieldSize")) continue;
                assertThat(used).as(id).containsEntry(option.name(), option.defaultValue());
            }
            assertThat(Marl4j.spec(id, used).options()).isEqualTo(used);
        }
    }

    @Test
    void sightOfAWholeFieldGrowsWithIt() {
        Map<String, Object> used =
                Marl4j.spec("foraging/8x8-2p-2f-v1", Map.of("fieldSize", 30)).options();
        assertThat(used).containsEntry("sight", 30).containsEntry("fieldSize", List.of(30, 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fieldSize        | 2       | fieldSize rows=2 must be a whole number from 3 to 64
                    fieldSize        | 5,6,7   | one number, or rows and columns
                    fieldSize        | 5.5     | fieldSize=5.5 must be a whole number
                    players          | 0       | players=0 must be a whole number from 1 to 32
                    maxNumFood       | 65      | from 1 to 64
                    sight            | -1      | from 0 to 64
                    minPlayerLevel   | 1,2,3   | length=3, expected 1 or players=2
                    minPlayerLevel   | 3       | minPlayerLevel=[3, 3] must not exceed
                    maxFoodLevel     | 0       | from 1 to 1000
                    minFoodLevel     | 3       | minFoodLevel=[3, 3] must not exceed
                    penalty          | -1      | penalty=-1
                    maxEpisodeSteps  | 0       | at least 1
                    rules            | fix     | did you mean "fixed"
                    maxNumFoods      | 3       | did you mean "maxNumFood"
                    """)
    void aWrongValueIsToldInOneSentence(String name, String value, String part) {
        assertThatThrownBy(() -> Marl4j.spec("foraging/8x8-2p-2f-v1", Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aGridNeedsSight() {
        assertThatThrownBy(() -> Marl4j.spec("foraging/8x8-2p-2f-v1", Map.of("gridObservation", true, "sight", 0)))
                .hasMessageContaining("sight=0");
    }
}
