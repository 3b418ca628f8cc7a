package io.github.marl4j.envs.commons;

import io.github.marl4j.env.OptionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Perturbations as data: {@code {"month": 3, "type": "newcomer", "agents": 5}}, {@code {"type": "speech", "language": "none"}}, {@code {"type": "shock", "factor": 0.5, "added": 0}},
 * {@code {"type": "growth", "growth": "3/2"}}, {@code {"type": "departure", "seat": 4}}; each with its month.
 */
final class PerturbationMaps {
    private PerturbationMaps() {}

    static List<Perturbation> read(OptionReader read, String option) {
        Object given = read.raw(option, List.of());
        if (!(given instanceof List<?> list)) {
            throw new IllegalArgumentException(option + "=" + given
                    + " must be a list of objects, e.g. [{\"month\": 3, \"type\": \"newcomer\", \"agents\": 5}]");
        }
        List<Perturbation> all = new ArrayList<>();
        for (Object entry : list) all.add(one(option + "[" + all.size() + "]", entry));
        return all;
    }

    private static Perturbation one(String where, Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(where + "=" + entry + " must be an object with month and type");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        OptionReader read = new OptionReader(where, values);
        require(where, read, "month", "type");
        int month = read.intAtLeast("month", 0, 0);
        Perturbation made = switch (read.oneOf("type", "", "speech", "newcomer", "shock", "growth", "departure")) {
            case "speech" -> {
                require(where, read, "language");
                yield new Perturbation.Speech(month, SocietyOptions.oneOf(read, "language", Language.CHAT));
            }
            case "newcomer" -> {
                require(where, read, "agents");
                yield new Perturbation.Newcomer(month, read.intAtLeast("agents", 2, 2));
            }
            case "shock" ->
                new Perturbation.Shock(
                        month,
                        read.doubleBetween("factor", 1, 0, SocietyOptions.MOST_UNITS),
                        read.intBetween("added", 0, -SocietyOptions.MOST_UNITS, SocietyOptions.MOST_UNITS));
            case "growth" -> {
                require(where, read, "growth");
                yield new Perturbation.GrowthChange(month, Growth.of(read.raw("growth", null)));
            }
            default -> {
                require(where, read, "seat");
                yield new Perturbation.Departure(month, read.intAtLeast("seat", 0, 0));
            }
        };
        read.done();
        return made;
    }

    private static void require(String where, OptionReader read, String... keys) {
        for (String key : keys) {
            if (!read.has(key)) throw new IllegalArgumentException(where + ": key \"" + key + "\" is missing");
        }
    }

    static List<Map<String, Object>> write(List<Perturbation> perturbations) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Perturbation perturbation : perturbations) list.add(toMap(perturbation));
        return list;
    }

    private static Map<String, Object> toMap(Perturbation perturbation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("month", perturbation.month());
        if (perturbation instanceof Perturbation.Speech speech) {
            map.put("type", "speech");
            map.put("language", SocietyOptions.word(speech.language()));
        } else if (perturbation instanceof Perturbation.Newcomer newcomer) {
            map.put("type", "newcomer");
            map.put("agents", newcomer.agents());
        } else if (perturbation instanceof Perturbation.Shock shock) {
            map.put("type", "shock");
            map.put("factor", shock.factor());
            map.put("added", shock.added());
        } else if (perturbation instanceof Perturbation.GrowthChange change) {
            map.put("type", "growth");
            map.put("growth", change.growth().toString());
        } else if (perturbation instanceof Perturbation.Departure departure) {
            map.put("type", "departure");
            map.put("seat", departure.seat());
        }
        return map;
    }

    /** Returns how many seats a society needs in which these agents arrive. */
    static int seatsNeeded(List<Perturbation> perturbations, int agents) {
        int seats = agents;
        for (Perturbation perturbation : perturbations) {
            if (perturbation instanceof Perturbation.Newcomer newcomer) seats = Math.max(seats, newcomer.agents());
        }
        return seats;
    }

    /** Refuses what cannot happen in this society, or would leave it without agents. */
    static void check(String who, List<Perturbation> perturbations, int agents, int seats, int months, int capacity) {
        boolean[] present = new boolean[seats];
        boolean[] left = new boolean[seats];
        for (int seat = 0; seat < agents; seat++) present[seat] = true;
        for (Perturbation perturbation : perturbations) {
            between(who, perturbation, "month", perturbation.month(), 0, months - 1);
            if (perturbation instanceof Perturbation.Newcomer newcomer) {
                between(who, perturbation, "agents", newcomer.agents(), 2, seats);
                for (int seat = 0; seat < newcomer.agents(); seat++) present[seat] = !left[seat];
            } else if (perturbation instanceof Perturbation.Departure departure) {
                between(who, perturbation, "seat", departure.seat(), 0, seats - 1);
                if (!present[departure.seat()]) {
                    throw new IllegalArgumentException(
                            who + ": perturbation " + toMap(perturbation) + " takes away an agent who is not there");
                }
                present[departure.seat()] = false;
                left[departure.seat()] = true;
                requireSomebody(who, perturbation, present);
            } else if (perturbation instanceof Perturbation.Shock shock) {
                between(who, perturbation, "added", shock.added(), -capacity, capacity);
            }
        }
    }

    private static void between(String who, Perturbation perturbation, String key, int value, int low, int high) {
        if (value >= low && value <= high) return;
        throw new IllegalArgumentException(who + ": perturbation " + toMap(perturbation) + ": " + key + "=" + value
                + " must be from " + low + " to " + high);
    }

    private static void requireSomebody(String who, Perturbation perturbation, boolean[] present) {
        for (boolean here : present) if (here) return;
        throw new IllegalArgumentException(who + ": perturbation " + toMap(perturbation) + " leaves nobody");
    }
}
