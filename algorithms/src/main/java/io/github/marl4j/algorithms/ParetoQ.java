package io.github.marl4j.algorithms;

import static io.github.marl4j.algorithms.QConfig.requireAtLeast;
import static io.github.marl4j.algorithms.QConfig.requireFraction;

import io.github.marl4j.algorithms.rollout.EnvShards;
import io.github.marl4j.algorithms.rollout.EpisodeStatistics;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.CentralisedAgent;
import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import io.github.marl4j.evaluation.pareto.Utility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Pareto Q-learning: tables of sets. For every state and joint action it learns all returns that no other one dominates, so that in a small deterministic game it finds the whole Pareto front, the parts
 * that are best for no weight included. The team acts as one agent, which earns the sum of all rewards.
 *
 * <pre>
 * ND(s, a)  = the non-dominated of ∪_{a′} set(s′, a′), {0} after the end            set(s, a) = { R̄(s, a) + γ·v | v ∈ ND(s, a) }
 * </pre>
 *
 * with R̄ the mean reward and s′ the state that followed last. It explores ε-greedily by the hypervolume of the sets, or by how many points of the common front they hold. A policy for one point of the
 * front follows it: in each state it takes the action whose set holds the nearest return, and goes on with what then remains. In games with chance sets may grow without bound and promise what no policy
 * gives; {@code largestSet} bounds them. Fronts belong to the state that the first episode begins with. Source: Van Moffaert, Nowé, "Multi-Objective Reinforcement Learning using Sets of Pareto
 * Dominating Policies", 2014; defaults as in morl-baselines 1.3.0, which multi-objective.md 5.2 tells.
 */
public final class ParetoQ implements Algorithm {

    /** What makes an action worth trying. */
    public enum Exploration {
        /** The hypervolume of its set. */
        HYPERVOLUME,
        /** How many points of the state's front its set holds. */
        CARDINALITY
    }

    /**
     * Settings.
     *
     * @param numSteps steps in one update
     * @param gamma discount of later rewards
     * @param exploration what the best action is while learning: the one with the greatest {@code hypervolume}, or with the most points of the front, {@code cardinality}
     * @param epsilonStart chance of a random action at the beginning
     * @param epsilonEnd chance of a random action after {@code epsilonSteps}
     * @param epsilonSteps steps in which the chance falls from the one to the other
     * @param clock whether the number of the step is part of the state, as it must be where a time limit decides what is still possible
     * @param largestSet points that a set may have; of more, those go that add least to the hypervolume; 0: no bound
     * @param front how the policies are judged; its reference point is also that of the sets' hypervolumes
     */
    record Config(
            int numSteps,
            double gamma,
            Exploration exploration,
            double epsilonStart,
            double epsilonEnd,
            int epsilonSteps,
            boolean clock,
            int largestSet,
            FrontConfig front) {
        static final Config DEFAULT =
                new Config(100, 0.8, Exploration.HYPERVOLUME, 1, 0.1, 100_000, true, 0, FrontConfig.GREEDY);

        Config {
            requireAtLeast("numSteps", numSteps, 1);
            requireFraction("gamma", gamma);
            requireFraction("epsilonStart", epsilonStart);
            requireFraction("epsilonEnd", epsilonEnd);
            requireAtLeast("epsilonSteps", epsilonSteps, 0);
            requireAtLeast("largestSet", largestSet, 0);
        }
    }

    /** Found by the service loader. */
    public ParetoQ() {}

    @Override
    public String name() {
        return "pareto-q";
    }

    @Override
    public String description() {
        return "Pareto Q-learning with tables of sets, for a team that acts as one (Van Moffaert and Nowé 2014)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("pareto-q", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        return new Training(run, config(run.settings()));
    }

    /** Returns the state: the step of the episode, or 0 without a clock, and what the central agent sees. */
    private static StateKey key(Batch seen, int env, int step) {
        int size = seen.groups[0].observationSize;
        float[] numbers = new float[size + 1];
        numbers[0] = step;
        System.arraycopy(seen.groups[0].observations, env * size, numbers, 1, size);
        return new StateKey(numbers);
    }

    /** The loop: act, step, learn. */
    private static final class Training implements FrontLearner {
        private final Config config;
        private final EnvSpec spec;
        private final EnvShards envs;
        private final EpisodeStatistics episodes;
        private final double[] referencePoint;
        private final int actions;
        private final ParetoTable table;
        private final StateKey start;
        private final LinearSchedule epsilons;
        private final long[] steps = new long[1];
        private final int[] time = new int[1];
        private final long exploration;
        private final NumberPages saved = new NumberPages("table.");
        private boolean restoring;

        Training(TrainConfig run, Config config) {
            this.config = config;
            try (VectorEnv env = run.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
                spec = env.spec();
            }
            config.front.requireFits(run.algorithm(), spec);
            referencePoint = config.front.referencePoint(run.algorithm(), spec);
            envs = new EnvShards(
                    run.env(),
                    Chance.mix(run.seed()),
                    1,
                    1,
                    run.backend(),
                    (env, firstEnv) -> new CentralisedAgent(env, CentralisedAgent.Earns.SUM, true));
            actions = envs.batch(0).groups[0].maskSize;
            table = new ParetoTable(actions, config.gamma, config.largestSet, referencePoint);
            start = key(envs.batch(0), 0, 0);
            table.findOrAdd(start, envs.batch(0).groups[0].actionMask, 0);
            episodes = new EpisodeStatistics(1, spec.infos());
            epsilons = new LinearSchedule(config.epsilonStart, config.epsilonEnd, config.epsilonSteps);
            exploration = Chance.mix(~run.seed());
        }

        @Override
        public long steps() {
            return steps[0];
        }

        @Override
        public void update(Metrics metrics) {
            for (int t = 0; t < config.numSteps; t++) step();
            episodes.report(metrics);
            metrics.add("update/epsilon", epsilons.at(steps[0]));
            metrics.add("update/states", table.size());
            metrics.add("update/front", promised().length);
        }

        private double[][] promised() {
            return table.front(table.find(start));
        }

        private void step() {
            Batch batch = envs.batch(0);
            Batch.Rows rows = batch.groups[0];
            ParetoTable.Node node = table.findOrAdd(key(batch, 0, time[0]), rows.actionMask, 0);
            long bits = Chance.mix(exploration + steps[0] * QInference.GAMMA);
            int action = (bits >>> 11) * 0x1p-53 < epsilons.at(steps[0])
                    ? QInference.randomLegal(rows.actionMask, 0, actions, bits)
                    : mostPromising(node, Chance.mix(bits));
            envs.actions(0).groups[0].ints[0] = action;
            envs.step(0);
            double[] reward = new double[rows.numObjectives];
            for (int k = 0; k < reward.length; k++) reward[k] = rows.rewards[k];
            boolean over = batch.episodeOver[0];
            time[0] = over || !config.clock ? 0 : time[0] + 1;
            ParetoTable.Node next = over ? null : table.findOrAdd(key(batch, 0, time[0]), rows.actionMask, 0);
            table.learn(node, action, reward, next);
            episodes.note(0, batch);
            steps[0]++;
        }

        /** Returns a legal action of the greatest promise; among equals chance decides. */
        private int mostPromising(ParetoTable.Node node, long bits) {
            double[] promises = config.exploration == Exploration.HYPERVOLUME ? volumes(node) : shares(node);
            double most = Double.NEGATIVE_INFINITY;
            boolean[] best = new boolean[actions];
            for (int a = 0; a < actions; a++) {
                if (!node.isLegal(a) || promises[a] < most) continue;
                if (promises[a] > most) Arrays.fill(best, false);
                most = promises[a];
                best[a] = true;
            }
            return QInference.randomLegal(best, 0, actions, bits);
        }

        private double[] volumes(ParetoTable.Node node) {
            double[] volumes = new double[actions];
            for (int a = 0; a < actions; a++) {
                if (node.isLegal(a)) volumes[a] = Hypervolume.of(table.set(node, a), referencePoint);
            }
            return volumes;
        }

        private double[] shares(ParetoTable.Node node) {
            List<double[]> all = new ArrayList<>();
            List<Integer> owner = new ArrayList<>();
            for (int a = 0; a < actions; a++) {
                if (!node.isLegal(a)) continue;
                for (double[] point : table.set(node, a)) {
                    all.add(point);
                    owner.add(a);
                }
            }
            double[] shares = new double[actions];
            for (int i : ParetoFilter.indices(all.toArray(double[][]::new), false)) shares[owner.get(i)]++;
            return shares;
        }

        @Override
        public FrontConfig front() {
            return config.front;
        }

        @Override
        public double gamma() {
            return config.gamma;
        }

        /** A policy for every point of the front that the start promises. */
        @Override
        public List<Candidate> candidates() {
            ParetoTable now = table.copy();
            List<Candidate> candidates = new ArrayList<>();
            for (double[] point : promised()) {
                String name = String.format(Locale.ROOT, "point-%03d", candidates.size());
                candidates.add(new Candidate(name, null, following(now, point, config.clock)));
            }
            return candidates;
        }

        /** The policy for the point that is best for the preference; it draws nothing, so it is the same greedy or sampled. */
        @Override
        public Policy policy(boolean greedy) {
            double[] preference = config.front.preference(spec.numObjectives());
            double[] best = null;
            for (double[] point : promised()) {
                boolean better =
                        best == null || Utility.LINEAR.of(point, preference) > Utility.LINEAR.of(best, preference);
                if (better) best = point;
            }
            return following(table.copy(), best, config.clock);
        }

        private static Policy following(ParetoTable table, double[] point, boolean clock) {
            Policy central = (spec, group, numEnvs, seed) -> new Follower(table, point, clock, numEnvs);
            return CentralisedAgent.decentralised(central, CentralisedAgent.Earns.SUM, true);
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("steps", steps);
            state.put("time", time);
            if (!restoring) table.write(saved);
            state.putAll(saved.state());
            state.putAll(episodes.state());
            state.putAll(envs.state());
            return state;
        }

        @Override
        public void makeRoomFor(Set<String> names) {
            restoring = true;
            saved.clear();
            saved.makeRoomFor(names);
        }

        @Override
        public void restored() {
            restoring = false;
            table.read(saved, start.numbers().length);
            envs.restored();
        }

        @Override
        public void close() {
            envs.close();
        }
    }

    /** Goes for one point of the front in every episode. */
    private static final class Follower implements Policy.Player {
        private final ParetoTable table;
        private final double[] point;
        private final boolean clock;
        private final double[][] target;
        private final int[] time;
        private final boolean[] first = {true};

        Follower(ParetoTable table, double[] point, boolean clock, int numEnvs) {
            this.table = table;
            this.point = point;
            this.clock = clock;
            this.time = new int[numEnvs];
            this.target = new double[numEnvs][point.length];
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("first", first);
            state.put("time", time);
            for (int env = 0; env < target.length; env++) state.put("target" + env, target[env]);
            return state;
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[0];
            for (int env = 0; env < target.length; env++) {
                boolean begins = first[0] || batch.episodeOver[env];
                if (begins) System.arraycopy(point, 0, target[env], 0, point.length);
                time[env] = begins || !clock ? 0 : time[env] + 1;
                ParetoTable.Node node = table.find(key(batch, env, time[env]));
                actions.groups[0].ints[env] = node == null
                        ? QInference.randomLegal(rows.actionMask, env * rows.maskSize, rows.maskSize, env)
                        : table.follow(node, target[env].clone(), target[env]);
            }
            first[0] = false;
        }
    }
}
