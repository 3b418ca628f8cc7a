package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmaxOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "maxStep; 5; did you mean \"maxSteps\"?",
                "maxSteps; -1; at least 0",
                "maxSteps; 1.5; whole number",
                "timePerStep; 0; above 0",
                "mapWidth; 0; above 0",
                "worldStepsPerEnvStep; 0; at least 1",
                "worldStepsPerEnvStep; 5000; at most 4096",
                "observationType; conical; did you mean \"conic\"?",
                "actionType; analog; known: discrete, continuous",
                "attackMode; near; known: closest, random",
                "wonBattleBonus; -1; at least 0",
                "speed; 1,2,3; must be 6 numbers",
                "speed; 1,2,3,4,5,x; must be 6 numbers",
                "radius; 1,2,3,4,5,0; above 0",
                "numAllies; 4; unknown",
                "allies; 4 marine; unknown"
            })
    void whatIsNotAllowedIsRefusedInOneSentence(String name, String value, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Marl4j.spec("smax/3m-v1", Map.of(name, value)))
                .withMessageContaining(expected);
    }

    @Test
    void optionsSurviveJson() {
        SmaxOptions options = SmaxOptions.of("2s3z")
                .with(Map.of("timePerStep", 0.1, "attackMode", "random", "damage", "1,2,3,4,5,6.5", "bothSides", true));
        String json = new Gson().toJson(options.toMap());
        Map<String, Object> back = new Gson().fromJson(json, new TypeToken<Map<String, Object>>() {}.getType());
        assertThat(SmaxOptions.from("again", options.scenario(), back)).isEqualTo(options);
    }

    @Test
    void theSpecHoldsEveryOptionThatIsDescribed() {
        for (String id : List.of("smax/3m-v1", "smax/custom-v1")) {
            List<String> described =
                    Marl4j.options(id).stream().map(EnvOption::name).toList();
            assertThat(described).containsAll(Marl4j.spec(id).options().keySet());
            assertThat(Marl4j.spec(id, Marl4j.spec(id).options())).isEqualTo(Marl4j.spec(id));
        }
    }

    @Test
    void theSizesAreThoseOfTheReference() {
        Map<String, int[]> sizes = Map.of(
                "3m",
                new int[] {75, 72},
                "2s3z",
                new int[] {127, 120},
                "3s_vs_5z",
                new int[] {101, 96},
                "8m",
                new int[] {205, 192},
                "5m_vs_6m",
                new int[] {140, 132},
                "6h_vs_8z",
                new int[] {179, 168},
                "3s5z_vs_3s6z",
                new int[] {218, 204},
                "25m",
                new int[] {647, 600},
                "27m_vs_30m",
                new int[] {738, 684},
                "smacv2_20_units",
                new int[] {517, 480});
        sizes.forEach((name, size) -> {
            EnvSpec spec = Marl4j.spec("smax/" + name);
            assertThat(spec.groups().get(0).observationSpace().flatSize()).isEqualTo(size[0]);
            assertThat(spec.stateSpace().flatSize()).isEqualTo(size[1]);
        });
        EnvSpec uneven = Marl4j.spec("smax/5m_vs_6m", Map.of("bothSides", true));
        assertThat(uneven.groups().get(0).actionSpace().maskSize()).isEqualTo(11);
        assertThat(uneven.groups().get(1).actionSpace().maskSize()).isEqualTo(10);
        assertThat(uneven.agents()).startsWith("ally_0").endsWith("enemy_5").hasSize(11);
        assertThat(Marl4j.ids().stream().filter(id -> id.startsWith("smax/")).count())
                .isGreaterThanOrEqualTo(15);
    }

    @Test
    void customBattlesAreWrittenAsText() {
        SmaxSpec spec = SmaxEnvs.smaxSpec(
                SmaxOptions.of(new SmaxScenario("x", List.of("stalker"), List.of("zealot"), false, false)));
        assertThat(spec.unitTypes).containsExactly(2, 3);
        EnvSpec custom = Marl4j.spec("smax/custom-v1", Map.of("allies", "2 stalker, 1 zealot", "enemies", "4 marine"));
        assertThat(custom.groups().get(0).size()).isEqualTo(3);
        assertThat(custom.options()).containsEntry("allies", "2 stalker, 1 zealot");
        assertThatThrownBy(() -> Marl4j.spec("smax/custom-v1", Map.of("allies", "2 stalkers")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("did you mean \"stalker\"?");
        assertThatThrownBy(() -> Marl4j.spec("smax/custom-v1", Map.of("allies", "two stalkers")))
                .hasMessageContaining("numbers (1 to 99999) and unit types");
        assertThatThrownBy(() -> Marl4j.spec("smax/custom-v1", Map.of("allies", "2 random")))
                .hasMessageContaining("smacv2UnitTypeGeneration=true");
        assertThatThrownBy(() -> Marl4j.spec("smax/custom-v1", Map.of("scenario", "3m")))
                .hasMessageContaining("smax/3m-v1");
    }

    @Test
    void scenarioFilesAreCheckedWhenTheyAreLoaded(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.json"),
                "{\"scenarios\":[{\"name\":\"mine\",\"allies\":[{\"type\":\"marine\",\"count\":2}],"
                        + "\"enemies\":[{\"type\":\"zergling\",\"count\":7}]}]}");
        EnvSpec spec = Marl4j.spec("smax/custom-v1", Map.of("scenarioFile", good.toString()));
        assertThat(spec.agents()).hasSize(2);
        assertThat(spec.options()).containsEntry("enemies", "7 zergling");
        String[][] bad = {
            {"{\"scenarios\":[{\"name\":\"x\",\"allies\":[]}]}", "lacks \"enemies\""},
            {"{\"scenarios\":[{\"name\":\"x\",\"allies\":[],\"enemies\":[],\"map\":3}]}", "\"map\" is unknown"},
            {"{\"scenarios\":[{\"name\":\"x\",\"allies\":[],\"enemies\":[]}]}", "allies has no units"},
            {
                "{\"scenarios\":[{\"name\":\"x\",\"allies\":[{\"type\":\"marine\",\"count\":0}],\"enemies\":[]}]}",
                "from 1"
            },
            {"{\"scenarios\":4}", "expected {\"scenarios\""},
            {"[]", "cannot be read"},
            {"{", "cannot be read"}
        };
        for (String[] file : bad) {
            Path path = Files.writeString(folder.resolve("bad.json"), file[0]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SmaxScenarios.read(path))
                    .withMessageContaining(file[1]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SmaxScenarios.read(folder.resolve("none.json")));
    }

    @Test
    void registeredScenariosHaveTheirOwnId() {
        SmaxScenarios.register(SmaxScenario.of("4h_test", "hydralisk", 4, 4));
        assertThat(Marl4j.spec("smax/4h_test").id()).isEqualTo("smax/4h_test-v1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmaxScenarios.register(SmaxScenario.of("3m", "marine", 4, 4)))
                .withMessageContaining("already is one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmaxScenarios.register(SmaxScenario.of("a/b", "marine", 4, 4)));
        assertThatThrownBy(() -> SmaxScenarios.register(SmaxScenario.of("typo", "marin", 4, 4)))
                .hasMessageContaining("did you mean \"marine\"?");
        assertThatThrownBy(() -> SmaxOptions.of("3mm")).hasMessageContaining("did you mean \"3m\"?");
    }

    @Test
    void batchesThatDoNotFitAreRefused() {
        SmaxOptions huge = SmaxOptions.of(SmaxScenario.of("huge", "marine", 5000, 5000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmaxEnvs.vector(huge, 4, VectorOptions.DEFAULT))
                .withMessageContaining("observationType=conic");
    }
}
