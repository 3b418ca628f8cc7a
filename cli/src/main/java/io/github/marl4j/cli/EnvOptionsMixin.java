package io.github.marl4j.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --option k=v}, for commands that make an environment from an id. */
final class EnvOptionsMixin {
    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "Option of the environment, e.g. maxSteps=50; may be repeated. See 'marl4j envs describe ID'.")
    private List<String> given = List.of();

    /** Returns the options by name. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String assignment : given) {
            Settings.Assignment parsed = Settings.Assignment.parse("--option", assignment);
            values.put(parsed.path(), parsed.value());
        }
        return values;
    }
}
