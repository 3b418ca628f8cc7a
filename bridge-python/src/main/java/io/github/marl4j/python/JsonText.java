package io.github.marl4j.python;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import java.util.Map;

/** JSON between Java and Python's {@code json} module, which both know {@code Infinity}. */
final class JsonText {
    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JsonText() {}

    static String of(Object value) {
        return GSON.toJson(value);
    }

    /** Reads an object; numbers become Long or Double. */
    static Map<String, Object> map(String what, String text) {
        try {
            Map<String, Object> values = GSON.fromJson(text, new TypeToken<Map<String, Object>>() {});
            if (values != null) return values;
        } catch (JsonParseException broken) {
            throw new IllegalArgumentException(what + " are no JSON object: " + text, broken);
        }
        throw new IllegalArgumentException(what + " are empty; expected a JSON object");
    }
}
