package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Rules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of route choice.
 *
 * @param problemName road network that comes with the library, see {@link RoadNetworks#names}; unused with a network file
 * @param networkFile road network of one's own, see {@link RoadNetworks}; empty for none
 * @param routesPerTrip how many shortest routes a trip gets where the network file lists none
 * @param numAgents drivers
 * @param randomTolls whether the second objective is the time on tolled links, drawn at random, instead of the marginal cost on all links
 * @param randomTollPercentage chance that a link is tolled, with random tolls
 * @param numTimesteps always 1; rules=reference takes other values too and does not heed them
 * @param seed of the drivers' trips and the random tolls, as far as resets do not draw them anew
 * @param redrawOnReset whether every episode draws trips and tolls anew; then all drivers have one action space with masks and see the index of their trip
 * @param rules with REFERENCE end flags in the wrong places, no tolled link and trips without routes are errors
 */
public record RouteChoiceOptions(
        String problemName,
        String networkFile,
        int routesPerTrip,
        int numAgents,
        boolean randomTolls,
        double randomTollPercentage,
        int numTimesteps,
        int seed,
        boolean redrawOnReset,
        Rules rules) {

    static final String ID = "momaland/route-choice-v1";

    /** Braess's paradox with 4200 drivers and marginal-cost tolls. */
    public static final RouteChoiceOptions DEFAULT = new RouteChoiceOptions(
            "Braess_1_4200_10_c1", "", RouteSearch.DEFAULT_ROUTES, 4200, false, 0.1, 1, 42, false, Rules.FIXED);

    public RouteChoiceOptions {
        if (numTimesteps != 1 && rules == Rules.FIXED) {
            throw new IllegalArgumentException(
                    ID + ": numTimesteps=" + numTimesteps + " must be 1, as one step is the whole episode");
        }
        if (redrawOnReset && rules == Rules.REFERENCE) {
            throw new IllegalArgumentException(ID + ": redrawOnReset=true needs rules=fixed");
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
    public static RouteChoiceOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(ID, values);
        RouteChoiceOptions d = DEFAULT;
        RouteChoiceOptions options = new RouteChoiceOptions(
                read.text("problemName", d.problemName),
                read.text("networkFile", d.networkFile),
                read.intAtLeast("routesPerTrip", d.routesPerTrip, 1),
                read.intAtLeast("numAgents", d.numAgents, 1),
                read.oneOf("tollMode", "mct", "mct", "random").equals("random"),
                read.doubleBetween("randomTollPercentage", d.randomTollPercentage, 0, 1),
                read.intAtLeast("numTimesteps", 1, 1),
                read.intAtLeast("seed", d.seed, 0),
                read.flag("redrawOnReset", false),
                Rules.read(read));
        read.done();
        return options;
    }

    /** Returns the road network that these options name. */
    public RoadNetwork network() {
        return networkFile.isEmpty()
                ? RoadNetworks.bundled(problemName)
                : RoadNetworks.load(Path.of(networkFile), routesPerTrip);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("problemName", problemName);
        map.put("networkFile", networkFile);
        map.put("routesPerTrip", routesPerTrip);
        map.put("numAgents", numAgents);
        map.put("tollMode", randomTolls ? "random" : "mct");
        map.put("randomTollPercentage", randomTollPercentage);
        map.put("numTimesteps", numTimesteps);
        map.put("seed", seed);
        map.put("redrawOnReset", redrawOnReset);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe() {
        return List.of(
                new EnvOption(
                        "problemName", "string", DEFAULT.problemName, "Road network that comes with the library."),
                new EnvOption(
                        "networkFile",
                        "string",
                        "",
                        "Road network of your own: .json or NAME_net.tntp; empty for none."),
                new EnvOption(
                        "routesPerTrip",
                        "int",
                        DEFAULT.routesPerTrip,
                        "Shortest routes that a trip gets where the network file lists none."),
                new EnvOption("numAgents", "int", 4200, "Drivers."),
                new EnvOption(
                        "tollMode",
                        "mct|random",
                        "mct",
                        "Whether the toll is the marginal cost on all links or the time on links drawn at random."),
                new EnvOption("randomTollPercentage", "float", 0.1, "Chance that a link is tolled, with random tolls."),
                new EnvOption("numTimesteps", "int", 1, "Always 1: one step is the whole episode."),
                new EnvOption("seed", "int", 42, "Seed of trips and random tolls."),
                new EnvOption(
                        "redrawOnReset",
                        "boolean",
                        false,
                        "Whether every episode draws trips and tolls anew; drivers then see the index of their trip."),
                new EnvOption(
                        Rules.OPTION,
                        Rules.WORDS,
                        Rules.FIXED.word(),
                        "Proper end flags and bounds, or those of MOMAland 0.2.0 with its errors."));
    }
}
