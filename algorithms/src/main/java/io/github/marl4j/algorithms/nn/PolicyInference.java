package io.github.marl4j.algorithms.nn;

/**
 * One-step evaluation of an {@link ActorCritic} for rollouts. Rows are split into blocks over the workers; a row's result does not
 * depend on the split or on the number of threads. Not for use by several threads at once; {@link #act} allocates nothing.
 */
public final class PolicyInference {
    /** Rows per block: a multiple of the six-row tiles of the matrix product, small enough for two threads to share 384 rows. */
    private static final int BLOCK = 48;

    private final ActorCritic model;
    private final Workers workers;
    private final Network.Pass[] actors;
    private final Network.Pass[] critics;
    private final Workers.Task task = this::block;

    private ActorCritic.Weights weights;
    private float[] observations;
    private float[] criticInputs;
    private boolean[] resets;
    private float[] hidden;
    private int rows;
    private float[] logits;
    private float[] values;

    /**
     * Reserves memory for each worker.
     *
     * @param model architecture
     * @param kernels loops to use
     * @param workers threads to use
     */
    public PolicyInference(ActorCritic model, Kernels kernels, Workers workers) {
        this.model = model;
        this.workers = workers;
        actors = new Network.Pass[workers.threads()];
        critics = new Network.Pass[workers.threads()];
        for (int i = 0; i < actors.length; i++) {
            actors[i] = model.actor().newPass(kernels, 1, BLOCK, false);
            critics[i] = model.shared() ? actors[i] : model.critic().newPass(kernels, 1, BLOCK, false);
        }
    }

    /**
     * Evaluates the policy, and the value if asked for.
     *
     * @param weights weights, not modified
     * @param observations {@code [row][feature]}, not modified
     * @param criticInputs {@code [row][feature]} of a separate critic, not modified; null: the critic reads the observations
     * @param resets {@code [row]} whether the state is cleared first; null without recurrence or if none is
     * @param hidden {@code [row][hidden]} recurrent state, replaced by the next one; null without recurrence
     * @param rows number of rows
     * @param logits {@code [row][action]} logits or means, written
     * @param values {@code [row]} values, written; null skips a separate critic, whose state then stays as it is
     */
    public void act(
            ActorCritic.Weights weights,
            float[] observations,
            float[] criticInputs,
            boolean[] resets,
            float[] hidden,
            int rows,
            float[] logits,
            float[] values) {
        this.weights = weights;
        this.observations = observations;
        this.criticInputs = criticInputs;
        this.resets = resets;
        this.hidden = hidden;
        this.rows = rows;
        this.logits = logits;
        this.values = values;
        workers.run((rows + BLOCK - 1) / BLOCK, task);
    }

    private void block(int number, int worker) {
        int first = number * BLOCK;
        int count = Math.min(BLOCK, rows - first);
        Network.Pass actor = actors[worker];
        evaluate(actor, model.actor(), weights.actor(), observations, 0, first, count);
        int actions = model.actions();
        System.arraycopy(actor.output(0), 0, logits, first * actions, count * actions);
        if (values == null) {
            return;
        }
        Network.Pass critic = critics[worker];
        if (!model.shared()) {
            float[] source = criticInputs == null ? observations : criticInputs;
            evaluate(
                    critic,
                    model.critic(),
                    weights.critic(),
                    source,
                    model.actor().hiddenSize(),
                    first,
                    count);
        }
        System.arraycopy(critic.output(model.valueHead()), 0, values, first, count);
    }

    private void evaluate(
            Network.Pass pass,
            Network network,
            Parameters parameters,
            float[] source,
            int hiddenFrom,
            int first,
            int count) {
        int size = network.inputSize();
        System.arraycopy(source, first * size, pass.input(), 0, count * size);
        int width = network.hiddenSize();
        int stride = model.hiddenSize();
        if (width > 0) {
            for (int row = 0; row < count; row++) {
                pass.resets()[row] = resets != null && resets[first + row];
                System.arraycopy(hidden, (first + row) * stride + hiddenFrom, pass.hidden(), row * width, width);
            }
        }
        pass.forward(parameters.values(), 1, count);
        for (int row = 0; row < count && width > 0; row++) {
            System.arraycopy(pass.hidden(), row * width, hidden, (first + row) * stride + hiddenFrom, width);
        }
    }
}
