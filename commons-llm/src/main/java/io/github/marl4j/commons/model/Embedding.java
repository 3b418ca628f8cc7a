package io.github.marl4j.commons.model;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The vector of a text.
 *
 * @param vector its numbers; not to be modified
 * @param usage tokens read
 */
public record Embedding(float[] vector, TokenCount usage) {

    /** Returns the vector as it lies in a cassette: Base64 of big-endian floats. */
    JsonObject toJson() {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
        for (float number : vector) bytes.putFloat(number);
        JsonObject json = new JsonObject();
        json.addProperty("vector", Base64.getEncoder().encodeToString(bytes.array()));
        json.addProperty("promptTokens", usage.prompt());
        return json;
    }

    /** Reads what {@link #toJson()} wrote. */
    static Embedding fromJson(JsonObject json) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(json.get("vector").getAsString()));
        float[] vector = new float[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < vector.length; i++) vector[i] = bytes.getFloat();
        return new Embedding(vector, new TokenCount(json.get("promptTokens").getAsLong(), 0));
    }
}
