package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.Batch;
import java.util.Arrays;

/** What episodes bring to the team in each objective: the sum over all agents of all groups. */
final class TeamReturns implements EpisodeLoop.Books {
    private final double gamma;
    private final int objectives;
    private final double[] factor;
    private final double[] discounted;
    private final double[] total;
    private final double[][] keptDiscounted;
    private final double[][] keptTotal;

    TeamReturns(int numEnvs, int objectives, int episodes, double gamma) {
        this.gamma = gamma;
        this.objectives = objectives;
        factor = new double[numEnvs];
        Arrays.fill(factor, 1);
        discounted = new double[numEnvs * objectives];
        total = new double[numEnvs * objectives];
        keptDiscounted = new double[episodes][];
        keptTotal = new double[episodes][];
    }

    @Override
    public void step(Batch batch, int env) {
        for (Batch.Rows rows : batch.groups) {
            int first = env * rows.numAgents * objectives;
            for (int i = 0; i < rows.numAgents * objectives; i++) {
                int at = env * objectives + i % objectives;
                discounted[at] += factor[env] * rows.rewards[first + i];
                total[at] += rows.rewards[first + i];
            }
        }
        factor[env] *= gamma;
    }

    @Override
    public void end(Batch batch, int env, int place) {
        int from = env * objectives;
        int to = from + objectives;
        if (place >= 0) {
            keptDiscounted[place] = Arrays.copyOfRange(discounted, from, to);
            keptTotal[place] = Arrays.copyOfRange(total, from, to);
        }
        Arrays.fill(discounted, from, to, 0);
        Arrays.fill(total, from, to, 0);
        factor[env] = 1;
    }

    VectorReturns returns() {
        return new VectorReturns(keptDiscounted, keptTotal);
    }
}
