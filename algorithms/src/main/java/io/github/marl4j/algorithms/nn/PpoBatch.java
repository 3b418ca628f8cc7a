package io.github.marl4j.algorithms.nn;

/**
 * A rollout as PPO needs it, arrays {@code [step][actor][…]}, an actor being one agent of one environment. The arrays are open:
 * the trainer writes rollouts straight into them. Optional arrays are null.
 */
public final class PpoBatch {
    /** Number of time steps T. */
    public final int steps;
    /** Number of actors N. */
    public final int actors;
    /** {@code [step][actor][feature]} input of the policy. */
    public final float[] observations;
    /** {@code [step][actor][feature]} input of a separate critic; null if the critic reads the observations. */
    public final float[] criticInputs;
    /** {@code [step][actor]} whether the recurrent state is cleared before the step; null without recurrence. */
    public final boolean[] resets;
    /** {@code [actor][hidden]} recurrent state before the first step; null without recurrence. */
    public final float[] hidden;
    /** {@code [step][actor][action]} available actions; null if always all, or if actions are continuous. */
    public final boolean[] masks;
    /** {@code [step][actor]} chosen discrete actions; null if actions are continuous. */
    public final int[] actions;
    /** {@code [step][actor][dimension]} chosen continuous actions; null if actions are discrete. */
    public final float[] continuousActions;
    /** {@code [step][actor]} log-probability of the chosen action when it was chosen. */
    public final float[] logProbs;
    /** {@code [step][actor]} value predicted when the action was chosen. */
    public final float[] values;
    /** {@code [step][actor]} advantages. */
    public final float[] advantages;
    /** {@code [step][actor]} value targets. */
    public final float[] targets;
    /** {@code [step][actor]} whether the sample counts; null if all do. */
    public final boolean[] active;

    private PpoBatch(Builder b) {
        steps = b.steps;
        actors = b.actors;
        int samples = Math.multiplyExact(steps, actors);
        observations = new float[Math.multiplyExact(samples, b.observationSize)];
        criticInputs = b.criticSize > 0 ? new float[Math.multiplyExact(samples, b.criticSize)] : null;
        resets = b.hiddenSize > 0 ? new boolean[samples] : null;
        hidden = b.hiddenSize > 0 ? new float[Math.multiplyExact(actors, b.hiddenSize)] : null;
        masks = b.masked ? new boolean[Math.multiplyExact(samples, b.actions)] : null;
        actions = b.continuous ? null : new int[samples];
        continuousActions = b.continuous ? new float[Math.multiplyExact(samples, b.actions)] : null;
        logProbs = new float[samples];
        values = new float[samples];
        advantages = new float[samples];
        targets = new float[samples];
        active = b.withActive ? new boolean[samples] : null;
    }

    private PpoBatch(PpoBatch rollout) {
        steps = 1;
        actors = rollout.steps * rollout.actors;
        observations = rollout.observations;
        criticInputs = rollout.criticInputs;
        resets = null;
        hidden = null;
        masks = rollout.masks;
        actions = rollout.actions;
        continuousActions = rollout.continuousActions;
        logProbs = rollout.logProbs;
        values = rollout.values;
        advantages = rollout.advantages;
        targets = rollout.targets;
        active = rollout.active;
    }

    /**
     * @return the same arrays seen as one step of T·N actors, to shuffle single samples
     * @throws IllegalStateException if the rollout is recurrent: its sequences must stay whole
     */
    public PpoBatch asSamples() {
        if (hidden != null) {
            throw new IllegalStateException(
                    "a recurrent rollout cannot be taken apart into samples; shuffle its actors");
        }
        return new PpoBatch(this);
    }

    /** @return {@code 1 − Var(target − value) / Var(target)} over the samples that count; 0 if all targets are equal */
    public double explainedVariance() {
        double n = 0;
        double sum = 0;
        double squares = 0;
        double errorSum = 0;
        double errorSquares = 0;
        for (int i = 0; i < targets.length; i++) {
            if (active != null && !active[i]) continue;
            double target = targets[i];
            double error = target - values[i];
            n++;
            sum += target;
            squares += target * target;
            errorSum += error;
            errorSquares += error * error;
        }
        double variance = squares / n - sum * sum / (n * n);
        double errorVariance = errorSquares / n - errorSum * errorSum / (n * n);
        return variance > 0 ? 1 - errorVariance / variance : 0;
    }

    /**
     * @param steps number of time steps
     * @param actors number of actors
     * @param observationSize features of the policy's input
     * @param actions number of discrete actions or of continuous dimensions
     * @return builder of a rollout
     */
    public static Builder builder(int steps, int actors, int observationSize, int actions) {
        return new Builder(steps, actors, observationSize, actions);
    }

    /** Chooses the optional arrays. */
    public static final class Builder {
        private final int steps;
        private final int actors;
        private final int observationSize;
        private final int actions;
        private int criticSize;
        private int hiddenSize;
        private boolean masked;
        private boolean continuous;
        private boolean withActive;

        private Builder(int steps, int actors, int observationSize, int actions) {
            if (steps < 1 || actors < 1 || observationSize < 1 || actions < 1) {
                throw new IllegalArgumentException("rollout: steps=" + steps + " actors=" + actors + " observationSize="
                        + observationSize + " actions=" + actions + " must be positive");
            }
            this.steps = steps;
            this.actors = actors;
            this.observationSize = observationSize;
            this.actions = actions;
        }

        /**
         * @param size features of a separate critic's input, 0 for none
         * @return this
         */
        public Builder criticInputs(int size) {
            criticSize = size;
            return this;
        }

        /**
         * @param size width of the recurrent state, 0 for none
         * @return this
         */
        public Builder hidden(int size) {
            hiddenSize = size;
            return this;
        }

        /** @return this, with action masks */
        public Builder masked() {
            masked = true;
            return this;
        }

        /** @return this, with continuous actions */
        public Builder continuous() {
            continuous = true;
            return this;
        }

        /** @return this, with flags that take samples out of the loss */
        public Builder withActive() {
            withActive = true;
            return this;
        }

        /** @return the arrays */
        public PpoBatch build() {
            return new PpoBatch(this);
        }
    }
}
