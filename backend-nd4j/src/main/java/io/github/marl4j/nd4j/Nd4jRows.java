package io.github.marl4j.nd4j;

import io.github.marl4j.env.AgentGroup;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one agent group of all copies sees, earns and does. The arrays are always the same ones, in C order; every reset and step overwrites them, so {@link INDArray#dup} what you keep. A
 * part with nothing in it, such as the mask of real actions, is an empty array.
 *
 * @param group the agents, in row order
 * @param observations what they see now, FLOAT {@code [env, agent, dimension of an observation...]}
 * @param finalObservations what they saw at the end of the episode, the same shape; valid where the episode is over
 * @param actionMask what is legal now, BOOL {@code [env, agent, choice]}
 * @param rewards what the step just made earned, FLOAT {@code [env, agent, objective]}
 * @param alive who is in the game now, BOOL {@code [env, agent]}
 * @param acts who acts now, BOOL {@code [env, agent]}; the very array {@code alive} unless the environment is turn-based
 * @param terminated who was out of the game for good after the step, BOOL {@code [env, agent]}
 * @param truncated whose episode the step cut off without an end, BOOL {@code [env, agent]}
 * @param ints discrete parts of the actions, INT {@code [env, agent, part]}; written by whoever plays, with {@link #choose} or by any operation
 * @param floats real parts of the actions, FLOAT {@code [env, agent, part]}; likewise
 */
public record Nd4jRows(
        AgentGroup group,
        INDArray observations,
        INDArray finalObservations,
        INDArray actionMask,
        INDArray rewards,
        INDArray alive,
        INDArray acts,
        INDArray terminated,
        INDArray truncated,
        INDArray ints,
        INDArray floats) {

    static Nd4jRows of(AgentGroup group, Nd4jMemory memory) {
        INDArray alive = memory.array("alive");
        return new Nd4jRows(
                group,
                memory.array("observations"),
                memory.array("finalObservations"),
                memory.array("actionMask"),
                memory.array("rewards"),
                alive,
                memory.has("acts") ? memory.array("acts") : alive,
                memory.array("terminated"),
                memory.array("truncated"),
                memory.array("ints"),
                memory.array("floats"));
    }

    /**
     * Takes actions over: whole numbers become the discrete parts, real ones the real parts. One operation of ND4J, whatever the array's type and order.
     *
     * @param actions {@code [env, agent, part]}, or {@code [env, agent]} where there is one part; not modified
     * @throws IllegalArgumentException if the shape is another, or the actions of this group have no numbers of this kind
     */
    public void choose(INDArray actions) {
        boolean real = actions.dataType().isFPType();
        INDArray target = real ? floats : ints;
        if (target.isEmpty()) {
            throw new IllegalArgumentException("agent group " + group.name() + ": got actions of type "
                    + actions.dataType() + ", but its action space is " + group.actionSpace() + "; castTo(DataType."
                    + (real ? "INT32)" : "FLOAT)"));
        }
        if (!fits(actions, target)) {
            throw new IllegalArgumentException("agent group " + group.name() + ": got actions of shape "
                    + Arrays.toString(actions.shape()) + ", expected " + Arrays.toString(target.shape()));
        }
        target.assign(actions.reshape(target.shape()));
    }

    private static boolean fits(INDArray actions, INDArray target) {
        long[] wanted = target.shape();
        if (Arrays.equals(actions.shape(), wanted)) return true;
        return wanted[2] == 1 && Arrays.equals(actions.shape(), new long[] {wanted[0], wanted[1]});
    }
}
