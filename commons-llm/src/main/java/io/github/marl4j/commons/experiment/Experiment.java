package io.github.marl4j.commons.experiment;

import io.github.marl4j.commons.memory.Recency;
import io.github.marl4j.commons.model.Budget;
import io.github.marl4j.commons.model.ClientLimits;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Prices;
import io.github.marl4j.commons.prompts.PromptSet;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.commons.script.ScriptedModel;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.envs.commons.Persona;
import io.github.marl4j.envs.commons.Rules;
import io.github.marl4j.envs.commons.Scenario;
import io.github.marl4j.envs.commons.SocietyOptions;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides a run but the models' answers: one typed value in code, one JSON object in files. What is missing has a default; what is unknown or wrong is an error.
 *
 * @param name of the experiment, e.g. {@code fish_baseline_concurrent}
 * @param scenario name of a scenario of the library, or the path of a file
 * @param society options of the simulation
 * @param seed of the simulation
 * @param promptSet {@code default}, or the folder of a prompt set
 * @param rules wording of the rules
 * @param scaffold what makes models think before they answer
 * @param recency which memories count as recent; by default those that the rules of the society say
 * @param mostLines lines after which a conversation ends, the chair's included
 * @param models by key
 * @param seats who sits where, one for each seat
 * @param framework key of the model that sums up conversations
 * @param embeddings key of the embedding model; empty: texts are hashed, no model is asked
 * @param limits of each endpoint
 * @param budget of the run
 * @param prices of tokens
 */
public record Experiment(
        String name,
        String scenario,
        SocietyOptions society,
        long seed,
        String promptSet,
        String rules,
        String scaffold,
        Recency recency,
        int mostLines,
        Map<String, ModelSettings> models,
        List<SeatSettings> seats,
        String framework,
        String embeddings,
        ClientLimits limits,
        Budget budget,
        Prices prices) {
    private static final int MOST_LINES = 10;
    private static final String MAIN = "main";

    /**
     * Checks that all names lead somewhere.
     *
     * @throws IllegalArgumentException if not
     */
    public Experiment {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        seats = List.copyOf(seats);
        PromptSet prompts = PromptSet.read(promptSet);
        new Wording(prompts, society, rules, scaffold);
        if (seats.size() != society.seats()) {
            throw new IllegalArgumentException(
                    name + ": seats names " + seats.size() + "; expected one for all, or " + society.seats());
        }
        for (SeatSettings seat : seats) {
            prompts.requirePersona(seat.persona());
            if (seat.kind() == SeatSettings.Kind.MODEL) requireModel(name, "model", seat.who(), models);
            if (seat.kind() == SeatSettings.Kind.SCRIPT) Persona.named(name, seat.who());
        }
        for (ModelSettings model : models.values()) {
            if (model.url().startsWith(ModelSettings.SCRIPTED)) ScriptedModel.of(model, List.of());
        }
        requireModel(name, "framework", framework, models);
        if (!embeddings.isEmpty()) requireModel(name, "embeddings", embeddings, models);
        if (budget.money() != Double.POSITIVE_INFINITY) {
            for (ModelSettings model : models.values()) prices.require(model.model());
        }
    }

    private static void requireModel(String name, String kind, String key, Map<String, ModelSettings> models) {
        if (!models.containsKey(key)) throw new UnknownNameException(name, kind, key, models.keySet());
    }

    /** Reads an experiment from a file. */
    public static Experiment read(Path file) {
        return of(file.toString(), Json.read(file));
    }

    /**
     * Reads an experiment.
     *
     * @param where the file, for errors
     * @param values by name; not modified
     */
    public static Experiment of(String where, Map<String, Object> values) {
        OptionReader read = new OptionReader(where, values);
        String scenario = read.text("scenario", "fishery");
        Scenario world = Scenario.known().contains(scenario) || !scenario.endsWith(".json")
                ? Scenario.named(scenario)
                : Scenario.read(Path.of(scenario));
        SocietyOptions society = SocietyOptions.from(
                where + ": society", world, Maps.object(where + ": society", read.raw("society", Map.of())));
        Map<String, ModelSettings> models = models(where, read.raw("models", Map.of()));
        List<SeatSettings> seats = seats(where, read.raw("seats", List.of(MAIN)), society.seats());
        Recency standard = society.rules() == Rules.REFERENCE ? Recency.REFERENCE : Recency.CORRECTED;
        String recency = read.oneOf("recency", standard.name().toLowerCase(Locale.ROOT), "reference", "corrected");
        Experiment experiment = new Experiment(
                read.text("experiment", "custom"),
                scenario,
                society,
                read.intAtLeast("seed", 1, 0),
                read.text("promptSet", "default"),
                read.text("rules", "standard"),
                read.text("scaffold", "think_step_by_step"),
                Recency.valueOf(recency.toUpperCase(Locale.ROOT)),
                read.intAtLeast("mostLines", MOST_LINES, 2),
                models,
                seats,
                read.text("framework", firstModel(where, models)),
                read.text("embeddings", ""),
                ClientLimits.read(where + ": limits", Maps.object(where + ": limits", read.raw("limits", Map.of()))),
                Budget.read(where + ": budget", Maps.object(where + ": budget", read.raw("budget", Map.of()))),
                prices(where, read.raw("prices", "")));
        read.done();
        return experiment;
    }

    private static Map<String, ModelSettings> models(String where, Object value) {
        Map<String, ModelSettings> models = new LinkedHashMap<>();
        Maps.object(where + ": models", value).forEach((key, settings) -> {
            String place = where + ": models." + key;
            models.put(key, ModelSettings.read(place, Maps.object(place, settings)));
        });
        return models;
    }

    private static String firstModel(String where, Map<String, ModelSettings> models) {
        if (!models.isEmpty()) return models.keySet().iterator().next();
        throw new IllegalArgumentException(
                where
                        + ": models is empty; name at least one, e.g. {\"main\": {\"url\": \"http://127.0.0.1:8080/v1\", \"model\": \"…\"}}");
    }

    private static List<SeatSettings> seats(String where, Object value, int count) {
        List<SeatSettings> seats = new ArrayList<>();
        for (Object each : Maps.list(where + ": seats", value)) {
            seats.add(SeatSettings.read(where + ": seats[" + seats.size() + "]", each));
        }
        return seats.size() == 1 ? Collections.nCopies(count, seats.get(0)) : seats;
    }

    private static Prices prices(String where, Object value) {
        if (value instanceof String file) return file.isEmpty() ? Prices.NONE : Prices.read(Path.of(file));
        return Prices.of(where + ": prices", Maps.object(where + ": prices", value));
    }

    /** Returns the experiment with every value resolved; {@link #of} reads it back. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", name);
        map.put("scenario", scenario);
        map.put("society", society.toMap());
        map.put("seed", seed);
        map.put("promptSet", promptSet);
        map.put("rules", rules);
        map.put("scaffold", scaffold);
        map.put("recency", recency.name().toLowerCase(Locale.ROOT));
        map.put("mostLines", mostLines);
        Map<String, Object> byKey = new LinkedHashMap<>();
        models.forEach((key, settings) -> byKey.put(key, settings.toMap()));
        map.put("models", byKey);
        map.put("seats", seats.stream().map(SeatSettings::toMap).toList());
        map.put("framework", framework);
        map.put("embeddings", embeddings);
        map.put("limits", limits.toMap());
        map.put("budget", budget.toMap());
        map.put("prices", prices.toMap());
        return map;
    }

    /** Returns the names of all agents who ever come, in the order of their seats. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int seat = 0; seat < society.seats(); seat++)
            names.add(society.scenario().nameOf(seat));
        return names;
    }

    /** Returns who plays, in a few words, for tables: the models, and what else sits there. */
    public String players() {
        List<String> words = new ArrayList<>();
        for (SeatSettings seat : seats) {
            String word = seat.kind() == SeatSettings.Kind.MODEL
                    ? models.get(seat.who()).model()
                    : seat.who();
            if (seat.kind() == SeatSettings.Kind.PERSON) word = "person";
            if (!words.contains(word)) words.add(word);
        }
        return String.join(" + ", words);
    }
}
