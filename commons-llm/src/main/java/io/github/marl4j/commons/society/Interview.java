package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.AnswerReader;
import io.github.marl4j.commons.answers.Fallback;
import io.github.marl4j.commons.model.Answered;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.ChatReply;
import io.github.marl4j.commons.model.ChatRequest;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Recorder;
import io.github.marl4j.commons.prompts.PromptKind;
import io.github.marl4j.commons.prompts.Wording;
import java.util.ArrayList;
import java.util.List;

/** Lets one caller ask its model, and writes down every answer and every fallback. One thread at a time. */
public final class Interview implements AnswerReader.Model {
    private static final String CUT_OFF = "length";

    private final String caller;
    private final ModelSettings settings;
    private final ChatModel model;
    private final Recorder recorder;
    private final Wording wording;
    private final Tally tally;
    private final Notebook notes;

    Interview(
            String caller,
            ModelSettings settings,
            ChatModel model,
            Recorder recorder,
            Wording wording,
            Tally tally,
            Notebook notes) {
        this.caller = caller;
        this.settings = settings;
        this.model = model;
        this.recorder = recorder;
        this.wording = wording;
        this.tally = tally;
        this.notes = notes;
    }

    /** Returns whether answers should be JSON. */
    boolean json() {
        return settings.structured();
    }

    /** Returns what reads the answers to one kind of prompt. */
    AnswerReader reader(PromptKind kind) {
        return new AnswerReader(this, settings, kind.key());
    }

    @Override
    public String ask(ChatRequest request, String kind) {
        Answered<ChatReply> answered = recorder.chat(model, request);
        ChatReply reply = answered.value();
        tally.answered(caller, notes, settings.model(), reply.usage(), answered);
        if (reply.finish().equals(CUT_OFF)) fellBack(kind, Fallback.TRUNCATED, "");
        List<String> faults = new ArrayList<>();
        answered.faults().forEach(fault -> faults.add(fault.kind()));
        notes.add(Event.of(
                "completion",
                "agent_id",
                caller,
                "round",
                notes.month(),
                "phase",
                notes.phase(),
                "kind",
                kind,
                "prompt",
                request.messages().get(request.messages().size() - 1).content(),
                "again",
                request.messages().size() > 1,
                "answer",
                reply.text(),
                "model",
                settings.model(),
                "finish",
                reply.finish(),
                "promptTokens",
                reply.usage().prompt(),
                "completionTokens",
                reply.usage().completion(),
                "latencyMillis",
                answered.latencyMillis(),
                "faults",
                faults));
        return reply.text();
    }

    @Override
    public String correction(String reason) {
        return wording.correction(reason, settings.structured());
    }

    @Override
    public void fellBack(String kind, Fallback fallback, String detail) {
        tally.fellBack(kind, fallback);
        notes.add(Event.of(
                "fallback",
                "agent_id",
                caller,
                "round",
                notes.month(),
                "kind",
                kind,
                "fallback",
                fallback.name(),
                "detail",
                detail));
    }
}
