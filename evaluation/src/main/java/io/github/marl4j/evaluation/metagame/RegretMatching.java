package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.MatrixGame;

/**
 * Regret matching: both play every choice in proportion to how much they regret not having made it, all alike if they regret none. In zero-sum games the averages approach an equilibrium, their
 * NashConv falls with the root of the rounds. Source: S. Hart, A. Mas-Colell, A simple adaptive procedure leading to correlated equilibrium (2000).
 */
public final class RegretMatching {
    private RegretMatching() {}

    /**
     * Returns the average mixtures {@code [player][choice]}.
     *
     * @param rounds at least 1
     */
    public static double[][] average(MatrixGame game, int rounds) {
        if (rounds < 1) throw new IllegalArgumentException("rounds=" + rounds + " must be at least 1");
        double[][] regret = {new double[game.choices(0)], new double[game.choices(1)]};
        double[][] average = {new double[game.choices(0)], new double[game.choices(1)]};
        for (int round = 0; round < rounds; round++) {
            double[][] now = {matched(regret[0]), matched(regret[1])};
            for (int player = 0; player < now.length; player++) {
                double[] values = game.values(player, now[1 - player]);
                double earned = 0;
                for (int c = 0; c < values.length; c++) earned += now[player][c] * values[c];
                for (int c = 0; c < values.length; c++) {
                    regret[player][c] += values[c] - earned;
                    average[player][c] += now[player][c] / rounds;
                }
            }
        }
        return average;
    }

    private static double[] matched(double[] regret) {
        double sum = 0;
        for (double each : regret) sum += Math.max(each, 0);
        double[] mixture = new double[regret.length];
        for (int c = 0; c < mixture.length; c++) {
            mixture[c] = sum > 0 ? Math.max(regret[c], 0) / sum : 1.0 / mixture.length;
        }
        return mixture;
    }
}
