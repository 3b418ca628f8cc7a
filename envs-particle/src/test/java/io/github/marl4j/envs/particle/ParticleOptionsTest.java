package io.github.marl4j.envs.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticleOptionsTest {

    @Test
    void everyWorldListsWhatItReallyUses() {
        for (String id : Game.ids()) {
            Map<String, Object> used = Marl4j.spec(id).options();
            for (EnvOption option : Marl4j.options(id))
                assertThat(used).as(id).containsEntry(option.name(), option.defaultValue());
            assertThat(Marl4j.spec(id, used).options()).isEqualTo(used);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    simple-v3              | n              | 3       | option "n" is unknown
                    simple-spread-v3       | n              | 0       | n=0 must be a whole number from 1 to 64
                    simple-spread-v3       | n              | 2.5     | whole number
                    simple-spread-v3       | localRatio     | 1.5     | localRatio=1.5 must be a number from 0.0 to 1
                    simple-spread-v3       | localratio     | 0.5     | did you mean "localRatio"
                    simple-tag-v3          | numGood        | 0       | numGood=0
                    simple-tag-v3          | rules          | jaxmrl  | did you mean "jaxmarl"
                    simple-tag-v3          | maxCycles      | 0       | at least 1
                    simple-tag-v3          | continuousActions | maybe | must be true or false
                    predator-prey-clam-v1  | rules          | jaxmarl | option "rules" is unknown
                    simple-facmac-v1       | viewRadius     | -0.5    | viewRadius=-0.5 must be
                    collect-treasure-v1    | numDeposits    | 7       | numDeposits=7 must be a whole number from 1 to 6
                    simple-adversary-v3    | actionNumbering | openia | did you mean "openai"
                    """)
    void aWrongValueIsToldInOneSentence(String name, String option, String value, String part) {
        assertThatThrownBy(() -> Marl4j.spec("particle/" + name, Map.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aScriptedPredatorRefusesToPlayPrey() {
        String id = Game.PREDATOR_PREY_CLAM.id;
        assertThatThrownBy(() -> Marl4j.policies(id).get("to-prey").newPlayer(Marl4j.spec(id), 1, 1, 1))
                .hasMessageContaining("plays predators");
    }
}
