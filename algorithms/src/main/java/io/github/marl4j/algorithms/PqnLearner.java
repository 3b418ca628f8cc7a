package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QNetwork;
import io.github.marl4j.algorithms.nn.RAdam;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EnvShards;
import io.github.marl4j.algorithms.rollout.EpisodeStatistics;
import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Policy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The loop of {@link PqnVdn}: play some steps with ε-greedy choices, learn from them and the last few before them in shuffled minibatches of environments, play on.
 *
 * <p>The same config gives the same weights bit for bit for any number of threads on one kind of kernels (plain or Vector API).
 */
final class PqnLearner implements Learner {
    /** Parts that a gradient is the sum of, unless the network takes statistics over the whole minibatch. */
    private static final int SHARDS = 4;

    private static final int STEPS = 0;
    private static final int UPDATES = 1;

    private final PqnVdn.Config config;
    private final Workers workers;
    private final EnvShards envs;
    private final EpisodeStatistics episodes;
    private final QGame game;
    private final Network network;
    private final Parameters weights;
    private final RAdam optimiser;
    private final ShardedGradient gradient;
    private final PqnLoss loss;
    private final QInference[] inferences;
    private final Segments window;
    private final float[] hidden;
    private final float[] windowHidden;
    private final float[] nextWindowHidden;
    private final boolean[] fresh;
    private final int[] order;
    private final long[] counters = new long[2];
    private final long[] optimiserSteps = new long[1];
    private final long exploration;
    private final long[] random;
    private final LinearSchedule epsilons;
    private final LinearSchedule learningRates;
    private final Workers.Task playTask = this::play;

    PqnLearner(TrainConfig train, PqnVdn.Config config) {
        this.config = config;
        workers = new Workers(train.threads());
        envs = new EnvShards(
                train.env(),
                Chance.mix(train.seed()),
                config.numEnvs(),
                train.threads(),
                train.backend(),
                EnvShards.Wrapping.NONE);
        try {
            game = QGame.of(train.algorithm(), envs.spec());
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        network = QNetwork.parallel(
                layout,
                game.inputSize(),
                game.actions(),
                config.hidden(),
                config.layers(),
                config.norm(),
                config.normaliseInput(),
                config.network() == NetworkKind.GRU);
        SplittableRandom initial = new SplittableRandom(train.seed());
        weights = new Parameters(layout.build()).initialise(initial.split());
        exploration = initial.nextLong();
        random = new long[] {initial.nextLong()};
        optimiser = RAdam.withDefaults(weights.values().length);
        int steps = config.memoryWindow() + config.numSteps();
        int shards = config.needsWholeBatch() ? 1 : SHARDS;
        int rows = PqnLoss.envsAtOnce(config, game, shards) * game.agents();
        gradient = new ShardedGradient(network, weights.layout(), Kernels.best(), workers, shards, steps, rows);
        loss = new PqnLoss(config, game, weights, shards);
        window = new Segments(
                new Segments.Form(steps, game.agents(), game.features(), game.actions(), 1, 0), config.numEnvs());
        episodes = new EpisodeStatistics(config.numEnvs(), envs.spec().infos());
        inferences = new QInference[envs.count()];
        for (int s = 0; s < inferences.length; s++) inferences[s] = new QInference(network, game.agents());
        hidden = new float[config.numEnvs() * game.agents() * network.hiddenSize()];
        windowHidden = new float[hidden.length];
        nextWindowHidden = new float[hidden.length];
        fresh = new boolean[config.numEnvs()];
        Arrays.fill(fresh, true);
        order = new int[config.numEnvs()];
        long perUpdate = (long) config.numEnvs() * config.numSteps();
        long updates = (train.totalSteps() + perUpdate - 1) / perUpdate;
        epsilons = new LinearSchedule(config.epsilonStart(), config.epsilonEnd(), config.epsilonFraction() * updates);
        learningRates = new LinearSchedule(
                config.learningRate(),
                config.annealLearningRate() ? 0 : config.learningRate(),
                updates * config.epochs() * config.minibatches());
    }

    @Override
    public long steps() {
        return counters[STEPS];
    }

    @Override
    public void update(Metrics metrics) {
        double epsilon = epsilon();
        collect();
        episodes.report(metrics);
        learn(metrics);
        counters[UPDATES]++;
        metrics.add("update/epsilon", epsilon);
    }

    private double epsilon() {
        return epsilons.at(counters[UPDATES]);
    }

    /** Plays on. The window begins {@code memoryWindow} steps before, and its memory is the one that the agents had there. */
    private void collect() {
        window.keepLast(config.memoryWindow());
        System.arraycopy(nextWindowHidden, 0, windowHidden, 0, hidden.length);
        workers.run(envs.count(), playTask);
        counters[STEPS] += (long) config.numEnvs() * config.numSteps();
    }

    /** Plays one shard of environments; shards do not wait for each other. */
    private void play(int shard, int worker) {
        Batch seen = envs.batch(shard);
        int first = envs.firstEnv(shard);
        int[] chosen = envs.actions(shard).groups[0].ints;
        double epsilon = epsilon();
        for (int t = 0; t < config.numSteps(); t++) {
            if (t == config.numSteps() - config.memoryWindow()) keepHidden(first, seen.numEnvs);
            long step = counters[UPDATES] * config.numSteps() + t;
            long bits = Chance.mix(exploration + step * QInference.GAMMA);
            inferences[shard].act(weights.values(), seen, seen.groups[0], fresh, first, hidden, epsilon, bits, chosen);
            for (int env = 0; env < seen.numEnvs; env++) keepSeen(t, first, env, seen, chosen);
            envs.step(shard);
            for (int env = 0; env < seen.numEnvs; env++) {
                int at = window.step(first + env, config.memoryWindow() + t);
                game.noteOutcome(window, at, seen, env, config.teamReward(), config.rewardScale());
            }
            System.arraycopy(seen.episodeOver, 0, fresh, first, seen.numEnvs);
            episodes.note(first, seen);
        }
        if (config.memoryWindow() == 0) keepHidden(first, seen.numEnvs);
    }

    private void keepHidden(int firstEnv, int numEnvs) {
        int size = game.agents() * network.hiddenSize();
        System.arraycopy(hidden, firstEnv * size, nextWindowHidden, firstEnv * size, numEnvs * size);
    }

    private void keepSeen(int t, int first, int env, Batch seen, int[] chosen) {
        int at = window.step(first + env, config.memoryWindow() + t);
        window.noteSeen(at, seen, env, fresh[first + env]);
        int agents = game.agents();
        for (int a = 0; a < agents; a++) window.actions[at * agents + a] = (short) chosen[env * agents + a];
    }

    /** Makes {@code epochs} passes over shuffled minibatches, each one step of rectified Adam after clipping the gradient's norm. */
    private void learn(Metrics metrics) {
        int firstStep = counters[UPDATES] == 0 ? config.memoryWindow() : 0;
        int size = order.length / config.minibatches();
        double losses = 0;
        double values = 0;
        double norms = 0;
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            shuffle();
            for (int start = 0; start < order.length; start += size) {
                loss.differentiate(gradient, window, windowHidden, firstStep, order, start, size);
                norms += weights.clipGradients(config.maxGradNorm());
                optimiser.step(weights, learningRates.at(optimiser.steps()));
                gradient.updateRunningStatistics(weights);
                losses += loss.loss();
                values += loss.value();
            }
        }
        int count = config.epochs() * config.minibatches();
        metrics.add("update/loss", losses / count);
        metrics.add("update/value", values / count);
        metrics.add("update/grad_norm", norms / count);
        metrics.add("update/learning_rate", learningRates.at(optimiser.steps()));
    }

    /** Fisher and Yates, with a stream of its own that checkpoints hold. */
    private void shuffle() {
        for (int i = 0; i < order.length; i++) order[i] = i;
        for (int i = order.length - 1; i > 0; i--) {
            long bits = Chance.mix(random[0] += QInference.GAMMA);
            int j = (int) (((bits >>> 32) * (i + 1)) >>> 32);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    @Override
    public Policy policy(boolean greedy) {
        return new QPolicy(network, game.agents(), weights.values(), greedy ? 0 : config.epsilonEnd());
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        optimiserSteps[0] = optimiser.steps();
        state.put("counters", counters);
        state.put("random", random);
        state.put("weights", weights.values());
        optimiser.state().forEach((moment, array) -> state.put("weights." + moment, array));
        state.put("optimiserSteps", optimiserSteps);
        state.put("fresh", fresh);
        state.put("hidden", hidden);
        state.put("windowHidden", nextWindowHidden);
        if (config.memoryWindow() > 0) state.putAll(window.state("window."));
        state.putAll(episodes.state());
        state.putAll(envs.state());
        return state;
    }

    @Override
    public void restored() {
        optimiser.setSteps(optimiserSteps[0]);
        envs.restored();
    }

    @Override
    public void close() {
        envs.close();
        workers.close();
    }
}
