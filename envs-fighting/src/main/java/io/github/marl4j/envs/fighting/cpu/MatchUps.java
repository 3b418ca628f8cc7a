package io.github.marl4j.envs.fighting.cpu;

import java.util.stream.IntStream;

/** Who beats whom when computers of one level play: the balance of the cast. */
public final class MatchUps {
    private final int fighters;
    private final int matches;
    private final double[] score;

    private MatchUps(int fighters, int matches, double[] score) {
        this.fighters = fighters;
        this.matches = matches;
        this.score = score;
    }

    /**
     * Plays all ordered pairs, on all processors.
     *
     * @param matches for each ordered pair, at least 1
     */
    public static MatchUps play(int fighters, int level, int matches, long seed) {
        if (matches < 1) throw new IllegalArgumentException("matches=" + matches + " must be at least 1");
        CpuLevel.of(level);
        double[] score = IntStream.range(0, fighters * fighters)
                .parallel()
                .mapToDouble(pair -> share(pair / fighters, pair % fighters, level, matches, seed + 1000L * pair))
                .toArray();
        return new MatchUps(fighters, matches, score);
    }

    private static double share(int left, int right, int level, int matches, long seed) {
        CpuMatch match = new CpuMatch();
        int sum = 0;
        for (int n = 0; n < matches; n++) {
            match.start(left, level, right, level, seed + 2L * n);
            sum += 1 + match.finish();
        }
        return sum / (2.0 * matches);
    }

    /**
     * Plays a level against another, all fighters in turn on both sides.
     *
     * @return share of the matches that {@code level} wins, draws counting half
     */
    public static double levels(int fighters, int level, int otherLevel, int matches, long seed) {
        return IntStream.range(0, matches)
                .parallel()
                .mapToDouble(n -> {
                    CpuMatch match = new CpuMatch();
                    int first = n % fighters;
                    int second = (n / fighters + 3 * n + 1) % fighters;
                    boolean left = n % 2 == 0;
                    match.start(first, left ? level : otherLevel, second, left ? otherLevel : level, seed + 2L * n);
                    int result = match.finish();
                    return (1 + (left ? result : -result)) / 2.0;
                })
                .average()
                .orElse(Double.NaN);
    }

    /** Returns the share of matches that a fighter wins against another, both orders taken together, draws counting half. */
    public double share(int fighter, int other) {
        return (score[fighter * fighters + other] + 1 - score[other * fighters + fighter]) / 2;
    }

    /** Returns the share of matches that a fighter wins against all others. */
    public double overall(int fighter) {
        double sum = 0;
        for (int other = 0; other < fighters; other++) if (other != fighter) sum += share(fighter, other);
        return sum / (fighters - 1);
    }

    /** Returns how many matches were played for each ordered pair. */
    public int matches() {
        return matches;
    }
}
