package io.github.marl4j.envs.fighting.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.marl4j.env.UnknownNameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one object of the data file. Every error names the place (fighter and move) and the key; keys that nobody asked for are refused by {@link #done()}, keys that are absent are taken from
 * the defaults if there are any.
 */
public final class Fields {
    private final String place;
    private final String prefix;
    private final JsonObject object;
    private final JsonObject defaults;
    private final Set<String> asked = new LinkedHashSet<>();

    /** Creates a reader; {@code place} is for errors. */
    public Fields(String place, JsonObject object, JsonObject defaults) {
        this(place, "", object, defaults);
    }

    private Fields(String place, String prefix, JsonObject object, JsonObject defaults) {
        this.place = place;
        this.prefix = prefix;
        this.object = object;
        this.defaults = defaults;
    }

    /** Returns the error that something is wrong with a key. */
    public IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(place + ": key \"" + prefix + key + "\" " + what);
    }

    /** Returns whether there is a value, its own or a default, that is not {@code null}. */
    public boolean has(String key) {
        asked.add(key);
        JsonElement value = object.has(key) ? object.get(key) : defaults.get(key);
        return value != null && !value.isJsonNull();
    }

    private JsonElement value(String key) {
        if (has(key)) return object.has(key) ? object.get(key) : defaults.get(key);
        throw wrong(key, "is missing");
    }

    /** Returns a text. */
    public String text(String key) {
        return text(key, value(key));
    }

    private String text(String key, JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) return primitive.getAsString();
        throw wrong(key, "must be a text, got " + value);
    }

    /** Returns a whole number from {@code low} to {@code high}. */
    public int whole(String key, int low, int high) {
        int number = whole(key, value(key));
        if (number < low || number > high) throw wrong(key, "is " + number + ", allowed are " + low + " to " + high);
        return number;
    }

    private int whole(String key, JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (number == (int) number) return (int) number;
        }
        throw wrong(key, "must be a whole number, got " + value);
    }

    /** Returns true or false. */
    public boolean flag(String key) {
        if (value(key) instanceof JsonPrimitive primitive && primitive.isBoolean()) return primitive.getAsBoolean();
        throw wrong(key, "must be true or false, got " + value(key));
    }

    /** Returns the word of an enum, written in lower case in the file. */
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        return word(key, text(key), type);
    }

    private <E extends Enum<E>> E word(String key, String word, Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(word);
        if (index < 0) throw wrong(key, "is \"" + word + "\"; " + UnknownNameException.suggestion(word, words));
        return type.getEnumConstants()[index];
    }

    /** Returns a set of words of an enum. */
    public <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        Set<E> found = new LinkedHashSet<>();
        for (String word : texts(key)) found.add(word(key, word, type));
        return found;
    }

    /** Returns a list of texts. */
    public List<String> texts(String key) {
        return texts(key, value(key));
    }

    private List<String> texts(String key, JsonElement list) {
        List<String> texts = new ArrayList<>();
        for (JsonElement part : array(key, list)) texts.add(text(key, part));
        return texts;
    }

    /** Returns a list of lists of texts. */
    public List<List<String>> strings(String key) {
        List<List<String>> strings = new ArrayList<>();
        for (JsonElement part : array(key, value(key))) strings.add(texts(key, part));
        return strings;
    }

    private JsonArray array(String key, JsonElement value) {
        if (value.isJsonArray()) return value.getAsJsonArray();
        throw wrong(key, "must be a list, got " + value);
    }

    private int[] numbers(String key, JsonElement value, int count, String form) {
        JsonArray list = array(key, value);
        if (list.size() != count) throw wrong(key, "must be " + form + ", got " + value);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = whole(key, list.get(i));
        return numbers;
    }

    /** Returns rows of {@code width} whole numbers each. */
    public List<int[]> rows(String key, int width) {
        List<int[]> rows = new ArrayList<>();
        for (JsonElement part : array(key, value(key))) rows.add(numbers(key, part, width, width + " whole numbers"));
        return rows;
    }

    /** Returns a number from {@code low} to {@code high}. */
    public double number(String key, double low, double high) {
        JsonElement value = value(key);
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (number >= low && number <= high) return number;
        }
        throw wrong(key, "must be a number from " + low + " to " + high + ", got " + value);
    }

    /** Returns the names of the entries of an object. */
    public Set<String> keys(String key) {
        JsonElement value = value(key);
        if (value.isJsonObject()) return value.getAsJsonObject().keySet();
        throw wrong(key, "must be an object, got " + value);
    }

    /** Returns two whole numbers. */
    public int[] pair(String key) {
        return numbers(key, value(key), 2, "a pair of whole numbers");
    }

    /** Returns a box; width and height are above 0. */
    public Rect rect(String key) {
        return rect(key, value(key));
    }

    private Rect rect(String key, JsonElement value) {
        int[] r = numbers(key, value, 4, "a rect [x, y, w, h]");
        if (r[2] <= 0 || r[3] <= 0) throw wrong(key, "is the rect " + value + "; width and height must be above 0");
        return new Rect(r[0], r[1], r[2], r[3]);
    }

    /** Returns a list of boxes. */
    public List<Rect> rects(String key) {
        List<Rect> rects = new ArrayList<>();
        for (JsonElement part : array(key, value(key))) rects.add(rect(key, part));
        return rects;
    }

    /** Returns frames within 1 to {@code total}. */
    public Span span(String key, int total) {
        int[] frames = pair(key);
        if (frames[0] < 1 || frames[1] > total || frames[0] > frames[1]) {
            throw wrong(key, "is " + value(key) + ", must lie within 1 and total=" + total);
        }
        return new Span(frames[0], frames[1]);
    }

    /** Reads an object inside this one, without defaults. */
    public <T> T inside(String key, Function<Fields, T> read) {
        return inside(key, value(key), new JsonObject(), read);
    }

    /** Reads an object inside this one, with defaults. */
    public <T> T inside(String key, JsonObject insideDefaults, Function<Fields, T> read) {
        return inside(key, value(key), insideDefaults, read);
    }

    /** Reads an object inside this one, {@code null} if there is none. */
    public <T> T optional(String key, Function<Fields, T> read) {
        return has(key) ? inside(key, read) : null;
    }

    private <T> T inside(String key, JsonElement value, JsonObject insideDefaults, Function<Fields, T> read) {
        if (!value.isJsonObject()) throw wrong(key, "must be an object, got " + value);
        Fields fields = new Fields(place, prefix + key + ".", value.getAsJsonObject(), insideDefaults);
        T result = read.apply(fields);
        fields.done();
        return result;
    }

    /** Reads a list of objects inside this one. */
    public <T> List<T> each(String key, JsonObject insideDefaults, Function<Fields, T> read) {
        List<T> results = new ArrayList<>();
        JsonArray list = array(key, value(key));
        for (int i = 0; i < list.size(); i++) {
            results.add(inside(key + "[" + i + "]", list.get(i), insideDefaults, read));
        }
        return results;
    }

    /** Refuses keys that nobody asked for. */
    public void done() {
        for (String key : object.keySet()) {
            if (!asked.contains(key)) {
                throw wrong(key, "is unknown; " + UnknownNameException.suggestion(key, asked));
            }
        }
    }
}
