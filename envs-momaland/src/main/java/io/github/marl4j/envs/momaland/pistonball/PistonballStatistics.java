package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares returns of whole episodes, without recorded orders of contacts, with those that the reference earned. Where the file tells how its episodes started, ours start so too.
 *
 * <ul>
 *   <li>{@code zero}: the mean difference of the distance is at most 0.5, and nine of ten episodes differ by at most that.
 *   <li>All others: the mean distance is within four standard errors.
 *   <li>{@code up}, {@code wave}, {@code ramp}, if starts are known: half of the episodes differ by at most 0.5. The others part where a tiny difference decides on which side the ball falls.
 *   <li>{@code up}, {@code random}: the standard deviation is within a quarter. That of wave and ramp depends on a few episodes, in ramp on one of 200.
 *   <li>{@code ramp}: the share of balls that arrive is within 0.03 and the median length within a cycle; without known starts the share is within four standard errors.
 *   <li>But for ramp, the ball arrives or all cycles are played.
 * </ul>
 */
public final class PistonballStatistics implements ConformanceCheck {
    private static final double MOST_DIFFERENCE = 0.5;
    private static final double MOST_ALIKE = 0.9;
    private static final double HALF_ALIKE = 0.5;
    private static final double ERRORS = 4;
    private static final double SPREAD = 0.25;
    private static final double MOST_SHARE = 0.03;
    /** Episodes of policies that draw numbers, or of pistons whose starts are not recorded. */
    private static final int EPISODES = 1000;

    private static final long SEED = 20000;

    /** Called by {@link java.util.ServiceLoader}. */
    public PistonballStatistics() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return file.containsKey("cases")
                && file.containsKey("initialStates")
                && String.valueOf(file.get("note")).contains("piston_0");
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        List<Map<String, Object>> starts = Json.maps(file, "initialStates");
        List<Result> results = new ArrayList<>();
        for (Map<String, Object> recorded : Json.maps(file, "cases")) results.add(check(recorded, starts));
        return results;
    }

    private static Result check(Map<String, Object> recorded, List<Map<String, Object>> starts) {
        String policy = Json.text(recorded, "policy");
        Map<String, Object> options = Trace.options(Json.map(recorded, "config"));
        int pistons = PistonballOptions.of(options).nPistons();
        boolean knownStarts = Json.list(starts.get(0), "pistonY").size() == pistons;
        boolean paired = knownStarts && !policy.equals("random");
        ScriptedEpisodes own = new ScriptedEpisodes(options, paired ? starts.size() : EPISODES, SEED);
        for (int e = 0; knownStarts && e < own.length.length; e++) start(own, e, starts.get(e % starts.size()));
        own.play(policy);
        options.remove(Rules.OPTION);
        String variant = options.isEmpty() ? policy : policy + " " + options;
        Comparison comparison = new Comparison();
        comparison.at("policy=" + variant);
        double[] reference = raw(recorded, "returnDistance");
        if (policy.equals("zero")) comparePaired(own, reference, comparison);
        else compareMean(own, reference, comparison);
        if (paired) compareAlike(own, reference, policy.equals("zero") ? MOST_ALIKE : HALF_ALIKE, comparison);
        if (policy.equals("up") || policy.equals("random")) compareSpread(own, reference, comparison);
        if (policy.equals("ramp")) compareArrival(own, recorded, paired, comparison);
        else compareLength(own, comparison);
        for (int e = 0; e < own.length.length; e++) comparison.stepDone();
        return comparison.result(variant);
    }

    private static void start(ScriptedEpisodes own, int episode, Map<String, Object> start) {
        own.start(
                episode,
                Json.numbers("pistonY", Json.value(start, "pistonY")),
                Json.number(start, "ballX"),
                Json.number(start, "ballY"),
                Json.number(start, "spin"));
    }

    private static void comparePaired(ScriptedEpisodes own, double[] reference, Comparison comparison) {
        double difference = ScriptedEpisodes.mean(own.distance) - ScriptedEpisodes.mean(reference);
        comparison.within("mean paired difference", difference, 0, MOST_DIFFERENCE);
    }

    private static void compareAlike(ScriptedEpisodes own, double[] reference, double share, Comparison comparison) {
        int alike = 0;
        for (int e = 0; e < reference.length; e++) {
            if (Math.abs(own.distance[e] - reference[e]) <= MOST_DIFFERENCE) alike++;
        }
        comparison.within("share of like episodes", (double) alike / reference.length, 1, 1 - share);
    }

    private static void compareMean(ScriptedEpisodes own, double[] reference, Comparison comparison) {
        double ownSpread = ScriptedEpisodes.deviation(own.distance);
        double spread = ScriptedEpisodes.deviation(reference);
        double error = Math.sqrt(ownSpread * ownSpread / own.distance.length + spread * spread / reference.length);
        double mean = ScriptedEpisodes.mean(reference);
        comparison.within("mean distance", ScriptedEpisodes.mean(own.distance), mean, ERRORS * error);
    }

    private static void compareSpread(ScriptedEpisodes own, double[] reference, Comparison comparison) {
        double spread = ScriptedEpisodes.deviation(reference);
        double ownSpread = ScriptedEpisodes.deviation(own.distance);
        comparison.within("standard deviation of distance", ownSpread, spread, SPREAD * spread);
    }

    private static void compareArrival(
            ScriptedEpisodes own, Map<String, Object> recorded, boolean paired, Comparison comparison) {
        double median = ScriptedEpisodes.median(raw(recorded, "episodeLength"));
        if (paired) comparison.within("median length", ScriptedEpisodes.median(own.length), median, 1);
        double share = Json.number(recorded, "fractionTerminated");
        double episodes = Json.number(recorded, "episodes");
        double allowed =
                paired ? MOST_SHARE : ERRORS * Math.sqrt(share * (1 - share) * (1 / episodes + 1.0 / EPISODES));
        comparison.within("share of balls that arrive", own.shareArrived(), share, allowed);
    }

    private static void compareLength(ScriptedEpisodes own, Comparison comparison) {
        for (int e = 0; e < own.length.length; e++) {
            if (!own.arrived[e]) comparison.same("length of episode " + e, own.length[e], own.fullLength());
        }
    }

    private static double[] raw(Map<String, Object> recorded, String key) {
        return Json.numbers(key, Json.value(Json.map(recorded, "raw"), key));
    }
}
