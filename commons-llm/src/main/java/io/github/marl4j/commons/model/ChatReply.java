package io.github.marl4j.commons.model;

import com.google.gson.JsonObject;

/**
 * What a language model answered.
 *
 * @param text the answer
 * @param finish why it ended: {@code stop}, {@code length}, …
 * @param usage tokens read and written
 * @param model the model that the endpoint says it used
 * @param fingerprint the endpoint's word for the exact system, or empty
 */
public record ChatReply(String text, String finish, TokenCount usage, String model, String fingerprint) {

    /** Returns the answer as it lies in a cassette. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("text", text);
        json.addProperty("finish", finish);
        json.addProperty("promptTokens", usage.prompt());
        json.addProperty("completionTokens", usage.completion());
        json.addProperty("model", model);
        json.addProperty("fingerprint", fingerprint);
        return json;
    }

    /** Reads what {@link #toJson()} wrote. */
    static ChatReply fromJson(JsonObject json) {
        return new ChatReply(
                json.get("text").getAsString(),
                json.get("finish").getAsString(),
                new TokenCount(
                        json.get("promptTokens").getAsLong(),
                        json.get("completionTokens").getAsLong()),
                json.get("model").getAsString(),
                json.get("fingerprint").getAsString());
    }
}
