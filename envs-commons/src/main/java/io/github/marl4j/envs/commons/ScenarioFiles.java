package io.github.marl4j.envs.commons;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.UnknownNameException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads scenario files. */
final class ScenarioFiles {
    static final List<String> NAMES = List.of("fishery", "pasture", "pollution");

    private final String file;

    private ScenarioFiles(String file) {
        this.file = "scenario " + file;
    }

    static Scenario named(String name) {
        if (!NAMES.contains(name)) throw new UnknownNameException("commons", "scenario", name, NAMES);
        String resource = "scenarios/" + name + ".json";
        InputStream stream = ScenarioFiles.class.getResourceAsStream(resource);
        if (stream == null) throw new IllegalStateException("resource " + resource + " is missing from the jar");
        try (Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new ScenarioFiles(resource).parse(text);
        } catch (IOException unreadable) {
            throw new IllegalStateException("resource " + resource + " cannot be read", unreadable);
        }
    }

    static Scenario read(Path path) {
        try (Reader text = Files.newBufferedReader(path)) {
            return new ScenarioFiles(path.toString()).parse(text);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("scenario " + path + " cannot be read: " + unreadable, unreadable);
        }
    }

    private Scenario parse(Reader text) {
        Map<String, Object> root;
        try {
            root = new GsonBuilder()
                    .setStrictness(Strictness.STRICT)
                    .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
                    .create()
                    .fromJson(text, new TypeToken<Map<String, Object>>() {});
        } catch (JsonParseException broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            throw new IllegalArgumentException(file + ": is not a JSON object: " + cause.getMessage(), broken);
        }
        if (root == null) throw new IllegalArgumentException(file + ": is empty, expected a JSON object");
        return scenario(root);
    }

    private Scenario scenario(Map<String, Object> root) {
        OptionReader read = new OptionReader(file, root);
        String format = required(file, read, "format");
        if (!format.equals(Scenario.FORMAT)) {
            throw new IllegalArgumentException(
                    file + ": format=\"" + format + "\" must be \"" + Scenario.FORMAT + "\"");
        }
        Scenario scenario = new Scenario(
                name(read),
                required(file, read, "description"),
                numbers(object(read, "numbers")),
                flag(read, "revealsRequest"),
                names(read),
                places(object(read, "places")),
                words(object(read, "words")));
        read.done();
        return scenario;
    }

    private String name(OptionReader read) {
        String name = required(file, read, "name");
        if (name.matches("[A-Za-z0-9_]+")) return name;
        throw new IllegalArgumentException(file + ": name=\"" + name + "\" must consist of letters, digits and _");
    }

    private Map<String, Object> object(OptionReader read, String key) {
        if (!(read.raw(key, null) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(file + ": key \"" + key + "\" must be an object");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((name, value) -> typed.put(String.valueOf(name), value));
        return typed;
    }

    private Scenario.Numbers numbers(Map<String, Object> map) {
        String where = file + ", numbers";
        OptionReader read = new OptionReader(where, map);
        int capacity = whole(where, read, "capacity", 1, SocietyOptions.MOST_UNITS);
        Scenario.Numbers numbers = new Scenario.Numbers(
                whole(where, read, "agents", 2, SocietyOptions.MOST_SEATS),
                whole(where, read, "months", 1, SocietyOptions.MOST_MONTHS),
                whole(where, read, "initialResource", 0, capacity),
                capacity,
                growth(where, read),
                whole(where, read, "collapseBelow", 0, capacity),
                whole(where, read, "incomePerUnit", 0, Integer.MAX_VALUE),
                whole(where, read, "memoriesAtHarvest", 1, Integer.MAX_VALUE));
        read.done();
        return numbers;
    }

    private static int whole(String where, OptionReader read, String key, int low, int high) {
        if (!read.has(key)) throw missing(where, key);
        return read.intBetween(key, low, low, high);
    }

    private static Growth growth(String where, OptionReader read) {
        if (!read.has("growth")) throw missing(where, "growth");
        try {
            return Growth.of(read.raw("growth", null));
        } catch (IllegalArgumentException noFactor) {
            throw new IllegalArgumentException(where + ": " + noFactor.getMessage(), noFactor);
        }
    }

    private boolean flag(OptionReader read, String key) {
        if (!read.has(key)) throw missing(file, key);
        return read.flag(key, false);
    }

    private List<String> names(OptionReader read) {
        if (!(read.raw("names", null) instanceof List<?> list)) {
            throw new IllegalArgumentException(file + ": key \"names\" must be a list of texts");
        }
        List<String> names = new ArrayList<>();
        for (Object entry : list) {
            if (!(entry instanceof String name) || name.isBlank() || names.contains(name)) {
                throw new IllegalArgumentException(
                        file + ": names=" + list + " must be a list of different texts, got " + entry);
            }
            names.add(name);
        }
        return names;
    }

    private Scenario.Places places(Map<String, Object> map) {
        String where = file + ", places";
        OptionReader read = new OptionReader(where, map);
        Scenario.Places places = new Scenario.Places(
                required(where, read, "harvest"), required(where, read, "discussion"), required(where, read, "home"));
        read.done();
        return places;
    }

    private Map<String, String> words(Map<String, Object> map) {
        String where = file + ", words";
        OptionReader read = new OptionReader(where, map);
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : Scenario.WORDS) words.put(key, required(where, read, key));
        for (String key : map.keySet()) words.put(key, required(where, read, key));
        return words;
    }

    private static String required(String where, OptionReader read, String key) {
        if (!read.has(key)) throw missing(where, key);
        String text = read.text(key, "");
        if (text.isBlank()) throw new IllegalArgumentException(where + ": key \"" + key + "\" must not be empty");
        return text;
    }

    private static IllegalArgumentException missing(String where, String key) {
        return new IllegalArgumentException(where + ": key \"" + key + "\" is missing");
    }

    static String word(Scenario scenario, String key) {
        String word = scenario.words().get(key);
        if (word != null) return word;
        throw new UnknownNameException(
                "scenario " + scenario.name(), "word", key, scenario.words().keySet());
    }
}
