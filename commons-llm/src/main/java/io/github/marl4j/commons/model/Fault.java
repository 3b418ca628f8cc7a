package io.github.marl4j.commons.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that went wrong with one attempt.
 *
 * @param kind a few words that faults of the same kind share, e.g. {@code HTTP 429}, {@code timeout}
 * @param detail what was seen, without secrets
 */
public record Fault(String kind, String detail) {
    /** The endpoint did not say how many tokens it used; they are guessed. */
    static final String USAGE_MISSING = "token count missing";

    /** Returns whether it was an attempt of its own, and not only something that an answer lacked. */
    boolean isAttempt() {
        return !kind.equals(USAGE_MISSING);
    }

    /** Returns faults as JSON. */
    static JsonArray toJson(List<Fault> faults) {
        JsonArray array = new JsonArray();
        for (Fault fault : faults) {
            JsonObject json = new JsonObject();
            json.addProperty("kind", fault.kind);
            json.addProperty("detail", fault.detail);
            array.add(json);
        }
        return array;
    }

    /** Reads what {@link #toJson} wrote. */
    static List<Fault> fromJson(JsonArray array) {
        List<Fault> faults = new ArrayList<>();
        for (JsonElement each : array) {
            JsonObject json = each.getAsJsonObject();
            faults.add(
                    new Fault(json.get("kind").getAsString(), json.get("detail").getAsString()));
        }
        return faults;
    }
}
