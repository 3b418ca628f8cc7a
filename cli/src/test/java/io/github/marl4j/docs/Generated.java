package io.github.marl4j.docs;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.cli.CliUsage;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.gpu.DeviceVectorEnv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of pages that the code knows better: between {@code <!-- generated: KIND ARGUMENT -->} and {@code <!-- end -->}.
 */
final class Generated {
    private static final Pattern PART = Pattern.compile("(?ms)^<!-- generated: (\\w+) ?(.*?) -->\\n.*?^<!-- end -->$");
    private static final Path ROOT = Markdown.ROOT;
    private static final Path ALGORITHMS = ROOT.resolve("algorithms/src/main/java/io/github/marl4j/algorithms");

    private Generated() {}

    /** Returns a page with its generated parts made anew. */
    static String refresh(String page) {
        return PART.matcher(page)
                .replaceAll(part -> Matcher.quoteReplacement("<!-- generated: "
                        + (part.group(1) + " " + part.group(2)).strip() + " -->\n"
                        + part(part.group(1), part.group(2).strip()) + "<!-- end -->"));
    }

    private static String part(String kind, String argument) {
        return switch (kind) {
            case "environments" -> environments(argument);
            case "families" -> families();
            case "options" -> options(argument);
            case "spaces" -> spaces(argument);
            case "objectives" -> objectives(argument);
            case "algorithms" -> algorithms();
            case "settings" -> settings(argument);
            case "deviceMemory" -> deviceMemory(argument.split(" "));
            case "usage" -> "```text\n" + CliUsage.of(argument.split(" ")) + "```\n";
            case "source" -> "```java\n" + source(ROOT.resolve(argument)) + "```\n";
            default -> throw new IllegalArgumentException("no such generated part: " + kind);
        };
    }

    private static String environments(String family) {
        StringBuilder table =
                new StringBuilder("| id | agents | observation | actions | what it is |\n|---|---|---|---|---|\n");
        for (String id : Marl4j.ids()) {
            if (!id.startsWith(family + "/")) continue;
            EnvSpec spec = Marl4j.spec(id);
            String own = family + "/" + id.replaceFirst("^[^/]*/", "").replaceFirst("-v\\d+$", "") + ".md";
            boolean hasPage = Files.exists(ROOT.resolve("docs/environments/" + own));
            table.append(hasPage ? "| [`" + id + "`](" + own + ")" : "| `" + id + "`")
                    .append(" | ")
                    .append(spec.agents().size())
                    .append(" | ");
            table.append(spec.groups().get(0).observationSpace().flatSize()).append(" | ");
            table.append(actions(spec.groups().get(0).actionSpace())).append(" | ");
            table.append(spec.description()).append(" |\n");
        }
        return table.toString();
    }

    /** Returns how many choices there are, or how many real numbers an action has. */
    private static String actions(Space space) {
        if (space.numFloats() == 0) return Integer.toString(space.maskSize());
        String reals = space.numFloats() + " real";
        return space.maskSize() == 0 ? reals : space.maskSize() + " and " + reals;
    }

    private static String deviceMemory(String[] ids) {
        StringBuilder table =
                new StringBuilder("| environment | bytes of a copy | copies per GB |\n| --- | ---: | ---: |\n");
        for (String id : ids) {
            long bytes = DeviceVectorEnv.deviceBytesPerEnv(id, Map.of());
            table.append("| `").append(id).append("` | ").append(grouped(bytes));
            table.append(" | ").append(grouped(1_000_000_000 / bytes)).append(" |\n");
        }
        return table.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    private static String families() {
        StringBuilder table = new StringBuilder("| family | environments | page |\n|---|---|---|\n");
        List<String> families = Marl4j.ids().stream()
                .map(id -> id.substring(0, id.indexOf('/')))
                .filter(family -> !family.equals("walkthrough"))
                .distinct()
                .toList();
        for (String family : families) {
            List<String> ids = Marl4j.ids().stream()
                    .filter(id -> id.startsWith(family + "/"))
                    .toList();
            table.append("| ")
                    .append(family)
                    .append(" | ")
                    .append(ids.size())
                    .append(", e.g. `")
                    .append(ids.get(0));
            table.append("` | ")
                    .append(page("docs/environments/" + family + ".md"))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String spaces(String id) {
        StringBuilder table = new StringBuilder("| group | agents | observation | action |\n|---|---|---|---|\n");
        for (AgentGroup group : Marl4j.spec(id).groups()) {
            table.append("| ").append(group.name()).append(" | ").append(group.size());
            table.append(" | `").append(group.observationSpace()).append("` | `");
            table.append(group.actionSpace()).append("` |\n");
        }
        return table.toString();
    }

    private static String objectives(String id) {
        StringBuilder table =
                new StringBuilder("| objective | least in a step | greatest in a step |\n|---|---|---|\n");
        for (Objective objective : Marl4j.spec(id).objectives()) {
            table.append("| `").append(objective.name()).append("` | ").append(objective.low());
            table.append(" | ").append(objective.high()).append(" |\n");
        }
        return table.toString();
    }

    private static String options(String id) {
        StringBuilder table = new StringBuilder("| option | type | default | meaning |\n|---|---|---|---|\n");
        for (EnvOption option : Marl4j.options(id)) {
            String type = option.type().replace("|", " or ");
            table.append("| `")
                    .append(option.name())
                    .append("` | ")
                    .append(type)
                    .append(" | ");
            table.append(option.defaultValue())
                    .append(" | ")
                    .append(option.description())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String algorithms() {
        StringBuilder table = new StringBuilder("| name | what it is | page |\n|---|---|---|\n");
        for (Algorithm algorithm : Algorithm.all()) {
            if (algorithm.getClass().getPackageName().endsWith(".walkthrough")) continue;
            table.append("| `")
                    .append(algorithm.name())
                    .append("` | ")
                    .append(algorithm.description())
                    .append(" | ");
            table.append(page("docs/algorithms/" + algorithm.name() + ".md")).append(" |\n");
        }
        return table.toString();
    }

    private static String page(String path) {
        return Files.exists(ROOT.resolve(path)) ? "[" + path + "](" + path + ")" : "";
    }

    private static String settings(String name) {
        Algorithm algorithm = Algorithm.named(name);
        StringBuilder table = new StringBuilder("| key | default | meaning |\n|---|---|---|\n");
        String own = algorithm
                        .getClass()
                        .getName()
                        .replaceFirst("^.*\\.algorithms\\.", "")
                        .replace('.', '/') + ".java";
        appendSettings(table, name, algorithm.settings(Map.of()), List.of(Markdown.read(ALGORITHMS.resolve(own))));
        return table.toString();
    }

    /** Appends a row for each setting; those of a nested record come after it under its name, and are documented in a record of their own. */
    private static void appendSettings(
            StringBuilder table, String prefix, Map<String, Object> settings, List<String> own) {
        List<String> sources = new ArrayList<>(own);
        sources.addAll(records(settings.keySet()));
        settings.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested) {
                Map<String, Object> values = new LinkedHashMap<>();
                nested.forEach((part, setting) -> values.put(String.valueOf(part), setting));
                appendSettings(table, prefix + "." + key, values, List.of());
                return;
            }
            table.append("| `" + prefix + "." + key + "` | " + value + " | ")
                    .append(meaning(sources, key))
                    .append(" |\n");
        });
    }

    /** Returns the shared records, the one with most of the settings first. */
    private static List<String> records(Set<String> keys) {
        try (Stream<Path> files = Files.walk(ALGORITHMS)) {
            return files.filter(file -> file.toString().matches(".*(Config|Rule)\\.java"))
                    .sorted()
                    .map(Markdown::read)
                    .sorted(Comparator.comparingLong(text -> -keys.stream()
                            .filter(key -> text.contains("@param " + key + " "))
                            .count()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String meaning(List<String> sources, String key) {
        Pattern comment = Pattern.compile("(?s)@param " + key + " (.*?)(?=\\n\\s*\\* @|\\n\\s*\\*/)");
        for (String source : sources) {
            Matcher text = comment.matcher(source);
            if (text.find()) {
                return text.group(1)
                        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
                        .replaceAll("\\{@link #?([^}]*)\\}", "$1");
            }
        }
        throw new IllegalStateException("no source has @param " + key);
    }

    /** Returns a source without package and imports, as a reader of the walk-through needs it. */
    private static String source(Path file) {
        String text = Markdown.read(file);
        return text.replaceAll("(?m)^(package|import) .*\\n", "").strip() + "\n";
    }
}
