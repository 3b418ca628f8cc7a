package io.github.marl4j.commons.model;

import com.google.gson.JsonObject;
import java.util.function.Supplier;

/**
 * Puts one caller's questions through a cassette. Questions of one caller are asked one after the other; different callers may ask at the same time.
 */
public final class Recorder {
    private final Cassette cassette;
    private final String caller;

    /**
     * Creates a recorder.
     *
     * @param caller who asks, e.g. {@code persona_0}
     */
    public Recorder(Cassette cassette, String caller) {
        this.cassette = cassette;
        this.caller = caller;
    }

    /** Asks a language model, unless the answer is recorded. */
    public Answered<ChatReply> chat(ChatModel model, ChatRequest request) {
        JsonObject question = request.toJson();
        Answered<JsonObject> answered = cassette.answer(caller, "chat", question, () -> json(model.chat(request)));
        return new Answered<>(ChatReply.fromJson(answered.value()), answered.faults(), answered.latencyMillis());
    }

    private static Answered<JsonObject> json(Answered<ChatReply> live) {
        return new Answered<>(live.value().toJson(), live.faults(), live.latencyMillis());
    }

    /** Embeds a text, unless its vector is recorded. */
    public Answered<Embedding> embed(Embedder embedder, EmbeddingRequest request) {
        JsonObject question = request.toJson();
        Answered<JsonObject> answered = cassette.answer(caller, "embed", question, () -> {
            Answered<Embedding> live = embedder.embed(request);
            return new Answered<>(live.value().toJson(), live.faults(), live.latencyMillis());
        });
        return new Answered<>(Embedding.fromJson(answered.value()), answered.faults(), answered.latencyMillis());
    }

    /** Asks a person, unless the answer is recorded. */
    public String person(String question, Supplier<String> ask) {
        JsonObject asked = new JsonObject();
        asked.addProperty("question", question);
        Answered<JsonObject> answered = cassette.answer(caller, "person", asked, () -> {
            JsonObject answer = new JsonObject();
            answer.addProperty("text", ask.get());
            return Answered.atOnce(answer);
        });
        return answered.value().get("text").getAsString();
    }
}
