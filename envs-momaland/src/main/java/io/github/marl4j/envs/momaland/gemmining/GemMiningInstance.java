package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.Chance;

/**
 * Mines and villages. Village {@code i} reaches the mines {@code i} to {@code i + reach[i] - 1}.
 *
 * @param workers of each village, {@code [agent]}
 * @param reach number of mines of each village, {@code [agent]}
 * @param base probability of each gem without bonus, {@code [mine][objective]}
 */
record GemMiningInstance(int[] workers, int[] reach, double[][] base) {
    private static final int WORKERS = 0;
    private static final int REACH = 1;
    private static final int PROBABILITY = 2;
    private static final int SHUFFLE = 3;

    /** Draws the instance that belongs to the options' seed. */
    static GemMiningInstance draw(GemMiningOptions options) {
        Chance chance = new Chance(1, 0);
        chance.seed(options.seed());
        int n = options.numAgents();
        int[] workers = new int[n];
        int[] reach = new int[n];
        for (int i = 0; i < n; i++) {
            workers[i] =
                    options.minWorkers() + chance.below(0, WORKERS, i, options.maxWorkers() - options.minWorkers() + 1);
            reach[i] = options.minConnectivity()
                    + chance.below(0, REACH, i, options.maxConnectivity() - options.minConnectivity() + 1);
        }
        double[][] base = new double[options.numMines()][];
        for (int m = 0; m < base.length; m++) base[m] = gems(options, chance, m);
        return new GemMiningInstance(workers, reach, base);
    }

    /** Correlated: each type takes a share of what the earlier ones left, so rich in one means poor in the others; then the types are shuffled. */
    private static double[] gems(GemMiningOptions options, Chance chance, int mine) {
        int k = options.numObjectives();
        double[] gems = new double[k];
        double left = options.maxProb() - k * options.minProb();
        for (int j = 0; j < k; j++) {
            double high = options.correlatedObjectives() ? left : options.maxProb();
            double luck = chance.uniformDouble(0, PROBABILITY, (long) mine * k + j);
            gems[j] = options.minProb() + luck * (high - options.minProb());
            left -= gems[j];
        }
        for (int j = k - 1; j > 0; j--) {
            int other = chance.below(0, SHUFFLE, (long) mine * k + j, j + 1);
            double kept = gems[j];
            gems[j] = gems[other];
            gems[other] = kept;
        }
        return gems;
    }

    int numAgents() {
        return workers.length;
    }

    int allWorkers() {
        int sum = 0;
        for (int w : workers) sum += w;
        return sum;
    }
}
