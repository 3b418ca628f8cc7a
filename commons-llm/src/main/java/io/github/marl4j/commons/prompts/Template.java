package io.github.marl4j.commons.prompts;

import io.github.marl4j.env.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {placeholders}}. A line that has nothing but a placeholder whose value is empty is left out; lines that begin with {@code talk:} are only there where agents talk.
 * Values are put in as they are: braces in them mean nothing.
 *
 * @param source file and key, for errors
 * @param text the text
 */
record Template(String source, String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)\\}");
    private static final String TALK = "talk:";

    /**
     * Checks that every placeholder is known.
     *
     * @throws UnknownNameException with the closest one
     */
    void check(Set<String> known) {
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            if (!known.contains(found.group(1))) {
                throw new UnknownNameException(source, "placeholder", found.group(1), known);
            }
        }
    }

    /** Returns the text with values put in. */
    String fill(Map<String, String> values, boolean talks) {
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().split("\\R", -1)) {
            boolean talk = line.startsWith(TALK);
            if (talk && !talks) continue;
            String bare = talk ? line.substring(TALK.length()).strip() : line;
            String filled = filled(bare, values);
            if (filled.isBlank() && !bare.isBlank()) continue;
            lines.add(filled.stripTrailing());
        }
        return String.join("\n", lines).strip();
    }

    private String filled(String line, Map<String, String> values) {
        String kept = line;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().isEmpty()) kept = kept.replace(" {" + value.getKey() + "}", "");
        }
        return PLACEHOLDER.matcher(kept).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
    }

    private String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value != null) return value;
        throw new IllegalArgumentException(source + ": placeholder {" + name + "} has no value here; there are "
                + String.join(", ", new TreeSet<>(values.keySet())));
    }
}
