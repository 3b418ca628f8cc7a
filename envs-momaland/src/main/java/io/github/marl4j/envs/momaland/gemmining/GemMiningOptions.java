package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of gem mining.
 *
 * @param numAgents villages
 * @param numObjectives types of gems
 * @param minConnectivity least mines that a village reaches
 * @param maxConnectivity most mines that a village reaches
 * @param minWorkers least workers of a village
 * @param maxWorkers most workers of a village
 * @param minProb least base probability of a gem
 * @param maxProb greatest base probability of a gem
 * @param truncProbability greatest probability of a gem, bonus included
 * @param wBonus factor by which each worker raises the probability
 * @param correlatedObjectives whether the types of gems of a mine share one probability between them
 * @param numTimesteps always 1; rules=reference takes other values too and does not heed them
 * @param seed of the mines and villages, which no reset changes
 * @param firstWorkerHelps whether the bonus is {@code wBonus^w} for w workers, as in the reference's code, or {@code wBonus^(w-1)}, as in its text
 * @param rules with REFERENCE the end flags are in the wrong places, as in MOMAland 0.2.0
 */
public record GemMiningOptions(
        int numAgents,
        int numObjectives,
        int minConnectivity,
        int maxConnectivity,
        int minWorkers,
        int maxWorkers,
        double minProb,
        double maxProb,
        double truncProbability,
        double wBonus,
        boolean correlatedObjectives,
        int numTimesteps,
        int seed,
        boolean firstWorkerHelps,
        Rules rules) {

    static final String ID = "momaland/gem-mining-v1";

    /** Twenty villages, two types of gems. */
    public static final GemMiningOptions DEFAULT =
            new GemMiningOptions(20, 2, 2, 4, 1, 5, 0.01, 0.5, 0.9, 1.03, true, 1, 42, true, Rules.FIXED);

    public GemMiningOptions {
        requireOrder("Connectivity", minConnectivity, maxConnectivity);
        requireOrder("Workers", minWorkers, maxWorkers);
        if (!(minProb <= maxProb)) {
            throw new IllegalArgumentException(ID + ": minProb=" + minProb + " must not exceed maxProb=" + maxProb);
        }
        if (numTimesteps != 1 && rules == Rules.FIXED) {
            throw new IllegalArgumentException(
                    ID + ": numTimesteps=" + numTimesteps + " must be 1, as one step is the whole episode");
        }
    }

    private static void requireOrder(String what, int least, int most) {
        if (least > most) {
            throw new IllegalArgumentException(
                    ID + ": min" + what + "=" + least + " must not exceed max" + what + "=" + most);
        }
    }

    /** Returns the number of mines: the last village may reach as far as any. */
    public int numMines() {
        return numAgents + maxConnectivity - 1;
    }

    boolean reference() {
        return rules == Rules.REFERENCE;
    }

    /**
     * Reads options by name.
     *
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static GemMiningOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(ID, values);
        GemMiningOptions d = DEFAULT;
        GemMiningOptions options = new GemMiningOptions(
                read.intAtLeast("numAgents", d.numAgents, 1),
                read.intAtLeast("numObjectives", d.numObjectives, 1),
                read.intAtLeast("minConnectivity", d.minConnectivity, 1),
                read.intAtLeast("maxConnectivity", d.maxConnectivity, 1),
                read.intAtLeast("minWorkers", d.minWorkers, 1),
                read.intAtLeast("maxWorkers", d.maxWorkers, 1),
                read.doubleBetween("minProb", d.minProb, 0, 1),
                read.doubleBetween("maxProb", d.maxProb, 0, 1),
                read.doubleBetween("truncProbability", d.truncProbability, 0, 1),
                read.doubleBetween("wBonus", d.wBonus, 0, 1000),
                read.flag("correlatedObjectives", true),
                read.intAtLeast("numTimesteps", 1, 1),
                read.intAtLeast("seed", d.seed, 0),
                read.oneOf("bonusExponent", "workers", "workers", "workersMinusOne")
                        .equals("workers"),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numAgents", numAgents);
        map.put("numObjectives", numObjectives);
        map.put("minConnectivity", minConnectivity);
        map.put("maxConnectivity", maxConnectivity);
        map.put("minWorkers", minWorkers);
        map.put("maxWorkers", maxWorkers);
        map.put("minProb", minProb);
        map.put("maxProb", maxProb);
        map.put("truncProbability", truncProbability);
        map.put("wBonus", wBonus);
        map.put("correlatedObjectives", correlatedObjectives);
        map.put("numTimesteps", numTimesteps);
        map.put("seed", seed);
        map.put("bonusExponent", firstWorkerHelps ? "workers" : "workersMinusOne");
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe() {
        return List.of(
                new EnvOption("numAgents", "int", 20, "Villages."),
                new EnvOption("numObjectives", "int", 2, "Types of gems."),
                new EnvOption("minConnectivity", "int", 2, "Least mines that a village reaches."),
                new EnvOption("maxConnectivity", "int", 4, "Most mines that a village reaches."),
                new EnvOption("minWorkers", "int", 1, "Least workers of a village."),
                new EnvOption("maxWorkers", "int", 5, "Most workers of a village."),
                new EnvOption("minProb", "float", 0.01, "Least base probability of a gem."),
                new EnvOption("maxProb", "float", 0.5, "Greatest base probability of a gem."),
                new EnvOption("truncProbability", "float", 0.9, "Greatest probability of a gem, bonus included."),
                new EnvOption("wBonus", "float", 1.03, "Factor by which each worker raises the probability."),
                new EnvOption(
                        "correlatedObjectives",
                        "boolean",
                        true,
                        "Whether the types of gems of a mine share one probability between them."),
                new EnvOption("numTimesteps", "int", 1, "Always 1: one step is the whole episode."),
                new EnvOption("seed", "int", 42, "Seed of the mines and villages, which no reset changes."),
                new EnvOption(
                        "bonusExponent",
                        "workers|workersMinusOne",
                        "workers",
                        "Whether the first worker in a mine raises the probability too."),
                new EnvOption(
                        Rules.OPTION,
                        Rules.WORDS,
                        Rules.FIXED.word(),
                        "Proper end flags, or those of MOMAland 0.2.0."));
    }
}
