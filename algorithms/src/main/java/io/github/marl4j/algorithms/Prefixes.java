package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.PrefixEncoder;
import java.util.Arrays;
import java.util.Map;

/**
 * What an ego agent has seen and done in the present episode of each environment, as tokens, and the embeddings of that. The same code runs in training and in play: only the ego agent's own
 * observations and actions enter. Memory of one thread.
 */
final class Prefixes {
    private final TokenForm form;
    private final PrefixEncoder encoder;
    private final float[] tokens;
    private final int[] lengths;
    private final float[] embeddings;

    /** What the encoder has taken up; tokens that were replaced, by a restored snapshot for example, are noticed. */
    private final float[] encoded;

    private final int[] encodedLengths;

    Prefixes(TokenForm form, int numEnvs, PrefixEncoder encoder) {
        this.form = form;
        this.encoder = encoder;
        tokens = new float[numEnvs * form.longest() * form.size()];
        lengths = new int[numEnvs];
        embeddings = new float[numEnvs * encoder.embeddingSize()];
        encoded = new float[tokens.length];
        encodedLengths = new int[numEnvs];
    }

    /** Starts an episode with its first observation. */
    void begin(int env, float[] observations) {
        lengths[env] = 0;
        append(env, observations, -1);
    }

    /**
     * Appends a step. The first token makes way if there is no room.
     *
     * @param observations {@code [env][feature]}, what is seen now
     * @param action that led to it
     */
    void append(int env, float[] observations, int action) {
        int size = form.size();
        int first = env * form.longest() * size;
        if (lengths[env] == form.longest()) {
            System.arraycopy(tokens, first + size, tokens, first, (form.longest() - 1) * size);
            lengths[env]--;
        }
        form.write(observations, env * form.observationSize(), action, tokens, first + lengths[env] * size);
        lengths[env]++;
    }

    /** Copies the newest token of an environment. */
    void copyNewest(int env, float[] out, int at) {
        int size = form.size();
        System.arraycopy(tokens, (env * form.longest() + lengths[env] - 1) * size, out, at, size);
    }

    /** Brings the embeddings up to date with the tokens. */
    float[] encode(float[] weights) {
        for (int env = 0; env < lengths.length; env++) takeUp(env);
        encoder.encode(weights, tokens, lengths, embeddings);
        return embeddings;
    }

    private void takeUp(int env) {
        int size = form.size();
        int first = env * form.longest() * size;
        int end = first + encodedLengths[env] * size;
        boolean grown = encodedLengths[env] <= lengths[env] && Arrays.equals(tokens, first, end, encoded, first, end);
        if (!grown) {
            encoder.forget(env);
            end = first;
        }
        System.arraycopy(tokens, end, encoded, end, first + lengths[env] * size - end);
        encodedLengths[env] = lengths[env];
    }

    /** Encodes everything anew, as other weights demand. */
    float[] encodeAnew(float[] weights) {
        for (int env = 0; env < lengths.length; env++) encoder.forget(env);
        return encode(weights);
    }

    /** Returns the embeddings, {@code [env][feature]}; the live array. */
    float[] embeddings() {
        return embeddings;
    }

    int embeddingSize() {
        return encoder.embeddingSize();
    }

    /** Returns the live arrays that a snapshot must hold; everything else follows from them. */
    Map<String, Object> state() {
        return Map.of("tokens", tokens, "lengths", lengths);
    }
}
