package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.MatrixGame;
import java.util.Arrays;

/**
 * Fictitious play: in every round both answer what the other has done so far on average. In zero-sum games the averages approach an equilibrium. Source: G. Brown, Iterative solution of games
 * by fictitious play (1951).
 */
public final class FictitiousPlay {
    private FictitiousPlay() {}

    /**
     * Returns how often each choice was made, {@code [player][choice]}. In the first round both make their first choice; later both answer at once the other's average of the rounds before, ties
     * to the first choice.
     *
     * @param rounds at least 1
     */
    public static double[][] counts(MatrixGame game, int rounds) {
        if (rounds < 1) throw new IllegalArgumentException("rounds=" + rounds + " must be at least 1");
        double[][] counts = {new double[game.choices(0)], new double[game.choices(1)]};
        counts[0][0] = 1;
        counts[1][0] = 1;
        for (int round = 1; round < rounds; round++) {
            int row = bestChoice(game.values(0, shares(counts[1])));
            int column = bestChoice(game.values(1, shares(counts[0])));
            counts[0][row]++;
            counts[1][column]++;
        }
        return counts;
    }

    /** Returns the shares {@code [player][choice]} of the choices; see {@link #counts}. */
    public static double[][] average(MatrixGame game, int rounds) {
        double[][] counts = counts(game, rounds);
        return new double[][] {shares(counts[0]), shares(counts[1])};
    }

    private static double[] shares(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> count / sum).toArray();
    }

    private static int bestChoice(double[] values) {
        int best = 0;
        for (int c = 1; c < values.length; c++) if (values[c] > values[best]) best = c;
        return best;
    }
}
