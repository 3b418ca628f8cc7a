package io.github.marl4j.envs.commons;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides how a society lives; the rules need nothing else but the seed.
 *
 * @param scenario its words; the numbers below may differ from the scenario's own
 * @param agents how many there are at the start, from 2 to {@code seats}: those of the first seats
 * @param seats how many there can be at most
 * @param months after which it ends, at least 1
 * @param initialResource units at the start, from 0 to {@code capacity}
 * @param capacity most units that there can be
 * @param growth of the resource in a month
 * @param collapseBelow it collapses if a month leaves fewer units than this
 * @param allocation how the resource is divided when more is asked for than there is
 * @param rules REFERENCE with the faults of GovSim
 * @param universalization whether agents are told each month above which amount, taken by all, the resource shrinks
 * @param language what agents learn of each other at the start
 * @param maxRequest most units that an agent may ask for; STRICT rules lower what is above and count it
 * @param perturbations what changes on the way, by month
 */
public record SocietyOptions(
        Scenario scenario,
        int agents,
        int seats,
        int months,
        int initialResource,
        int capacity,
        Growth growth,
        int collapseBelow,
        Allocation allocation,
        Rules rules,
        boolean universalization,
        Language language,
        int maxRequest,
        List<Perturbation> perturbations) {

    static final int MOST_SEATS = 1000;
    static final int MOST_MONTHS = 10_000;
    static final int MOST_UNITS = 1_000_000;

    public SocietyOptions {
        String who = who(scenario);
        perturbations = perturbations.stream()
                .sorted(Comparator.comparingInt(Perturbation::month))
                .toList();
        requireBetween(who, "seats", seats, 2, MOST_SEATS);
        requireBetween(who, "agents", agents, 2, seats);
        requireBetween(who, "months", months, 1, MOST_MONTHS);
        requireBetween(who, "capacity", capacity, 1, MOST_UNITS);
        requireBetween(who, "initialResource", initialResource, 0, capacity);
        requireBetween(who, "collapseBelow", collapseBelow, 0, capacity);
        requireBetween(who, "maxRequest", maxRequest, 1, MOST_UNITS);
        PerturbationMaps.check(who, perturbations, agents, seats, months, capacity);
    }

    private static String who(Scenario scenario) {
        return "commons " + scenario.name();
    }

    private static void requireBetween(String who, String name, int value, int low, int high) {
        if (value >= low && value <= high) return;
        throw new IllegalArgumentException(
                who + ": " + name + "=" + value + " must be a whole number from " + low + " to " + high);
    }

    /** Returns the options that a scenario's numbers make, STRICT, with talk and without perturbations. */
    public static SocietyOptions of(Scenario scenario) {
        return from(new OptionReader(who(scenario), Map.of()), scenario);
    }

    /**
     * Returns options read from data; all names are optional. The names are those of the record, {@code scenario} excepted.
     *
     * @param who for errors, e.g. the name of a file
     * @throws io.github.marl4j.env.UnknownNameException if a name is unknown
     * @throws IllegalArgumentException if a value is not allowed
     */
    public static SocietyOptions from(String who, Scenario scenario, Map<String, Object> values) {
        OptionReader read = new OptionReader(who, values);
        SocietyOptions options = from(read, scenario);
        read.done();
        return options;
    }

    static SocietyOptions from(OptionReader read, Scenario scenario) {
        Scenario.Numbers numbers = scenario.numbers();
        List<Perturbation> perturbations = PerturbationMaps.read(read, "perturbations");
        int agents = read.intAtLeast("agents", numbers.agents(), 2);
        int capacity = read.intAtLeast("capacity", numbers.capacity(), 1);
        return new SocietyOptions(
                scenario,
                agents,
                read.intAtLeast("seats", PerturbationMaps.seatsNeeded(perturbations, agents), 2),
                read.intAtLeast("months", numbers.months(), 1),
                read.intAtLeast("initialResource", numbers.initialResource(), 0),
                capacity,
                Growth.of(read.raw("growth", numbers.growth())),
                read.intAtLeast("collapseBelow", numbers.collapseBelow(), 0),
                oneOf(read, "allocation", Allocation.STOCHASTIC),
                oneOf(read, "rules", Rules.STRICT),
                read.flag("universalization", false),
                oneOf(read, "language", Language.CHAT),
                read.intAtLeast("maxRequest", capacity, 1),
                perturbations);
    }

    /** Returns the growth at the end of each month. */
    Growth[] growthByMonth() {
        Growth[] growths = new Growth[months];
        Arrays.fill(growths, growth);
        for (Perturbation perturbation : perturbations) {
            if (perturbation instanceof Perturbation.GrowthChange change) {
                Arrays.fill(growths, change.month(), months, change.growth());
            }
        }
        return growths;
    }

    /** Returns the constant that a word of an option stands for. */
    static <E extends Enum<E>> E oneOf(OptionReader read, String name, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        String[] words = new String[all.length];
        for (int i = 0; i < all.length; i++) words[i] = word(all[i]);
        String chosen = read.oneOf(name, word(otherwise), words);
        return all[List.of(words).indexOf(chosen)];
    }

    /** Returns how options write a constant, e.g. {@code none_and_no_observation}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns every option but the scenario as data that {@link #from(String, Scenario, Map)} reads. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("agents", agents);
        map.put("seats", seats);
        map.put("months", months);
        map.put("initialResource", initialResource);
        map.put("capacity", capacity);
        map.put("growth", growth.toString());
        map.put("collapseBelow", collapseBelow);
        map.put("allocation", word(allocation));
        map.put("rules", word(rules));
        map.put("universalization", universalization);
        map.put("language", word(language));
        map.put("maxRequest", maxRequest);
        map.put("perturbations", PerturbationMaps.write(perturbations));
        return map;
    }

    /** Returns these options with one value replaced, by the names of {@link #toMap}. */
    public SocietyOptions with(String name, Object value) {
        return with(Map.of(name, value));
    }

    /** Returns these options with some values replaced, by the names of {@link #toMap}. */
    public SocietyOptions with(Map<String, Object> values) {
        Map<String, Object> all = toMap();
        all.putAll(values);
        return from(who(scenario), scenario, all);
    }

    static List<EnvOption> describe(Scenario scenario) {
        Map<String, Object> defaults = of(scenario).toMap();
        List<EnvOption> list = new ArrayList<>();
        add(list, defaults, "agents", "int", "Agents at the start, from 2 to seats.");
        add(list, defaults, "seats", "int", "Most agents that there can be; the default is as many as ever come.");
        add(list, defaults, "months", "int", "Months until the society ends.");
        add(list, defaults, "initialResource", "int", "Units of the resource at the start, up to capacity.");
        add(list, defaults, "capacity", "int", "Most units that there can be.");
        add(list, defaults, "growth", "float", "Growth in a month, a factor of at least 1 or a fraction like 3/2.");
        add(list, defaults, "collapseBelow", "int", "The society collapses if a month leaves fewer units.");
        add(
                list,
                defaults,
                "allocation",
                "stochastic|proportional",
                "How the resource is divided when more is asked for than there is.");
        add(list, defaults, "rules", "strict|reference", "The game as meant, or with the faults of GovSim.");
        add(
                list,
                defaults,
                "universalization",
                "boolean",
                "Agents see above which amount, if taken by all, the resource shrinks.");
        add(
                list,
                defaults,
                "language",
                "chat|none|none_and_no_observation",
                "What agents learn of each other: talk and harvests, harvests, or nothing.");
        add(list, defaults, "maxRequest", "int", "Most units that an agent may ask for; the default is capacity.");
        add(
                list,
                defaults,
                "perturbations",
                "list",
                "What changes on the way, e.g. [{\"month\": 3, \"type\": \"newcomer\", \"agents\": 5}];"
                        + " types: speech, newcomer, shock, growth, departure.");
        return list;
    }

    static void add(List<EnvOption> list, Map<String, Object> defaults, String name, String type, String description) {
        list.add(new EnvOption(name, type, defaults.get(name), description));
    }
}
