package io.github.marl4j.envs.smax;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.marl4j.env.UnknownNameException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The scenarios by name: the fourteen of JaxMARL 0.2.0 (environments/smax/smax_env.py), and those that users add. Methods may be called from any thread.
 *
 * <p>Form of a scenario file: {@code {"scenarios": [{"name": "2s3z", "allies": [{"type": "stalker", "count": 2}, {"type": "zealot", "count": 3}], "enemies": […]}]}},
 * units in unit order; optional flags {@code smacv2PositionGeneration} and {@code smacv2UnitTypeGeneration} (default false); with the latter the type is {@code random}.
 */
public final class SmaxScenarios {
    private static final Set<String> KEYS =
            Set.of("name", "allies", "enemies", "smacv2PositionGeneration", "smacv2UnitTypeGeneration");
    private static final Set<String> UNIT_KEYS = Set.of("type", "count");
    private static final List<SmaxScenario> STANDARD = parse("scenarios.json", resource("scenarios.json"));
    private static final List<UnitType> UNITS = units(resource("units.json"));
    private static final Map<String, SmaxScenario> ADDED = new ConcurrentSkipListMap<>();

    private SmaxScenarios() {}

    /** Returns all names: the standard ones in the order of their list, then those added, sorted. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (SmaxScenario scenario : STANDARD) names.add(scenario.name());
        names.addAll(ADDED.keySet());
        return names;
    }

    /**
     * Returns a scenario.
     *
     * @throws UnknownNameException if there is none of this name
     */
    public static SmaxScenario named(String name) {
        for (SmaxScenario scenario : STANDARD) if (scenario.name().equals(name)) return scenario;
        SmaxScenario added = ADDED.get(name);
        if (added == null) throw new UnknownNameException("smax", "scenario", name, names());
        return added;
    }

    /**
     * Adds a scenario; from then on there is an environment {@code smax/NAME-v1}.
     *
     * @throws IllegalArgumentException if the name is taken or no name of an id (letters, digits, {@code _}), or a unit type does not exist
     */
    public static void register(SmaxScenario scenario) {
        if (!scenario.name().matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException(
                    "scenario " + scenario.name() + ": a name consists of letters, digits and _");
        }
        SmaxOptions.of(scenario);
        boolean taken = STANDARD.stream().anyMatch(known -> known.name().equals(scenario.name()))
                || scenario.name().equals(SmaxEnvs.CUSTOM);
        if (taken || ADDED.putIfAbsent(scenario.name(), scenario) != null) {
            throw new IllegalArgumentException("scenario " + scenario.name() + ": there already is one of this name");
        }
    }

    /**
     * Reads a scenario file.
     *
     * @throws IllegalArgumentException if it cannot be read or does not have the form above
     */
    public static List<SmaxScenario> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return parse(file.toString(), JsonParser.parseReader(reader).getAsJsonObject());
        } catch (IOException | JsonParseException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("scenario file " + file + " cannot be read: " + unreadable, unreadable);
        }
    }

    /** Returns the standard table of unit types by type id: marine, marauder, stalker, zealot, zergling, hydralisk. */
    public static List<UnitType> standardUnits() {
        return UNITS;
    }

    private static JsonObject resource(String name) {
        InputStream stream = SmaxScenarios.class.getResourceAsStream(name);
        if (stream == null) throw new IllegalStateException("resource " + name + " is missing from the jar");
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException unreadable) {
            throw new IllegalStateException("resource " + name + " cannot be read", unreadable);
        }
    }

    private static List<SmaxScenario> parse(String source, JsonObject file) {
        if (!file.has("scenarios") || !file.get("scenarios").isJsonArray()) {
            throw new IllegalArgumentException(source + ": expected {\"scenarios\": [...]}");
        }
        List<SmaxScenario> scenarios = new ArrayList<>();
        for (JsonElement element : file.getAsJsonArray("scenarios")) {
            if (!element.isJsonObject())
                throw new IllegalArgumentException(source + ": " + element + " is no scenario");
            scenarios.add(scenario(source, element.getAsJsonObject()));
        }
        return List.copyOf(scenarios);
    }

    private static SmaxScenario scenario(String source, JsonObject json) {
        requireKeys(source, "scenario key", json, KEYS, Set.of("name", "allies", "enemies"));
        return new SmaxScenario(
                text(source, json, "name"),
                side(source, json, "allies"),
                side(source, json, "enemies"),
                flag(source, json, "smacv2PositionGeneration"),
                flag(source, json, "smacv2UnitTypeGeneration"));
    }

    private static List<String> side(String source, JsonObject json, String side) {
        if (!json.get(side).isJsonArray()) throw wrong(source, side, json.get(side), "a list of {type, count}");
        List<String> units = new ArrayList<>();
        for (JsonElement part : json.getAsJsonArray(side)) {
            if (!part.isJsonObject()) throw wrong(source, side, part, "{type, count}");
            requireKeys(source, side + " key", part.getAsJsonObject(), UNIT_KEYS, UNIT_KEYS);
            String type = text(source, part.getAsJsonObject(), "type");
            double count = number(source, part.getAsJsonObject(), "count");
            if (count < 1 || count != Math.rint(count) || count > 100_000) {
                throw wrong(source, "count", part, "a whole number from 1 to 100000");
            }
            for (int i = 0; i < count; i++) units.add(type);
        }
        return units;
    }

    private static List<UnitType> units(JsonObject file) {
        List<UnitType> types = new ArrayList<>();
        for (JsonElement element : file.getAsJsonArray("unitTypes")) {
            JsonObject u = element.getAsJsonObject();
            String source = "units.json";
            types.add(new UnitType(
                    text(source, u, "name"),
                    text(source, u, "shortName"),
                    (float) number(source, u, "speed"),
                    (float) number(source, u, "damage"),
                    (float) number(source, u, "attackRange"),
                    (float) number(source, u, "sightRange"),
                    (float) number(source, u, "radius"),
                    (float) number(source, u, "maxHealth"),
                    (float) number(source, u, "weaponCooldown")));
        }
        return List.copyOf(types);
    }

    private static void requireKeys(
            String source, String kind, JsonObject json, Set<String> known, Set<String> needed) {
        for (String key : json.keySet()) {
            if (!known.contains(key)) throw new UnknownNameException(source, kind, key, known);
        }
        for (String key : needed) {
            if (!json.has(key)) throw new IllegalArgumentException(source + ": " + json + " lacks \"" + key + "\"");
        }
    }

    private static String text(String source, JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) return value.getAsString();
        throw wrong(source, key, value, "a text");
    }

    private static double number(String source, JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) return value.getAsDouble();
        throw wrong(source, key, value, "a number");
    }

    private static boolean flag(String source, JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value == null) return false;
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) return value.getAsBoolean();
        throw wrong(source, key, value, "true or false");
    }

    private static IllegalArgumentException wrong(String source, String key, JsonElement value, String expected) {
        return new IllegalArgumentException(source + ": " + key + "=" + value + " must be " + expected);
    }
}
