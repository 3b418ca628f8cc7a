package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Multi-head attention as set transformers have it, without normalisation, of width D and h heads:
 *
 * <pre>
 * q = Q·Wq + bq,  k = K·Wk + bk,  v = K·Wv + bv
 * O_j = q_j + softmax(q_j·k_jᵀ/√D)·v_j      for each head j, a slice of D/h columns; the scale takes D, not D/h
 * y = O + relu(O·Wo + bo)
 * </pre>
 *
 * Queries are the rows of a sequence themselves ({@code self}), or one row for all sequences ({@code pool}). The columns of {@link #keyValue} are k, then v. Sequences lie one behind the other
 * without gaps, each attends to itself only, whatever their lengths: that is what masks over padded keys are for elsewhere.
 *
 * <p>Source: clam.md section 3, from the authors' released code.
 */
record AttentionBlock(Dense query, Dense keyValue, Dense output, int heads) {

    static AttentionBlock add(ParameterLayout.Builder layout, String name, int in, int width, int heads) {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "attention " + name + ": heads=" + heads + " must divide width=" + width);
        }
        return new AttentionBlock(
                Dense.addTorch(layout, name + "/query", in, width, Activation.NONE),
                Dense.addTorch(layout, name + "/keyValue", in, 2 * width, Activation.NONE),
                Dense.addTorch(layout, name + "/output", width, width, Activation.RELU),
                heads);
    }

    int width() {
        return output.outputSize();
    }

    private int headSize() {
        return width() / heads;
    }

    /** Turns scores into weights: {@code softmax(scale·scores)} of the first {@code count}, 0 for those after them up to {@code end}. */
    private static void softmax(VectorMath math, float[] scores, int from, int count, int end, float scale) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            greatest = Math.max(greatest, scores[i]);
        }
        for (int i = from; i < from + count; i++) {
            scores[i] = scale * (scores[i] - greatest);
        }
        math.exp(scores, from, count);
        float sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += scores[i];
        }
        float inverse = 1 / sum;
        for (int i = from; i < from + count; i++) {
            scores[i] *= inverse;
        }
        for (int i = from + count; i < from + end; i++) {
            scores[i] = 0;
        }
    }

    private float scale() {
        return (float) (1 / Math.sqrt(width()));
    }

    /**
     * Memory for whole sequences.
     *
     * @param tokens greatest number of rows of all sequences
     * @param queries the same for {@code self}, the greatest number of sequences for {@code pool}
     * @param longest greatest length of a sequence
     */
    Pass newPass(Kernels kernels, int tokens, int queries, int longest, boolean training) {
        return new Pass(kernels, tokens, queries, longest, training);
    }

    /** Forward and backward computation of whole sequences, for one thread; nothing is allocated per call. */
    final class Pass {
        private final Kernels kernels;
        private final Layer.Pass queryPass;
        private final Layer.Pass keyValuePass;
        private final Layer.Pass outputPass;
        private final float[] q;
        private final float[] kv;
        private final float[] mixed;
        private final float[] raised;
        /** Attention weights, {@code [sequence][head][query][key]}. */
        private final float[] weights;

        private final float[] transposed;
        private final float[] dq;
        private final float[] dkv;
        private final float[] dRaised;
        private final float[] dWeights;

        private Pass(Kernels kernels, int tokens, int queries, int longest, boolean training) {
            this.kernels = kernels;
            boolean self = queries == tokens;
            queryPass = query.newPass(kernels, 1, queries, training);
            keyValuePass = keyValue.newPass(kernels, 1, tokens, training);
            outputPass = output.newPass(kernels, 1, queries, training);
            int width = width();
            q = new float[queries * width];
            kv = new float[tokens * 2 * width];
            mixed = new float[queries * width];
            raised = new float[queries * width];
            weights = new float[tokens * heads * (self ? longest : 1)];
            transposed = new float[headSize() * longest];
            dq = training ? new float[q.length] : null;
            dkv = training ? new float[kv.length] : null;
            dRaised = training ? new float[raised.length] : null;
            dWeights = training ? new float[self ? longest * longest : longest] : null;
        }

        /**
         * Every row of a sequence attends to the sequence, with {@code causal} only to itself and rows before it.
         *
         * @param starts first row of each sequence, and the end of the last
         * @param count number of sequences
         * @param x {@code [token][in]}, not modified
         * @param y {@code [token][width]}, written
         */
        void self(float[] parameters, int[] starts, int count, boolean causal, float[] x, float[] y) {
            int total = starts[count];
            queryPass.forward(parameters, 1, total, x, q);
            keyValuePass.forward(parameters, 1, total, x, kv);
            System.arraycopy(q, 0, mixed, 0, total * width());
            int at = 0;
            for (int s = 0; s < count; s++) {
                int length = starts[s + 1] - starts[s];
                for (int head = 0; head < heads; head++, at += length * length) {
                    attend(starts[s], length, starts[s], length, starts[s], head, at, causal);
                }
            }
            finish(parameters, total, y);
        }

        /**
         * One query attends to each whole sequence.
         *
         * @param seed place of the query {@code [in]} in the parameters
         * @param y {@code [sequence][width]}, written
         */
        void pool(float[] parameters, float[] seed, int[] starts, int count, float[] x, float[] y) {
            queryPass.forward(parameters, 1, 1, seed, q);
            keyValuePass.forward(parameters, 1, starts[count], x, kv);
            for (int s = 0; s < count; s++) {
                System.arraycopy(q, 0, mixed, s * width(), width());
                int length = starts[s + 1] - starts[s];
                for (int head = 0; head < heads; head++) {
                    attend(0, 1, starts[s], length, s, head, heads * starts[s] + head * length, false);
                }
            }
            finish(parameters, count, y);
        }

        /** Adds what one head of some queries takes from a sequence to their rows of {@link #mixed}. */
        private void attend(
                int firstQuery, int queries, int firstKey, int keys, int firstOut, int head, int at, boolean causal) {
            int width = width();
            int size = headSize();
            int column = head * size;
            transpose(firstKey, keys, column);
            Gemm gemm = kernels.gemm();
            gemm.multiply(
                    queries,
                    keys,
                    size,
                    q,
                    firstQuery * width + column,
                    width,
                    transposed,
                    0,
                    keys,
                    weights,
                    at,
                    keys,
                    false);
            for (int i = 0; i < queries; i++) {
                softmax(kernels.math(), weights, at + i * keys, causal ? i + 1 : keys, keys, scale());
            }
            gemm.multiply(
                    queries,
                    size,
                    keys,
                    weights,
                    at,
                    keys,
                    kv,
                    firstKey * 2 * width + width + column,
                    2 * width,
                    mixed,
                    firstOut * width + column,
                    width,
                    true);
        }

        /** Puts some columns of keys or values side by side. */
        private void transpose(int firstKey, int keys, int column) {
            int wide = 2 * width();
            int size = headSize();
            for (int key = 0; key < keys; key++) {
                int from = (firstKey + key) * wide + column;
                for (int d = 0; d < size; d++) {
                    transposed[d * keys + key] = kv[from + d];
                }
            }
        }

        private void finish(float[] parameters, int rows, float[] y) {
            outputPass.forward(parameters, 1, rows, mixed, raised);
            for (int i = 0; i < rows * width(); i++) {
                y[i] = mixed[i] + raised[i];
            }
        }

        /**
         * Follows {@link #self} with the same arguments; adds to the gradients.
         *
         * @param dy gradient of y, destroyed
         * @param dx gradient of x, written; null if nobody needs it
         */
        void selfBackward(
                float[] parameters, float[] gradients, int[] starts, int count, float[] x, float[] dy, float[] dx) {
            int total = starts[count];
            finishBackward(parameters, gradients, total, dy);
            System.arraycopy(dy, 0, dq, 0, total * width());
            int at = 0;
            for (int s = 0; s < count; s++) {
                int length = starts[s + 1] - starts[s];
                for (int head = 0; head < heads; head++, at += length * length) {
                    attendBackward(starts[s], length, starts[s], length, starts[s], head, at, dy);
                }
            }
            queryPass.backward(parameters, gradients, 1, total, x, q, dq, dx, false);
            keyValuePass.backward(parameters, gradients, 1, total, x, kv, dkv, dx, true);
        }

        /**
         * Follows {@link #pool} with the same arguments; adds to the gradients.
         *
         * @param dSeed gradient of the query, added to
         */
        void poolBackward(
                float[] parameters,
                float[] gradients,
                float[] seed,
                float[] dSeed,
                int[] starts,
                int count,
                float[] x,
                float[] dy,
                float[] dx) {
            int width = width();
            finishBackward(parameters, gradients, count, dy);
            Arrays.fill(dq, 0, width, 0f);
            kernels.math().addColumnSums(dy, 0, count, width, width, dq, 0);
            for (int s = 0; s < count; s++) {
                int length = starts[s + 1] - starts[s];
                for (int head = 0; head < heads; head++) {
                    attendBackward(0, 1, starts[s], length, s, head, heads * starts[s] + head * length, dy);
                }
            }
            queryPass.backward(parameters, gradients, 1, 1, seed, q, dq, dSeed, true);
            keyValuePass.backward(parameters, gradients, 1, starts[count], x, kv, dkv, dx, false);
        }

        /** Turns the gradient of y into that of the mixed rows. */
        private void finishBackward(float[] parameters, float[] gradients, int rows, float[] dy) {
            System.arraycopy(dy, 0, dRaised, 0, rows * width());
            outputPass.backward(parameters, gradients, 1, rows, mixed, raised, dRaised, dy, true);
        }

        /** {@code dV = Pᵀ·dO, dP = dO·Vᵀ, dS = P⊙(dP − rowsum(P⊙dP))/√D, dQ += dS·K, dK = dSᵀ·Q}. */
        private void attendBackward(
                int firstQuery, int queries, int firstKey, int keys, int firstOut, int head, int at, float[] dMixed) {
            int width = width();
            int wide = 2 * width;
            int size = headSize();
            int key = firstKey * wide + head * size;
            int value = key + width;
            int out = firstOut * width + head * size;
            int asking = firstQuery * width + head * size;
            Gemm gemm = kernels.gemm();
            gemm.multiplyTransposedA(
                    keys, size, queries, weights, at, keys, dMixed, out, width, dkv, value, wide, false);
            transpose(firstKey, keys, width + head * size);
            gemm.multiply(queries, keys, size, dMixed, out, width, transposed, 0, keys, dWeights, 0, keys, false);
            for (int i = 0; i < queries; i++) {
                softmaxBackward(at + i * keys, i * keys, keys);
            }
            gemm.multiply(queries, size, keys, dWeights, 0, keys, kv, key, wide, dq, asking, width, true);
            gemm.multiplyTransposedA(keys, size, queries, dWeights, 0, keys, q, asking, width, dkv, key, wide, false);
        }

        private void softmaxBackward(int at, int from, int keys) {
            float sum = 0;
            for (int j = 0; j < keys; j++) {
                sum += weights[at + j] * dWeights[from + j];
            }
            float scale = scale();
            for (int j = 0; j < keys; j++) {
                dWeights[from + j] = scale * weights[at + j] * (dWeights[from + j] - sum);
            }
        }
    }

    /**
     * Memory for sequences that grow by one row at a time, under a causal mask: keys and values of earlier rows are kept, so that a row costs as much as its prefix is long.
     *
     * @param rows number of sequences
     * @param longest greatest length
     */
    Growing newGrowing(Kernels kernels, int rows, int longest) {
        return new Growing(kernels, rows, longest);
    }

    /** Forward computation of growing sequences, for one thread; nothing is allocated per call. */
    final class Growing {
        private final Kernels kernels;
        private final int longest;
        private final Layer.Pass queryPass;
        private final Layer.Pass keyValuePass;
        private final Layer.Pass outputPass;
        private final float[] q;
        private final float[] kv;
        private final float[] mixed;
        private final float[] raised;
        private final float[] scores;
        /** {@code [sequence][column][position]}. */
        private final float[] keys;
        /** {@code [sequence][position][column]}. */
        private final float[] values;

        private Growing(Kernels kernels, int rows, int longest) {
            this.kernels = kernels;
            this.longest = longest;
            queryPass = query.newPass(kernels, 1, rows, false);
            keyValuePass = keyValue.newPass(kernels, 1, rows, false);
            outputPass = output.newPass(kernels, 1, rows, false);
            q = new float[rows * width()];
            kv = new float[rows * 2 * width()];
            mixed = new float[rows * width()];
            raised = new float[rows * width()];
            scores = new float[longest];
            keys = new float[rows * width() * longest];
            values = new float[rows * width() * longest];
        }

        /**
         * Appends one row to some sequences; each attends to itself and all before it.
         *
         * @param sequences numbers of the sequences
         * @param positions by number of the sequence: how many rows it had before
         * @param count number of entries in {@code sequences}
         * @param x {@code [entry][in]}, not modified
         * @param y {@code [entry][width]}, written
         */
        void self(float[] parameters, int[] sequences, int[] positions, int count, float[] x, float[] y) {
            queryPass.forward(parameters, 1, count, x, q);
            keyValuePass.forward(parameters, 1, count, x, kv);
            System.arraycopy(q, 0, mixed, 0, count * width());
            for (int i = 0; i < count; i++) {
                remember(i, sequences[i], positions[sequences[i]]);
                attend(i * width(), i, sequences[i], positions[sequences[i]] + 1);
            }
            finish(parameters, count, y);
        }

        /** Appends one row to some sequences; one query {@code seed} attends to each whole sequence. */
        void pool(float[] parameters, float[] seed, int[] sequences, int[] positions, int count, float[] x, float[] y) {
            queryPass.forward(parameters, 1, 1, seed, q);
            keyValuePass.forward(parameters, 1, count, x, kv);
            for (int i = 0; i < count; i++) {
                System.arraycopy(q, 0, mixed, i * width(), width());
                remember(i, sequences[i], positions[sequences[i]]);
                attend(0, i, sequences[i], positions[sequences[i]] + 1);
            }
            finish(parameters, count, y);
        }

        private void remember(int entry, int sequence, int position) {
            int width = width();
            int from = entry * 2 * width;
            int to = sequence * width * longest;
            for (int column = 0; column < width; column++) {
                keys[to + column * longest + position] = kv[from + column];
            }
            System.arraycopy(kv, from + width, values, to + position * width, width);
        }

        private void attend(int asking, int entry, int sequence, int length) {
            int width = width();
            int size = headSize();
            int base = sequence * width * longest;
            Gemm gemm = kernels.gemm();
            for (int column = 0; column < width; column += size) {
                gemm.multiply(
                        1,
                        length,
                        size,
                        q,
                        asking + column,
                        width,
                        keys,
                        base + column * longest,
                        longest,
                        scores,
                        0,
                        length,
                        false);
                softmax(kernels.math(), scores, 0, length, length, scale());
                gemm.multiply(
                        1,
                        size,
                        length,
                        scores,
                        0,
                        length,
                        values,
                        base + column,
                        width,
                        mixed,
                        entry * width + column,
                        width,
                        true);
            }
        }

        private void finish(float[] parameters, int rows, float[] y) {
            outputPass.forward(parameters, 1, rows, mixed, raised);
            for (int i = 0; i < rows * width(); i++) {
                y[i] = mixed[i] + raised[i];
            }
        }
    }
}
