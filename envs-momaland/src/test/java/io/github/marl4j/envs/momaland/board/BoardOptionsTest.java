package io.github.marl4j.envs.momaland.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect4|boardWidth=3|boardWidth=3 must be a whole number from 4 to 20",
                "connect4|boardHeight=21|boardHeight=21 must be a whole number from 4 to 20",
                "connect4|boardHeight=5.5|boardHeight=5.5 must be a whole number from 4 to 20",
                "connect4|columnObjectives=yes|columnObjectives=yes must be true or false",
                "connect4|screenScaling=0|screenScaling=0 must be a whole number from 1 to 100",
                "connect4|rules=fix|rules=\"fix\" is not allowed; did you mean \"fixed\"?",
                "connect4|boardwidth=5|option \"boardwidth\" is unknown; did you mean \"boardWidth\"?",
                "breakthrough|boardWidth=2|boardWidth=2 must be a whole number from 3 to 20",
                "breakthrough|boardHeight=4|boardHeight=4 must be a whole number from 5 to 20",
                "breakthrough|numObjectives=5|numObjectives=5 must be a whole number from 1 to 4",
                "same-game|boardWidth=31|boardWidth=31 must be a whole number from 3 to 30",
                "same-game|boardHeight=2|boardHeight=2 must be a whole number from 3 to 30",
                "same-game|numColors=1|numColors=1 must be a whole number from 2 to 10",
                "same-game|numAgents=6|numAgents=6 must be a whole number from 1 to 5",
                "same-game|boardWidth=8,boardHeight=9,rules=reference|boardWidth=8 is less than boardHeight=9, where the"
                        + " reference fails; use rules=fixed",
                "ingenious|numAgents=7|numAgents=7 must be a whole number from 2 to 6",
                "ingenious|numAgents=4,numColors=3|numAgents=4 must be at most numColors=3",
                "ingenious|rackSize=1|rackSize=1 must be a whole number from 2 to 6",
                "ingenious|numColors=7|numColors=7 must be a whole number from 2 to 6",
                "ingenious|boardSize=2|boardSize=2 must be a whole number from 3 to 10; as data, 0 stands for numAgents + 4",
                "ingenious|boardSize=11|boardSize=11 must be a whole number from 3 to 10; as data, 0 stands for numAgents + 4",
                "ingenious|rewardMode=twoteams|rewardMode=\"twoteams\" is not allowed; did you mean \"two_teams\"?",
                "ingenious|numAgents=3,rewardMode=two_teams|numAgents=3 must be even with rewardMode=two_teams"
            })
    void wrongOptionsAreRefusedInOneSentence(String name, String given, String problem) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (String option : given.split(",")) {
            String[] parts = option.split("=");
            options.put(parts[0], parts[1]);
        }
        String id = "momaland/" + name + "-v1";
        assertThatThrownBy(() -> Marl4j.spec(id, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(id + ": " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "breakthrough", "same-game", "ingenious"})
    void specHoldsEveryOptionAndMakesTheSameSpecAgain(String name) {
        String id = "momaland/" + name;
        EnvSpec spec = Marl4j.spec(id);
        assertThat(spec.options().keySet())
                .containsExactlyElementsOf(
                        Marl4j.options(id).stream().map(EnvOption::name).toList());
        assertThat(Marl4j.spec(id, spec.options())).isEqualTo(spec);
        assertThat(spec.turnBased()).isTrue();
    }

    @Test
    void spacesHaveTheSizesOfTheReference() {
        assertThat(actions("connect4")).isEqualTo(7);
        assertThat(actions("breakthrough")).isEqualTo(192);
        assertThat(actions("same-game")).isEqualTo(225);
        assertThat(actions("ingenious")).isEqualTo(2880);
        assertThat(Marl4j.spec("momaland/connect4").numObjectives()).isEqualTo(9);
        assertThat(Marl4j.spec("momaland/breakthrough").numObjectives()).isEqualTo(4);
        assertThat(Marl4j.spec("momaland/same-game").numObjectives()).isEqualTo(5);
        assertThat(Marl4j.spec("momaland/ingenious").numObjectives()).isEqualTo(6);
        assertThat(Marl4j.spec("momaland/ingenious", Map.of("numAgents", 6))
                        .groups()
                        .get(0)
                        .actionSpace())
                .isEqualTo(new Space.Discrete(1512 * 6));
    }

    private static int actions(String name) {
        return Marl4j.spec("momaland/" + name).groups().get(0).actionSpace().maskSize();
    }

    @Test
    void resetOptionsAreRefused() {
        try (AecEnv game = Marl4j.aec("momaland/connect4")) {
            assertThatThrownBy(() -> game.reset(1, new ResetOptions(Map.of("board", 1))))
                    .hasMessage("momaland/connect4-v1: reset option \"board\" is unknown; there are none");
        }
    }
}
