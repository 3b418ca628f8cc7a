package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.pareto.LinearSupport;
import io.github.marl4j.evaluation.pareto.Utility;
import io.github.marl4j.evaluation.pareto.WeightVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Multi-objective MAPPO by decomposition: for one weight vector after the other, fresh policies are trained by MAPPO on the weighted sum of the objectives; what comes out is a set of policies, for
 * everyone's preference one.
 *
 * <pre>
 * for each weight w:   π_w ← MAPPO on r = Σ_i Σ_k w_k · r_{i,k} / σ_{i,k}          V_w ← mean discounted team return of π_w
 *                      w   ← where the values so far leave most to gain (optimistic linear support), or the next of equally spaced ones
 * </pre>
 *
 * Every policy starts from the same networks. The inner loop is {@link PpoLearner}, the reward {@link ScalarisedReward}, the choice of weights {@link LinearSupport}. Source: Felten et al., "MOMAland:
 * A Set of Benchmarks for Multi-Objective Multi-Agent Reinforcement Learning", 2024; Roijers, "Multi-Objective Decision-Theoretic Planning", 2016; as in MOMAland 0.2.0, {@code learning/}.
 */
public final class Momappo implements Algorithm {

    /** Where weights come from. */
    public enum WeightChoice {
        /** The unit vectors, then corner weights by what may be gained there; when nothing may, whichever of the evaluation's weights is farthest from all tried ones. */
        LINEAR_SUPPORT,
        /** Equally spaced; with three objectives or more a few more than asked for may be needed for a grid. */
        EQUALLY_SPACED,
        /** The preference of {@link FrontConfig} alone: one policy, all steps for it. */
        PREFERENCE
    }

    /**
     * Settings. Defaults are MOMAland's for continuous actions. Source: MOMAland 0.2.0, {@code learning/}, as multi-objective.md 5.1 tells.
     *
     * @param numWeights policies to train, each for an equal part of the steps
     * @param weightChoice where weights come from: {@code linear_support}, {@code equally_spaced} or {@code preference}, which trains one policy for {@code front.preference}
     * @param leastGain linear support tries no weight where less than this may be gained
     * @param normaliseRewards whether each agent's rewards are divided by the deviation of its discounted return, objective by objective, before they are weighted
     * @param teamReward whether all agents learn from the sum of what they earn, else each from its own
     * @param ppo the MAPPO that trains each policy
     * @param front how the policies are judged
     */
    record Config(
            int numWeights,
            WeightChoice weightChoice,
            double leastGain,
            boolean normaliseRewards,
            boolean teamReward,
            PpoConfig ppo,
            FrontConfig front) {
        static final Config DEFAULT =
                new Config(5, WeightChoice.LINEAR_SUPPORT, 0, true, true, PpoConfig.MOMAPPO, FrontConfig.SAMPLED);

        Config {
            QConfig.requireAtLeast("numWeights", numWeights, 1);
            if (!(leastGain >= 0)) throw new IllegalArgumentException("leastGain=" + leastGain + " must be at least 0");
        }
    }

    /** Found by the service loader. */
    public Momappo() {}

    @Override
    public String name() {
        return "momappo";
    }

    @Override
    public String description() {
        return "Multi-objective MAPPO: one policy for each of several weights (Felten et al. 2024)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("momappo", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return new Search(config, config(config.settings()));
    }

    /** A policy that is done. */
    private record Found(double[] weight, double[] value, List<float[]> actors, Policy policy) {}

    /** The search: train for a weight, value what came out, choose the next weight. */
    private static final class Search implements FrontLearner {
        private final TrainConfig run;
        private final Config config;
        private final EnvSpec spec;
        private final long stepsPerWeight;
        private final double[][] grid;
        private final long[] doneSteps = new long[1];
        private final List<Found> found = new ArrayList<>();
        private ScalarisedReward reward;
        private PpoLearner ppo;

        Search(TrainConfig run, Config config) {
            this.run = run;
            this.config = config;
            try (VectorEnv env = run.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
                spec = env.spec();
            }
            config.front.requireFits(run.algorithm(), spec);
            grid = switch (config.weightChoice) {
                case PREFERENCE -> new double[][] {config.front.preference(spec.numObjectives())};
                case EQUALLY_SPACED ->
                    WeightVectors.equallySpaced(spec.numObjectives(), config.numWeights)
                            .weights();
                case LINEAR_SUPPORT ->
                    config.front.evaluationWeights(spec.numObjectives()).weights();
            };
            int weights = config.weightChoice == WeightChoice.LINEAR_SUPPORT ? config.numWeights : grid.length;
            stepsPerWeight = (run.totalSteps() + weights - 1) / weights;
            ppo = train(nextWeight());
        }

        /** Starts a policy for a weight from scratch. */
        private PpoLearner train(double[] weight) {
            reward = new ScalarisedReward(
                    spec, config.front, config.ppo, config.normaliseRewards, config.teamReward, weight);
            return new PpoLearner(
                    run.withTotalSteps(stepsPerWeight),
                    config.ppo,
                    PpoNetworks.CriticInput.ANY_STATE_AND_AGENT,
                    reward);
        }

        private double[] nextWeight() {
            if (config.weightChoice != WeightChoice.LINEAR_SUPPORT) return grid[found.size() % grid.length];
            LinearSupport support = new LinearSupport(spec.numObjectives(), config.leastGain);
            for (Found one : found) support.add(one.weight, one.value);
            return support.next().orElseGet(this::farthestOfGrid);
        }

        private double[] farthestOfGrid() {
            double[] farthest = grid[0];
            double distance = -1;
            for (double[] weight : grid) {
                double nearest = Double.POSITIVE_INFINITY;
                for (Found one : found) {
                    double squares = 0;
                    for (int k = 0; k < weight.length; k++) squares += Math.pow(weight[k] - one.weight[k], 2);
                    nearest = Math.min(nearest, squares);
                }
                if (nearest > distance) {
                    distance = nearest;
                    farthest = weight;
                }
            }
            return farthest;
        }

        @Override
        public long steps() {
            return doneSteps[0] + ppo.steps();
        }

        @Override
        public void update(Metrics metrics) {
            ppo.update(metrics);
            metrics.add("update/policies", found.size());
            double[] weight = reward.weights();
            for (int k = 0; k < weight.length; k++) {
                metrics.add("update/weight/" + spec.objectives().get(k).name(), weight[k]);
            }
            if (ppo.steps() >= stepsPerWeight || steps() >= run.totalSteps()) finishWeight();
        }

        private void finishWeight() {
            List<float[]> actors = ppo.actorWeights();
            Policy policy = judged(actors);
            long seed = Chance.mix(run.seed() + found.size()) >>> 1;
            double[] value = new PolicyEvaluator(run.env(), run.threads())
                    .playVectors(policy, run.evaluation().episodes(), seed, gamma())
                    .value();
            found.add(new Found(reward.weights(), value, actors, policy));
            doneSteps[0] += ppo.steps();
            ppo.close();
            ppo = train(nextWeight());
        }

        private Policy judged(List<float[]> actors) {
            return ppo.policy(actors, config.front.actions() == ActionMode.GREEDY);
        }

        @Override
        public FrontConfig front() {
            return config.front;
        }

        @Override
        public double gamma() {
            return config.ppo.gamma();
        }

        @Override
        public List<Candidate> candidates() {
            List<Candidate> candidates = new ArrayList<>();
            for (Found one : found) candidates.add(candidate(candidates.size(), one.weight, one.policy));
            if (ppo.steps() > 0 || found.isEmpty()) {
                candidates.add(candidate(candidates.size(), reward.weights(), judged(ppo.actorWeights())));
            }
            return candidates;
        }

        private static Candidate candidate(int number, double[] weight, Policy policy) {
            return new Candidate(String.format(Locale.ROOT, "weight-%03d", number), weight, policy);
        }

        /** The finished policy that is worth most for the preference; before any is finished, the one that is being trained. */
        @Override
        public Policy policy(boolean greedy) {
            double[] preference = config.front.preference(spec.numObjectives());
            List<float[]> best = null;
            double most = Double.NEGATIVE_INFINITY;
            for (Found one : found) {
                double utility = Utility.LINEAR.of(one.value, preference);
                if (utility > most) best = one.actors;
                most = Math.max(most, utility);
            }
            return best == null ? ppo.policy(greedy) : ppo.policy(best, greedy);
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("doneSteps", doneSteps);
            for (int i = 0; i < found.size(); i++) {
                Found one = found.get(i);
                state.put(name(i, "weight"), one.weight);
                state.put(name(i, "value"), one.value);
                for (int g = 0; g < one.actors.size(); g++) state.put(name(i, "actor" + g), one.actors.get(g));
            }
            ppo.state().forEach((name, array) -> state.put("ppo." + name, array));
            return state;
        }

        private static String name(int policy, String part) {
            return "policy" + policy + "." + part;
        }

        @Override
        public void makeRoomFor(Set<String> saved) {
            int objectives = spec.numObjectives();
            while (saved.contains(name(found.size(), "weight"))) {
                found.add(new Found(new double[objectives], new double[objectives], ppo.actorWeights(), null));
            }
        }

        @Override
        public void restored() {
            found.replaceAll(one -> new Found(one.weight, one.value, one.actors, judged(one.actors)));
            ppo.restored();
        }

        @Override
        public void close() {
            ppo.close();
        }
    }
}
