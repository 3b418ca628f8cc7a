package io.github.marl4j.algorithms;

import static io.github.marl4j.algorithms.QConfig.requireAtLeast;
import static io.github.marl4j.algorithms.QConfig.requireFraction;

import io.github.marl4j.algorithms.rollout.EnvShards;
import io.github.marl4j.algorithms.rollout.EpisodeStatistics;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.evaluation.ActionMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Multi-objective independent Q-learning with tables: every agent for itself learns the value of its own actions in each objective, and acts by their weighted sum.
 *
 * <pre>
 * Q_k(s, a) ← (1 − α)·Q_k(s, a) + α·(r_k / m_k + γ·Q_k(s′, a′))        a′ = argmax_a Σ_k w_k·Q_k(s′, a), nothing after the end
 * </pre>
 *
 * For linear preferences that is Q-learning on the weighted reward, but the tables keep the objectives apart, so that actions for any other weight can be read off; how good these are beyond the weight
 * that was played for depends on what its exploration met. ε and α shrink by a factor in every step. A state is what the agent sees, or some features of it. Source: Mannion, Devlin, Duggan, Howley,
 * "Reward shaping for knowledge-based multi-objective multi-agent reinforcement learning", 2018; as in MOMAland 0.2.0, {@code learning/}, which multi-objective.md 5.1 tells. (Its observations never
 * advance within an episode; here they do.)
 */
public final class MoIql implements Algorithm {

    /**
     * Settings. Defaults are MOMAland's for the beach.
     *
     * @param numEnvs copies of the environment that are stepped one after the other
     * @param numSteps steps of each copy in one update
     * @param learningRate α at the beginning
     * @param learningRateDecay factor of α in every step
     * @param epsilon chance of a random action at the beginning
     * @param epsilonDecay factor of ε in every step
     * @param gamma discount of later rewards
     * @param teamReward whether all agents learn from the sum of what they earn, else each from its own
     * @param rewardMaxima number that each objective is divided by before it is learnt; empty: none is
     * @param stateFeatures numbers of the features of an observation that make the state, from 0; empty: all
     * @param front how the policies are judged; its preference is what agents play for
     */
    record Config(
            int numEnvs,
            int numSteps,
            double learningRate,
            double learningRateDecay,
            double epsilon,
            double epsilonDecay,
            double gamma,
            boolean teamReward,
            List<Double> rewardMaxima,
            List<Double> stateFeatures,
            FrontConfig front) {
        static final Config DEFAULT =
                new Config(1, 100, 0.1, 1, 0.05, 0.9999, 0.9, false, List.of(), List.of(), FrontConfig.GREEDY);

        Config {
            requireAtLeast("numEnvs", numEnvs, 1);
            requireAtLeast("numSteps", numSteps, 1);
            requireFraction("learningRate", learningRate);
            requireFraction("learningRateDecay", learningRateDecay);
            requireFraction("epsilon", epsilon);
            requireFraction("epsilonDecay", epsilonDecay);
            requireFraction("gamma", gamma);
            for (double maximum : rewardMaxima) QConfig.requirePositive("rewardMaxima", maximum);
        }
    }

    /** Found by the service loader. */
    public MoIql() {}

    @Override
    public String name() {
        return "mo-iql";
    }

    @Override
    public String description() {
        return "Multi-objective independent Q-learning with tables (Mannion et al. 2018)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("mo-iql", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        return new Training(run, config(run.settings()));
    }

    /** Returns the state of an agent: its number, and what it sees. */
    private static StateKey key(float[] observations, int row, int size, int agent, int[] features) {
        float[] numbers = new float[features.length + 1];
        numbers[0] = agent;
        for (int i = 0; i < features.length; i++) numbers[i + 1] = observations[row * size + features[i]];
        return new StateKey(numbers);
    }

    /** The loop: act, step, move the values. */
    private static final class Training implements FrontLearner {
        private final Config config;
        private final EnvShards envs;
        private final EnvSpec spec;
        private final EpisodeStatistics episodes;
        private final double[] weight;
        private final double[] scale;
        private final int[][] features;
        private final List<ValueTable> tables = new ArrayList<>();
        private final long[] steps = new long[1];
        private final double[] rates;
        private final long exploration;

        Training(TrainConfig run, Config config) {
            this.config = config;
            envs = new EnvShards(
                    run.env(), Chance.mix(run.seed()), config.numEnvs, 1, run.backend(), EnvShards.Wrapping.NONE);
            spec = envs.spec();
            exploration = Chance.mix(~run.seed());
            rates = new double[] {config.learningRate, config.epsilon};
            features = new int[spec.groups().size()][];
            try {
                config.front.requireFits(run.algorithm(), spec);
                requireTurnsTogether(run.algorithm());
                scale = scale(run.algorithm());
                for (int g = 0; g < features.length; g++) addTable(run.algorithm(), g);
            } catch (RuntimeException refused) {
                close();
                throw refused;
            }
            weight = config.front.preference(spec.numObjectives());
            episodes = new EpisodeStatistics(config.numEnvs, spec.infos());
        }

        private void requireTurnsTogether(String algorithm) {
            if (!spec.turnBased()) return;
            throw new IllegalArgumentException(spec.id() + ": " + algorithm
                    + " learns games in which all agents act together, this one is turn-based");
        }

        private double[] scale(String algorithm) {
            double[] maxima = new double[spec.numObjectives()];
            Arrays.fill(maxima, 1);
            if (config.rewardMaxima.isEmpty()) return maxima;
            if (config.rewardMaxima.size() != maxima.length) {
                throw new IllegalArgumentException(spec.id() + ": " + algorithm + ".rewardMaxima=" + config.rewardMaxima
                        + " must have one number for each of " + maxima.length + " objectives");
            }
            for (int k = 0; k < maxima.length; k++) maxima[k] = config.rewardMaxima.get(k);
            return maxima;
        }

        private void addTable(String algorithm, int g) {
            AgentGroup group = spec.groups().get(g);
            if (!(group.actionSpace() instanceof Space.Discrete choice)) {
                throw new IllegalArgumentException(
                        spec.id() + ": " + algorithm + " has a value for each of some discrete" + " actions; group "
                                + group.name() + " has " + group.actionSpace());
            }
            int size = group.observationSpace().flatSize();
            int count = config.stateFeatures.isEmpty() ? size : config.stateFeatures.size();
            features[g] = new int[count];
            for (int i = 0; i < count; i++) {
                double feature = config.stateFeatures.isEmpty() ? i : config.stateFeatures.get(i);
                if (feature != Math.rint(feature) || feature < 0 || feature >= size) {
                    throw new IllegalArgumentException(spec.id() + ": " + algorithm + ".stateFeatures has " + feature
                            + "; an observation of group " + group.name() + " has features 0 to " + (size - 1));
                }
                features[g][i] = (int) feature;
            }
            tables.add(new ValueTable(count + 1, choice.n(), spec.numObjectives()));
        }

        @Override
        public long steps() {
            return steps[0];
        }

        @Override
        public void update(Metrics metrics) {
            for (int t = 0; t < config.numSteps; t++) step();
            episodes.report(metrics);
            metrics.add("update/learning_rate", rates[0]);
            metrics.add("update/epsilon", rates[1]);
            metrics.add(
                    "update/states", tables.stream().mapToInt(ValueTable::size).sum());
        }

        private void step() {
            Batch seen = envs.batch(0);
            int[][] before = new int[tables.size()][];
            for (int g = 0; g < before.length; g++) before[g] = act(g, seen.groups[g]);
            envs.step(0);
            for (int g = 0; g < before.length; g++) learn(g, before[g], seen);
            episodes.note(0, seen);
            steps[0] += config.numEnvs;
            rates[0] *= config.learningRateDecay;
            rates[1] *= config.epsilonDecay;
        }

        /** Chooses ε-greedily for all agents of a group and returns the numbers of their states; -1 for who is out of the game. */
        private int[] act(int g, Batch.Rows rows) {
            int[] states = new int[rows.alive.length];
            int[] chosen = envs.actions(0).groups[g].ints;
            for (int row = 0; row < states.length; row++) {
                states[row] = -1;
                if (!rows.alive[row]) continue;
                int agent = row % rows.numAgents;
                states[row] =
                        tables.get(g).findOrAdd(key(rows.observations, row, rows.observationSize, agent, features[g]));
                long bits = Chance.mix(
                        exploration + ((steps[0] * features.length + g) * states.length + row) * QInference.GAMMA);
                chosen[row] = (bits >>> 11) * 0x1p-53 < rates[1]
                        ? QInference.randomLegal(rows.actionMask, row * rows.maskSize, rows.maskSize, bits)
                        : tables.get(g).best(states[row], weight, rows.actionMask, row * rows.maskSize);
            }
            return states;
        }

        private void learn(int g, int[] states, Batch now) {
            Batch.Rows rows = now.groups[g];
            ValueTable table = tables.get(g);
            int[] chosen = envs.actions(0).groups[g].ints;
            int k = spec.numObjectives();
            for (int row = 0; row < states.length; row++) {
                if (states[row] < 0) continue;
                int agent = row % rows.numAgents;
                boolean end = now.episodeOver[row / rows.numAgents] || !rows.alive[row];
                int next = end ? -1 : table.find(key(rows.observations, row, rows.observationSize, agent, features[g]));
                int best = next < 0 ? 0 : table.best(next, weight, rows.actionMask, row * rows.maskSize);
                for (int o = 0; o < k; o++) {
                    double reward = config.teamReward ? team(now, row / rows.numAgents, o) : rows.rewards[row * k + o];
                    double target = reward / scale[o] + config.gamma * table.value(next, best, o);
                    table.move(states[row], chosen[row], o, target, rates[0]);
                }
            }
        }

        /** Returns what all agents of an environment earned together in one objective. */
        private static double team(Batch now, int env, int objective) {
            double sum = 0;
            for (Batch.Rows rows : now.groups) {
                for (int row = env * rows.numAgents; row < (env + 1) * rows.numAgents; row++) {
                    sum += rows.rewards[row * rows.numObjectives + objective];
                }
            }
            return sum;
        }

        @Override
        public FrontConfig front() {
            return config.front;
        }

        @Override
        public double gamma() {
            return config.gamma;
        }

        /** The weight that was played for, then the evaluation's. */
        @Override
        public List<Candidate> candidates() {
            List<ValueTable> now = tables.stream().map(ValueTable::copy).toList();
            List<Candidate> candidates = new ArrayList<>();
            candidates.add(new Candidate("preference", weight, policy(now, weight, judgedEpsilon())));
            for (double[] other : config.front.evaluationWeights(weight.length).weights()) {
                String name = String.format(Locale.ROOT, "weight-%03d", candidates.size() - 1);
                candidates.add(new Candidate(name, other, policy(now, other, judgedEpsilon())));
            }
            return candidates;
        }

        private double judgedEpsilon() {
            return config.front.actions() == ActionMode.GREEDY ? 0 : rates[1];
        }

        private Policy policy(List<ValueTable> now, double[] playedFor, double epsilon) {
            return (where, group, numEnvs, seed) -> new Player(this, now.get(group), group, playedFor, epsilon, seed);
        }

        @Override
        public Policy policy(boolean greedy) {
            return policy(tables.stream().map(ValueTable::copy).toList(), weight, greedy ? 0 : rates[1]);
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("steps", steps);
            state.put("rates", rates);
            for (int g = 0; g < tables.size(); g++) state.putAll(tables.get(g).state("table" + g + "."));
            state.putAll(episodes.state());
            state.putAll(envs.state());
            return state;
        }

        @Override
        public void makeRoomFor(Set<String> saved) {
            for (int g = 0; g < tables.size(); g++) tables.get(g).makeRoomFor("table" + g + ".", saved);
        }

        @Override
        public void restored() {
            tables.forEach(ValueTable::restored);
            envs.restored();
        }

        @Override
        public void close() {
            envs.close();
        }
    }

    /** Plays one group by its table. */
    private static final class Player implements Policy.Player {
        private final int[] features;
        private final ValueTable table;
        private final int group;
        private final double[] weight;
        private final double epsilon;
        private final long[] random;

        Player(Training training, ValueTable table, int group, double[] weight, double epsilon, long seed) {
            this.features = training.features[group];
            this.table = table;
            this.group = group;
            this.weight = weight;
            this.epsilon = epsilon;
            this.random = new long[] {Chance.mix(seed)};
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("random", random);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            random[0] = Chance.mix(random[0] + QInference.GAMMA);
            for (int row = 0; row < rows.alive.length; row++) {
                if (!rows.alive[row]) continue;
                long bits = Chance.mix(random[0] + row * QInference.GAMMA);
                StateKey key = key(rows.observations, row, rows.observationSize, row % rows.numAgents, features);
                int first = row * rows.maskSize;
                actions.groups[group].ints[row] = (bits >>> 11) * 0x1p-53 < epsilon
                        ? QInference.randomLegal(rows.actionMask, first, rows.maskSize, bits)
                        : table.best(table.find(key), weight, rows.actionMask, first);
            }
        }
    }
}
