package io.github.marl4j.commons.answers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** An answer in JSON, checked field by field: endpoints promise the schema but do not always keep it. */
final class JsonAnswer {
    private static final int LONGEST_SHOWN = 60;

    private final JsonObject fields;

    private JsonAnswer(JsonObject fields) {
        this.fields = fields;
    }

    /** The answer is not what the schema says. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        Invalid(String reason) {
            super(reason);
        }
    }

    static JsonAnswer parse(String text) throws Invalid {
        String stripped = unfenced(text.strip());
        if (!stripped.startsWith("{")) throw new Invalid("it is not a JSON object");
        try {
            return new JsonAnswer(JsonParser.parseString(stripped).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException broken) {
            throw new Invalid("its JSON is broken or cut off");
        }
    }

    /** Some models put a fence of Markdown around JSON. */
    private static String unfenced(String text) {
        if (!text.startsWith("```") || !text.endsWith("```") || text.length() < 6) return text;
        int line = text.indexOf('\n');
        return line < 0 ? text : text.substring(line + 1, text.length() - 3).strip();
    }

    /** Returns whether an answer tries to be JSON, so that rules for free text would only misread it. */
    static boolean looksLikeJson(String text) {
        return unfenced(text.strip()).startsWith("{") || text.strip().startsWith("```");
    }

    String text(String field) throws Invalid {
        if (value(field) instanceof JsonPrimitive text && text.isString()) return text.getAsString();
        throw wrong(field, "a text");
    }

    boolean truth(String field) throws Invalid {
        if (value(field) instanceof JsonPrimitive truth && truth.isBoolean()) return truth.getAsBoolean();
        throw wrong(field, "true or false");
    }

    /** Returns a whole number of at least 0; one too great for an {@code int} counts as the greatest one. */
    int whole(String field) throws Invalid {
        if (value(field) instanceof JsonPrimitive number && number.isNumber()) {
            double value = number.getAsDouble();
            if (value == Math.rint(value) && value >= 0) return (int) Math.min(Integer.MAX_VALUE, value);
        }
        throw wrong(field, "a whole number from 0 on");
    }

    Integer wholeOrNull(String field) throws Invalid {
        return fields.has(field) && fields.get(field).isJsonNull() ? null : (Integer) whole(field);
    }

    List<String> texts(String field) throws Invalid {
        if (!(value(field) instanceof JsonArray array)) throw wrong(field, "a list of texts");
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array) {
            if (!(each instanceof JsonPrimitive text) || !text.isString()) throw wrong(field, "a list of texts");
            if (!text.getAsString().isBlank()) texts.add(text.getAsString().strip());
        }
        return texts;
    }

    private JsonElement value(String field) throws Invalid {
        if (!fields.has(field)) throw new Invalid("field \"" + field + "\" is missing");
        return fields.get(field);
    }

    private Invalid wrong(String field, String expected) {
        String shown = String.valueOf(fields.get(field));
        if (shown.length() > LONGEST_SHOWN) shown = shown.substring(0, LONGEST_SHOWN) + "…";
        return new Invalid("field \"" + field + "\" is " + shown + "; expected " + expected);
    }
}
