package io.github.marl4j.algorithms.rollout;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies of an environment in a few shards, each of which one thread steps without waiting for the others. How many shards there are changes nothing in any
 * episode, because a copy's randomness depends on its number among all copies only.
 */
public final class EnvShards implements AutoCloseable {

    /** What the copies of a shard are wrapped in; nothing that learns from all copies together, because there is one for each shard. */
    public interface Wrapping {
        /** No wrapper. */
        Wrapping NONE = (env, firstEnv) -> env;

        /**
         * Wraps a shard.
         *
         * @param firstEnv number of its first copy among all copies
         */
        VectorEnv of(VectorEnv env, int firstEnv);
    }

    private final VectorEnv[] envs;
    private final Batch[] batches;
    private final Actions[] actions;
    private final int[] firstEnvs;
    private final int numEnvs;
    private final Map<String, Object> snapshots = new LinkedHashMap<>();

    /**
     * Makes the copies on the JVM and starts episode 0 in each.
     *
     * @param seed of the episodes
     * @param shards at most one per copy
     */
    public EnvShards(TrainConfig.EnvConfig env, long seed, int numEnvs, int shards) {
        this(env, seed, numEnvs, shards, VectorBackend.JVM, Wrapping.NONE);
    }

    /**
     * Makes the copies in wrappers and starts episode 0 in each.
     *
     * @param seed of the episodes
     * @param shards at most one per copy
     * @param backend where they live, see {@link VectorOptions#backend()}; the episodes are the same everywhere
     */
    public EnvShards(TrainConfig.EnvConfig env, long seed, int numEnvs, int shards, String backend, Wrapping wrapping) {
        this.numEnvs = numEnvs;
        int count = Math.min(shards, numEnvs);
        envs = new VectorEnv[count];
        batches = new Batch[count];
        actions = new Actions[count];
        firstEnvs = new int[count];
        for (int s = 0; s < count; s++) {
            firstEnvs[s] = (int) ((long) numEnvs * s / count);
            int end = (int) ((long) numEnvs * (s + 1) / count);
            VectorOptions how = VectorOptions.DEFAULT
                    .withThreads(1)
                    .withFirstEnv(firstEnvs[s])
                    .withBackend(backend);
            envs[s] = wrapping.of(env.vector(end - firstEnvs[s], how), firstEnvs[s]);
            batches[s] = envs[s].newBatch();
            actions[s] = envs[s].newActions();
            envs[s].reset(seed, batches[s]);
        }
    }

    /** Returns the facts of the environment. */
    public EnvSpec spec() {
        return envs[0].spec();
    }

    /** Returns the number of copies in all shards. */
    public int numEnvs() {
        return numEnvs;
    }

    /** Returns the number of shards. */
    public int count() {
        return envs.length;
    }

    /** Returns the number of a shard's first copy among all copies. */
    public int firstEnv(int shard) {
        return firstEnvs[shard];
    }

    /** Returns what a shard showed last. */
    public Batch batch(int shard) {
        return batches[shard];
    }

    /** Returns the actions that the shard's next step takes. */
    public Actions actions(int shard) {
        return actions[shard];
    }

    /** Makes one step in every copy of a shard. Different threads may step different shards. */
    public void step(int shard) {
        envs[shard].step(actions[shard], batches[shard]);
    }

    /** Starts episode 0 of a seed in every copy. */
    public void reset(long seed) {
        for (int s = 0; s < envs.length; s++) envs[s].reset(seed, batches[s]);
    }

    /** Returns the state of all copies by name; up to date at the time of the call. */
    public Map<String, Object> state() {
        for (int s = 0; s < envs.length; s++) {
            String prefix = "env" + s + ".";
            for (Map.Entry<String, Object> array : envs[s].snapshot().arrays().entrySet()) {
                snapshots.put(prefix + array.getKey(), array.getValue());
            }
        }
        return new LinkedHashMap<>(snapshots);
    }

    /** Goes to the state that has been written into the arrays of the latest {@link #state()}. */
    public void restored() {
        for (int s = 0; s < envs.length; s++) {
            String prefix = "env" + s + ".";
            Map<String, Object> own = new LinkedHashMap<>();
            snapshots.forEach((name, array) -> {
                if (name.startsWith(prefix)) own.put(name.substring(prefix.length()), array);
            });
            envs[s].restore(Snapshot.copyOf(envs[s].spec().id(), own), batches[s]);
        }
    }

    @Override
    public void close() {
        for (VectorEnv env : envs) env.close();
    }
}
