package io.github.marl4j.onnx;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands beside ONNX files to make them a policy: {@code policy.json} beside {@code policy.onnx}.
 *
 * @param env id of the environment that the policy plays, with version
 * @param options of the environment that differ from the defaults
 * @param source where the networks come from, for people
 * @param groups a network for each agent group that the policy plays
 */
public record OnnxManifest(String env, Map<String, Object> options, String source, List<Group> groups) {
    /** Value of the key {@code format}. */
    public static final String FORMAT = "marl4j-onnx/1";

    static final String OBSERVATIONS = "observations";
    static final String MEMORY = "memory";
    static final String LOGITS = "logits";
    static final String NEXT_MEMORY = "next_memory";

    private static final String ENDING = ".onnx";
    private static final List<String> KEYS = List.of("format", "env", "source", "groups");
    private static final List<String> GROUP_KEYS =
            List.of("group", "file", "sha256", "inputs", "actions", "memory", "agentCodes");

    /**
     * The network of an agent group.
     *
     * @param group name of the group
     * @param file name of the ONNX file, beside the manifest
     * @param sha256 of the file, hexadecimal
     * @param inputs features that go in, agent codes included
     * @param actions logits that come out
     * @param memory width of the memory that is carried from step to step; 0 without
     * @param agentCodes whether a one-hot code of the agent follows each observation
     */
    public record Group(
            String group, String file, String sha256, int inputs, int actions, int memory, boolean agentCodes) {}

    /** Copies what may change. */
    public OnnxManifest {
        options = new LinkedHashMap<>(options);
        groups = List.copyOf(groups);
    }

    /**
     * Returns the manifest of an ONNX file.
     *
     * @throws IllegalArgumentException if the name does not end in {@code .onnx}
     */
    public static Path beside(Path onnx) {
        String name = onnx.getFileName().toString();
        if (!name.endsWith(ENDING)) {
            throw new IllegalArgumentException(
                    "\"" + onnx + "\" must end in " + ENDING + "; its manifest has the same name with .json");
        }
        return onnx.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".json");
    }

    static Path withGroup(Path onnx, String group) {
        String name = onnx.getFileName().toString();
        return onnx.resolveSibling(name.substring(0, name.length() - ENDING.length()) + "-" + group + ENDING);
    }

    /** Writes the file, whole or not at all. */
    void write(Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("id", env);
        environment.put("options", options);
        json.put("env", environment);
        json.put("source", source);
        List<Map<String, Object>> list = new ArrayList<>();
        for (Group each : groups) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("group", each.group);
            group.put("file", each.file);
            group.put("sha256", each.sha256);
            group.put("inputs", each.inputs);
            group.put("actions", each.actions);
            group.put("memory", each.memory);
            group.put("agentCodes", each.agentCodes);
            list.add(group);
        }
        json.put("groups", list);
        AtomicFiles.write(file, Json.pretty(json));
    }

    /**
     * Reads a manifest.
     *
     * @throws RunFileException if it is missing or broken, or a key is unknown
     */
    public static OnnxManifest read(Path file) {
        JsonFields json = JsonFields.of(file, Json.read(file));
        requireKnown(json, KEYS);
        if (!json.text("format").equals(FORMAT)) throw json.wrong("format", FORMAT);
        JsonFields env = json.object("env");
        requireKnown(env, List.of("id", "options"));
        List<Group> groups = new ArrayList<>();
        for (JsonFields group : json.objects("groups")) {
            requireKnown(group, GROUP_KEYS);
            groups.add(new Group(
                    group.text("group"),
                    group.text("file"),
                    group.text("sha256"),
                    Math.toIntExact(group.integer("inputs")),
                    Math.toIntExact(group.integer("actions")),
                    Math.toIntExact(group.integer("memory")),
                    Boolean.TRUE.equals(group.toMap().get("agentCodes"))));
        }
        if (groups.isEmpty()) throw json.wrong("groups", "at least one group");
        Map<String, Object> options = env.has("options") ? env.object("options").toMap() : Map.of();
        return new OnnxManifest(env.text("id"), options, json.text("source"), groups);
    }

    private static void requireKnown(JsonFields json, List<String> known) {
        for (String key : json.toMap().keySet()) {
            if (known.contains(key)) continue;
            throw new RunFileException(json.file() + ": "
                    + new UnknownNameException(json.place().isEmpty() ? "manifest" : json.place(), "key", key, known)
                            .getMessage());
        }
    }
}
