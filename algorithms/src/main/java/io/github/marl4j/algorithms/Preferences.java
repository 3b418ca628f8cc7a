package io.github.marl4j.algorithms;

import java.util.Map;
import java.util.Set;

/**
 * Which weights a {@link PreferenceLearner} plays for, learns for and looks for better actions with: what {@link Envelope} and {@link GpiLs} differ in. Weights are {@code [objective]}, non-negative, with
 * sum 1.
 */
interface Preferences {

    /**
     * The weights of one gradient step.
     *
     * @param learnt {@code [step of the batch][weight][objective]}: what is learnt from each step, equally many for all
     * @param conditions {@code [condition][objective]}: for each of them the network proposes actions after the step; the best of all proposals counts
     */
    record Batch(float[][][] learnt, float[][] conditions) {}

    /** Returns the weight that an episode is played for; a function of the random bits and the state. May be called by several threads. */
    float[] episodeWeight(long bits);

    /** Returns the weights with which the network is asked for actions when it plays for a weight. May be called by several threads. */
    float[][] conditions(float[] weight);

    /** Returns the weights of the next gradient step. */
    Batch draw(int batch);

    /** Returns the share of the scalar error in the loss, from 0 to 1. */
    double scalarShare(long steps);

    /** Is told that an update is made. */
    default void updated(PreferenceLearner learner, Learner.Metrics metrics) {}

    /** Returns the weights for which policies are judged. */
    double[][] judged();

    /** Returns the live arrays that a checkpoint must hold. */
    Map<String, Object> state();

    /** See {@link Learner#makeRoomFor}. */
    default void makeRoomFor(Set<String> saved) {}
}
