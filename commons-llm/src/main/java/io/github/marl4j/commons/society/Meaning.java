package io.github.marl4j.commons.society;

import io.github.marl4j.commons.model.Answered;
import io.github.marl4j.commons.model.Embedder;
import io.github.marl4j.commons.model.Embedding;
import io.github.marl4j.commons.model.EmbeddingRequest;
import io.github.marl4j.commons.model.HashedEmbedder;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Recorder;
import java.util.HashMap;
import java.util.Map;

/** Vectors of one agent's texts, each asked for once. One thread at a time. */
final class Meaning {
    private final String caller;
    private final ModelSettings settings;
    private final Embedder embedder;
    private final Recorder recorder;
    private final Tally tally;
    private final Notebook notes;
    private final Map<String, float[]> known = new HashMap<>();

    /**
     * Creates a store of vectors.
     *
     * @param settings of the embedding model, or {@code null}: texts are hashed, no model is asked
     */
    Meaning(String caller, ModelSettings settings, Embedder embedder, Recorder recorder, Tally tally, Notebook notes) {
        this.caller = caller;
        this.settings = settings;
        this.embedder = settings == null ? new HashedEmbedder() : embedder;
        this.recorder = recorder;
        this.tally = tally;
        this.notes = notes;
    }

    /** Returns the vector of a text. */
    float[] of(String text) {
        return known.computeIfAbsent(text, this::embed);
    }

    private float[] embed(String text) {
        EmbeddingRequest request = new EmbeddingRequest(settings, text);
        if (settings == null) return embedder.embed(request).value().vector();
        Answered<Embedding> answered = recorder.embed(embedder, request);
        tally.answered(caller, notes, settings.model(), answered.value().usage(), answered);
        return answered.value().vector();
    }
}
