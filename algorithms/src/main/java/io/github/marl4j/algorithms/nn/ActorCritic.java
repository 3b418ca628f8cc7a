package io.github.marl4j.algorithms.nn;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The architecture of a policy with a value estimate: one network with two heads, or two networks. Immutable; weights are kept
 * apart in {@link Weights}.
 *
 * @param actor network whose head 0 gives logits (discrete) or means (continuous)
 * @param critic network whose head {@code critic.numHeads()-1} gives the value; the same object as {@code actor} if they share
 * @param actorLayout layout of the actor's weights
 * @param criticLayout layout of the critic's weights; the same object as {@code actorLayout} if one optimiser serves both
 * @param logDeviation slice of the state-independent log standard deviations; null if actions are discrete
 */
public record ActorCritic(
        Network actor,
        Network critic,
        ParameterLayout actorLayout,
        ParameterLayout criticLayout,
        ParameterLayout.Slice logDeviation) {
    private static final double SQRT2 = Math.sqrt(2);

    /**
     * Weights of one policy.
     *
     * @param actor weights of the actor, or of all
     * @param critic weights of the critic; the same object as {@code actor} if one optimiser serves both
     */
    public record Weights(Parameters actor, Parameters critic) {
        /** @return the one or two parameter sets, each with its own optimiser and norm clip */
        public List<Parameters> groups() {
            return actor == critic ? List.of(actor) : List.of(actor, critic);
        }
    }

    /** @return whether policy and value are heads of one network */
    public boolean shared() {
        return actor == critic;
    }

    /** @return width of the recurrent state per actor, that of the policy and then that of a separate critic; 0 without */
    public int hiddenSize() {
        return actor.hiddenSize() + (shared() ? 0 : critic.hiddenSize());
    }

    /** @return number of discrete actions or of continuous dimensions */
    public int actions() {
        return actor.outputSize(0);
    }

    /** @return whether actions are continuous */
    public boolean continuous() {
        return logDeviation != null;
    }

    /** @return number of the head that gives the value, in the network {@link #critic} */
    int valueHead() {
        return critic.numHeads() - 1;
    }

    /**
     * Draws fresh weights: those of the actor, then those of a separate critic.
     *
     * @param random source of all draws
     * @return new weights
     */
    public Weights newWeights(RandomGenerator random) {
        Parameters first = new Parameters(actorLayout).initialise(random);
        return new Weights(
                first, actorLayout == criticLayout ? first : new Parameters(criticLayout).initialise(random));
    }

    /**
     * Two feed-forward networks {@code in→hidden→…→out} under one optimiser: slices {@code actor1…}, {@code critic1…}. Orthogonal,
     * gain √2, last layers 0.01 and 1. Source: JaxMARL c793d09, {@code ippo_ff_mpe.py}.
     *
     * @param observationSize features of the policy's input
     * @param criticSize features of the critic's input
     * @param actions number of discrete actions or continuous dimensions
     * @param continuous whether actions are continuous; adds a log standard deviation of 0 per dimension
     * @param activation function of the hidden layers
     * @param hidden widths of the hidden layers
     * @return architecture
     */
    public static ActorCritic feedForward(
            int observationSize,
            int criticSize,
            int actions,
            boolean continuous,
            Activation activation,
            int... hidden) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network actor = perceptron(layout, "actor", observationSize, activation, hidden, actions, .01);
        ParameterLayout.Slice deviation = continuous ? deviation(layout, actions) : null;
        Network critic = perceptron(layout, "critic", criticSize, activation, hidden, 1, 1);
        ParameterLayout all = layout.build();
        return new ActorCritic(actor, critic, all, all, deviation);
    }

    /**
     * One feed-forward trunk with two linear heads: slices {@code trunk1…}, {@code actor}, {@code critic}.
     *
     * @param observationSize features of the input
     * @param actions number of discrete actions or continuous dimensions
     * @param continuous whether actions are continuous
     * @param activation function of the hidden layers
     * @param hidden widths of the hidden layers
     * @return architecture
     */
    public static ActorCritic feedForwardShared(
            int observationSize, int actions, boolean continuous, Activation activation, int... hidden) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network.Builder network = Network.builder(layout, observationSize);
        for (int i = 0; i < hidden.length; i++) {
            network.dense("trunk" + (i + 1), hidden[i], activation, Init.orthogonal(SQRT2));
        }
        return withLinearHeads(layout, network, actions, continuous);
    }

    /** Edge and stride of the kernels of {@link #convolutional}, by layer. */
    private static final int[][] KERNELS = {{8, 4}, {4, 2}, {3, 1}};

    /** Greatest number of convolutions of {@link #convolutional}. */
    public static final int MOST_CONVOLUTIONS = KERNELS.length;

    /**
     * One network that sees an image: up to three convolutions with ReLU (8 x 8 with stride 4, 4 x 4 with 2, 3 x 3 with 1), a dense layer with ReLU, two linear heads: slices {@code conv1…}, {@code dense},
     * {@code actor}, {@code critic}. Orthogonal: gain √2, policy 0.01, value 1. Source: Mnih et al. 2015, "Human-level control through deep reinforcement learning", whose filters are 32, 64, 64.
     *
     * @param image shape of the observation
     * @param scale factor of the observation, 1/255 for bytes
     * @param actions number of discrete actions or continuous dimensions
     * @param continuous whether actions are continuous
     * @param filters filters of each convolution
     * @param hidden width of the dense layer
     * @return architecture
     * @throws IllegalArgumentException if there are no or too many convolutions, or the image is too small for them
     */
    public static ActorCritic convolutional(
            ImageShape image, float scale, int actions, boolean continuous, int[] filters, int hidden) {
        if (filters.length < 1 || filters.length > MOST_CONVOLUTIONS) {
            throw new IllegalArgumentException(
                    "filters of " + filters.length + " convolutions; there are 1 to " + MOST_CONVOLUTIONS);
        }
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network.Builder network = Network.builder(layout, image.size());
        ImageShape shape = image;
        for (int i = 0; i < filters.length; i++) {
            int size = KERNELS[i][0];
            int stride = KERNELS[i][1];
            network.convolution(
                    "conv" + (i + 1),
                    shape,
                    filters[i],
                    size,
                    stride,
                    i == 0 ? scale : 1,
                    Activation.RELU,
                    Init.orthogonal(SQRT2));
            shape = shape.convolved(filters[i], size, stride);
        }
        network.dense("dense", hidden, Activation.RELU, Init.orthogonal(SQRT2));
        return withLinearHeads(layout, network, actions, continuous);
    }

    /**
     * One recurrent network: {@code D→H ReLU→GRU(H)}, then per head {@code H ReLU→out}. Slices {@code embed, gru, actor1, actor2,
     * critic1, critic2}. Orthogonal: embedding √2, heads 2, policy 0.01, value 1; GRU as flax draws it (input kernels normal,
     * hidden ones orthogonal). Source: JaxMARL c793d09, {@code ippo_rnn_smax.py}.
     *
     * @param observationSize features D of the input
     * @param actions number of discrete actions or continuous dimensions
     * @param continuous whether actions are continuous
     * @param width H
     * @return architecture
     */
    public static ActorCritic recurrentShared(int observationSize, int actions, boolean continuous, int width) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network.Builder network = recurrentTrunk(layout, "", observationSize, width);
        recurrentHead(network, "actor", width, actions, .01);
        recurrentHead(network, "critic", width, 1, 1);
        ParameterLayout.Slice deviation = continuous ? deviation(layout, actions) : null;
        Network both = network.build();
        ParameterLayout all = layout.build();
        return new ActorCritic(both, both, all, all, deviation);
    }

    /**
     * A recurrent policy on observations and a recurrent critic on its own input, with separate optimisers; each as in
     * {@link #recurrentShared}. Slices {@code actor/…} and {@code critic/…}. Source: JaxMARL c793d09, {@code mappo_rnn_smax.py}.
     *
     * @param observationSize features of the policy's input
     * @param criticSize features of the critic's input, such as the world state
     * @param actions number of discrete actions or continuous dimensions
     * @param continuous whether actions are continuous
     * @param width width of all hidden layers
     * @return architecture
     */
    public static ActorCritic recurrentSeparate(
            int observationSize, int criticSize, int actions, boolean continuous, int width) {
        ParameterLayout.Builder actorLayout = new ParameterLayout.Builder();
        Network.Builder actor = recurrentTrunk(actorLayout, "actor/", observationSize, width);
        recurrentHead(actor, "actor/head", width, actions, .01);
        ParameterLayout.Slice deviation = continuous ? deviation(actorLayout, actions) : null;
        ParameterLayout.Builder criticLayout = new ParameterLayout.Builder();
        Network.Builder critic = recurrentTrunk(criticLayout, "critic/", criticSize, width);
        recurrentHead(critic, "critic/head", width, 1, 1);
        return new ActorCritic(actor.build(), critic.build(), actorLayout.build(), criticLayout.build(), deviation);
    }

    /**
     * The networks of on-policy MAPPO, separate and with an optimiser each: LayerNorm(D), twice [dense, ReLU, LayerNorm], then
     * GRU and LayerNorm if recurrent, then a linear layer. Orthogonal: gain √2 (GRU 1), policy 0.01, value 1. Slices
     * {@code actor/…} and {@code critic/…}. Source: marlbenchmark/on-policy de66d7a.
     *
     * @param observationSize features of the policy's input
     * @param criticSize features of the critic's input
     * @param actions number of discrete actions or continuous dimensions
     * @param continuous whether actions are continuous
     * @param width width of all hidden layers; the source uses 64
     * @param recurrent whether there is a GRU
     * @return architecture
     */
    public static ActorCritic normalisedSeparate(
            int observationSize, int criticSize, int actions, boolean continuous, int width, boolean recurrent) {
        ParameterLayout.Builder actorLayout = new ParameterLayout.Builder();
        Network actor = normalised(actorLayout, "actor/", observationSize, width, recurrent, actions, .01);
        ParameterLayout.Slice deviation = continuous ? deviation(actorLayout, actions) : null;
        ParameterLayout.Builder criticLayout = new ParameterLayout.Builder();
        Network critic = normalised(criticLayout, "critic/", criticSize, width, recurrent, 1, 1);
        return new ActorCritic(actor, critic, actorLayout.build(), criticLayout.build(), deviation);
    }

    private static Network normalised(
            ParameterLayout.Builder layout,
            String prefix,
            int inputs,
            int width,
            boolean recurrent,
            int outputs,
            double lastGain) {
        Network.Builder network = Network.builder(layout, inputs).layerNorm(prefix + "inputNorm");
        for (int i = 1; i <= 2; i++) {
            network.dense(prefix + "dense" + i, width, Activation.RELU, Init.orthogonal(SQRT2))
                    .layerNorm(prefix + "norm" + i);
        }
        if (recurrent) {
            network.gru(prefix + "gru", width, Init.orthogonal(1), Init.orthogonal(1))
                    .layerNorm(prefix + "gruNorm");
        }
        return network.head()
                .dense(prefix + "out", outputs, Activation.NONE, Init.orthogonal(lastGain))
                .build();
    }

    /** Ends a trunk with a linear head for the policy and one for the value. */
    private static ActorCritic withLinearHeads(
            ParameterLayout.Builder layout, Network.Builder network, int actions, boolean continuous) {
        network.head().dense("actor", actions, Activation.NONE, Init.orthogonal(.01));
        network.head().dense("critic", 1, Activation.NONE, Init.orthogonal(1));
        ParameterLayout.Slice deviation = continuous ? deviation(layout, actions) : null;
        Network both = network.build();
        ParameterLayout all = layout.build();
        return new ActorCritic(both, both, all, all, deviation);
    }

    private static ParameterLayout.Slice deviation(ParameterLayout.Builder layout, int actions) {
        return layout.add("logDeviation", 1, actions, Init.constant(0));
    }

    private static Network perceptron(
            ParameterLayout.Builder layout,
            String name,
            int inputs,
            Activation activation,
            int[] hidden,
            int outputs,
            double lastGain) {
        Network.Builder network = Network.builder(layout, inputs);
        for (int i = 0; i < hidden.length; i++) {
            network.dense(name + (i + 1), hidden[i], activation, Init.orthogonal(SQRT2));
        }
        network.head().dense(name + (hidden.length + 1), outputs, Activation.NONE, Init.orthogonal(lastGain));
        return network.build();
    }

    private static Network.Builder recurrentTrunk(
            ParameterLayout.Builder layout, String prefix, int inputs, int width) {
        return Network.builder(layout, inputs)
                .dense(prefix + "embed", width, Activation.RELU, Init.orthogonal(SQRT2))
                .gru(prefix + "gru", width, Init.lecunNormal(), Init.orthogonal(1));
    }

    private static void recurrentHead(Network.Builder network, String name, int width, int outputs, double lastGain) {
        network.head()
                .dense(name + "1", width, Activation.RELU, Init.orthogonal(2))
                .dense(name + "2", outputs, Activation.NONE, Init.orthogonal(lastGain));
    }
}
