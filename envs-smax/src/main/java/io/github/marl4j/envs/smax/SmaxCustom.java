package io.github.marl4j.envs.smax;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.UnknownNameException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of {@code smax/custom-v1} that say who fights: units as text, or a scenario file. */
final class SmaxCustom {
    private static final String STANDARD = "5 marine";

    private SmaxCustom() {}

    static List<EnvOption> describe() {
        String units = "in unit order, e.g. \"2 stalker, 3 zealot\", or \"5 random\" with smacv2UnitTypeGeneration";
        return List.of(
                new EnvOption("allies", "string", STANDARD, "The allies " + units + "."),
                new EnvOption("enemies", "string", STANDARD, "The enemies " + units + "."),
                new EnvOption("smacv2PositionGeneration", "boolean", false, "Teams start in a SMACv2 layout."),
                new EnvOption("smacv2UnitTypeGeneration", "boolean", false, "Unit types are drawn in every episode."),
                new EnvOption(
                        "scenarioFile",
                        "string",
                        "",
                        "Path of a JSON file of scenarios; then the above are not given."),
                new EnvOption("scenario", "string", "", "Which scenario of the file; empty for its only one."));
    }

    static SmaxScenario scenario(OptionReader read) {
        String file = read.text("scenarioFile", "");
        String name = read.text("scenario", "");
        if (!file.isEmpty()) return fromFile(Path.of(file), name);
        if (!name.isEmpty()) {
            throw new IllegalArgumentException("smax/custom-v1: scenario=\"" + name
                    + "\" needs a scenarioFile; known scenarios have ids of their own, e.g. smax/3m-v1");
        }
        return new SmaxScenario(
                SmaxEnvs.CUSTOM,
                units("allies", read.text("allies", STANDARD)),
                units("enemies", read.text("enemies", STANDARD)),
                read.flag("smacv2PositionGeneration", false),
                read.flag("smacv2UnitTypeGeneration", false));
    }

    private static SmaxScenario fromFile(Path file, String name) {
        List<SmaxScenario> scenarios = SmaxScenarios.read(file);
        List<String> names = scenarios.stream().map(SmaxScenario::name).toList();
        if (name.isEmpty() && scenarios.size() == 1) return scenarios.get(0);
        if (!names.contains(name)) throw new UnknownNameException(file.toString(), "scenario", name, names);
        return scenarios.get(names.indexOf(name));
    }

    /** Reads e.g. {@code 2 stalker, 3 zealot}. */
    private static List<String> units(String side, String text) {
        List<String> units = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] words = part.trim().split("\\s+");
            if (words.length != 2 || !words[0].matches("[1-9][0-9]{0,4}")) {
                throw new IllegalArgumentException("smax/custom-v1: " + side + "=\"" + text
                        + "\" must be numbers (1 to 99999) and unit types, e.g. \"2 stalker, 3 zealot\"");
            }
            for (int i = 0; i < Integer.parseInt(words[0]); i++) units.add(words[1]);
        }
        return units;
    }

    /** Returns the options that make this scenario again. */
    static Map<String, Object> toMap(SmaxScenario scenario) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("allies", text(scenario.allies()));
        map.put("enemies", text(scenario.enemies()));
        map.put("smacv2PositionGeneration", scenario.smacv2PositionGeneration());
        map.put("smacv2UnitTypeGeneration", scenario.smacv2UnitTypeGeneration());
        return map;
    }

    private static String text(List<String> units) {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < units.size(); from = to) {
            to = from + 1;
            while (to < units.size() && units.get(to).equals(units.get(from))) to++;
            text.append(from == 0 ? "" : ", ").append(to - from).append(' ').append(units.get(from));
        }
        return text.toString();
    }
}
