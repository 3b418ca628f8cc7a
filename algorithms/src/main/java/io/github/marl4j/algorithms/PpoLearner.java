package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.PpoNetworks.CriticInput;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EnvShards;
import io.github.marl4j.algorithms.rollout.EpisodeStatistics;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.CentralState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The loop of {@link Ippo} and {@link Mappo}, of {@link Momappo} for each weight, and of those who learn against others: play, estimate advantages, improve; one network per agent group.
 *
 * <p>The same config gives the same weights bit for bit for any number of threads on one kind of kernels (plain or Vector API).
 */
public final class PpoLearner implements Learner {

    private final PpoConfig config;
    private final PpoReward reward;
    private final long updates;
    private final Workers workers;
    private final EnvShards envs;
    private final EpisodeStatistics episodes;
    private final List<PpoGroup> groups = new ArrayList<>();
    private final long[] counters = new long[2];
    private final boolean[] fresh;
    private final Workers.Task playTask = this::play;

    private static final int STEPS = 0;
    private static final int UPDATES = 1;

    PpoLearner(TrainConfig train, PpoConfig config, CriticInput criticInput) {
        this(train, config, criticInput, PpoReward.PAID);
    }

    /** Learns from other rewards than those that the environment pays. */
    PpoLearner(TrainConfig train, PpoConfig config, CriticInput criticInput, PpoReward reward) {
        this(
                train,
                config,
                criticInput,
                reward,
                criticInput == CriticInput.ANY_STATE_AND_AGENT
                        ? (env, firstEnv) -> withState(env)
                        : EnvShards.Wrapping.NONE);
    }

    /** Learns in environments that are wrapped. */
    private PpoLearner(
            TrainConfig train,
            PpoConfig config,
            CriticInput criticInput,
            PpoReward reward,
            EnvShards.Wrapping wrapping) {
        this.config = config;
        this.reward = reward;
        long perUpdate = (long) config.numEnvs() * config.numSteps();
        updates = (train.totalSteps() + perUpdate - 1) / perUpdate;
        workers = new Workers(train.threads());
        envs = new EnvShards(
                train.env(), Chance.mix(train.seed()), config.numEnvs(), train.threads(), train.backend(), wrapping);
        EnvSpec spec = envs.spec();
        try {
            reward.requireFits(train.algorithm(), spec);
            requireFits(train.algorithm(), spec, criticInput);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        episodes = new EpisodeStatistics(config.numEnvs(), spec.infos());
        fresh = new boolean[config.numEnvs()];
        java.util.Arrays.fill(fresh, true);
        SplittableRandom initial = new SplittableRandom(train.seed());
        for (int g = 0; g < spec.groups().size(); g++) {
            AgentGroup group = spec.groups().get(g);
            ActorCritic model = PpoNetworks.of(config, spec, group, criticInput);
            int stateSize = criticInput.stateSize(spec, group);
            groups.add(new PpoGroup(g, spec, config, model, stateSize, reward, envs.count(), initial.split(), workers));
        }
    }

    /** Returns the environments that it plays in, between two updates at rest. */
    EnvShards envs() {
        return envs;
    }

    /** Returns independent PPO, as {@link Ippo} is, in wrapped environments. */
    public static PpoLearner independent(TrainConfig train, PpoConfig config, EnvShards.Wrapping wrapping) {
        return new PpoLearner(train, config, CriticInput.OBSERVATION, PpoReward.PAID, wrapping);
    }

    private static VectorEnv withState(VectorEnv env) {
        return env.spec().stateSpace().flatSize() > 0 ? env : new CentralState(env);
    }

    private void requireFits(String algorithm, EnvSpec spec, CriticInput criticInput) {
        String who = spec.id() + ": ";
        if (criticInput == CriticInput.STATE_AND_AGENT && spec.stateSpace().flatSize() == 0) {
            throw new IllegalArgumentException(who + "the critic of " + algorithm
                    + " sees the global state, and this environment has none; use ippo");
        }
        if (config.network() == NetworkKind.CNN && criticInput != CriticInput.OBSERVATION) {
            throw new IllegalArgumentException(
                    who + "network=cnn looks at one image for policy and value, and the critic" + " of " + algorithm
                            + " sees the global state; use ippo");
        }
        if (!spec.turnBased()) return;
        if (config.network() == NetworkKind.GRU) {
            throw new IllegalArgumentException(who + "agents act in turns, and a network with a memory would also live"
                    + " through the turns of others; set " + algorithm + ".network=mlp");
        }
        int agents = spec.agents().size();
        if (config.numSteps() < agents) {
            throw new IllegalArgumentException(who + algorithm + ".numSteps=" + config.numSteps()
                    + " lets not every agent decide; " + agents + " agents need at least as many steps");
        }
    }

    @Override
    public long steps() {
        return counters[STEPS];
    }

    @Override
    public void update(Metrics metrics) {
        for (PpoGroup group : groups) group.beginRollout();
        workers.run(envs.count(), playTask);
        counters[STEPS] += (long) config.numEnvs() * config.numSteps();
        episodes.report(metrics);
        reward.complete(groups.stream().map(PpoGroup::rewards).toList());
        double learningRate = learningRate();
        for (PpoGroup group : groups) {
            group.estimateAdvantages();
            group.improve(learningRate, metrics);
        }
        metrics.add("update/learning_rate", learningRate);
        counters[UPDATES]++;
    }

    /** Returns {@code lr·(1 − update/updates)}: constant within an update, as in JaxMARL. */
    private double learningRate() {
        if (!config.annealLearningRate()) return config.learningRate();
        return config.learningRate() * (1 - (double) counters[UPDATES] / Math.max(updates, counters[UPDATES] + 1));
    }

    /** Plays one shard of environments for all steps of the rollout; shards do not wait for each other. */
    private void play(int shard, int worker) {
        Batch batch = envs.batch(shard);
        int first = envs.firstEnv(shard);
        for (int t = 0; t < config.numSteps(); t++) {
            for (PpoGroup group : groups) group.act(shard, t, first, batch, fresh, envs.actions(shard));
            envs.step(shard);
            for (PpoGroup group : groups) group.noteOutcome(shard, t, first, batch);
            System.arraycopy(batch.episodeOver, 0, fresh, first, batch.numEnvs);
            episodes.note(first, batch);
        }
        for (PpoGroup group : groups) group.valueLast(shard, first, batch, fresh);
    }

    @Override
    public Policy policy(boolean greedy) {
        return policy(actorWeights(), greedy);
    }

    @Override
    public List<PolicyNetwork> networks() {
        return groups.stream().map(PpoGroup::network).toList();
    }

    /** Returns a copy of the weights of all groups' policies. */
    public List<float[]> actorWeights() {
        return groups.stream().map(PpoGroup::actorWeights).toList();
    }

    /** Returns a policy with other weights than the present ones, of {@link #actorWeights}. */
    Policy policy(List<float[]> actorWeights, boolean greedy) {
        List<Policy> perGroup = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) perGroup.add(groups.get(g).policy(actorWeights.get(g), greedy));
        return (spec, group, numEnvs, seed) -> perGroup.get(group).newPlayer(spec, group, numEnvs, seed);
    }

    /**
     * Returns the live arrays of everything that has been learnt, by name: {@code GROUP.weights} of the policies, weights of separate critics, moments and steps of the optimisers. Whoever writes into
     * them calls {@link #learntChanged()} then.
     */
    public Map<String, Object> learnt() {
        Map<String, Object> learnt = new LinkedHashMap<>();
        for (PpoGroup group : groups) group.putState(learnt);
        learnt.keySet().removeIf(name -> name.endsWith(".random") || name.endsWith(".hidden"));
        return learnt;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("counters", counters);
        state.put("fresh", fresh);
        for (PpoGroup group : groups) group.putState(state);
        state.putAll(reward.state());
        state.putAll(episodes.state());
        state.putAll(envs.state());
        return state;
    }

    /** Takes up what has been written into the arrays of {@link #learnt()}; environments and random streams go on as they are. */
    public void learntChanged() {
        for (PpoGroup group : groups) group.restored();
    }

    @Override
    public void restored() {
        learntChanged();
        envs.restored();
    }

    @Override
    public void close() {
        envs.close();
        workers.close();
    }

    /** Returns the loops that all networks of this JVM run on. */
    static Kernels kernels() {
        return Kernels.best();
    }
}
