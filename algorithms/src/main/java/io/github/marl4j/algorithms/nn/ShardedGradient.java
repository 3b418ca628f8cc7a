package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Gradients of a network by a loss that the caller writes, computed in a fixed number of shards. Each shard has its own pass and
 * gradient array, and the arrays are summed in the order of the shards: results are the same bit for bit for any number of threads,
 * but depend on the number of shards. Batch normalisation takes its statistics per shard, so networks that have it use one shard.
 * Not for use by several threads at once.
 */
public final class ShardedGradient {
    /** The caller's part for one shard. */
    @FunctionalInterface
    public interface Loss {
        /**
         * Fills the inputs, calls {@link Network.Pass#forward}, fills the output gradients, calls {@link Network.Pass#backward} with
         * {@code gradients}. May do so several times, and may add gradients of other networks of the same layout.
         *
         * @param shard number of the shard, each number on one thread at a time
         * @param pass memory of this shard
         * @param gradients gradient array of this shard in the layout of the parameters, zero at the start, added to
         */
        void compute(int shard, Network.Pass pass, float[] gradients);
    }

    private final Workers workers;
    private final Network.Pass[] passes;
    private final float[][] gradients;
    private final Workers.Task task = this::shard;
    private final Workers.Task reduction = this::reduce;
    private Loss loss;
    private float[] target;

    /**
     * Reserves memory.
     *
     * @param network network to train
     * @param layout layout of all weights, those of other networks included
     * @param kernels loops to use
     * @param workers threads to use
     * @param shards number of shards; at least the number of threads to keep them all busy, 4 is usual
     * @param maxSteps greatest number of time steps of a pass
     * @param maxRows greatest number of rows per step of a pass
     */
    public ShardedGradient(
            Network network,
            ParameterLayout layout,
            Kernels kernels,
            Workers workers,
            int shards,
            int maxSteps,
            int maxRows) {
        if (shards < 1 || shards > 1 && network.needsWholeBatch()) {
            throw new IllegalArgumentException(
                    "shards=" + shards + " must be positive, and 1 for a network with batch normalisation");
        }
        this.workers = workers;
        passes = new Network.Pass[shards];
        gradients = new float[shards][layout.size()];
        for (int i = 0; i < shards; i++) {
            passes[i] = network.newPass(kernels, maxSteps, maxRows, true);
        }
    }

    /** @return number of shards */
    public int shards() {
        return passes.length;
    }

    /**
     * First element of a shard when {@code count} elements are cut evenly; that of {@code shards()} is {@code count}.
     *
     * @param shard number of the shard
     * @param count number of elements
     * @return first element
     */
    public int first(int shard, int count) {
        return (int) ((long) count * shard / passes.length);
    }

    /**
     * Overwrites the gradients of the parameters with the sum over all shards.
     *
     * @param parameters only gradients are modified
     * @param loss called once per shard, on several threads
     */
    public void compute(Parameters parameters, Loss loss) {
        this.loss = loss;
        target = parameters.gradients();
        workers.run(passes.length, task);
        workers.run(passes.length, reduction);
    }

    /**
     * Moves the running statistics of batch normalisation towards those of the last pass; call it after each update.
     *
     * @param parameters weights, modified only there
     */
    public void updateRunningStatistics(Parameters parameters) {
        passes[0].updateRunningStatistics(parameters.values());
    }

    private void shard(int number, int worker) {
        Arrays.fill(gradients[number], 0f);
        loss.compute(number, passes[number], gradients[number]);
    }

    private void reduce(int number, int worker) {
        sum(gradients, target, first(number, target.length), first(number + 1, target.length));
    }

    /** Sums a range over the shards in their order. */
    static void sum(float[][] shards, float[] target, int from, int end) {
        System.arraycopy(shards[0], from, target, from, end - from);
        for (int s = 1; s < shards.length; s++) {
            float[] part = shards[s];
            for (int i = from; i < end; i++) {
                target[i] += part[i];
            }
        }
    }
}
