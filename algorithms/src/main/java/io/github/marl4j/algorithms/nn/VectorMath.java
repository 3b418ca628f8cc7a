package io.github.marl4j.algorithms.nn;

/**
 * Element-wise loops of the networks. {@code tanh}, {@code sigmoid} and {@code exp} are polynomial and within a few units in the
 * last place of the exact value, for every finite input. Stateless, any thread may call; nothing allocates; ranges must lie
 * inside their arrays. Rows do not influence one another. Implementations differ in the last bits, each is deterministic.
 */
public interface VectorMath {
    /**
     * Replaces {@code x[from .. from+count)} by its hyperbolic tangent.
     *
     * @param x modified
     * @param from first index
     * @param count number of elements
     */
    void tanh(float[] x, int from, int count);

    /**
     * Replaces {@code x[from .. from+count)} by {@code 1/(1+exp(-x))}.
     *
     * @param x modified
     * @param from first index
     * @param count number of elements
     */
    void sigmoid(float[] x, int from, int count);

    /**
     * Replaces {@code x[from .. from+count)} by {@code exp(x)}; arguments are limited to [-87, 88].
     *
     * @param x modified
     * @param from first index
     * @param count number of elements
     */
    void exp(float[] x, int from, int count);

    /**
     * {@code y = activation(y + bias)}.
     *
     * @param activation function applied to each sum
     * @param y {@code [rows][columns]}, modified
     * @param from first element of y
     * @param rows number of rows
     * @param columns number of columns
     * @param bias {@code [columns]}, not modified
     * @param biasFrom first element of the bias
     */
    void addBiasAndActivate(
            Activation activation, float[] y, int from, int rows, int columns, float[] bias, int biasFrom);

    /**
     * {@code gradient *= activation'(sum)}, with the derivative computed from the output of the activation.
     *
     * @param activation function whose derivative is taken
     * @param y output of the activation, not modified
     * @param yFrom first element of y
     * @param gradient modified
     * @param from first element of the gradient
     * @param count number of elements
     */
    void multiplyByDerivative(Activation activation, float[] y, int yFrom, float[] gradient, int from, int count);

    /**
     * {@code sums[column] += Σ_row x[row][column]}, rows in ascending order.
     *
     * @param x {@code [rows][columns]} with leading dimension {@code ld}, not modified
     * @param from first element of x
     * @param rows number of rows
     * @param columns number of columns
     * @param ld leading dimension of x
     * @param sums {@code [columns]}, modified
     * @param sumsFrom first element of the sums
     */
    void addColumnSums(float[] x, int from, int rows, int columns, int ld, float[] sums, int sumsFrom);

    /**
     * The gates of one row of a GRU: {@code r=σ(x_r+h_r), z=σ(x_z+h_z), q=h_n+b, n=tanh(x_n+r⊙q), h'=(1−z)⊙n+z⊙h}.
     *
     * @param size width H of the state
     * @param gates {@code [3H]} in: input sums (r, z, n); out: the gates r, z, n
     * @param gatesFrom first element of the gates
     * @param recurrent {@code [3H]} hidden sums (r, z, n), not modified
     * @param recurrentFrom first element of the hidden sums
     * @param bias {@code [H]} bias b of the candidate's hidden part, not modified
     * @param biasFrom first element of the bias
     * @param candidate {@code [H]} q, written
     * @param candidateFrom first element of q
     * @param before {@code [H]} h, not modified
     * @param beforeFrom first element of h
     * @param after {@code [H]} h', written
     * @param afterFrom first element of h'
     */
    void gruForward(
            int size,
            float[] gates,
            int gatesFrom,
            float[] recurrent,
            int recurrentFrom,
            float[] bias,
            int biasFrom,
            float[] candidate,
            int candidateFrom,
            float[] before,
            int beforeFrom,
            float[] after,
            int afterFrom);

    /**
     * The derivative of {@link #gruForward} for one row.
     *
     * @param size width H of the state
     * @param gates {@code [3H]} in: r, z, n; out: gradients of the input sums
     * @param gatesFrom first element of the gates
     * @param candidate {@code [H]} in: q; out: gradient of q
     * @param candidateFrom first element of q
     * @param before {@code [H]} h, not modified
     * @param beforeFrom first element of h
     * @param gradient {@code [H]} in: gradient of h'; out: its direct part {@code z ⊙ gradient} for h
     * @param gradientFrom first element of the gradient
     */
    void gruBackward(
            int size,
            float[] gates,
            int gatesFrom,
            float[] candidate,
            int candidateFrom,
            float[] before,
            int beforeFrom,
            float[] gradient,
            int gradientFrom);
}
