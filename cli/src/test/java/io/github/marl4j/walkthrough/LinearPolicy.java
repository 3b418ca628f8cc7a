package io.github.marl4j.walkthrough;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;

/**
 * A softmax over linear functions of the observation and a constant, masked choices left out.
 *
 * @param choices actions there are
 * @param weights {@code [choice][feature + 1]}, the last of each row belongs to the constant; not copied
 * @param greedy whether to take the most probable choice
 */
record LinearPolicy(int choices, double[] weights, boolean greedy) implements Policy {

    /** Returns the policy that takes every legal choice with equal chance. */
    static LinearPolicy untrained(EnvSpec spec) {
        int features = spec.groups().get(0).observationSpace().flatSize();
        int choices = spec.groups().get(0).actionSpace().maskSize();
        return new LinearPolicy(choices, new double[choices * (features + 1)], false);
    }

    /** Returns the probabilities of the choices in a row. */
    private double[] probabilities(float[] observations, boolean[] mask, int row) {
        int features = weights.length / choices - 1;
        double[] p = new double[choices];
        double sum = 0;
        for (int c = 0; c < choices; c++) {
            if (!mask[row * choices + c]) continue;
            double logit = weights[c * (features + 1) + features];
            for (int f = 0; f < features; f++) {
                logit += weights[c * (features + 1) + f] * observations[row * features + f];
            }
            p[c] = StrictMath.exp(logit);
            sum += p[c];
        }
        for (int c = 0; c < choices; c++) p[c] /= sum;
        return p;
    }

    /** Adds {@code scale · ∇ log π(action | observation)} to a gradient. */
    void addLogGradient(float[] observations, boolean[] mask, int row, int action, double scale, double[] gradient) {
        double[] p = probabilities(observations, mask, row);
        int features = weights.length / choices - 1;
        for (int c = 0; c < choices; c++) {
            double error = scale * ((c == action ? 1 : 0) - p[c]);
            for (int f = 0; f < features; f++) {
                gradient[c * (features + 1) + f] += error * observations[row * features + f];
            }
            gradient[c * (features + 1) + features] += error;
        }
    }

    @Override
    public LinearPolicy.Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        return new Player(this, group, new long[] {Chance.mix(seed)});
    }

    /**
     * Plays.
     *
     * @param random state of its generator, one number; saved with the training
     */
    record Player(LinearPolicy policy, int group, long[] random) implements Policy.Player {
        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            for (int row = 0; row < rows.acts.length; row++) {
                double[] p = policy.probabilities(rows.observations, rows.actionMask, row);
                actions.groups[group].ints[row] = policy.greedy ? mostProbable(p) : drawn(p);
            }
        }

        private static int mostProbable(double[] p) {
            int best = 0;
            for (int c = 1; c < p.length; c++) if (p[c] > p[best]) best = c;
            return best;
        }

        private int drawn(double[] p) {
            random[0] += 0x9E3779B97F4A7C15L;
            double left = (Chance.mix(random[0]) >>> 11) * 0x1p-53;
            int last = 0;
            for (int c = 0; c < p.length; c++) {
                if (p[c] == 0) continue;
                last = c;
                left -= p[c];
                if (left < 0) break;
            }
            return last;
        }
    }
}
