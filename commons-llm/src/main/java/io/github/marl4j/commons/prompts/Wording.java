package io.github.marl4j.commons.prompts;

import io.github.marl4j.envs.commons.Growth;
import io.github.marl4j.envs.commons.MemoryEvent;
import io.github.marl4j.envs.commons.SocietyOptions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the texts of one society: a prompt set with a scenario's words and numbers put in. Immutable; any thread may call it. */
public final class Wording {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    /** The worked example of the rules: a start, what is taken from it, and another rest, in tenths of the capacity. */
    private static final int START_TENTHS = 9;

    private static final int TAKEN_TENTHS = 3;
    private static final int SECOND_LEFT_TENTHS = 2;
    private static final int TENTHS = 10;

    private final PromptSet set;
    private final SocietyOptions options;
    private final String variant;
    private final String scaffold;
    private final Map<String, String> world;

    /**
     * Prepares the texts.
     *
     * @param variant wording of the rules, e.g. {@code standard}
     * @param scaffold what makes models think before they answer, e.g. {@code think_step_by_step}
     * @throws io.github.marl4j.env.UnknownNameException if the set does not have one of them
     */
    public Wording(PromptSet set, SocietyOptions options, String variant, String scaffold) {
        set.requireRules(variant);
        set.requireScaffold(scaffold);
        this.set = set;
        this.options = options;
        this.variant = variant;
        this.scaffold = scaffold;
        this.world = world();
    }

    /**
     * Who is spoken to.
     *
     * @param name of the agent
     * @param persona kind of person, a key of the prompt set
     * @param others names of all others who are there, in order
     * @param talks whether there is communication
     */
    public record Listener(String name, String persona, List<String> others, boolean talks) {
        /** Copies the names. */
        public Listener {
            others = List.copyOf(others);
        }
    }

    private Map<String, String> world() {
        Map<String, String> values = new LinkedHashMap<>(options.scenario().words());
        int capacity = options.capacity();
        int start = capacity * START_TENTHS / TENTHS;
        int taken = capacity * TAKEN_TENTHS / TENTHS;
        int second = capacity * SECOND_LEFT_TENTHS / TENTHS;
        values.put("capacity", String.valueOf(capacity));
        values.put("income", String.valueOf(options.scenario().numbers().incomePerUnit()));
        values.put("grows", grows());
        values.put("exampleStart", String.valueOf(start));
        values.put("exampleTaken", String.valueOf(taken));
        values.put("exampleLeft", String.valueOf(start - taken));
        values.put("exampleAfter", String.valueOf(grown(start - taken)));
        values.put("exampleAmount", String.valueOf(capacity / TENTHS));
        values.put("secondLeft", String.valueOf(second));
        values.put("secondAfter", String.valueOf(grown(second)));
        boolean tellsCap = set.tellsCap(options.scenario().name());
        values.put("cap", tellsCap ? ", but never to more than " + capacity + " " + values.get("units") : "");
        Template note = set.units().get(options.scenario().name());
        values.put("unitNote", note == null ? "" : note.fill(values, true));
        return values;
    }

    private String grows() {
        return options.growth().equals(Growth.DOUBLING) ? "doubles" : "grows by the factor " + options.growth();
    }

    private int grown(int left) {
        Growth growth = options.growth();
        return (int) Math.min(options.capacity(), (long) left * growth.numerator() / growth.denominator());
    }

    private Map<String, String> with(Listener listener) {
        Map<String, String> values = new LinkedHashMap<>(world);
        values.put("name", listener.name());
        values.put("others", listed(listener.others()));
        values.put("numberOfOthers", String.valueOf(listener.others().size()));
        values.put("numberOfAll", String.valueOf(listener.others().size() + 1));
        values.put("goal", set.personas().get(listener.persona()).fill(values, true));
        values.put("rules", set.rules().get(variant).fill(values, listener.talks()));
        values.put("scaffold", set.scaffolds().get(scaffold).fill(values, true));
        return values;
    }

    private static String listed(List<String> names) {
        if (names.size() < 2) return String.join("", names);
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private Map<String, String> at(Listener listener, String place, LocalDateTime time, String memories) {
        Map<String, String> values = with(listener);
        values.put("place", place);
        values.put("date", DATE.format(time));
        values.put("memories", memories);
        return values;
    }

    private String fill(PromptKind kind, Map<String, String> values) {
        return set.prompts().get(kind.key()).fill(values, true);
    }

    private void answer(Map<String, String> values, String kind, boolean json) {
        values.put("answer", set.answer(kind, json).fill(values, true));
    }

    /** Returns the rules as an agent is told them. */
    public String rules(Listener listener) {
        return with(listener).get("rules");
    }

    /**
     * Asks how much to take (P1).
     *
     * @param memories a line for each, see {@link #memory}
     * @param available units that there are
     * @param json whether the answer should be JSON
     */
    public String harvest(
            Listener listener, String place, LocalDateTime time, String memories, int available, boolean json) {
        Map<String, String> values = at(listener, place, time, memories);
        values.put("available", String.valueOf(available));
        answer(values, "harvest", json);
        return fill(PromptKind.HARVEST, values);
    }

    /** Asks what to say next (P2). */
    public String utterance(
            Listener listener,
            String place,
            LocalDateTime time,
            String memories,
            List<String> participants,
            String conversation,
            boolean json) {
        Map<String, String> values = at(listener, place, time, memories);
        values.put("participants", listed(participants));
        values.put("conversation", conversation);
        answer(values, "utterance", json);
        return fill(PromptKind.UTTERANCE, values);
    }

    /** Asks for a summary (P5). */
    public String summary(String conversation) {
        Map<String, String> values = new LinkedHashMap<>(world);
        values.put("conversation", conversation);
        return fill(PromptKind.SUMMARY, values);
    }

    /** Asks for the agreed limit (P6). */
    public String limit(String conversation, boolean json) {
        Map<String, String> values = new LinkedHashMap<>(world);
        values.put("conversation", conversation);
        values.put("scaffold", set.scaffolds().get(scaffold).fill(values, true));
        answer(values, "limit", json);
        return fill(PromptKind.LIMIT, values);
    }

    /**
     * Asks for a thought about a conversation (P3, P4).
     *
     * @param kind {@link PromptKind#PLANNING} or {@link PromptKind#NOTABLE}
     */
    public String thought(PromptKind kind, Listener listener, String conversation) {
        Map<String, String> values = with(listener);
        values.put("conversation", conversation);
        return fill(kind, values);
    }

    /** Asks for insights (P7). */
    public String insights(Listener listener, List<String> statements, boolean json) {
        Map<String, String> values = with(listener);
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            numbered.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(statements.get(i));
        }
        values.put("statements", numbered.toString());
        values.put("count", String.valueOf(statements.size()));
        answer(values, "insights", json);
        return fill(PromptKind.INSIGHTS, values);
    }

    /**
     * Asks for the importance of a memory (P8).
     *
     * @param what event, conversation or thought
     */
    public String importance(Listener listener, String what, String text, boolean json) {
        Map<String, String> values = with(listener);
        values.put("what", what);
        values.put("text", text);
        answer(values, "importance", json);
        return fill(PromptKind.IMPORTANCE, values);
    }

    /**
     * Asks a question of a sub-skill test.
     *
     * @param available units that there are
     * @param taken units that everybody takes; ignored where the question does not have it
     */
    public String subskill(
            PromptKind kind,
            Listener listener,
            String place,
            LocalDateTime time,
            String memories,
            int available,
            int taken,
            boolean json) {
        Map<String, String> values = at(listener, place, time, memories);
        values.put("available", String.valueOf(available));
        values.put("taken", String.valueOf(taken));
        answer(values, "subskill", json);
        return fill(kind, values);
    }

    /** Returns what is said when an answer could not be used. */
    public String correction(String reason, boolean json) {
        return set.corrections().get(json ? "json" : "text").fill(Map.of("reason", reason), true);
    }

    /**
     * Returns an event of the simulation as a sentence.
     *
     * @param owner name of the agent who remembers it
     */
    public String event(MemoryEvent event, String owner) {
        List<Integer> numbers = event.numbers();
        return switch (event.kind()) {
            case POOL_BEFORE_HARVEST -> sentence("poolBeforeHarvest", Map.of("amount", numbers.get(0)));
            case UNIVERSALIZATION -> sentence("universalization", Map.of("amount", numbers.get(0)));
            case OWN_HARVEST -> ownHarvest(numbers, owner);
            case HARVEST_OF ->
                sentence(
                        "harvestOf",
                        Map.of("name", options.scenario().nameOf(numbers.get(0)), "obtained", numbers.get(1)));
        };
    }

    /** In some scenarios agents are told what they wanted, too. */
    private String ownHarvest(List<Integer> numbers, String owner) {
        if (numbers.size() == 1) return sentence("ownObtained", Map.of("name", owner, "obtained", numbers.get(0)));
        return sentence("ownHarvest", Map.of("name", owner, "wanted", numbers.get(0), "obtained", numbers.get(1)));
    }

    /** Returns the sentence that remembers an agreement. */
    public String agreedLimit(int limit) {
        return sentence("agreedLimit", Map.of("amount", limit));
    }

    /**
     * Returns what the chair reports.
     *
     * @param names of the agents who are there, in order
     * @param obtained units of each
     */
    public String chairReport(List<String> names, List<Integer> obtained) {
        StringBuilder report = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            report.append(i == 0 ? "" : "; ")
                    .append(sentence("chairReportEntry", Map.of("name", names.get(i), "obtained", obtained.get(i))));
        }
        return sentence("chairReport", Map.of("report", report));
    }

    /** Returns a memory as a line of a prompt. */
    public String memory(LocalDateTime created, String text) {
        return sentence("memory", Map.of("date", DATE.format(created), "text", text));
    }

    /** Returns an utterance as a line of a prompt; its line breaks go, so that nobody can speak with another's name. */
    public String line(String speaker, String text) {
        return sentence("utterance", Map.of("name", speaker, "text", text.replaceAll("\\s*\\R\\s*", " ")));
    }

    private String sentence(String key, Map<String, Object> more) {
        Map<String, String> values = new LinkedHashMap<>(world);
        more.forEach((name, value) -> values.put(name, String.valueOf(value)));
        return set.sentences().get(key).fill(values, true);
    }
}
