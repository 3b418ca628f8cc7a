package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import java.util.List;
import java.util.Map;

/**
 * Settings of the reward; see {@link Rewards} for the formula.
 *
 * @param aggression weight a of damage dealt and of winning
 * @param aggressionEnd a at the end of the schedule
 * @param dense weight d of damage
 * @param denseEnd d at the end of the schedule
 * @param annealDecisions decisions of one environment over which a and d change; 0 if they do not
 * @param zeroSum whether what one earns the other loses; a counts as 1
 * @param sparse whether only the end of a round counts: 1, 0 or -1
 * @param perDecision added to every decision
 */
public record RewardOptions(
        double aggression,
        double aggressionEnd,
        double dense,
        double denseEnd,
        int annealDecisions,
        boolean zeroSum,
        boolean sparse,
        double perDecision) {

    /** FightLadder's. */
    public static final RewardOptions DEFAULT = new RewardOptions(3, 3, 1, 1, 0, false, false, 0);

    static RewardOptions read(OptionReader read, RewardOptions d) {
        double aggression = read.doubleBetween("aggression", d.aggression, 0, 100);
        double dense = read.doubleBetween("dense", d.dense, 0, 100);
        return new RewardOptions(
                aggression,
                read.doubleBetween("aggressionEnd", aggression, 0, 100),
                dense,
                read.doubleBetween("denseEnd", dense, 0, 100),
                read.intAtLeast("annealDecisions", d.annealDecisions, 0),
                read.flag("zeroSum", d.zeroSum),
                read.flag("sparse", d.sparse),
                read.doubleBetween("perDecision", d.perDecision, -1, 1));
    }

    /** Returns a as it is after some decisions. */
    double aggressionAt(long decisions) {
        return zeroSum ? 1 : between(aggression, aggressionEnd, decisions);
    }

    /** Returns d as it is after some decisions. */
    double denseAt(long decisions) {
        return between(dense, denseEnd, decisions);
    }

    private double between(double first, double last, long decisions) {
        if (annealDecisions == 0) return first;
        return first + (last - first) * Math.min(1.0, (double) decisions / annealDecisions);
    }

    void addTo(Map<String, Object> map) {
        map.put("aggression", aggression);
        map.put("aggressionEnd", aggressionEnd);
        map.put("dense", dense);
        map.put("denseEnd", denseEnd);
        map.put("annealDecisions", annealDecisions);
        map.put("zeroSum", zeroSum);
        map.put("sparse", sparse);
        map.put("perDecision", perDecision);
    }

    static void describe(List<EnvOption> options, Map<String, Object> d) {
        FightingOptions.add(options, d, "aggression", "float", "Weight of damage dealt and of winning.");
        FightingOptions.add(options, d, "aggressionEnd", "float", "The same at the end of the schedule.");
        FightingOptions.add(options, d, "dense", "float", "Weight of damage.");
        FightingOptions.add(options, d, "denseEnd", "float", "The same at the end of the schedule.");
        FightingOptions.add(
                options,
                d,
                "annealDecisions",
                "int",
                "Decisions of one environment over which both weights change; 0 if they do not.");
        FightingOptions.add(options, d, "zeroSum", "boolean", "Whether what one earns the other loses.");
        FightingOptions.add(options, d, "sparse", "boolean", "Whether only the end of a round counts: 1, 0 or -1.");
        FightingOptions.add(options, d, "perDecision", "float", "Added to every decision.");
    }
}
