package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of the beach.
 *
 * @param numTimesteps steps of an episode
 * @param numAgents people
 * @param team whether all earn the sum over the beach, instead of each what its own section is worth
 * @param sections sections of the beach
 * @param capacity people for which a section is most pleasant
 * @param typeDistribution weights of the types, at least one
 * @param positionDistribution weights of the sections at the start; empty for equal ones
 * @param rules with REFERENCE end flags in the wrong places, empty (here: all zero) state at the end, bounds that are too wide or too narrow
 */
public record BeachOptions(
        int numTimesteps,
        int numAgents,
        boolean team,
        int sections,
        int capacity,
        List<Double> typeDistribution,
        List<Double> positionDistribution,
        Rules rules) {

    static final String ID = "momaland/beach-v1";

    /** One step of a hundred people on six sections. */
    public static final BeachOptions DEFAULT =
            new BeachOptions(1, 100, false, 6, 7, List.of(0.3, 0.7), List.of(), Rules.FIXED);

    public BeachOptions {
        typeDistribution = List.copyOf(typeDistribution);
        positionDistribution = List.copyOf(positionDistribution);
        requireAtLeastOne("numTimesteps", numTimesteps);
        requireAtLeastOne("numAgents", numAgents);
        requireAtLeastOne("sections", sections);
        requireAtLeastOne("capacity", capacity);
        requireWeights("typeDistribution", typeDistribution);
        if (!positionDistribution.isEmpty()) requireWeights("positionDistribution", positionDistribution);
        if (!positionDistribution.isEmpty() && positionDistribution.size() != sections) {
            throw new IllegalArgumentException(ID + ": positionDistribution has length=" + positionDistribution.size()
                    + ", expected one weight for each of sections=" + sections);
        }
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(ID + ": " + name + "=" + value + " must be at least 1");
    }

    private static void requireWeights(String name, List<Double> weights) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException(
                        ID + ": " + name + "=" + weights + " must hold weights of at least 0");
            }
            sum += weight;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException(ID + ": " + name + "=" + weights + " must hold a weight above 0");
        }
    }

    /** Returns the number of types. */
    public int numTypes() {
        return typeDistribution.size();
    }

    boolean reference() {
        return rules == Rules.REFERENCE;
    }

    /**
     * Reads options by name.
     *
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static BeachOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(ID, values);
        BeachOptions options = new BeachOptions(
                read.intAtLeast("numTimesteps", DEFAULT.numTimesteps, 1),
                read.intAtLeast("numAgents", DEFAULT.numAgents, 1),
                read.oneOf("rewardMode", "individual", "individual", "team").equals("team"),
                read.intAtLeast("sections", DEFAULT.sections, 1),
                read.intAtLeast("capacity", DEFAULT.capacity, 1),
                read.numbers("typeDistribution", DEFAULT.typeDistribution),
                read.numbers("positionDistribution", DEFAULT.positionDistribution),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numTimesteps", numTimesteps);
        map.put("numAgents", numAgents);
        map.put("rewardMode", team ? "team" : "individual");
        map.put("sections", sections);
        map.put("capacity", capacity);
        map.put("typeDistribution", typeDistribution);
        map.put("positionDistribution", positionDistribution);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe() {
        return List.of(
                new EnvOption("numTimesteps", "int", 1, "Steps of an episode; only the last one is rewarded."),
                new EnvOption("numAgents", "int", 100, "People on the beach."),
                new EnvOption(
                        "rewardMode",
                        "individual|team",
                        "individual",
                        "Whether each earns what its section is worth or all earn the whole beach."),
                new EnvOption("sections", "int", 6, "Sections of the beach."),
                new EnvOption("capacity", "int", 7, "People for which a section is most pleasant."),
                new EnvOption("typeDistribution", "list", DEFAULT.typeDistribution, "Weights of the types of people."),
                new EnvOption(
                        "positionDistribution",
                        "list",
                        DEFAULT.positionDistribution,
                        "Weights of the sections at the start, one each; empty for equal ones."),
                new EnvOption(
                        Rules.OPTION,
                        Rules.WORDS,
                        Rules.FIXED.word(),
                        "Proper end flags, state and bounds, or those of MOMAland 0.2.0."));
    }
}
