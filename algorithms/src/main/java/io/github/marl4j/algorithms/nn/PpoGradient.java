package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Loss and gradients of one PPO minibatch. The columns of the minibatch are cut into a fixed number of shards that does not depend
 * on the number of threads; each shard adds up its own gradient, and the shards are summed in their order. So results are the same
 * bit for bit for any number of threads. Not for use by several threads at once; nothing is allocated per call but the statistics.
 */
public final class PpoGradient {
    /** Enough for the threads of a small machine; every shard costs one gradient array. */
    private static final int SHARDS = 4;
    /** Rows (steps × columns) worked on at once: bounds the memory of activations. */
    private static final int ROWS_AT_ONCE = 768;
    /** Features of the input worked on at once: bounds the memory of images. */
    private static final int FEATURES_AT_ONCE = 768 * 8192;

    private final ActorCritic model;
    private final Workers workers;
    private final int maxSteps;
    private final int chunk;
    private final Shard[] shards = new Shard[SHARDS];
    private final float[][] actorGradients = new float[SHARDS][];
    private final float[][] criticGradients = new float[SHARDS][];
    private final PpoLoss.Scale scale = new PpoLoss.Scale();
    private final PpoLoss.Sums sums = new PpoLoss.Sums();
    private final Workers.Task task = this::shard;
    private final Workers.Task reduction = this::reduce;

    private ActorCritic.Weights weights;
    private PpoBatch batch;
    private int[] columns;
    private int from;
    private int count;
    private PpoLoss loss;

    /**
     * Reserves memory.
     *
     * @param model architecture
     * @param kernels loops to use
     * @param workers threads to use
     * @param maxSteps greatest number of time steps in a batch; 1 for shuffled samples
     */
    public PpoGradient(ActorCritic model, Kernels kernels, Workers workers, int maxSteps) {
        this.model = model;
        this.workers = workers;
        this.maxSteps = maxSteps;
        int rowsAtOnce = Math.min(ROWS_AT_ONCE, FEATURES_AT_ONCE / model.actor().inputSize());
        chunk = Math.max(6, rowsAtOnce / maxSteps);
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard(kernels);
            actorGradients[i] = shards[i].actorGradients;
            criticGradients[i] = shards[i].criticGradients;
        }
    }

    /**
     * Computes the loss and overwrites the gradients of the weights with those of the minibatch.
     *
     * @param weights weights; only their gradients are modified
     * @param batch rollout, not modified
     * @param columns numbers of the actors (or samples) in shuffled order, not modified
     * @param from first position in {@code columns} of this minibatch
     * @param count number of columns in this minibatch
     * @param config constants of the loss
     * @return means over the minibatch
     */
    public PpoLoss.Statistics compute(
            ActorCritic.Weights weights, PpoBatch batch, int[] columns, int from, int count, PpoLoss.Config config) {
        if (batch.steps > maxSteps) {
            throw new IllegalArgumentException(
                    "PPO batch: steps=" + batch.steps + " exceeds the reserved maxSteps=" + maxSteps);
        }
        this.weights = weights;
        this.batch = batch;
        this.columns = columns;
        this.from = from;
        this.count = count;
        loss = new PpoLoss(config);
        scale.measure(config.advantageNorm(), batch, columns, from, count);
        workers.run(SHARDS, task);
        workers.run(SHARDS, reduction);
        sums.clear();
        for (Shard shard : shards) {
            sums.add(shard.sums);
        }
        return sums.means(config, scale.samples);
    }

    private void shard(int number, int worker) {
        int first = from + (int) ((long) count * number / SHARDS);
        int end = from + (int) ((long) count * (number + 1) / SHARDS);
        Shard shard = shards[number];
        shard.clear();
        for (int column = first; column < end; column += chunk) {
            shard.work(column, Math.min(chunk, end - column));
        }
    }

    /** Adds up one quarter of all gradients over the shards. */
    private void reduce(int number, int worker) {
        sum(actorGradients, weights.actor().gradients(), number);
        if (weights.actor() != weights.critic()) {
            sum(criticGradients, weights.critic().gradients(), number);
        }
    }

    private static void sum(float[][] parts, float[] target, int number) {
        int first = (int) ((long) target.length * number / SHARDS);
        int end = (int) ((long) target.length * (number + 1) / SHARDS);
        ShardedGradient.sum(parts, target, first, end);
    }

    private final class Shard {
        private final Network.Pass actor;
        private final Network.Pass critic;
        private final float[] actorGradients;
        private final float[] criticGradients;
        private final PpoLoss.Sums sums = new PpoLoss.Sums();

        private Shard(Kernels kernels) {
            actor = model.actor().newPass(kernels, maxSteps, chunk, true);
            critic = model.shared() ? actor : model.critic().newPass(kernels, maxSteps, chunk, true);
            actorGradients = new float[model.actorLayout().size()];
            criticGradients = model.actorLayout() == model.criticLayout()
                    ? actorGradients
                    : new float[model.criticLayout().size()];
        }

        private void clear() {
            Arrays.fill(actorGradients, 0f);
            Arrays.fill(criticGradients, 0f);
            sums.clear();
        }

        private void work(int first, int rows) {
            gather(actor, model.actor(), batch.observations, 0, first, rows);
            actor.forward(weights.actor().values(), batch.steps, rows);
            policyLoss(first, rows);
            int head = model.valueHead();
            if (!model.shared()) {
                actor.backward(weights.actor().values(), actorGradients);
                float[] source = batch.criticInputs == null ? batch.observations : batch.criticInputs;
                gather(critic, model.critic(), source, model.actor().hiddenSize(), first, rows);
                critic.forward(weights.critic().values(), batch.steps, rows);
            }
            loss.values(batch, columns, first, rows, scale, critic.output(head), critic.outputGradient(head), sums);
            critic.backward(weights.critic().values(), criticGradients);
        }

        private void policyLoss(int first, int rows) {
            float[] output = actor.output(0);
            float[] gradient = actor.outputGradient(0);
            if (model.continuous()) {
                float[] values = weights.actor().values();
                int deviation = model.logDeviation().offset();
                loss.continuousPolicy(
                        batch,
                        columns,
                        first,
                        rows,
                        scale,
                        model.actions(),
                        output,
                        gradient,
                        values,
                        deviation,
                        actorGradients,
                        sums);
            } else {
                loss.discretePolicy(batch, columns, first, rows, scale, model.actions(), output, gradient, sums);
            }
        }

        private void gather(Network.Pass pass, Network network, float[] source, int hiddenFrom, int first, int rows) {
            int size = network.inputSize();
            for (int step = 0; step < batch.steps; step++) {
                for (int c = 0; c < rows; c++) {
                    int sample = step * batch.actors + columns[first + c];
                    int row = step * rows + c;
                    System.arraycopy(source, sample * size, pass.input(), row * size, size);
                    if (pass.resets() != null) {
                        pass.resets()[row] = batch.resets[sample];
                    }
                }
            }
            int width = network.hiddenSize();
            for (int c = 0; c < rows && width > 0; c++) {
                int at = columns[first + c] * model.hiddenSize() + hiddenFrom;
                System.arraycopy(batch.hidden, at, pass.hidden(), c * width, width);
            }
        }
    }
}
