package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Encoder of CLAM: positional code on the raw tokens, two self-attention blocks, attention pooling by one learned query, a linear layer:
 *
 * <pre>
 * h = SAB(SAB(x + code)),  SAB(X) = MAB(X, X);   e = MAB(s, h)·W + b;   z = e/‖e‖
 * code[p, 2i] = sin(p·10000^(−2i/F)),  code[p, 2i+1] = cos(p·10000^(−2i/F))
 * </pre>
 *
 * Immutable; weights come as an argument. With {@code causal} a token attends to itself and earlier ones only, so that a prefix that grows keeps what was computed for it.
 *
 * <p>Source: arXiv 2401.00132 and the authors' released code, as clam.md section 3 tells.
 */
public final class SetEncoder {
    /**
     * Sizes and variants.
     *
     * @param tokenSize features of a token F
     * @param longest tokens of the longest sequence
     * @param width D of the attention blocks
     * @param heads of the attention blocks, a divisor of the width
     * @param embedding length of e
     * @param causal whether tokens attend to earlier ones only
     * @param pooled whether a learned query pools the tokens; else their mean is taken
     */
    public record Shape(
            int tokenSize, int longest, int width, int heads, int embedding, boolean causal, boolean pooled) {}

    private final Shape shape;
    private final AttentionBlock first;
    private final AttentionBlock second;
    private final AttentionBlock pool;
    private final ParameterLayout.Slice seed;
    private final Dense output;
    private final float[] code;

    /**
     * @param layout takes the slices {@code encoder/…}
     * @param shape sizes and variants
     */
    public SetEncoder(ParameterLayout.Builder layout, Shape shape) {
        this.shape = shape;
        int width = shape.width;
        first = AttentionBlock.add(layout, "encoder/layer1", shape.tokenSize, width, shape.heads);
        second = AttentionBlock.add(layout, "encoder/layer2", width, width, shape.heads);
        pool = shape.pooled ? AttentionBlock.add(layout, "encoder/pool", width, width, shape.heads) : null;
        // Xavier: uniform within ±√(6/(inputs + outputs)) of a matrix [1][width].
        seed = shape.pooled ? layout.add("encoder/seed", 1, width, Init.uniform(Math.sqrt(6.0 / (1 + width)))) : null;
        output = Dense.addTorch(layout, "encoder/out", width, shape.embedding, Activation.NONE);
        code = positionalCode(shape.longest, shape.tokenSize);
    }

    /** @return sizes and variants */
    public Shape shape() {
        return shape;
    }

    /**
     * @param positions number of positions
     * @param features width of a token; an odd one has a cosine less
     * @return {@code [position][feature]}
     */
    public static float[] positionalCode(int positions, int features) {
        float[] code = new float[positions * features];
        for (int p = 0; p < positions; p++) {
            for (int j = 0; j < features; j++) {
                double angle = p * Math.pow(10_000, -2.0 * (j / 2) / features);
                code[p * features + j] = (float) (j % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return code;
    }

    /**
     * Scales rows to length 1.
     *
     * @param x {@code [row][size]}, modified
     */
    static void normalise(float[] x, int row, int size) {
        double squares = 0;
        for (int i = row * size; i < (row + 1) * size; i++) {
            squares += (double) x[i] * x[i];
        }
        float inverse = (float) (1 / Math.sqrt(squares));
        for (int i = row * size; i < (row + 1) * size; i++) {
            x[i] *= inverse;
        }
    }

    private void addCode(float[] tokens, int from, int position, float[] out, int at) {
        int size = shape.tokenSize;
        for (int j = 0; j < size; j++) {
            out[at + j] = tokens[from + j] + code[position * size + j];
        }
    }

    /**
     * @param kernels loops to use
     * @param sequences greatest number of sequences
     * @param tokens greatest number of tokens of all sequences
     * @param training whether {@link Pass#backward} will be called
     * @return memory and computation for one thread at a time
     */
    public Pass newPass(Kernels kernels, int sequences, int tokens, boolean training) {
        return new Pass(kernels, sequences, tokens, training);
    }

    /** Whole sequences, one behind the other without gaps; they do not influence each other. No method allocates. */
    public final class Pass {
        private final int maxTokens;
        private final float[] input;
        private final int[] starts;
        private final AttentionBlock.Pass firstPass;
        private final AttentionBlock.Pass secondPass;
        private final AttentionBlock.Pass poolPass;
        private final Layer.Pass outputPass;
        private final float[] coded;
        private final float[] hidden1;
        private final float[] hidden2;
        private final float[] pooled;
        private final float[] query;
        private final float[] out;
        private final float[] dOut;
        private final float[] dPooled;
        private final float[] dHidden1;
        private final float[] dHidden2;
        private final float[] dQuery;
        private int count;

        private Pass(Kernels kernels, int sequences, int tokens, boolean training) {
            maxTokens = tokens;
            int longest = Math.min(tokens, shape.longest);
            int width = shape.width;
            firstPass = first.newPass(kernels, tokens, tokens, longest, training);
            secondPass = second.newPass(kernels, tokens, tokens, longest, training);
            poolPass = pool == null ? null : pool.newPass(kernels, tokens, sequences, longest, training);
            outputPass = output.newPass(kernels, 1, sequences, training);
            input = new float[tokens * shape.tokenSize];
            starts = new int[sequences + 1];
            coded = new float[input.length];
            hidden1 = new float[tokens * width];
            hidden2 = new float[tokens * width];
            pooled = new float[sequences * width];
            query = new float[width];
            out = new float[sequences * shape.embedding];
            dOut = training ? new float[out.length] : null;
            dPooled = training ? new float[pooled.length] : null;
            dHidden1 = training ? new float[hidden1.length] : null;
            dHidden2 = training ? new float[hidden2.length] : null;
            dQuery = training ? new float[width] : null;
        }

        /** @return tokens {@code [token][feature]} without the positional code, filled by the caller */
        public float[] input() {
            return input;
        }

        /** @return first token of each sequence and behind them the end of the last one, filled by the caller; sequences are not empty */
        public int[] starts() {
            return starts;
        }

        /** @return e, {@code [sequence][embedding]}, not scaled to length 1 */
        public float[] output() {
            return out;
        }

        /** @return gradient of the loss with respect to e, filled by the caller before {@link #backward}, destroyed by it */
        public float[] outputGradient() {
            return dOut;
        }

        /** @return what the first block gave, {@code [token][width]} */
        public float[] layer1() {
            return hidden1;
        }

        /** @return what the second block gave, {@code [token][width]} */
        public float[] layer2() {
            return hidden2;
        }

        /**
         * Computes {@link #output} from {@link #input} and {@link #starts}.
         *
         * @param parameters weights, not modified
         * @param sequences number of sequences
         */
        public void forward(float[] parameters, int sequences) {
            count = sequences;
            if (starts[count] > maxTokens) {
                throw new IllegalArgumentException("tokens=" + starts[count] + " must be at most " + maxTokens);
            }
            for (int s = 0; s < count; s++) {
                for (int token = starts[s]; token < starts[s + 1]; token++) {
                    int at = token * shape.tokenSize;
                    addCode(input, at, token - starts[s], coded, at);
                }
            }
            firstPass.self(parameters, starts, count, shape.causal, coded, hidden1);
            secondPass.self(parameters, starts, count, shape.causal, hidden1, hidden2);
            if (pool == null) {
                mean();
            } else {
                System.arraycopy(parameters, seed.offset(), query, 0, shape.width);
                poolPass.pool(parameters, query, starts, count, hidden2, pooled);
            }
            outputPass.forward(parameters, 1, count, pooled, out);
        }

        private void mean() {
            int width = shape.width;
            for (int s = 0; s < count; s++) {
                int length = starts[s + 1] - starts[s];
                for (int j = 0; j < width; j++) {
                    float sum = 0;
                    for (int token = starts[s]; token < starts[s + 1]; token++) {
                        sum += hidden2[token * width + j];
                    }
                    pooled[s * width + j] = sum / length;
                }
            }
        }

        /**
         * Adds the gradients of the weights for the last forward call.
         *
         * @param parameters weights of that call, not modified
         * @param gradients same layout, added to
         */
        public void backward(float[] parameters, float[] gradients) {
            outputPass.backward(parameters, gradients, 1, count, pooled, out, dOut, dPooled, false);
            if (pool == null) {
                spread();
            } else {
                Arrays.fill(dQuery, 0f);
                poolPass.poolBackward(parameters, gradients, query, dQuery, starts, count, hidden2, dPooled, dHidden2);
                for (int j = 0; j < shape.width; j++) {
                    gradients[seed.offset() + j] += dQuery[j];
                }
            }
            secondPass.selfBackward(parameters, gradients, starts, count, hidden1, dHidden2, dHidden1);
            firstPass.selfBackward(parameters, gradients, starts, count, coded, dHidden1, null);
        }

        private void spread() {
            int width = shape.width;
            for (int s = 0; s < count; s++) {
                int length = starts[s + 1] - starts[s];
                for (int token = starts[s]; token < starts[s + 1]; token++) {
                    for (int j = 0; j < width; j++) {
                        dHidden2[token * width + j] = dPooled[s * width + j] / length;
                    }
                }
            }
        }
    }

    /**
     * @param kernels loops to use
     * @param rows number of sequences
     * @return growing sequences, whose vectors are z: scaled to length 1
     */
    public PrefixEncoder newPrefixEncoder(Kernels kernels, int rows) {
        return shape.causal ? new CachedPrefixes(kernels, rows) : new WholePrefixes(kernels, rows);
    }

    /** Encodes a prefix anew whenever it has grown: without a causal mask every token's vectors depend on the newest one. */
    private final class WholePrefixes implements PrefixEncoder {
        /** Tokens computed together: few enough for the second-level cache. */
        private static final int TOKENS_AT_ONCE = 512;

        private final Pass pass;
        private final int[] known;
        private final int[] chosen;

        private WholePrefixes(Kernels kernels, int rows) {
            int most = Math.max(TOKENS_AT_ONCE, shape.longest);
            pass = new Pass(kernels, Math.min(rows, most), Math.min(most, rows * shape.longest), false);
            known = new int[rows];
            chosen = new int[rows];
        }

        @Override
        public int embeddingSize() {
            return shape.embedding;
        }

        @Override
        public void forget(int row) {
            known[row] = 0;
        }

        @Override
        public void encode(float[] parameters, float[] tokens, int[] lengths, float[] out) {
            int size = shape.tokenSize;
            int gathered = 0;
            for (int row = 0; row < known.length; row++) {
                if (known[row] == lengths[row]) continue;
                if (pass.starts[gathered] + lengths[row] > pass.maxTokens) gathered = flush(parameters, gathered, out);
                int from = pass.starts[gathered];
                System.arraycopy(tokens, row * shape.longest * size, pass.input, from * size, lengths[row] * size);
                known[row] = lengths[row];
                chosen[gathered++] = row;
                pass.starts[gathered] = from + lengths[row];
            }
            flush(parameters, gathered, out);
        }

        private int flush(float[] parameters, int gathered, float[] out) {
            if (gathered == 0) return 0;
            pass.forward(parameters, gathered);
            for (int i = 0; i < gathered; i++) {
                System.arraycopy(pass.out, i * shape.embedding, out, chosen[i] * shape.embedding, shape.embedding);
                normalise(out, chosen[i], shape.embedding);
            }
            return 0;
        }
    }

    /** Keeps the keys and values of earlier tokens. */
    private final class CachedPrefixes implements PrefixEncoder {
        private final AttentionBlock.Growing firstGrowing;
        private final AttentionBlock.Growing secondGrowing;
        private final AttentionBlock.Growing poolGrowing;
        private final Layer.Pass outputPass;
        private final int[] known;
        private final int[] chosen;
        private final float[] coded;
        private final float[] hidden1;
        private final float[] hidden2;
        private final float[] pooled;
        private final float[] sums;
        private final float[] query;
        private final float[] result;

        private CachedPrefixes(Kernels kernels, int rows) {
            int width = shape.width;
            firstGrowing = first.newGrowing(kernels, rows, shape.longest);
            secondGrowing = second.newGrowing(kernels, rows, shape.longest);
            poolGrowing = pool == null ? null : pool.newGrowing(kernels, rows, shape.longest);
            outputPass = output.newPass(kernels, 1, rows, false);
            known = new int[rows];
            chosen = new int[rows];
            coded = new float[rows * shape.tokenSize];
            hidden1 = new float[rows * width];
            hidden2 = new float[rows * width];
            pooled = new float[rows * width];
            sums = pool == null ? new float[rows * width] : null;
            query = new float[width];
            result = new float[rows * shape.embedding];
        }

        @Override
        public int embeddingSize() {
            return shape.embedding;
        }

        @Override
        public void forget(int row) {
            known[row] = 0;
        }

        @Override
        public void encode(float[] parameters, float[] tokens, int[] lengths, float[] out) {
            if (pool != null) System.arraycopy(parameters, seed.offset(), query, 0, shape.width);
            while (true) {
                int count = 0;
                for (int row = 0; row < known.length; row++) {
                    if (known[row] >= lengths[row]) continue;
                    int token = (row * shape.longest + known[row]) * shape.tokenSize;
                    addCode(tokens, token, known[row], coded, count * shape.tokenSize);
                    chosen[count++] = row;
                }
                if (count == 0) return;
                append(parameters, count, out);
            }
        }

        /** Takes up one token of each chosen row. */
        private void append(float[] parameters, int count, float[] out) {
            firstGrowing.self(parameters, chosen, known, count, coded, hidden1);
            secondGrowing.self(parameters, chosen, known, count, hidden1, hidden2);
            if (pool == null) mean(count);
            else poolGrowing.pool(parameters, query, chosen, known, count, hidden2, pooled);
            outputPass.forward(parameters, 1, count, pooled, result);
            int size = shape.embedding;
            for (int i = 0; i < count; i++) {
                System.arraycopy(result, i * size, out, chosen[i] * size, size);
                normalise(out, chosen[i], size);
                known[chosen[i]]++;
            }
        }

        private void mean(int count) {
            int width = shape.width;
            for (int i = 0; i < count; i++) {
                int length = known[chosen[i]] + 1;
                for (int j = 0; j < width; j++) {
                    int at = chosen[i] * width + j;
                    sums[at] = (length == 1 ? 0 : sums[at]) + hidden2[i * width + j];
                    pooled[i * width + j] = sums[at] / length;
                }
            }
        }
    }
}
