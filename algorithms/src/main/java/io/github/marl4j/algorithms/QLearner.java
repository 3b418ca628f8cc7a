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
import io.github.marl4j.algorithms.rollout.SegmentReplay;
import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Policy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The loop of {@link Iql}, {@link Vdn} and {@link Qmix}: reset all environments, play one segment in each with ε-greedy choices, keep the segments, learn from some drawn among the kept ones, and now and
 * then copy the networks into the target networks. Source: JaxMARL c793d09, {@code baselines/QLearning}.
 *
 * <p>The same config gives the same weights bit for bit for any number of threads on one kind of kernels (plain or Vector API).
 */
final class QLearner implements Learner {
    /** Parts that every gradient is the sum of: a fixed number, so that the threads do not show in it. */
    private static final int SHARDS = 4;

    private static final int STEPS = 0;
    private static final int UPDATES = 1;

    private final QConfig config;
    private final long seed;
    private final Workers workers;
    private final EnvShards envs;
    private final EpisodeStatistics episodes;
    private final QGame game;
    private final Network network;
    private final Parameters weights;
    private final Parameters target;
    private final RAdam optimiser;
    private final ShardedGradient gradient;
    private final TdLoss loss;
    private final SegmentReplay replay;
    private final QInference[] inferences;
    private final float[] hidden;
    private final boolean[] fresh;
    private final int[] batch;
    private final long[] counters = new long[2];
    private final long[] optimiserSteps = new long[1];
    private final long exploration;
    private final LinearSchedule epsilons;
    private final LinearSchedule learningRates;
    private final Workers.Task playTask = this::play;
    private int firstSlot;

    QLearner(TrainConfig train, QConfig config, Mixer.Maker mixing) {
        this.config = config;
        seed = train.seed();
        workers = new Workers(train.threads());
        envs = new EnvShards(
                train.env(), seed, config.numEnvs(), train.threads(), train.backend(), EnvShards.Wrapping.NONE);
        try {
            game = QGame.of(train.algorithm(), envs.spec());
            ParameterLayout.Builder layout = new ParameterLayout.Builder();
            network = QNetwork.recurrent(layout, game.inputSize(), game.actions(), config.hidden());
            Mixer mixer = mixing.of(layout, game.agents(), game.stateFeatures());
            SplittableRandom initial = new SplittableRandom(seed);
            weights = new Parameters(layout.build()).initialise(initial.split());
            target = new Parameters(weights.layout());
            target.copyFrom(weights);
            exploration = initial.nextLong();
            replay = new SegmentReplay(train.algorithm(), form(mixer), config.replaySegments(), initial.nextLong());
            optimiser = RAdam.withDefaults(weights.values().length);
            int atOnce = TdLoss.segmentsAtOnce(config, game, SHARDS) * game.agents();
            gradient = new ShardedGradient(
                    network, weights.layout(), Kernels.best(), workers, SHARDS, config.numSteps(), atOnce);
            loss = new TdLoss(config, game, network, mixer, weights, target, SHARDS);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        episodes = new EpisodeStatistics(config.numEnvs(), envs.spec().infos());
        inferences = new QInference[envs.count()];
        for (int s = 0; s < inferences.length; s++) inferences[s] = new QInference(network, game.agents());
        hidden = new float[config.numEnvs() * game.agents() * network.hiddenSize()];
        fresh = new boolean[config.numEnvs()];
        batch = new int[config.batchSegments()];
        long perUpdate = (long) config.numEnvs() * config.numSteps();
        long updates = (train.totalSteps() + perUpdate - 1) / perUpdate;
        epsilons = new LinearSchedule(config.epsilonStart(), config.epsilonEnd(), config.epsilonFraction() * updates);
        learningRates = new LinearSchedule(
                config.learningRate(), config.annealLearningRate() ? 0 : config.learningRate(), updates);
    }

    private Segments.Form form(Mixer mixer) {
        return new Segments.Form(
                config.numSteps(),
                game.agents(),
                game.features(),
                game.actions(),
                mixer.joint() ? 1 : game.agents(),
                mixer.readsState() ? game.stateFeatures() : 0);
    }

    @Override
    public long steps() {
        return counters[STEPS];
    }

    @Override
    public void update(Metrics metrics) {
        collect();
        episodes.report(metrics);
        boolean learns = counters[STEPS] >= config.learningStarts() && replay.size() >= config.batchSegments();
        if (learns) learn(metrics);
        counters[UPDATES]++;
        if (counters[UPDATES] % config.targetInterval() == 0) target.copyFrom(weights);
        metrics.add("update/epsilon", epsilon());
        metrics.add("update/replay_segments", replay.size());
    }

    private double epsilon() {
        return epsilons.at(counters[UPDATES]);
    }

    /** Plays one segment in every environment, each from episode 0 of a seed that belongs to this update. */
    private void collect() {
        envs.reset(Chance.mix(seed + (counters[UPDATES] + 1) * QInference.GAMMA));
        episodes.restart();
        Arrays.fill(hidden, 0f);
        Arrays.fill(fresh, false);
        firstSlot = replay.add(config.numEnvs());
        workers.run(envs.count(), playTask);
        counters[STEPS] += (long) config.numEnvs() * config.numSteps();
    }

    /** Plays one shard of environments for all steps of the segment; shards do not wait for each other. */
    private void play(int shard, int worker) {
        Batch seen = envs.batch(shard);
        int first = envs.firstEnv(shard);
        int[] chosen = envs.actions(shard).groups[0].ints;
        double epsilon = epsilon();
        for (int t = 0; t < config.numSteps(); t++) {
            long step = counters[UPDATES] * config.numSteps() + t;
            long bits = Chance.mix(exploration + step * QInference.GAMMA);
            inferences[shard].act(weights.values(), seen, seen.groups[0], fresh, first, hidden, epsilon, bits, chosen);
            for (int env = 0; env < seen.numEnvs; env++) keepSeen(t, first, env, seen, chosen);
            envs.step(shard);
            for (int env = 0; env < seen.numEnvs; env++) keepOutcome(t, first, env, seen);
            System.arraycopy(seen.episodeOver, 0, fresh, first, seen.numEnvs);
            episodes.note(first, seen);
        }
    }

    private void keepSeen(int t, int first, int env, Batch seen, int[] chosen) {
        int slot = replay.slot(firstSlot, first + env);
        Segments segments = replay.page(slot);
        int at = segments.step(replay.segment(slot), t);
        segments.noteSeen(at, seen, env, fresh[first + env]);
        int agents = game.agents();
        for (int a = 0; a < agents; a++) segments.actions[at * agents + a] = (short) chosen[env * agents + a];
    }

    private void keepOutcome(int t, int first, int env, Batch outcome) {
        int slot = replay.slot(firstSlot, first + env);
        Segments segments = replay.page(slot);
        int at = segments.step(replay.segment(slot), t);
        game.noteOutcome(segments, at, outcome, env, config.teamReward(), config.rewardScale());
    }

    /** Makes {@code epochs} steps of rectified Adam on the loss over segments drawn uniformly, after clipping the gradient's norm. */
    private void learn(Metrics metrics) {
        double learningRate = learningRates.at(counters[UPDATES]);
        double losses = 0;
        double values = 0;
        double norms = 0;
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            replay.draw(batch);
            loss.differentiate(gradient, replay, batch);
            norms += weights.clipGradients(config.maxGradNorm());
            optimiser.step(weights, learningRate);
            losses += loss.loss();
            values += loss.value();
        }
        metrics.add("update/loss", losses / config.epochs());
        metrics.add("update/value", values / config.epochs());
        metrics.add("update/grad_norm", norms / config.epochs());
        metrics.add("update/learning_rate", learningRate);
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
        state.put("weights", weights.values());
        state.put("target", target.values());
        optimiser.state().forEach((moment, array) -> state.put("weights." + moment, array));
        state.put("optimiserSteps", optimiserSteps);
        state.putAll(replay.state());
        return state;
    }

    @Override
    public void makeRoomFor(Set<String> saved) {
        replay.makeRoomFor(saved);
    }

    @Override
    public void restored() {
        optimiser.setSteps(optimiserSteps[0]);
    }

    @Override
    public void close() {
        envs.close();
        workers.close();
    }
}
