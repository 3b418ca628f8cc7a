package io.github.marl4j.algorithms.nn;

/**
 * Architectures of action-value networks, shared by all agents of a group: observations in, one value per action out (head 0).
 * Weights live in the layout given by the caller, so a mixer can stand beside them.
 */
public final class QNetwork {
    /** Normalisation between the dense layers of {@link #parallel}. */
    public enum Norm {
        /** None. */
        NONE,
        /** Over the features of each row. */
        LAYER,
        /** Over the rows of a training minibatch; such a network needs one shard, see {@link ShardedGradient}. */
        BATCH
    }

    private QNetwork() {}

    /**
     * {@code D→H ReLU→GRU(H)→K}, slices {@code embed, gru, q}; dense layers orthogonal with gain 1. Source: JaxMARL c793d09,
     * {@code baselines/QLearning}.
     *
     * @param layout takes the slices
     * @param inputSize features D
     * @param actions number of actions K
     * @param width H
     * @return network
     */
    public static Network recurrent(ParameterLayout.Builder layout, int inputSize, int actions, int width) {
        return Network.builder(layout, inputSize)
                .dense("embed", width, Activation.RELU, Init.orthogonal(1))
                .gru("gru", width, Init.lecunNormal(), Init.orthogonal(1))
                .head()
                .dense("q", actions, Activation.NONE, Init.orthogonal(1))
                .build();
    }

    /**
     * The network of PQN: optional batch normalisation of the input, {@code layers}×[dense, norm, ReLU], GRU(H) if recurrent, dense K;
     * default initialisation of flax. Slices {@code inputNorm, dense1, norm1, …, gru, q}. Source: JaxMARL c793d09,
     * {@code pqn_vdn_rnn.py}.
     *
     * @param layout takes the slices
     * @param inputSize features D
     * @param actions number of actions K
     * @param width H
     * @param layers number of dense layers
     * @param norm normalisation after each dense layer
     * @param normaliseInput whether the input is batch-normalised
     * @param recurrent whether a GRU follows
     * @return network
     */
    public static Network parallel(
            ParameterLayout.Builder layout,
            int inputSize,
            int actions,
            int width,
            int layers,
            Norm norm,
            boolean normaliseInput,
            boolean recurrent) {
        Network.Builder network = Network.builder(layout, inputSize);
        if (normaliseInput) {
            network.batchNorm("inputNorm");
        }
        for (int i = 1; i <= layers; i++) {
            network.dense(
                    "dense" + i, width, norm == Norm.NONE ? Activation.RELU : Activation.NONE, Init.lecunNormal());
            if (norm == Norm.LAYER) {
                network.layerNorm("norm" + i, 1e-6f).relu();
            } else if (norm == Norm.BATCH) {
                network.batchNorm("norm" + i).relu();
            }
        }
        if (recurrent) {
            network.gru("gru", width, Init.lecunNormal(), Init.orthogonal(1));
        }
        return network.head()
                .dense("q", actions, Activation.NONE, Init.lecunNormal())
                .build();
    }
}
