package io.github.marl4j.commons.model;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.env.OptionReader;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A language model and how it is asked. Holds no secret: keys and headers are names of environment variables.
 *
 * @param url address of the endpoint up to and including its version, e.g. {@code http://127.0.0.1:8080/v1}, or {@code scripted:PERSONA}, or {@code hosted:NAME}
 * @param model name of the model at the endpoint
 * @param keyVariable environment variable that holds the key; empty: no key is sent
 * @param headerVariables further HTTP headers, name to the environment variable that holds its value; immutable
 * @param temperature of sampling, from 0 on; default 0
 * @param topP share of probability that is sampled from, above 0 up to 1; default 1
 * @param maxTokens longest answer [tokens]; 0: the endpoint's own limit; default 8000
 * @param seed for the endpoint's sampling; default 42
 * @param structured whether answers are asked for as JSON with a schema; default yes
 * @param extra more fields of the request's body, as the endpoint wants them; not to be modified
 */
public record ModelSettings(
        String url,
        String model,
        String keyVariable,
        Map<String, String> headerVariables,
        double temperature,
        double topP,
        int maxTokens,
        long seed,
        boolean structured,
        JsonObject extra) {
    /** Addresses that begin with this name a script inside this process. */
    public static final String SCRIPTED = "scripted:";

    /** Addresses that begin with this name a model that the program around the run brings along. */
    public static final String HOSTED = "hosted:";

    private static final int MAX_TOKENS = 8000;
    private static final int SEED = 42;
    private static final Gson GSON = new Gson();

    /**
     * Checks all values.
     *
     * @throws IllegalArgumentException if the address is none or holds a secret, or a number is out of its range
     */
    public ModelSettings {
        headerVariables = Map.copyOf(headerVariables);
        if (model.isBlank()) throw new IllegalArgumentException("model \"\" is no name of a model");
        if (!(temperature >= 0)) {
            throw new IllegalArgumentException("temperature=" + temperature + " must be a number from 0 on");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP=" + topP + " must be a number above 0 up to 1");
        }
        if (maxTokens < 0) throw new IllegalArgumentException("maxTokens=" + maxTokens + " must not be negative");
        if (!insideProcess(url)) checkUrl(url);
    }

    /** Returns whether an address stands for a model inside this process. */
    static boolean insideProcess(String url) {
        return url.startsWith(SCRIPTED) || url.startsWith(HOSTED);
    }

    /** Returns the settings of a script of this process. */
    public static ModelSettings scripted(String persona) {
        String url = SCRIPTED + persona;
        return new ModelSettings(url, url, "", Map.of(), 0, 1, MAX_TOKENS, SEED, true, new JsonObject());
    }

    /** Returns settings with the usual values for an address. */
    public static ModelSettings at(String url, String model) {
        return new ModelSettings(url, model, "", Map.of(), 0, 1, MAX_TOKENS, SEED, true, new JsonObject());
    }

    static void checkUrl(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException malformed) {
            throw notAnAddress(url);
        }
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) throw notAnAddress(url);
        if (address.getUserInfo() != null || address.getQuery() != null) {
            throw new IllegalArgumentException(
                    "the url of a model must not hold a name, a key or a query, because it is stored with the"
                            + " run; put the key into an environment variable and name it with keyVariable");
        }
    }

    private static IllegalArgumentException notAnAddress(String url) {
        return new IllegalArgumentException("url=\"" + url
                + "\" is no address of an endpoint; expected e.g. http://127.0.0.1:8080/v1, or scripted:sustainable");
    }

    /**
     * Reads settings.
     *
     * @param where what they belong to, for errors
     * @param values by name; not modified
     */
    public static ModelSettings read(String where, Map<String, Object> values) {
        OptionReader read = new OptionReader(where, values);
        if (!read.has("url")) throw new IllegalArgumentException(where + ": \"url\" is missing");
        String url = read.text("url", "");
        Map<String, String> headers = new LinkedHashMap<>();
        map(where, "headerVariables", read.raw("headerVariables", Map.of()))
                .forEach((name, variable) -> headers.put(String.valueOf(name), String.valueOf(variable)));
        JsonElement extra = JsonParser.parseString(GSON.toJson(map(where, "extra", read.raw("extra", Map.of()))));
        try {
            ModelSettings settings = new ModelSettings(
                    url,
                    read.text("model", insideProcess(url) ? url : ""),
                    read.text("keyVariable", ""),
                    headers,
                    read.doubleBetween("temperature", 0, 0, 100),
                    read.doubleBetween("topP", 1, 0, 1),
                    read.intAtLeast("maxTokens", MAX_TOKENS, 0),
                    read.intAtLeast("seed", SEED, 0),
                    read.flag("structured", true),
                    extra.getAsJsonObject());
            read.done();
            return settings;
        } catch (IllegalArgumentException wrong) {
            if (wrong.getMessage().startsWith(where)) throw wrong;
            throw new IllegalArgumentException(where + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Map<?, ?> map(String where, String name, Object value) {
        if (value instanceof Map<?, ?> map) return map;
        throw new IllegalArgumentException(where + ": " + name + "=" + value + " must be an object");
    }

    /** Returns the settings as they are stored with a run. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", url);
        map.put("model", model);
        map.put("keyVariable", keyVariable);
        map.put("headerVariables", headerVariables);
        map.put("temperature", temperature);
        map.put("topP", topP);
        map.put("maxTokens", maxTokens);
        map.put("seed", seed);
        map.put("structured", structured);
        map.put("extra", GSON.fromJson(extra, Map.class));
        return map;
    }
}
