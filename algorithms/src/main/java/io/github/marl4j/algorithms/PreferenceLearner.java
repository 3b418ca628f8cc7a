package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Adam;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QNetwork;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EnvShards;
import io.github.marl4j.algorithms.rollout.EpisodeStatistics;
import io.github.marl4j.algorithms.rollout.SegmentReplay;
import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.CentralisedAgent;
import io.github.marl4j.evaluation.ActionMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The loop of {@link Envelope} and {@link GpiLs}: play some steps, each episode for a weight of its own; keep them; learn from steps drawn among the kept ones; now and then copy the network into the
 * target network. One network serves all weights.
 *
 * <p>The same config gives the same weights bit for bit for any number of threads on one kind of kernels (plain or Vector API).
 */
final class PreferenceLearner implements FrontLearner {
    /** Parts that every gradient is the sum of: a fixed number, so that the threads do not show in it. */
    private static final int SHARDS = 4;

    private static final int STEPS = 0;
    private static final int UPDATES = 1;
    private static final int GRADIENTS = 2;

    private final TrainConfig run;
    private final PreferenceConfig config;
    private final FrontConfig front;
    private final EnvSpec spec;
    private final Preferences preferences;
    private final Workers workers;
    private final EnvShards envs;
    private final EpisodeStatistics episodes;
    private final QGame game;
    private final int objectives;
    private final Network network;
    private final Parameters weights;
    private final Parameters target;
    private final Adam optimiser;
    private final ShardedGradient gradient;
    private final PreferenceLoss loss;
    private final SegmentReplay replay;
    private final PreferenceInference[] inferences;
    private final int[] batch;
    private final float[][] played;
    private final float[][][] conditions;
    private final long[] episodesPlayed;
    private final long[] counters = new long[3];
    private final long[] optimiserSteps = new long[1];
    private final long exploration;
    private final LinearSchedule epsilons;
    private final Workers.Task playTask = this::play;
    private int firstSlot;

    /**
     * Makes the network and starts the environments.
     *
     * @param preferences made when the number of objectives is known
     * @param learntWeights weights that are learnt from each step of a batch
     */
    PreferenceLearner(
            TrainConfig run,
            PreferenceConfig config,
            FrontConfig front,
            int learntWeights,
            Function<EnvSpec, Preferences> preferences) {
        this.run = run;
        this.config = config;
        this.front = front;
        try (VectorEnv env = run.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
            spec = env.spec();
        }
        front.requireFits(run.algorithm(), spec);
        objectives = spec.numObjectives();
        this.preferences = preferences.apply(spec);
        workers = new Workers(run.threads());
        envs = new EnvShards(
                run.env(), Chance.mix(run.seed()), config.numEnvs(), run.threads(), run.backend(), wrapping());
        try {
            game = QGame.withAnyObjectives(run.algorithm(), envs.spec());
            SplittableRandom initial = new SplittableRandom(run.seed());
            ParameterLayout.Builder layout = new ParameterLayout.Builder();
            network = QNetwork.parallel(
                    layout,
                    game.inputSize() + objectives,
                    game.actions() * objectives,
                    config.hidden(),
                    config.layers(),
                    config.norm(),
                    false,
                    false);
            weights = new Parameters(layout.build()).initialise(initial.split());
            target = new Parameters(weights.layout());
            target.copyFrom(weights);
            exploration = initial.nextLong();
            Segments.Form step = new Segments.Form(2, game.agents(), game.features(), game.actions(), objectives, 0);
            replay = new SegmentReplay(run.algorithm(), step, config.replaySteps(), initial.nextLong());
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        optimiser = new Adam(weights.values().length, 0.9, 0.999, 1e-8);
        gradient = new ShardedGradient(
                network,
                weights.layout(),
                Kernels.best(),
                workers,
                SHARDS,
                1,
                PreferenceLoss.rows(game, learntWeights));
        loss = new PreferenceLoss(config, game, objectives, network, weights, target, SHARDS);
        episodes = new EpisodeStatistics(config.numEnvs(), envs.spec().infos());
        inferences = new PreferenceInference[envs.count()];
        for (int s = 0; s < inferences.length; s++) inferences[s] = new PreferenceInference(network, game);
        batch = new int[config.batch()];
        played = new float[config.numEnvs()][objectives];
        conditions = new float[config.numEnvs()][][];
        episodesPlayed = new long[config.numEnvs()];
        for (int env = 0; env < played.length; env++) drawWeight(env);
        epsilons = new LinearSchedule(
                config.epsilonStart(), config.epsilonEnd(), config.epsilonFraction() * run.totalSteps());
    }

    private EnvShards.Wrapping wrapping() {
        if (config.team() == PreferenceConfig.Team.DECOMPOSED) return EnvShards.Wrapping.NONE;
        return (env, firstEnv) -> new CentralisedAgent(env, CentralisedAgent.Earns.SUM, true);
    }

    /** Draws what an environment is played for next: a function of its number and that of the episode. */
    private void drawWeight(int env) {
        long number = episodesPlayed[env] * config.numEnvs() + env;
        float[] weight = preferences.episodeWeight(Chance.mix(~exploration + number * QInference.GAMMA));
        System.arraycopy(weight, 0, played[env], 0, objectives);
    }

    @Override
    public long steps() {
        return counters[STEPS];
    }

    @Override
    public void update(Metrics metrics) {
        for (int env = 0; env < played.length; env++) conditions[env] = preferences.conditions(played[env]);
        firstSlot = replay.add(config.numEnvs() * config.numSteps());
        workers.run(envs.count(), playTask);
        counters[STEPS] += (long) config.numEnvs() * config.numSteps();
        counters[UPDATES]++;
        episodes.report(metrics);
        if (counters[STEPS] >= config.learningStarts() && replay.size() >= config.batch()) learn(metrics);
        metrics.add("update/epsilon", epsilons.at(counters[STEPS]));
        metrics.add("update/replay_steps", replay.size());
        preferences.updated(this, metrics);
    }

    /** Plays one shard of environments; shards do not wait for each other. */
    private void play(int shard, int worker) {
        Batch seen = envs.batch(shard);
        int first = envs.firstEnv(shard);
        int[] chosen = envs.actions(shard).groups[0].ints;
        double epsilon = epsilons.at(counters[STEPS]);
        for (int t = 0; t < config.numSteps(); t++) {
            long bits = Chance.mix(exploration + (counters[UPDATES] * config.numSteps() + t) * QInference.GAMMA);
            inferences[shard].act(weights.values(), seen, first, played, conditions, epsilon, bits, chosen);
            for (int env = 0; env < seen.numEnvs; env++) keepSeen(t, first, env, seen, chosen);
            envs.step(shard);
            for (int env = 0; env < seen.numEnvs; env++) keepOutcome(t, first, env, seen);
            episodes.note(first, seen);
        }
    }

    private void keepSeen(int t, int first, int env, Batch seen, int[] chosen) {
        int slot = replay.slot(firstSlot, t * config.numEnvs() + first + env);
        Segments segments = replay.page(slot);
        int at = segments.step(replay.segment(slot), 0);
        segments.noteSeen(at, seen, env, false);
        int agents = game.agents();
        for (int a = 0; a < agents; a++) segments.actions[at * agents + a] = (short) chosen[env * agents + a];
    }

    private void keepOutcome(int t, int first, int env, Batch outcome) {
        int slot = replay.slot(firstSlot, t * config.numEnvs() + first + env);
        Segments segments = replay.page(slot);
        int at = segments.step(replay.segment(slot), 0);
        float[] rewards = outcome.groups[0].rewards;
        for (int k = 0; k < objectives; k++) {
            float sum = 0;
            for (int a = 0; a < game.agents(); a++) sum += rewards[(env * game.agents() + a) * objectives + k];
            segments.rewards[at * objectives + k] = sum;
        }
        segments.noteEnd(at, outcome, env);
        segments.noteSeen(at + 1, outcome, env, outcome.episodeOver[env]);
        if (!outcome.episodeOver[env]) return;
        episodesPlayed[first + env]++;
        drawWeight(first + env);
        conditions[first + env] = preferences.conditions(played[first + env]);
    }

    private void learn(Metrics metrics) {
        double losses = 0;
        double norms = 0;
        double scalarShare = preferences.scalarShare(counters[STEPS]);
        for (int i = 0; i < config.gradientSteps(); i++) {
            replay.draw(batch);
            loss.differentiate(gradient, replay, batch, preferences.draw(batch.length), scalarShare);
            norms += weights.clipGradients(config.maxGradNorm());
            optimiser.step(weights, config.learningRate());
            losses += loss.loss();
            counters[GRADIENTS]++;
            if (counters[GRADIENTS] % config.targetInterval() == 0) target.copyFrom(weights);
        }
        metrics.add("update/loss", losses / config.gradientSteps());
        metrics.add("update/grad_norm", norms / config.gradientSteps());
        metrics.add("update/scalar_share", scalarShare);
    }

    /** Returns the training's configuration. */
    TrainConfig run() {
        return run;
    }

    /** Returns a policy for one weight, with the network as it is now. */
    Policy policy(float[] weight, boolean greedy) {
        return policy(weights.values().clone(), weight, greedy);
    }

    private Policy policy(float[] parameters, float[] weight, boolean greedy) {
        double epsilon = greedy ? 0 : config.epsilonEnd();
        Policy policy =
                new PreferencePolicy(network, game, parameters, weight, preferences.conditions(weight), epsilon);
        return config.team() == PreferenceConfig.Team.DECOMPOSED
                ? policy
                : CentralisedAgent.decentralised(policy, CentralisedAgent.Earns.SUM, true);
    }

    @Override
    public Policy policy(boolean greedy) {
        return policy(floats(front.preference(objectives)), greedy);
    }

    @Override
    public FrontConfig front() {
        return front;
    }

    @Override
    public double gamma() {
        return config.gamma();
    }

    @Override
    public List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        float[] parameters = weights.values().clone();
        boolean greedy = front.actions() == ActionMode.GREEDY;
        for (double[] weight : preferences.judged()) {
            String name = String.format(Locale.ROOT, "weight-%03d", candidates.size());
            candidates.add(new Candidate(name, weight, policy(parameters, floats(weight), greedy)));
        }
        return candidates;
    }

    /** Returns numbers in single precision. */
    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
        return floats;
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
        state.put("episodesPlayed", episodesPlayed);
        for (int env = 0; env < played.length; env++) state.put("played" + env, played[env]);
        state.putAll(preferences.state());
        state.putAll(episodes.state());
        state.putAll(replay.state());
        state.putAll(envs.state());
        return state;
    }

    @Override
    public void makeRoomFor(Set<String> saved) {
        replay.makeRoomFor(saved);
        preferences.makeRoomFor(saved);
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
