package io.github.marl4j.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How one evaluation episode went.
 *
 * @param seed seed that reproduces it together with the policy
 * @param score undiscounted return of the evaluated team (or agent), finite
 * @param length steps, at least 1
 * @param outcome how it ended: {@link #WON}, {@link #LOST}, {@link #DRAW}, {@link #TIMEOUT} or another lower-case name
 * @param objectives undiscounted return by objective, finite, where the environment has several; else empty
 */
public record Episode(long seed, double score, int length, String outcome, Map<String, Double> objectives) {
    /** The evaluated team won. */
    public static final String WON = "won";
    /** The evaluated team lost. */
    public static final String LOST = "lost";
    /** Nobody won. */
    public static final String DRAW = "draw";
    /** The episode was truncated by its step limit. */
    public static final String TIMEOUT = "timeout";

    private static final Pattern OUTCOME = Pattern.compile("[a-z][a-z0-9_]*");

    /** An episode of an environment with one objective. */
    public Episode(long seed, double score, int length, String outcome) {
        this(seed, score, length, outcome, Map.of());
    }

    /**
     * Checks the values and copies the returns.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Episode {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "return of the episode with seed=" + seed + " is " + score + "; expected a finite number");
        }
        if (length < 1) {
            throw new IllegalArgumentException(
                    "length=" + length + " of the episode with seed=" + seed + " is no length; expected at least 1");
        }
        if (!OUTCOME.matcher(outcome).matches()
                || outcome.equals("return")
                || outcome.startsWith("return_")
                || outcome.equals("length")
                || outcome.equals("seed")) {
            throw new IllegalArgumentException(
                    "outcome \"" + outcome + "\" is no name; expected lower-case letters, digits and _,"
                            + " such as won, lost, draw, timeout, and not return, length or seed");
        }
        objectives = Collections.unmodifiableMap(new LinkedHashMap<>(objectives));
        objectives.forEach((objective, sum) -> {
            if (Double.isFinite(sum)) return;
            throw new IllegalArgumentException("return " + objective + " of the episode with seed=" + seed + " is "
                    + sum + "; expected a finite number");
        });
    }
}
