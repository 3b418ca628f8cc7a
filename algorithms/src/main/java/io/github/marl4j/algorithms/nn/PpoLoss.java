package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * The clipped objective of PPO and its gradients with respect to logits (or means and log-deviations) and values.
 * <pre>
 * ratio = exp(logπ − logπ_old)
 * L_π = −mean min(ratio·Â, clip(ratio, 1−ε, 1+ε)·Â)
 * V_clip = V_old + clip(V−V_old, −ε, ε);   L_V = ½ mean max((V−R)², (V_clip−R)²)      (or Huber's function for the square)
 * L = L_π + c_v·L_V − c_e·mean entropy
 * </pre>
 * Sources: Schulman et al. 2017; JaxMARL c793d09 {@code baselines/IPPO}; Huber form: marlbenchmark/on-policy de66d7a.
 */
public final class PpoLoss {
    /** How advantages are normalised over a minibatch before the loss. */
    public enum AdvantageNorm {
        /** Not at all, or already done by the trainer. */
        NONE,
        /** (Â − mean)/(std + 1e-8) with the population standard deviation (divides by n), as JaxMARL does. */
        POPULATION,
        /** The same with the unbiased standard deviation (divides by n−1), as CleanRL does. */
        UNBIASED
    }

    /**
     * Constants of the objective.
     *
     * @param clip ε of the policy, positive
     * @param valueClip ε of the value, positive; infinity switches value clipping off
     * @param valueCoefficient c_v
     * @param entropyCoefficient c_e
     * @param huberDelta Huber's δ for value errors, positive; infinity means squared errors
     * @param advantageNorm normalisation of advantages
     */
    public record Config(
            double clip,
            double valueClip,
            double valueCoefficient,
            double entropyCoefficient,
            double huberDelta,
            AdvantageNorm advantageNorm) {
        /** Checks ranges. */
        public Config {
            if (!(clip > 0 && valueClip > 0 && huberDelta > 0)) {
                throw new IllegalArgumentException("PPO loss: clip=" + clip + " valueClip=" + valueClip + " huberDelta="
                        + huberDelta + " must be positive");
            }
        }

        /**
         * Squared value errors, the same ε for policy and value, population normalisation.
         *
         * @param clip ε
         * @param valueCoefficient c_v
         * @param entropyCoefficient c_e
         * @return constants as JaxMARL has them
         */
        public static Config of(double clip, double valueCoefficient, double entropyCoefficient) {
            return new Config(
                    clip,
                    clip,
                    valueCoefficient,
                    entropyCoefficient,
                    Double.POSITIVE_INFINITY,
                    AdvantageNorm.POPULATION);
        }
    }

    /**
     * Means over the samples of a minibatch.
     *
     * @param total L
     * @param policyLoss L_π
     * @param valueLoss L_V, the ½ included
     * @param entropy mean entropy [nat]
     * @param approxKl mean((ratio−1) − log ratio)
     * @param clipFraction share of samples with |ratio−1| &gt; ε
     * @param ratio mean ratio; exactly 1 in the first minibatch after a rollout
     * @param samples number of samples that counted
     */
    public record Statistics(
            double total,
            double policyLoss,
            double valueLoss,
            double entropy,
            double approxKl,
            double clipFraction,
            double ratio,
            int samples) {}

    /** Sums of one shard, added up in the order of the shards. */
    static final class Sums {
        double policy;
        double value;
        double entropy;
        double kl;
        double clipped;
        double ratio;

        void clear() {
            policy = 0;
            value = 0;
            entropy = 0;
            kl = 0;
            clipped = 0;
            ratio = 0;
        }

        void add(Sums other) {
            policy += other.policy;
            value += other.value;
            entropy += other.entropy;
            kl += other.kl;
            clipped += other.clipped;
            ratio += other.ratio;
        }

        Statistics means(Config config, int n) {
            double total =
                    policy / n + config.valueCoefficient() * value / n - config.entropyCoefficient() * entropy / n;
            return new Statistics(total, policy / n, value / n, entropy / n, kl / n, clipped / n, ratio / n, n);
        }
    }

    /** What a minibatch needs to know as a whole before its shards start: advantage mean and scale, number of samples. */
    static final class Scale {
        float mean;
        float inverse = 1f;
        int samples;

        void measure(AdvantageNorm norm, PpoBatch batch, int[] columns, int from, int count) {
            double sum = 0;
            samples = 0;
            for (int step = 0; step < batch.steps; step++) {
                for (int c = from; c < from + count; c++) {
                    int i = step * batch.actors + columns[c];
                    if (batch.active == null || batch.active[i]) {
                        sum += batch.advantages[i];
                        samples++;
                    }
                }
            }
            if (samples == 0) {
                throw new IllegalArgumentException("a PPO minibatch of " + count + " columns has no active sample");
            }
            mean = 0f;
            inverse = 1f;
            if (norm != AdvantageNorm.NONE) {
                double average = sum / samples;
                double squares = squares(average, batch, columns, from, count);
                int divisor = norm == AdvantageNorm.UNBIASED ? Math.max(1, samples - 1) : samples;
                mean = (float) average;
                inverse = (float) (1 / (Math.sqrt(squares / divisor) + 1e-8));
            }
        }

        private static double squares(double average, PpoBatch batch, int[] columns, int from, int count) {
            double squares = 0;
            for (int step = 0; step < batch.steps; step++) {
                for (int c = from; c < from + count; c++) {
                    int i = step * batch.actors + columns[c];
                    if (batch.active == null || batch.active[i]) {
                        double difference = batch.advantages[i] - average;
                        squares += difference * difference;
                    }
                }
            }
            return squares;
        }
    }

    private final Config config;
    private final float clip;
    private final float huber;

    PpoLoss(Config config) {
        this.config = config;
        clip = (float) config.clip();
        huber = (float) config.huberDelta();
    }

    /**
     * The policy part of one sample.
     *
     * @return gradient of L_π with respect to logπ, before division by the number of samples
     */
    private float policy(float logProb, float oldLogProb, float advantage, Sums sums) {
        float logRatio = logProb - oldLogProb;
        float ratio = (float) Math.exp(logRatio);
        float limited = Math.min(1f + clip, Math.max(1f - clip, ratio));
        float free = ratio * advantage;
        float held = limited * advantage;
        sums.policy -= Math.min(free, held);
        sums.kl += (ratio - 1.0) - logRatio;
        sums.ratio += ratio;
        if (Math.abs(ratio - 1f) > clip) {
            sums.clipped++;
        }
        return free <= held ? -free : 0f;
    }

    /**
     * The value part of one sample.
     *
     * @return gradient of L_V with respect to V, before division by the number of samples
     */
    private float value(float value, float oldValue, float target, Sums sums) {
        float limit = (float) config.valueClip();
        float change = value - oldValue;
        float clippedValue = oldValue + Math.min(limit, Math.max(-limit, change));
        float error = value - target;
        float clippedError = clippedValue - target;
        float loss = penalty(error);
        float clippedLoss = penalty(clippedError);
        sums.value += Math.max(loss, clippedLoss);
        if (loss >= clippedLoss) {
            return slope(error);
        }
        return Math.abs(change) < limit ? slope(clippedError) : 0f;
    }

    private float penalty(float error) {
        float size = Math.abs(error);
        return size <= huber ? .5f * error * error : huber * (size - .5f * huber);
    }

    private float slope(float error) {
        return Math.min(huber, Math.max(-huber, error));
    }

    /**
     * Loss and gradients of discrete actions for columns {@code [from, from+count)} of a minibatch.
     *
     * @param batch rollout, not modified
     * @param columns actors of the minibatch
     * @param from first position in columns
     * @param count number of columns
     * @param scale advantage scale and number of samples of the whole minibatch
     * @param actions number of actions
     * @param logits {@code [step][count][actions]}, turned into log-probabilities
     * @param dLogits same shape, written
     * @param sums added to
     */
    void discretePolicy(
            PpoBatch batch,
            int[] columns,
            int from,
            int count,
            Scale scale,
            int actions,
            float[] logits,
            float[] dLogits,
            Sums sums) {
        float weight = 1f / scale.samples;
        float entropyWeight = (float) -config.entropyCoefficient() * weight;
        for (int step = 0; step < batch.steps; step++) {
            for (int c = 0; c < count; c++) {
                int sample = step * batch.actors + columns[from + c];
                int row = (step * count + c) * actions;
                if (batch.active != null && !batch.active[sample]) {
                    Arrays.fill(dLogits, row, row + actions, 0f);
                    continue;
                }
                Categorical.logSoftmax(logits, row, actions, batch.masks, sample * actions);
                float entropy = Categorical.entropy(logits, row, actions);
                sums.entropy += entropy;
                int action = batch.actions[sample];
                float advantage = (batch.advantages[sample] - scale.mean) * scale.inverse;
                float slope = policy(logits[row + action], batch.logProbs[sample], advantage, sums);
                Categorical.gradient(
                        logits, row, actions, action, slope * weight, entropyWeight, entropy, dLogits, row);
            }
        }
    }

    /**
     * Loss and gradients of continuous actions for columns {@code [from, from+count)} of a minibatch.
     *
     * @param batch rollout, not modified
     * @param columns actors of the minibatch
     * @param from first position in columns
     * @param count number of columns
     * @param scale advantage scale and number of samples of the whole minibatch
     * @param dimensions number of action dimensions
     * @param means {@code [step][count][dimension]}, not modified
     * @param dMeans same shape, written
     * @param parameters weights with the log deviations, not modified
     * @param deviations first log deviation
     * @param gradients gradients of the weights, those of the log deviations are added to
     * @param sums added to
     */
    void continuousPolicy(
            PpoBatch batch,
            int[] columns,
            int from,
            int count,
            Scale scale,
            int dimensions,
            float[] means,
            float[] dMeans,
            float[] parameters,
            int deviations,
            float[] gradients,
            Sums sums) {
        float weight = 1f / scale.samples;
        float entropyWeight = (float) -config.entropyCoefficient() * weight;
        float entropy = DiagonalGaussian.entropy(parameters, deviations, dimensions);
        for (int step = 0; step < batch.steps; step++) {
            for (int c = 0; c < count; c++) {
                int sample = step * batch.actors + columns[from + c];
                int row = (step * count + c) * dimensions;
                if (batch.active != null && !batch.active[sample]) {
                    Arrays.fill(dMeans, row, row + dimensions, 0f);
                    continue;
                }
                sums.entropy += entropy;
                float[] actions = batch.continuousActions;
                int action = sample * dimensions;
                float logProb =
                        DiagonalGaussian.logProb(means, row, dimensions, parameters, deviations, actions, action);
                float advantage = (batch.advantages[sample] - scale.mean) * scale.inverse;
                float slope = policy(logProb, batch.logProbs[sample], advantage, sums);
                DiagonalGaussian.gradient(
                        means,
                        row,
                        dimensions,
                        parameters,
                        deviations,
                        actions,
                        action,
                        slope * weight,
                        entropyWeight,
                        dMeans,
                        row,
                        gradients);
            }
        }
    }

    /**
     * Value loss and its gradient for columns {@code [from, from+count)} of a minibatch.
     *
     * @param batch rollout, not modified
     * @param columns actors of the minibatch
     * @param from first position in columns
     * @param count number of columns
     * @param scale number of samples of the whole minibatch
     * @param values {@code [step][count]}, not modified
     * @param dValues same shape, written
     * @param sums added to
     */
    void values(
            PpoBatch batch,
            int[] columns,
            int from,
            int count,
            Scale scale,
            float[] values,
            float[] dValues,
            Sums sums) {
        float weight = (float) config.valueCoefficient() / scale.samples;
        for (int step = 0; step < batch.steps; step++) {
            for (int c = 0; c < count; c++) {
                int sample = step * batch.actors + columns[from + c];
                int row = step * count + c;
                if (batch.active != null && !batch.active[sample]) {
                    dValues[row] = 0f;
                    continue;
                }
                dValues[row] = weight * value(values[row], batch.values[sample], batch.targets[sample], sums);
            }
        }
    }
}
