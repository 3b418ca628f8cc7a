package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.PrefixEncoder;
import io.github.marl4j.algorithms.rollout.EpisodeRing;
import java.util.Map;

/** Learns to turn what an ego agent has seen of an episode into a vector that tells whom it plays with. */
interface EmbeddingModel {

    /** Returns the length of a vector. */
    int embeddingSize();

    /** Returns memory that encodes prefixes of a number of environments. */
    PrefixEncoder newEncoder(int numEnvs);

    /** Returns the weights that {@link #newEncoder encoders} act with; the live array. */
    float[] actingWeights();

    /** Returns whether {@link #learn} needs what the others saw and did, behind each token of the episodes. */
    boolean learnsFromOthers();

    /**
     * Learns from recorded episodes; {@link #actingWeights} change.
     *
     * @param newEpisodes how many ended since the last call
     */
    void learn(EpisodeRing episodes, int newEpisodes, Learner.Metrics metrics);

    /** Returns the live arrays that decide how the learning goes on, by name. */
    Map<String, Object> state();

    /** Takes up what has been written into the arrays of {@link #state}. */
    void restored();
}
