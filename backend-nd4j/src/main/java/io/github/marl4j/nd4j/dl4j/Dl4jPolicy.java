package io.github.marl4j.nd4j.dl4j;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A feed-forward network of Deeplearning4j as a policy: flat observations go in, scores come out. The same network plays every agent group whose sizes fit.
 *
 * <p>What the outputs mean depends on the action space; several outputs of a graph are taken side by side:
 *
 * <ul>
 *   <li>{@link Space.Discrete}: one score for each choice. Behind a softmax they are probabilities, else logits; action values are logits of a sort, played greedily.
 *   <li>{@link Space.MultiDiscrete} and {@link Space.MultiBinary}: the scores of one part after the other, as in the mask. Each part is a distribution of its own, also if one softmax was over all.
 *   <li>{@link Space.Box}: the numbers themselves, {@code d} of them; or {@code 2d}: means, then logarithms of the standard deviations of a normal draw. Both are limited to the bounds of the space.
 * </ul>
 *
 * <p>Illegal choices are left out before the best is taken or one is drawn. Draws belong to the episode, so an episode is the same in a batch of any size. Players may be used by different threads.
 */
public final class Dl4jPolicy implements Policy {
    private final NetworkOutputs network;
    private final boolean greedy;

    private Dl4jPolicy(NetworkOutputs network, boolean greedy) {
        this.network = network;
        this.greedy = greedy;
    }

    /**
     * Plays a network, drawing actions. Training it further changes the policy.
     *
     * @throws IllegalArgumentException if it is recurrent
     */
    public static Dl4jPolicy of(MultiLayerNetwork network) {
        return new Dl4jPolicy(NetworkOutputs.of(network), false);
    }

    /**
     * Plays a graph, drawing actions. Training it further changes the policy.
     *
     * @throws IllegalArgumentException if it is recurrent or has several inputs
     */
    public static Dl4jPolicy of(ComputationGraph graph) {
        return new Dl4jPolicy(NetworkOutputs.of(graph), false);
    }

    /** Returns the policy that takes the best action. */
    public Dl4jPolicy greedy() {
        return new Dl4jPolicy(network, true);
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        AgentGroup agents = spec.groups().get(group);
        int found = numOutputs(spec, agents);
        Space space = agents.actionSpace();
        if (space instanceof Space.Box box) {
            int size = box.flatSize();
            if (found != size && found != 2 * size) throw refused(spec, agents, found, size + " or " + 2 * size);
            boolean draws = !greedy && found == 2 * size;
            return new RealPlayer(network, group, numEnvs, seed, box, found, draws);
        }
        int[] parts = parts(spec, agents);
        int wanted = Arrays.stream(parts).sum();
        if (found != wanted) throw refused(spec, agents, found, String.valueOf(wanted));
        return new ChoosingPlayer(network, group, numEnvs, seed, parts, greedy);
    }

    private int numOutputs(EnvSpec spec, AgentGroup group) {
        int features = group.observationSpace().flatSize();
        INDArray scores;
        try {
            scores = network.of(new float[features], 1);
        } catch (RuntimeException refused) {
            throw new IllegalArgumentException(
                    spec.id() + ": the DL4J network does not take the " + features + " features that group "
                            + group.name() + " sees: " + refused.getMessage(),
                    refused);
        }
        return Math.toIntExact(scores.length());
    }

    private static int[] parts(EnvSpec spec, AgentGroup group) {
        Space space = group.actionSpace();
        if (space instanceof Space.Discrete discrete) return new int[] {discrete.n()};
        if (space instanceof Space.MultiDiscrete several) return several.n();
        if (space instanceof Space.MultiBinary switches) {
            int[] parts = new int[switches.n()];
            Arrays.fill(parts, 2);
            return parts;
        }
        throw new IllegalArgumentException(
                spec.id() + ": DL4J networks play Discrete, MultiDiscrete, MultiBinary and Box action spaces; group "
                        + group.name() + " has " + space);
    }

    private static IllegalArgumentException refused(EnvSpec spec, AgentGroup group, int found, String wanted) {
        return new IllegalArgumentException(spec.id() + ": the DL4J network has " + found + " outputs; group "
                + group.name() + " with " + group.actionSpace() + " needs " + wanted);
    }
}
