package io.github.marl4j.algorithms;

import static io.github.marl4j.algorithms.QConfig.requireAtLeast;
import static io.github.marl4j.algorithms.QConfig.requireFraction;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.evaluation.pareto.WeightVectors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Envelope Q-learning for a team: one network tells, for every preference between the objectives, what each action is worth in each of them, and learns for all preferences at once from the same
 * experience.
 *
 * <pre>
 * Q(o, a, w) = Σ_i q(o_i, a_i, w), a vector          π(o, w) = argmax_a w·Q(o, a, w), for each agent by itself
 * y = r + γ·(1 − end)·Q̄(o′, a*, w*)                 (a*, w*) = argmax over a and the sampled w′ of w·Q(o′, a, w′)
 * loss = (1 − λ)·mean_k (Q_k − y_k)² + λ·(w·Q − w·y)²          λ from 0 to 1 in the course of the training
 * </pre>
 *
 * What one weight has learnt to be possible serves all others: that is the envelope. The team's value is a sum over its agents as in {@link Vdn}, which linear preferences respect; with
 * {@code net.team=central} one agent chooses for all. Rewards are those of the team, the sum over its agents. Steps are drawn uniformly from the replay, without priorities.
 *
 * <p>The loop is in {@link PreferenceLearner}, the loss in {@link PreferenceLoss}. Source: Yang, Sun, Narasimhan, "A Generalized Algorithm for Multi-Objective Reinforcement Learning and Policy
 * Adaptation", 2019; defaults as in morl-baselines 1.3.0 where multi-objective.md 5.2 tells them.
 */
public final class Envelope implements Algorithm {

    /**
     * Settings.
     *
     * @param sampledWeights weights drawn for each gradient step, uniformly from all weights; every step of the batch is learnt from for each of them
     * @param scalarFrom part of all steps after which the scalar error begins to replace the vector error
     * @param scalarTo part of all steps after which it has replaced it
     * @param scalarShare share of the scalar error in the loss in the end
     * @param net the network and how it learns
     * @param front how the policies are judged
     */
    record Config(
            int sampledWeights,
            double scalarFrom,
            double scalarTo,
            double scalarShare,
            PreferenceConfig net,
            FrontConfig front) {
        static final Config DEFAULT = new Config(4, 0, 1, 1, PreferenceConfig.DEFAULT, FrontConfig.GREEDY);

        Config {
            requireAtLeast("sampledWeights", sampledWeights, 1);
            requireFraction("scalarFrom", scalarFrom);
            requireFraction("scalarTo", scalarTo);
            requireFraction("scalarShare", scalarShare);
        }
    }

    /** Found by the service loader. */
    public Envelope() {}

    @Override
    public String name() {
        return "envelope";
    }

    @Override
    public String description() {
        return "Envelope Q-learning: one network for all preferences of a team (Yang et al. 2019)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("envelope", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        return new PreferenceLearner(
                run, config.net, config.front, config.sampledWeights, spec -> new AllWeights(run, config, spec));
    }

    /** All weights alike. */
    private static final class AllWeights implements Preferences {
        private final Config config;
        private final int objectives;
        private final long[] random;
        private final LinearSchedule scalarShares;
        private final double scalarStart;

        AllWeights(TrainConfig run, Config config, EnvSpec spec) {
            this.config = config;
            objectives = spec.numObjectives();
            random = new long[] {new SplittableRandom(~run.seed()).nextLong()};
            scalarStart = config.scalarFrom * run.totalSteps();
            scalarShares =
                    new LinearSchedule(0, config.scalarShare, (config.scalarTo - config.scalarFrom) * run.totalSteps());
        }

        @Override
        public float[] episodeWeight(long bits) {
            return uniform(new SplittableRandom(bits));
        }

        private float[] uniform(SplittableRandom bits) {
            return PreferenceLearner.floats(WeightVectors.dirichlet(objectives, 1, bits)[0]);
        }

        @Override
        public float[][] conditions(float[] weight) {
            return new float[][] {weight};
        }

        @Override
        public Batch draw(int batch) {
            SplittableRandom bits = new SplittableRandom(random[0]);
            float[][] weights = new float[config.sampledWeights][];
            for (int i = 0; i < weights.length; i++) weights[i] = uniform(bits);
            random[0] = bits.nextLong();
            float[][][] learnt = new float[batch][][];
            Arrays.fill(learnt, weights);
            return new Batch(learnt, weights);
        }

        @Override
        public double scalarShare(long steps) {
            return steps <= scalarStart ? 0 : scalarShares.at(steps - (long) scalarStart);
        }

        @Override
        public double[][] judged() {
            return config.front.evaluationWeights(objectives).weights();
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("preferences.random", random);
            return state;
        }
    }
}
