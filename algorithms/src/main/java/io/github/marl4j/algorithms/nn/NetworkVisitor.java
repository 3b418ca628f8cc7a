package io.github.marl4j.algorithms.nn;

/** Is told the layers of a network one after the other, to write them in another form. Arrays are copies. */
public interface NetworkVisitor {

    /**
     * {@code y = activation(x·W + b)}.
     *
     * @param kernel W, {@code [in][out]}
     * @param bias b, {@code [out]}
     */
    void dense(float[] kernel, float[] bias, Activation activation);

    /**
     * A convolution without padding, {@code y = activation(scale · patch·W + b)}. Images lie {@code [row][column][channel]} in a row of features, in and out.
     *
     * @param in shape of the image that comes in
     * @param size edge of the square kernel
     * @param stride pixels between two places of the kernel
     * @param scale factor of the input
     * @param kernel W, {@code [kernel row][kernel column][channel in][filter]}
     * @param bias b, {@code [filter]}
     */
    void convolution(
            ImageShape in, int size, int stride, float scale, float[] kernel, float[] bias, Activation activation);

    /**
     * Normalisation over the features of a row: {@code y = scale ⊙ (x − mean)/√(variance + ε) + shift}.
     *
     * @param scale {@code [feature]}
     * @param shift {@code [feature]}
     */
    void layerNorm(float[] scale, float[] shift, float epsilon);

    /**
     * A gated recurrent unit, whose state h is carried on; columns are in the order r, z, n:
     *
     * <pre>
     * r = σ(x·W_r + b_r + h·V_r)   z = σ(x·W_z + b_z + h·V_z)   n = tanh(x·W_n + b_n + r ⊙ (h·V_n + c))   h' = (1−z)⊙n + z⊙h
     * </pre>
     *
     * @param input W, {@code [in][3·width]}
     * @param inputBias b, {@code [3·width]}
     * @param hidden V, {@code [width][3·width]}
     * @param hiddenBias c, {@code [width]}
     */
    void gru(float[] input, float[] inputBias, float[] hidden, float[] hiddenBias);

    /** {@code max(x, 0)} as a layer of its own. */
    void relu();
}
