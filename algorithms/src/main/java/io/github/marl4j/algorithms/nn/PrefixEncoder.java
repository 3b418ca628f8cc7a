package io.github.marl4j.algorithms.nn;

/** Turns sequences that grow by one token at a time into vectors. Holds the memory of one thread; nothing is allocated per call. */
public interface PrefixEncoder {

    /** @return length of a vector */
    int embeddingSize();

    /**
     * Forgets what is known of a sequence: it began anew, or lost its first tokens, or the weights changed.
     *
     * @param row number of the sequence
     */
    void forget(int row);

    /**
     * Takes up the tokens that came since the last call.
     *
     * @param parameters weights, not modified
     * @param tokens {@code [row][position][feature]} with room for the longest sequence in each row, not modified
     * @param lengths tokens of each row, not modified; a row of length 0 is passed over
     * @param out {@code [row][embedding]}, overwritten where there are new tokens
     */
    void encode(float[] parameters, float[] tokens, int[] lengths, float[] out);
}
