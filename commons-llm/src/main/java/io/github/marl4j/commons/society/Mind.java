package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.Utterance;
import io.github.marl4j.commons.memory.MemoryNode;
import io.github.marl4j.commons.memory.MemoryStream;
import io.github.marl4j.commons.memory.Recency;
import io.github.marl4j.commons.memory.Retrieval;
import io.github.marl4j.commons.prompts.PromptKind;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.envs.commons.MemoryEvent;
import io.github.marl4j.envs.commons.Rules;
import io.github.marl4j.envs.commons.SocietyOptions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An agent that is a language model: it remembers, looks up, decides, speaks, draws conclusions. Source: GovSim, persona/cognition and the *_prompts.py of the scenarios. One thread at a time.
 */
final class Mind implements Seat {
    private static final int DAYS_REMEMBERED = 63;
    private static final int MEMORIES_PER_UTTERANCE = 5;
    private static final int LINES_LOOKED_UP = 4;
    private static final int MEMORIES_AT_HOME = 10;
    private static final int GREATEST_IMPORTANCE = 10;
    private static final String REFLECTION = "harvesting";
    private static final String BEFORE_LANGUAGE = "";

    private final String persona;
    private final SocietyOptions options;
    private final Recency recency;
    private final Wording wording;
    private final Interview interview;
    private final Meaning meaning;
    private final Notebook notes;
    private final MemoryStream memory = new MemoryStream();
    private LocalDateTime clock;

    /**
     * Creates an agent without memories.
     *
     * @param persona kind of person, a key of the prompt set
     * @param recency which memories count as recent
     * @param notes where it writes down what happens, shared with its interview
     */
    Mind(
            String persona,
            SocietyOptions options,
            Recency recency,
            Wording wording,
            Interview interview,
            Meaning meaning,
            Notebook notes) {
        this.persona = persona;
        this.options = options;
        this.recency = recency;
        this.wording = wording;
        this.interview = interview;
        this.meaning = meaning;
        this.notes = notes;
    }

    @Override
    public boolean speaks() {
        return true;
    }

    private Wording.Listener listener(Scene scene) {
        return new Wording.Listener(scene.view().name(), persona, scene.others(), scene.talks());
    }

    @Override
    public int harvest(Scene scene) {
        begin(scene);
        rememberEvents(scene);
        int k = options.scenario().numbers().memoriesAtHarvest();
        List<Retrieval.Found> found =
                lookUp(scene, "harvest", List.of(scene.view().place()), k);
        String prompt = wording.harvest(
                listener(scene),
                scene.view().place(),
                scene.view().time(),
                lines(found),
                scene.view().resource(),
                interview.json());
        return interview.reader(PromptKind.HARVEST).amount(prompt, scene.view().resource());
    }

    @Override
    public void learn(Scene scene) {
        begin(scene);
        clock = scene.view().time();
        rememberEvents(scene);
    }

    @Override
    public Utterance speak(Scene scene, Conversation conversation) {
        begin(scene);
        List<String> about = new ArrayList<>();
        about.add(BEFORE_LANGUAGE);
        about.addAll(conversation.last(LINES_LOOKED_UP));
        List<Retrieval.Found> found = lookUp(scene, "utterance", about, MEMORIES_PER_UTTERANCE);
        String prompt = wording.utterance(
                listener(scene),
                scene.view().place(),
                scene.view().time(),
                lines(found),
                conversation.participants(),
                conversation.text(),
                interview.json());
        return interview.reader(PromptKind.UTTERANCE).utterance(prompt, conversation.participants());
    }

    @Override
    public void heard(Scene scene, Heard heard) {
        begin(scene);
        Wording.Listener listener = listener(scene);
        // Under REFERENCE rules all but the starter date their thoughts by a clock that still shows the first of the
        // month (D5).
        boolean stale = options.rules() == Rules.REFERENCE && scene.view().seat() != heard.starter();
        LocalDateTime thought = stale ? clock : scene.view().time();
        remember(scene, MemoryNode.Kind.CHAT, heard.summary(), heard.held(), false, "conversation");
        for (PromptKind kind : List.of(PromptKind.PLANNING, PromptKind.NOTABLE)) {
            String sentence = interview.reader(kind).sentence(wording.thought(kind, listener, heard.text()));
            remember(scene, MemoryNode.Kind.THOUGHT, sentence, thought, false, "thought");
        }
        if (heard.limit() != null) {
            String agreed = wording.agreedLimit(heard.limit());
            remember(scene, MemoryNode.Kind.THOUGHT, agreed, heard.held(), true, "thought");
        }
    }

    @Override
    public void reflect(Scene scene) {
        begin(scene);
        rememberEvents(scene);
        List<Retrieval.Found> found = lookUp(scene, "reflection", List.of(REFLECTION), MEMORIES_AT_HOME);
        if (found.isEmpty()) return;
        List<String> statements = found.stream().map(each -> each.node().text()).toList();
        String prompt = wording.insights(listener(scene), statements, interview.json());
        for (String insight : interview.reader(PromptKind.INSIGHTS).insights(prompt, statements.size())) {
            remember(scene, MemoryNode.Kind.THOUGHT, insight, scene.view().time(), false, "thought");
        }
    }

    private void begin(Scene scene) {
        notes.at(scene.view().month(), scene.view().phase().name().toLowerCase(Locale.ROOT));
    }

    private void rememberEvents(Scene scene) {
        for (MemoryEvent event : scene.view().events()) {
            String text = wording.event(event, scene.view().name());
            store(scene, MemoryNode.Kind.EVENT, text, event.created(), event.expires(), event.alwaysInclude(), "event");
        }
    }

    private void remember(
            Scene scene, MemoryNode.Kind kind, String text, LocalDateTime created, boolean always, String what) {
        store(scene, kind, text, created, created.plusDays(DAYS_REMEMBERED), always, what);
    }

    /** Stores a memory; its importance is rated by the agent itself unless it is always included. */
    private void store(
            Scene scene,
            MemoryNode.Kind kind,
            String text,
            LocalDateTime created,
            LocalDateTime expires,
            boolean always,
            String what) {
        int importance = GREATEST_IMPORTANCE;
        if (!always) {
            String prompt = wording.importance(listener(scene), what, text, interview.json());
            importance = interview.reader(PromptKind.IMPORTANCE).rating(prompt, options.rules() == Rules.STRICT);
        }
        MemoryNode node = memory.add(kind, text, created, expires, importance, always, meaning.of(text));
        notes.add(Event.of(
                "memory",
                "agent_id",
                scene.view().id(),
                "round",
                scene.view().month(),
                "id",
                node.id(),
                "kind",
                kind.name().toLowerCase(Locale.ROOT),
                "description",
                text,
                "created",
                created.toString(),
                "expiration",
                expires.toString(),
                "importance_score",
                importance,
                "always_include",
                always));
    }

    private List<Retrieval.Found> lookUp(Scene scene, String purpose, List<String> about, int k) {
        List<float[]> queries = about.stream().map(meaning::of).toList();
        List<Retrieval.Found> found = Retrieval.find(
                        memory.nodes(), scene.view().time(), k, queries, recency)
                .merged();
        List<Object> rows = new ArrayList<>();
        for (Retrieval.Found each : found) {
            rows.add(List.of(
                    each.node().id(), rounded(each.recency()), rounded(each.importance()), rounded(each.relevance())));
        }
        notes.add(Event.of(
                "retrieval",
                "agent_id",
                scene.view().id(),
                "round",
                scene.view().month(),
                "purpose",
                purpose,
                "about",
                about,
                "found",
                rows));
        return found;
    }

    private static double rounded(double score) {
        return Math.round(score * 1e4) / 1e4;
    }

    private String lines(List<Retrieval.Found> found) {
        List<String> lines = new ArrayList<>();
        for (Retrieval.Found each : found) {
            lines.add(wording.memory(each.node().created(), each.node().text()));
        }
        return String.join("\n", lines);
    }

    @Override
    public List<Event> drain() {
        return notes.drain();
    }
}
