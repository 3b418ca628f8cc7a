package io.github.marl4j.evaluation.statistics;

/**
 * Wilson's score interval for a share of successes, such as a win rate.
 *
 * <pre>
 * centre = (p + z²/2n) / (1 + z²/n)      half = z / (1 + z²/n) · sqrt(p(1−p)/n + z²/4n²)      p = successes/n
 * </pre>
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
 */
public final class Wilson {
    private Wilson() {}

    /** The 95 % interval; see {@link #interval(long, long, double)}. */
    public static Interval interval(long successes, long trials) {
        return interval(successes, trials, 0.95);
    }

    /**
     * Returns the two-sided interval, clamped to [0, 1].
     *
     * @param successes number of successes, from 0 to {@code trials}
     * @param trials number of independent trials, at least 1
     * @param confidence coverage, strictly between 0 and 1, e.g. 0.95
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Interval interval(long successes, long trials, double confidence) {
        if (trials < 1) {
            throw new IllegalArgumentException(
                    "trials=" + trials + " leaves no share to estimate; expected at least 1");
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes=" + successes + " is impossible with trials=" + trials + "; expected 0 to " + trials);
        }
        double z = StandardNormal.halfWidth(confidence);
        double n = trials;
        double p = successes / n;
        double shrink = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / shrink;
        double half = z / shrink * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        // At the edges centre ∓ half is exactly 0 or 1 in real numbers; rounding must not move it.
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == trials ? 1 : Math.min(1, centre + half);
        return new Interval(low, high);
    }
}
