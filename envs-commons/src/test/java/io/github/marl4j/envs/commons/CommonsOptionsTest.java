package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonsOptionsTest {
    private static final String ID = "commons/fishery-v1";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agents | 1 | commons/fishery-v1: agents=1 must be a whole number of at least 2",
                "agent | 3 | commons/fishery-v1: option \"agent\" is unknown; did you mean \"agents\"?",
                "growth | 0.5 | growth=1/2 must be a factor of at least 1",
                "growth | fast | growth=fast must be a factor of at least 1, e.g. 2, 1.5 or 3/2",
                "initialResource | 200 | commons fishery: initialResource=200 must be a whole number from 0 to 100",
                "language | chatt | commons/fishery-v1: language=\"chatt\" is not allowed; did you mean \"chat\"?",
                "personas | learner,greedy | commons fishery: personas=[learner, greedy] must name one for each of seats=5, got 2",
                "perturbations | shock | perturbations=shock must be a list of objects, e.g. [{\"month\": 3, \"type\": \"newcomer\", \"agents\": 5}]"
            })
    void wrongOptionsAreRefusedInOneSentence(String name, String value, String message) {
        assertThatThrownBy(() -> Marl4j.spec(ID, Map.of(name, value))).hasMessage(message);
    }

    @Test
    void unknownPersonasAreRefusedWithTheClosestName() {
        Map<String, Object> options = Map.of("personas", List.of("learner", "greedi", "learner", "learner", "learner"));
        assertThatThrownBy(() -> Marl4j.spec(ID, options)).hasMessageContaining("did you mean \"greedy\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | departure | seat | 0 | month=12 must be from 0 to 11",
                "0 | newcomer | agents | 9 | agents=9 must be from 2 to 5",
                "0 | departure | seat | 7 | seat=7 must be from 0 to 4"
            })
    void perturbationsThatCannotHappenAreRefused(int month, String type, String key, int value, String message) {
        Map<String, Object> perturbation = Map.of("month", month, "type", type, key, value);
        assertThatThrownBy(() -> Marl4j.spec(ID, Map.of("seats", 5, "perturbations", List.of(perturbation))))
                .hasMessageEndingWith(message);
    }

    @Test
    void optionsThatWereReadCanBeReadAgain() {
        Map<String, Object> newcomer = Map.of("month", 3, "type", "newcomer", "agents", 5);
        Map<String, Object> options =
                Map.of("agents", 4, "growth", "1.5", "perturbations", List.of(newcomer), "messages", "tokens");
        Map<String, Object> all = Marl4j.spec(ID, options).options();
        assertThat(all).containsEntry("growth", "3/2").containsEntry("seats", 5);
        assertThat(Marl4j.spec(ID, all).options()).isEqualTo(all);
    }

    private Path scenario(String from, String to) throws IOException {
        String text;
        try (var stream = Scenario.class.getResourceAsStream("scenarios/pasture.json")) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("mine.json"), text.replace(from, to));
    }

    @Test
    void aScenarioOfOnesOwnIsPlayed() throws IOException {
        Path file = scenario("\"initialResource\": 100", "\"initialResource\": 70");
        assertThat(Marl4j.spec(ID, Map.of("scenarioFile", file.toString())).options())
                .containsEntry("initialResource", 70);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"capacity\": 100,' | '' | numbers: key \"capacity\" is missing",
                "'\"growth\": 2' | '\"growth\": 0' | numbers: growth=0/1 must be a factor of at least 1",
                "'\"months\": 12' | '\"months\": 12, \"month\": 1' | numbers: option \"month\" is unknown; did you mean \"months\"?",
                "'\"act\": \"graze\",' | '' | words: key \"act\" is missing",
                "'scenario/1' | 'scenario/2' | format=\"marl4j-commons-scenario/2\" must be \"marl4j-commons-scenario/1\"",
                "'\"Kate\"' | '\"John\"' | names=[John, John, Jack, Emma, Luke] must be a list of different texts, got John"
            })
    void faultsOfAScenarioFileAreNamedWithFileAndKey(String from, String to, String message) throws IOException {
        Path file = scenario(from, to);
        assertThatThrownBy(() -> Scenario.read(file))
                .hasMessageStartingWith("scenario " + file)
                .hasMessageEndingWith(message);
    }

    @Test
    void personasThatCannotSeeWhatTheyNeedAreRefused() {
        Policy told = PersonaPolicy.all(Persona.of(Persona.Kind.TOLD));
        assertThatThrownBy(() -> told.newPlayer(Marl4j.spec(ID), 0, 1, 1))
                .hasMessage("commons/fishery-v1: persona told needs universalization=true");
        Policy grim = PersonaPolicy.all(Persona.of(Persona.Kind.GRIM));
        assertThatThrownBy(
                        () -> grim.newPlayer(Marl4j.spec(ID, Map.of("language", "none_and_no_observation")), 0, 1, 1))
                .hasMessageContaining("decides from what others harvested");
    }

    @Test
    void theThreeScenariosAreOneGame() {
        Map<String, Object> fishery = Marl4j.spec(ID).options();
        assertThat(Marl4j.spec("commons/pasture-v1").options()).isEqualTo(fishery);
        assertThat(Marl4j.spec("commons/pollution-v1").options()).isEqualTo(fishery);
    }
}
