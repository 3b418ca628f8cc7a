package io.github.marl4j.env;

/**
 * A batch in other memory than the JVM's, e.g. that of a GPU, in which random players can sit too. Steps that they make copy nothing to the JVM: what a measurement of the device alone needs, and
 * a run-in that is to be fast.
 */
public interface ResidentVectorEnv extends VectorEnv {
    /** Starts episode 0 of a seed in every copy, and copies nothing to the JVM. */
    void resetOnDevice(long seed);

    /**
     * Seats the players of {@link Policy#random()}; they choose the same as on the JVM.
     *
     * @param seeds one for each agent group, as {@link Policy#newPlayer(VectorEnv, int, long)} takes them
     * @throws IllegalArgumentException if an action space is none that they choose from there
     */
    void seatRandomPlayers(long... seeds);

    /**
     * Makes steps in which the seated players choose; does not wait for their end. Every step takes its observations; only the last one keeps what was seen at the end of an episode. Needs
     * {@link AutoresetMode#SAME_STEP} and a reset before.
     *
     * @param steps at least 1
     */
    void playOnDevice(int steps);

    /** Waits until everything that was asked for is done. */
    void finish();
}
