package io.github.marl4j.commons.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.commons.Runs;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Pace;
import io.github.marl4j.commons.script.ScriptedModel;
import io.github.marl4j.commons.society.Event;
import io.github.marl4j.commons.society.Person;
import io.github.marl4j.commons.society.TrainedPolicy;
import io.github.marl4j.envs.commons.Persona;
import io.github.marl4j.envs.commons.PersonaPolicy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models, scripts, policies and people at one table. */
class SeatsTest {
    private static final Map<String, Object> MODELS = Map.of("main", Map.of("url", "scripted:sustainable"));

    @TempDir
    Path folder;

    private static Experiment experiment(Object... seats) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("models", MODELS);
        values.put("seats", List.of(seats));
        return Experiment.of("test", values);
    }

    private static Surroundings with(Person person) {
        Surroundings plain = Surroundings.plain();
        TrainedPolicy policy = new TrainedPolicy(PersonaPolicy.all(Persona.of(Persona.Kind.FREE_RIDER)), Map.of());
        return new Surroundings(
                name -> null, Pace.REAL, run -> policy, plain.models(), person, () -> false, plain.progress());
    }

    @Test
    void aScriptAndAPolicyPlayBesideModelsAsTheyPlayAlone() {
        Object[] script = {"main", "main", "main", "main", Map.of("script", "free_rider")};
        Object[] policy = {"main", "main", "main", "main", Map.of("policy", "some/run")};
        RunReport scripted = Runs.start(folder.resolve("script"), experiment(script), with(null));
        RunReport learned = Runs.start(folder.resolve("policy"), experiment(policy), with(null));
        assertThat(scripted.metrics().orElseThrow().totalGain()).isEqualTo(330);
        assertThat(learned.metrics().orElseThrow().gains())
                .isEqualTo(scripted.metrics().orElseThrow().gains());
    }

    @Test
    void nothingIsSaidForWhoDoesNotTalk() {
        Object[] seats = {Map.of("script", "sustainable"), "main", "main", "main", Map.of("script", "greedy")};
        Runs.start(folder.resolve("run"), experiment(seats), with(null));
        assertThat(CommonsRun.events(folder.resolve("run")).stream()
                        .filter(event -> event.action().equals("utterance"))
                        .map(event -> event.text("agent_name"))
                        .toList())
                .containsExactly("Mayor", "Kate", "Jack", "Emma");
    }

    @Test
    void aPersonIsAskedAgainUntilTheAnswerFitsAndNeverTwiceForTheSame() {
        Deque<String> typed = new ArrayDeque<>(List.of("a lot", "101", "100"));
        List<String> told = new ArrayList<>();
        Person person = new Person() {
            @Override
            public void tell(String text) {
                told.add(text);
            }

            @Override
            public String ask(String question) {
                return typed.isEmpty() ? "" : typed.pop();
            }
        };
        Object[] seats = {Map.of("person", true), "main", "main", "main", "main"};
        RunReport report = Runs.start(folder.resolve("run"), experiment(seats), with(person));
        assertThat(report.months()).isEqualTo(1);
        assertThat(told.get(0)).contains("You are John, a fisherman");
        assertThat(told).anyMatch(text -> text.contains("\"101\" is not a whole number from 0 to 100"));
        RunReport again = Runs.resume(folder.resolve("run"), with(new Person() {
            @Override
            public void tell(String text) {
                throw new AssertionError(text);
            }

            @Override
            public String ask(String question) {
                throw new AssertionError(question);
            }
        }));
        assertThat(again).isEqualTo(report);
    }

    @Test
    void eachAgentHasItsOwnModel() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "models", Map.of("a", Map.of("url", "scripted:altruist"), "b", Map.of("url", "scripted:constant:7")));
        values.put("seats", List.of("a", "b", "a", "b", "a"));
        values.put("framework", "a");
        values.put("society", Map.of("months", 1));
        RunReport report = Runs.start(folder.resolve("run"), Experiment.of("test", values), with(null));
        assertThat(report.metrics().orElseThrow().gains().values()).containsExactly(0, 7, 0, 7, 0);
    }

    @Test
    void theProgramAroundBringsModelsAlong() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("models", Map.of("mine", Map.of("url", "hosted:seven")));
        values.put("seats", List.of("mine"));
        values.put("society", Map.of("months", 1));
        Experiment experiment = Experiment.of("test", values);
        ModelSettings seven = ModelSettings.scripted("constant:7");
        ChatModel script = ScriptedModel.of(seven, experiment.names());
        Surroundings plain = Surroundings.plain();
        Surroundings bringing = new Surroundings(
                plain.environment(),
                plain.pace(),
                plain.policies(),
                Map.of("seven", script)::get,
                null,
                plain.stop(),
                plain.progress());
        RunReport report = Runs.start(folder.resolve("run"), experiment, bringing);
        assertThat(report.metrics().orElseThrow().gains().values()).containsExactly(7, 7, 7, 7, 7);
        assertThatThrownBy(() -> Runs.start(folder.resolve("other"), experiment, plain))
                .hasMessageContaining("\"hosted:seven\" lives in the program that started the run");
    }

    @Test
    void agreementsBecomeMemoriesOfAll() {
        Map<String, Object> values = Map.of("models", MODELS, "society", Map.of("months", 2));
        Runs.start(folder.resolve("run"), Experiment.of("test", values), with(null));
        List<Event> events = CommonsRun.events(folder.resolve("run"));
        assertThat(events.stream()
                        .filter(event -> event.action().equals("conversation_resource_limit"))
                        .map(event -> event.whole("resource_limit")))
                .containsExactly(10, 10);
        assertThat(events.stream()
                        .filter(event -> event.action().equals("memory") && event.whole("round") == 0)
                        .filter(event -> event.text("description").contains("agreed that everybody takes at most 10"))
                        .map(event -> event.text("agent_id")))
                .containsExactly("persona_0", "persona_1", "persona_2", "persona_3", "persona_4");
    }

    @Test
    void unknownNamesAreAnsweredWithTheClosest() {
        assertThatThrownBy(() -> experiment(Map.of("script", "greed"))).hasMessageContaining("greedy");
        assertThatThrownBy(() -> experiment("mian")).hasMessageContaining("did you mean \"main\"?");
        assertThatThrownBy(() -> experiment(Map.of("model", "main", "persona", "outsidr")))
                .hasMessageContaining("did you mean \"outsider\"?");
        assertThatThrownBy(() -> experiment("main", "main")).hasMessageContaining("expected one for all, or 5");
        assertThatThrownBy(() -> Experiment.of("test", Map.of("models", MODELS, "sead", 1)))
                .hasMessageContaining("did you mean \"seed\"?");
    }
}
