package io.github.marl4j.commons.model;

import com.google.gson.JsonObject;

/**
 * A text to embed.
 *
 * @param model settings of the embedding model
 * @param text the text
 */
public record EmbeddingRequest(ModelSettings model, String text) {

    /** Returns the body of an OpenAI embeddings request. */
    public JsonObject toJson() {
        JsonObject body = new JsonObject();
        body.addProperty("model", model.model());
        // Some endpoints refuse an empty input; a space embeds to the same nothing.
        body.addProperty("input", text.isEmpty() ? " " : text);
        model.extra().entrySet().forEach(field -> body.add(field.getKey(), field.getValue()));
        return body;
    }
}
