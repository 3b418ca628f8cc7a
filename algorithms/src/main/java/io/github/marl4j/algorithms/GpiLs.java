package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.evaluation.pareto.LinearSupport;
import io.github.marl4j.evaluation.pareto.Utility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Generalised policy improvement with linear support: one network for all preferences, trained for a growing set M of weights that linear support proposes, and played by the best of what it knows for
 * any of them.
 *
 * <pre>
 * π(o, w) = argmax over a and w′ ∈ M of w·Q(o, a, w′)                       generalised policy improvement (GPI)
 * y       = r + γ·(1 − end)·Q̄(o′, a*, w*)                                  (a*, w*) = argmax over a and w′ ∈ M of w·Q(o′, a, w′)
 * next w  = argmax over the corner weights w of  w·V^GPI_w − max over v in the coverage set of w·v
 * </pre>
 *
 * The first weights are the unit vectors. When a weight has had its part of the steps, the policies for all of M are played, their values make the coverage set, and the GPI policies for its corner
 * weights are played to find where improvement is already in sight. Half of what is learnt is for the present weight, half for one drawn from M. The team's value is a sum over its agents or that of one
 * central agent, as for {@link Envelope}.
 *
 * <p>The loop is in {@link PreferenceLearner}, the loss in {@link PreferenceLoss} without its scalar part. Source: Alegre, Bazzan, Roijers, Nowé, da Silva, "Sample-Efficient Multi-Objective Learning via
 * Generalized Policy Improvement Prioritization", 2023; defaults as in morl-baselines 1.3.0 where multi-objective.md 5.2 tells them. Of that work there is no priority in the replay, no dropout and no
 * second network.
 */
public final class GpiLs implements Algorithm {

    /**
     * Settings.
     *
     * @param numWeights weights that are chosen one after the other, each for an equal part of the steps
     * @param net the network and how it learns
     * @param front how the policies are judged
     */
    record Config(int numWeights, PreferenceConfig net, FrontConfig front) {
        static final Config DEFAULT = new Config(10, PreferenceConfig.DEFAULT, FrontConfig.GREEDY);

        Config {
            QConfig.requireAtLeast("numWeights", numWeights, 1);
        }
    }

    /** Found by the service loader. */
    public GpiLs() {}

    @Override
    public String name() {
        return "gpi-ls";
    }

    @Override
    public String description() {
        return "Generalised policy improvement with linear support, one network for all preferences (Alegre et al. 2023)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("gpi-ls", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        return new PreferenceLearner(run, config.net, config.front, 2, spec -> new Support(run, config, spec));
    }

    /** The set M; its last weight is the present one until nothing is left to add. */
    private static final class Support implements Preferences {
        private final TrainConfig run;
        private final Config config;
        private final EnvSpec spec;
        private final long stepsPerWeight;
        private final List<double[]> weights = new ArrayList<>();
        private final long[] random;
        private final long[] rounds = new long[1];
        private final int[] present = new int[1];
        private float[][] inFloats;

        Support(TrainConfig run, Config config, EnvSpec spec) {
            this.run = run;
            this.config = config;
            this.spec = spec;
            stepsPerWeight = (run.totalSteps() + config.numWeights - 1) / config.numWeights;
            random = new long[] {new SplittableRandom(~run.seed()).nextLong()};
            add(new LinearSupport(spec.numObjectives(), 0).next().orElseThrow());
        }

        private void add(double[] weight) {
            weights.add(weight);
            present[0] = weights.size() - 1;
            inFloats = null;
        }

        /** Returns M; while it does not change the same array, which threads may read. */
        private float[][] all() {
            if (inFloats == null) {
                inFloats = weights.stream().map(PreferenceLearner::floats).toArray(float[][]::new);
            }
            return inFloats;
        }

        @Override
        public float[] episodeWeight(long bits) {
            return all()[present[0]];
        }

        @Override
        public float[][] conditions(float[] weight) {
            return all();
        }

        @Override
        public Batch draw(int batch) {
            float[][][] learnt = new float[batch][2][];
            for (float[][] pair : learnt) {
                random[0] += QInference.GAMMA;
                int drawn = (int) (((Chance.mix(random[0]) >>> 32) * weights.size()) >>> 32);
                pair[0] = all()[present[0]];
                pair[1] = all()[drawn];
            }
            return new Batch(learnt, all());
        }

        @Override
        public double scalarShare(long steps) {
            return 0;
        }

        @Override
        public void updated(PreferenceLearner learner, Learner.Metrics metrics) {
            metrics.add("update/weights", weights.size());
            boolean over = learner.steps() >= (rounds[0] + 1) * stepsPerWeight;
            if (!over || learner.steps() >= run.totalSteps()) return;
            rounds[0]++;
            chooseNext(learner);
        }

        private void chooseNext(PreferenceLearner learner) {
            LinearSupport support = new LinearSupport(spec.numObjectives(), 0);
            for (double[] weight : weights) support.add(weight, value(learner, weight));
            double[] next = null;
            double most = Double.NEGATIVE_INFINITY;
            for (LinearSupport.Candidate candidate : support.candidates()) {
                double gain = candidate.gain() == Double.POSITIVE_INFINITY
                        ? Double.POSITIVE_INFINITY
                        : gain(learner, candidate.weight(), support.values());
                if (gain <= most && next != null) continue;
                most = gain;
                next = candidate.weight();
            }
            if (next == null) present[0] = (int) (rounds[0] % weights.size());
            else add(next.clone());
        }

        /** What GPI reaches at a weight beyond what the coverage set reaches there. */
        private double gain(PreferenceLearner learner, double[] weight, double[][] coverage) {
            double best = Arrays.stream(coverage)
                    .mapToDouble(value -> Utility.LINEAR.of(value, weight))
                    .max()
                    .orElseThrow();
            return Utility.LINEAR.of(value(learner, weight), weight) - best;
        }

        private double[] value(PreferenceLearner learner, double[] weight) {
            long seed = Chance.mix(run.seed() + rounds[0]) >>> 1;
            return new PolicyEvaluator(run.env(), run.threads())
                    .playVectors(
                            learner.policy(PreferenceLearner.floats(weight), true),
                            run.evaluation().episodes(),
                            seed,
                            learner.gamma())
                    .value();
        }

        @Override
        public double[][] judged() {
            List<double[]> judged = new ArrayList<>(weights);
            for (double[] weight :
                    config.front.evaluationWeights(spec.numObjectives()).weights()) {
                if (judged.stream().noneMatch(known -> Arrays.equals(known, weight))) judged.add(weight);
            }
            return judged.toArray(double[][]::new);
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("preferences.random", random);
            state.put("preferences.rounds", rounds);
            state.put("preferences.present", present);
            for (int i = 0; i < weights.size(); i++) state.put("preferences.weight" + i, weights.get(i));
            inFloats = null;
            return state;
        }

        @Override
        public void makeRoomFor(Set<String> saved) {
            while (saved.contains("preferences.weight" + weights.size())) add(new double[spec.numObjectives()]);
        }
    }
}
