package io.github.marl4j.commons.prompts;

import io.github.marl4j.env.UnknownNameException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All texts of one way to talk to agents. A set is a folder with a {@code manifest.json} of the schema {@code marl4j-prompts/1}; the one that comes with the library is called
 * {@code default}. Reading checks everything, so that nothing is missing in the middle of a run. Immutable.
 */
public final class PromptSet {
    /** The placeholders that texts may use; which have a value depends on the text. */
    static final Set<String> PLACEHOLDERS = Set.of(
            "role",
            "roles",
            "chair",
            "pool",
            "resource",
            "unit",
            "units",
            "act",
            "acted",
            "acting",
            "name",
            "others",
            "numberOfOthers",
            "numberOfAll",
            "capacity",
            "income",
            "grows",
            "cap",
            "unitNote",
            "goal",
            "exampleStart",
            "exampleTaken",
            "exampleLeft",
            "exampleAfter",
            "exampleAmount",
            "secondLeft",
            "secondAfter",
            "rules",
            "place",
            "date",
            "memories",
            "scaffold",
            "answer",
            "participants",
            "conversation",
            "statements",
            "count",
            "what",
            "text",
            "taken",
            "available",
            "amount",
            "wanted",
            "obtained",
            "report",
            "reason");

    private final String name;
    private final Map<String, Template> rules;
    private final Map<String, Template> prompts;
    private final Map<String, Map<String, Template>> answers;
    private final Map<String, Template> corrections;
    private final Map<String, Template> sentences;
    private final Map<String, Template> scaffolds;
    private final Map<String, Template> personas;
    private final Map<String, Template> units;
    private final Set<String> uncapped;

    PromptSet(
            String name,
            Map<String, Template> rules,
            Map<String, Template> prompts,
            Map<String, Map<String, Template>> answers,
            Map<String, Template> corrections,
            Map<String, Template> sentences,
            Map<String, Template> scaffolds,
            Map<String, Template> personas,
            Map<String, Template> units,
            Set<String> uncapped) {
        this.name = name;
        this.rules = rules;
        this.prompts = prompts;
        this.answers = answers;
        this.corrections = corrections;
        this.sentences = sentences;
        this.scaffolds = scaffolds;
        this.personas = personas;
        this.units = units;
        this.uncapped = uncapped;
    }

    /**
     * Reads a prompt set.
     *
     * @param nameOrFolder {@code default}, or the path of a folder
     * @throws IllegalArgumentException if something is missing, unknown or of another form; names file and key
     */
    public static PromptSet read(String nameOrFolder) {
        return PromptFiles.read(nameOrFolder);
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /**
     * Refuses a persona that the set does not have.
     *
     * @throws UnknownNameException with the closest one
     */
    public void requirePersona(String persona) {
        require("persona", persona, personas);
    }

    /** Refuses a wording of the rules that the set does not have. */
    public void requireRules(String variant) {
        require("wording of the rules", variant, rules);
    }

    /** Refuses a scaffold that the set does not have. */
    public void requireScaffold(String scaffold) {
        require("scaffold", scaffold, scaffolds);
    }

    private void require(String kind, String key, Map<String, ?> known) {
        if (!known.containsKey(key)) {
            throw new UnknownNameException("prompt set \"" + name + "\"", kind, key, known.keySet());
        }
    }

    Map<String, Template> rules() {
        return rules;
    }

    Map<String, Template> prompts() {
        return prompts;
    }

    Template answer(String kind, boolean json) {
        return answers.get(kind).get(json ? "json" : "text");
    }

    Map<String, Template> corrections() {
        return corrections;
    }

    Map<String, Template> sentences() {
        return sentences;
    }

    Map<String, Template> scaffolds() {
        return scaffolds;
    }

    Map<String, Template> personas() {
        return personas;
    }

    Map<String, Template> units() {
        return units;
    }

    boolean tellsCap(String scenario) {
        return !uncapped.contains(scenario);
    }

    Stream<Template> all() {
        Stream<Template> forms = answers.values().stream().flatMap(byForm -> byForm.values().stream());
        Stream<Template> others = Stream.of(rules, prompts, corrections, sentences, scaffolds, personas, units)
                .flatMap(section -> section.values().stream());
        return Stream.concat(forms, others);
    }
}
