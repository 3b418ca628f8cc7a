package io.github.marl4j.commons.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Embeds without a model: counts words, pairs of words and triples of letters into 512 hashed places and scales the vector to length 1. Texts that share words
 * are alike; meaning beyond words is not seen. The same text has the same vector everywhere. The empty text has the zero vector.
 */
public final class HashedEmbedder implements Embedder {
    private static final int DIMENSIONS = 512;
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    @Override
    public Answered<Embedding> embed(EmbeddingRequest request) {
        return Answered.atOnce(new Embedding(vector(request.text()), TokenCount.NONE));
    }

    /** Returns the vector of a text. */
    static float[] vector(String text) {
        double[] counts = new double[DIMENSIONS];
        String before = null;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.isEmpty()) continue;
            count(counts, "w:" + word, 1);
            if (before != null) count(counts, "p:" + before + " " + word, 0.5);
            String bounded = "^" + word + "$";
            for (int i = 0; i + 3 <= bounded.length(); i++) count(counts, "t:" + bounded.substring(i, i + 3), 0.25);
            before = word;
        }
        return unit(counts);
    }

    /** Adds to a hashed place; a second hash gives the sign, so that collisions cancel on average. */
    private static void count(double[] counts, String feature, double weight) {
        int hash = FNV_OFFSET;
        for (byte b : feature.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        hash ^= hash >>> 15;
        counts[Math.floorMod(hash, DIMENSIONS)] += (hash >>> 30 & 1) == 0 ? weight : -weight;
    }

    private static float[] unit(double[] counts) {
        double squares = 0;
        for (double each : counts) squares += each * each;
        double length = Math.sqrt(squares);
        float[] vector = new float[counts.length];
        if (length > 0) for (int i = 0; i < vector.length; i++) vector[i] = (float) (counts[i] / length);
        return vector;
    }
}
