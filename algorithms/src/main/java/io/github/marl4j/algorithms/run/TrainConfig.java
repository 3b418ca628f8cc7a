package io.github.marl4j.algorithms.run;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.pool.PoolSetting;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that decides how a training run goes; the same config gives the same weights.
 *
 * @param algorithm name, see {@link Algorithm#names()}
 * @param env what to learn
 * @param seed of everything that is drawn at random
 * @param totalSteps environment steps to train for, all copies added; the last update may go beyond
 * @param threads threads that step environments and train
 * @param evaluation how often and how long the policy is tested
 * @param checkpoints how many checkpoints are written in the course of the run, evenly spread
 * @param settings the algorithm's own configuration, by key
 */
public record TrainConfig(
        String algorithm,
        EnvConfig env,
        long seed,
        long totalSteps,
        int threads,
        String backend,
        EvaluationConfig evaluation,
        int checkpoints,
        Map<String, Object> settings) {

    /**
     * What to learn.
     *
     * @param id of the environment, with version
     * @param options the environment's options that differ from the defaults
     * @param weights of its objectives
     * @param pool of policies that play all agents but one, hidden from that one
     */
    public record EnvConfig(String id, Map<String, Object> options, RewardWeights weights, PoolSetting pool) {

        /** An environment whose rewards are learnt as it gives them. */
        public EnvConfig(String id, Map<String, Object> options) {
            this(id, options, RewardWeights.NONE);
        }

        /** An environment without hidden policies. */
        public EnvConfig(String id, Map<String, Object> options, RewardWeights weights) {
            this(id, options, weights, PoolSetting.NONE);
        }

        /** Returns copies of the environment with the agents and rewards that are learnt. */
        public VectorEnv vector(int numEnvs, VectorOptions how) {
            return weights.applyTo(paying(numEnvs, how));
        }

        /** Returns copies of the environment with the agents that learn and the rewards that it pays. */
        VectorEnv paying(int numEnvs, VectorOptions how) {
            return pool.applyTo(Marl4j.vector(id, numEnvs, options, how), how.firstEnv());
        }

        /** Returns a copy with other options of the environment. */
        public EnvConfig withOptions(Map<String, Object> newOptions) {
            return new EnvConfig(id, newOptions, weights, pool);
        }

        /** Returns a copy whose learning agent meets others. */
        public EnvConfig withPool(PoolSetting newPool) {
            return new EnvConfig(id, options, weights, newPool);
        }

        /** Returns a copy with every option that the pool was made for and that is not given. */
        private EnvConfig withOptionsOfPool() {
            if (pool.isNone()) return this;
            Map<String, Object> all = new LinkedHashMap<>(pool.pool().options());
            all.putAll(options);
            return withOptions(all);
        }
    }

    /**
     * How the policy is tested while it learns.
     *
     * @param times evaluations in the course of the run, evenly spread, besides the final one
     * @param episodes episodes of each of them, greedy and sampled alike
     * @param finalEpisodes episodes of the final one
     * @param seed of the episodes; the same in every evaluation, and never one of the training's
     * @param opponent {@value #SELF}: the policy plays all agents; else the script that plays all but one, whose seat the policy takes, a different one in each episode
     */
    public record EvaluationConfig(int times, int episodes, int finalEpisodes, long seed, String opponent) {
        /** The opponent of policies that are evaluated by themselves. */
        public static final String SELF = "self";

        /** 20 evaluations of 128 episodes, 512 at the end, without an opponent. */
        public static final EvaluationConfig DEFAULT = new EvaluationConfig(20, 128, 512, 1_000_003, SELF);

        public EvaluationConfig {
            requireAtLeast("evaluation.times", times, 0);
            requireAtLeast("evaluation.episodes", episodes, 1);
            requireAtLeast("evaluation.finalEpisodes", finalEpisodes, 1);
        }
    }

    public TrainConfig {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        requireAtLeast("totalSteps", totalSteps, 1);
        requireAtLeast("threads", threads, 1);
        requireAtLeast("checkpoints", checkpoints, 0);
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) throw new IllegalArgumentException(name + "=" + value + " must be at least " + least);
    }

    /** Returns the defaults for an algorithm and an environment. */
    public static TrainConfig of(String algorithm, String envId) {
        return new TrainConfig(
                Algorithm.named(algorithm).name(),
                new EnvConfig(Marl4j.resolve(envId), Map.of()),
                1,
                1_000_000,
                Runtime.getRuntime().availableProcessors(),
                VectorBackend.JVM,
                EvaluationConfig.DEFAULT,
                20,
                Map.of());
    }

    /**
     * Reads a config as it stands in a file; the algorithm's settings are under its own name.
     *
     * @throws IllegalArgumentException if a key is unknown or a value not allowed; nothing is guessed
     */
    public static TrainConfig fromMap(Map<String, Object> file) {
        Map<String, Object> values = new LinkedHashMap<>(file);
        if (!(values.get("algorithm") instanceof String algorithm)) {
            throw new IllegalArgumentException(
                    "config: key \"algorithm\" is missing; known: " + String.join(", ", Algorithm.names()));
        }
        if (!(values.get("env") instanceof Map<?, ?> env) || !(env.get("id") instanceof String id)) {
            throw new IllegalArgumentException("config: key \"env\" must be an object with an \"id\"");
        }
        requireKnownKeys(algorithm, values);
        Object settings = values.remove(algorithm);
        if (settings != null) values.put("settings", settings);
        TrainConfig config = RecordMaps.with("config", of(algorithm, id), values);
        TrainConfig full = new TrainConfig(
                config.algorithm,
                new EnvConfig(Marl4j.resolve(id), config.env.options, config.env.weights, config.env.pool),
                config.seed,
                config.totalSteps,
                config.threads,
                config.backend,
                config.evaluation,
                config.checkpoints,
                config.settings);
        return full.resolved();
    }

    /** In files the settings have the algorithm's name, which the record cannot know. */
    private static void requireKnownKeys(String algorithm, Map<String, Object> values) {
        List<String> known = List.of(
                "algorithm", "env", "seed", "totalSteps", "threads", "backend", "evaluation", "checkpoints", algorithm);
        for (String key : values.keySet()) {
            if (!known.contains(key)) throw new UnknownNameException("config", "key", key, known);
        }
    }

    /** Returns the config with every setting of the algorithm written out, and everything checked against algorithm and environment. */
    public TrainConfig resolved() {
        EnvConfig played = env.withOptionsOfPool();
        if (played.weights.isNone() && played.pool.isNone()) Marl4j.spec(env.id, env.options);
        else played.vector(1, VectorOptions.DEFAULT.withThreads(1)).close();
        opponent();
        Map<String, Object> full = Algorithm.named(algorithm).settings(settings);
        return new TrainConfig(algorithm, played, seed, totalSteps, threads, backend, evaluation, checkpoints, full);
    }

    /**
     * Returns the script that the policy is evaluated against; empty if it plays all agents.
     *
     * @throws UnknownNameException if the environment has no such script
     */
    public Optional<Policy> opponent() {
        String name = evaluation.opponent;
        if (name.equals(EvaluationConfig.SELF)) return Optional.empty();
        Map<String, Policy> scripted = Marl4j.policies(env.id);
        if (scripted.containsKey(name)) return Optional.of(scripted.get(name));
        List<String> known = new ArrayList<>(List.of(EvaluationConfig.SELF));
        known.addAll(scripted.keySet());
        throw new UnknownNameException(env.id, "evaluation.opponent", name, known);
    }

    /** Returns a copy with other settings of the algorithm. */
    public TrainConfig withSettings(Map<String, Object> newSettings) {
        return new TrainConfig(
                algorithm, env, seed, totalSteps, threads, backend, evaluation, checkpoints, newSettings);
    }

    /** Returns a copy with another seed. */
    public TrainConfig withSeed(long newSeed) {
        return new TrainConfig(
                algorithm, env, newSeed, totalSteps, threads, backend, evaluation, checkpoints, settings);
    }

    /** Returns a copy with another number of threads. */
    public TrainConfig withThreads(int newThreads) {
        return new TrainConfig(
                algorithm, env, seed, totalSteps, newThreads, backend, evaluation, checkpoints, settings);
    }

    /** Returns a copy whose environments live elsewhere. */
    public TrainConfig withBackend(String newBackend) {
        return new TrainConfig(
                algorithm, env, seed, totalSteps, threads, newBackend, evaluation, checkpoints, settings);
    }

    /** Returns a copy for another number of steps. */
    public TrainConfig withTotalSteps(long newTotalSteps) {
        return new TrainConfig(
                algorithm, env, seed, newTotalSteps, threads, backend, evaluation, checkpoints, settings);
    }

    /** Returns the config as it stands in a file. */
    public Map<String, Object> toMap() {
        Map<String, Object> values = RecordMaps.toMap(this);
        values.put(algorithm, values.remove("settings"));
        return values;
    }
}
