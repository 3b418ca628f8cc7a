package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recording in the format {@code marl4j-trace/1}: whose it is, and its options under this library's names. */
public final class Trace {
    private Trace() {}

    /** Returns whether a file is a trace of this environment, by the name that traces give it, e.g. {@code mobeach_v0}. */
    public static boolean is(Map<String, Object> file, String env) {
        return "marl4j-trace/1".equals(file.get("format"))
                && "momaland".equals(file.get("family"))
                && env.equals(file.get("env"));
    }

    /** Returns options under this library's names ({@code board_width} is {@code boardWidth}), with the reference's rules; how it was drawn is left out. */
    public static Map<String, Object> options(Map<String, Object> config) {
        Map<String, Object> options = new LinkedHashMap<>();
        config.forEach((name, value) -> {
            if (!name.equals("render_mode") && value != null) options.put(camelCase(name), value);
        });
        options.put(Rules.OPTION, Rules.REFERENCE.word());
        return options;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
