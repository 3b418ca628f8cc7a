package io.github.marl4j.commons.prompts;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads a prompt set and checks it: every key, every file, every placeholder. */
final class PromptFiles {
    static final String FORMAT = "marl4j-prompts/1";
    static final String DEFAULT = "default";

    private static final List<String> SECTIONS = List.of(
            "format",
            "name",
            "description",
            "rules",
            "prompts",
            "answers",
            "corrections",
            "sentences",
            "scaffolds",
            "personas",
            "units",
            "uncapped");
    private static final List<String> ANSWERS =
            List.of("harvest", "utterance", "limit", "insights", "importance", "subskill");
    private static final List<String> FORMS = List.of("json", "text");
    private static final List<String> SENTENCES = List.of(
            "poolBeforeHarvest",
            "universalization",
            "ownHarvest",
            "ownObtained",
            "harvestOf",
            "agreedLimit",
            "chairReport",
            "chairReportEntry",
            "memory",
            "utterance");

    private final String where;
    private final Map<String, Object> manifest;
    private final Function<String, String> file;

    private PromptFiles(String where, Map<String, Object> manifest, Function<String, String> file) {
        this.where = where;
        this.manifest = manifest;
        this.file = file;
    }

    static PromptSet read(String nameOrFolder) {
        if (nameOrFolder.equals(DEFAULT)) return resource();
        Path folder = Path.of(nameOrFolder);
        if (!Files.isDirectory(folder)) {
            throw new UnknownNameException("prompt set \"" + nameOrFolder + "\" is neither \"" + DEFAULT
                    + "\" nor a folder with a manifest.json");
        }
        Path manifest = folder.resolve("manifest.json");
        return new PromptFiles(manifest.toString(), Json.read(manifest), name -> {
                    try {
                        return Files.readString(folder.resolve(name));
                    } catch (IOException failed) {
                        throw RunFileException.reading(folder.resolve(name), failed);
                    }
                })
                .read();
    }

    private static PromptSet resource() {
        Map<String, Object> manifest;
        try {
            manifest = new Gson().fromJson(text("manifest.json"), new TypeToken<Map<String, Object>>() {});
        } catch (JsonParseException broken) {
            throw new IllegalStateException("resource default/manifest.json: " + broken.getMessage(), broken);
        }
        return new PromptFiles("default/manifest.json", manifest, PromptFiles::text).read();
    }

    private static String text(String name) {
        try (InputStream stream = PromptFiles.class.getResourceAsStream(DEFAULT + "/" + name)) {
            if (stream == null) throw new IllegalArgumentException("default/" + name + " is missing from the jar");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private PromptSet read() {
        known("", manifest.keySet(), SECTIONS);
        if (!FORMAT.equals(manifest.get("format"))) {
            throw new IllegalArgumentException(
                    where + ": format is \"" + manifest.get("format") + "\"; expected \"" + FORMAT + "\"");
        }
        PromptSet set = new PromptSet(
                String.valueOf(manifest.get("name")),
                files("rules"),
                files("prompts"),
                answers(),
                texts("corrections"),
                texts("sentences"),
                texts("scaffolds"),
                texts("personas"),
                texts("units"),
                uncapped());
        need("rules", set.rules().keySet(), List.of("standard"));
        List<String> kinds = new ArrayList<>();
        for (PromptKind kind : PromptKind.values()) kinds.add(kind.key());
        exactly("prompts", set.prompts().keySet(), kinds);
        exactly("sentences", set.sentences().keySet(), SENTENCES);
        exactly("corrections", set.corrections().keySet(), FORMS);
        need("scaffolds", set.scaffolds().keySet(), List.of("think_step_by_step"));
        need("personas", set.personas().keySet(), List.of("baseline"));
        Set<String> placeholders = new LinkedHashSet<>(PromptSet.PLACEHOLDERS);
        set.all().forEach(template -> template.check(placeholders));
        return set;
    }

    private Map<String, Template> files(String section) {
        Map<String, Template> templates = new LinkedHashMap<>();
        object(section).forEach((key, value) -> {
            String name = textOf(section + "." + key, value);
            if (name.contains("..") || name.startsWith("/")) {
                throw new IllegalArgumentException(
                        where + ": " + section + "." + key + "=\"" + name + "\" must be a file of the folder");
            }
            templates.put(key, new Template(where + ": " + section + "." + key + " (" + name + ")", file.apply(name)));
        });
        return templates;
    }

    private Map<String, Template> texts(String section) {
        Map<String, Template> templates = new LinkedHashMap<>();
        object(section).forEach((key, value) -> {
            String place = section + "." + key;
            templates.put(key, new Template(where + ": " + place, textOf(place, value)));
        });
        return templates;
    }

    private Map<String, Map<String, Template>> answers() {
        Map<String, Map<String, Template>> answers = new LinkedHashMap<>();
        object("answers").forEach((kind, forms) -> {
            if (!(forms instanceof Map<?, ?> map)) throw wrong("answers." + kind, forms, "an object");
            Map<String, Template> templates = new LinkedHashMap<>();
            map.forEach((form, value) -> {
                String place = "answers." + kind + "." + form;
                templates.put(String.valueOf(form), new Template(where + ": " + place, textOf(place, value)));
            });
            exactly("answers." + kind, templates.keySet(), FORMS);
            answers.put(kind, templates);
        });
        exactly("answers", answers.keySet(), ANSWERS);
        return answers;
    }

    private Set<String> uncapped() {
        Object value = manifest.getOrDefault("uncapped", List.of());
        if (!(value instanceof List<?> list)) throw wrong("uncapped", value, "a list of scenario names");
        Set<String> names = new LinkedHashSet<>();
        for (Object each : list) names.add(textOf("uncapped", each));
        return names;
    }

    private Map<String, Object> object(String section) {
        if (!(manifest.get(section) instanceof Map<?, ?> map)) throw wrong(section, manifest.get(section), "an object");
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    private String textOf(String place, Object value) {
        if (value instanceof String text) return text;
        throw wrong(place, value, "a text");
    }

    private IllegalArgumentException wrong(String place, Object value, String expected) {
        return new IllegalArgumentException(where + ": " + place + " is " + value + "; expected " + expected);
    }

    private void exactly(String section, Set<String> given, List<String> wanted) {
        known(section, given, wanted);
        need(section, given, wanted);
    }

    private void known(String section, Set<String> given, List<String> known) {
        for (String key : given) {
            if (!known.contains(key)) {
                throw new UnknownNameException(where, section.isEmpty() ? "key" : section + " key", key, known);
            }
        }
    }

    private void need(String section, Set<String> given, List<String> wanted) {
        for (String key : wanted) {
            if (!given.contains(key)) {
                throw new IllegalArgumentException(where + ": " + section + "." + key + " is missing");
            }
        }
    }
}
