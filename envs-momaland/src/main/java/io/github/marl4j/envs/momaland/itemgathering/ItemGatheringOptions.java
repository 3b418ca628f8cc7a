package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of item gathering.
 *
 * @param numTimesteps steps after which an episode ends
 * @param initialMap agents and items at the start
 * @param randomise whether every reset permutes the rows and then the columns of the inner part of the map (all but the two outer rings)
 * @param team whether all earn what anyone picks up
 * @param pickupProbabilities chance that an item is picked up when an agent is on it, one for each item type in ascending order; empty for certainty
 * @param rules with REFERENCE end flags in the wrong places, map bounds that gaps between item types can leave
 */
public record ItemGatheringOptions(
        int numTimesteps,
        ItemMap initialMap,
        boolean randomise,
        boolean team,
        List<Double> pickupProbabilities,
        Rules rules) {

    static final String ID = "momaland/item-gathering-v1";

    /** Ten steps on the map of the paper. */
    public static final ItemGatheringOptions DEFAULT =
            new ItemGatheringOptions(10, ItemMap.DEFAULT, false, false, List.of(), Rules.FIXED);

    public ItemGatheringOptions {
        pickupProbabilities = List.copyOf(pickupProbabilities);
        if (numTimesteps < 1)
            throw new IllegalArgumentException(ID + ": numTimesteps=" + numTimesteps + " must be at least 1");
        long types = initialMap.cells().stream()
                .flatMap(List::stream)
                .filter(value -> value > 1)
                .distinct()
                .count();
        if (!pickupProbabilities.isEmpty() && pickupProbabilities.size() != types) {
            throw new IllegalArgumentException(ID + ": pickupProbabilities has length=" + pickupProbabilities.size()
                    + ", expected one for each of " + types + " item types");
        }
        for (double probability : pickupProbabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        ID + ": pickupProbabilities=" + pickupProbabilities + " must hold numbers from 0 to 1");
            }
        }
    }

    boolean reference() {
        return rules == Rules.REFERENCE;
    }

    /**
     * Reads options by name.
     *
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static ItemGatheringOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(ID, values);
        ItemGatheringOptions options = new ItemGatheringOptions(
                read.intAtLeast("numTimesteps", DEFAULT.numTimesteps, 1),
                ItemMap.of(read.raw("initialMap", DEFAULT.initialMap)),
                read.flag("randomise", false),
                read.oneOf("rewardMode", "individual", "individual", "team").equals("team"),
                read.numbers("pickupProbabilities", List.of()),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numTimesteps", numTimesteps);
        map.put("initialMap", initialMap.cells());
        map.put("randomise", randomise);
        map.put("rewardMode", team ? "team" : "individual");
        map.put("pickupProbabilities", pickupProbabilities);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe() {
        return List.of(
                new EnvOption("numTimesteps", "int", 10, "Steps after which an episode ends."),
                new EnvOption(
                        "initialMap",
                        "grid",
                        ItemMap.DEFAULT.cells(),
                        "Rows of numbers: 0 empty, 1 agent, 2 and above item types; as text 1 0/0 2."),
                new EnvOption(
                        "randomise",
                        "boolean",
                        false,
                        "Whether every reset shuffles rows and columns of the inner part."),
                new EnvOption(
                        "rewardMode",
                        "individual|team",
                        "individual",
                        "Whether each earns what it picks up or all earn what anyone does."),
                new EnvOption(
                        "pickupProbabilities",
                        "list",
                        List.of(),
                        "Chance of picking up, one for each item type in ascending order; empty for certainty."),
                new EnvOption(
                        Rules.OPTION,
                        Rules.WORDS,
                        Rules.FIXED.word(),
                        "Proper end flags and bounds, or those of MOMAland 0.2.0."));
    }
}
