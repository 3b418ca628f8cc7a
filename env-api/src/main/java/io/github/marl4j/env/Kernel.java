package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.Map;

/**
 * The rules of an environment for a batch of rows, and their state as a structure of arrays. This is what the author of an environment
 * writes; threads, autoreset, snapshots and the three views come with the library ({@link KernelVectorEnv}, {@link ParallelEnv#of}, {@link AecEnv#of}).
 *
 * <p>Rows do not influence each other. All chance comes from {@link #chance()}.
 */
public interface Kernel {

    /** Returns the facts of the environment. */
    EnvSpec spec();

    /** Returns the number of rows. */
    int numEnvs();

    /** Returns the randomness of the rows. */
    Chance chance();

    /**
     * Returns the live arrays of the state by name: {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]}, {@code short[]}, {@code byte[]} or {@code boolean[]}.
     * Together with those of {@link #chance()} they determine the future; snapshots copy them, and {@link Worker#restored} tells when they were put back.
     */
    Map<String, Object> state();

    /** Returns which form of the rules runs: {@code plain} or {@code vector-api}. */
    default String form() {
        return "plain";
    }

    /** Returns a new worker. Each thread uses one of its own. */
    Worker newWorker();

    /** Returns how many rows a worker likes to be given at once; ranges start at multiples of it. */
    default int tileRows() {
        return 16;
    }

    /** Returns what {@link VectorEnv#repeatsRewardsInExtraTurns()} tells. */
    default boolean repeatsRewardsInExtraTurns() {
        return false;
    }

    /**
     * Returns whether the rules understand a number in the place of an action's first one although it is outside the action space: an order, such as to let a built-in opponent decide. Any other number
     * outside its space is refused before {@link Worker#step} sees it.
     */
    default boolean isOrder(int number) {
        return false;
    }

    /**
     * Returns a picture of a row as it is now. Needs no display.
     *
     * @throws IllegalStateException if the environment has no picture
     */
    default Frame render(int env) {
        throw new IllegalStateException(spec().id() + " draws no picture");
    }

    /** Returns a row as text for people, as it is now. */
    String describe(int env);

    /** Returns a row as text for a person who plays an agent. Where agents hide something from each other, such as cards, it tells what this agent knows; else it is {@link #describe(int)}. */
    default String describe(int env, String agent) {
        return describe(env);
    }

    /** Frees what lives outside the heap, such as native memory; nothing else is called after that. Most kernels have none. */
    default void close() {}

    /** Applies the rules to ranges of rows; holds the scratch memory of one thread. Different workers may work on different rows at the same time. */
    interface Worker {

        /**
         * Starts a new episode in a row. Part of the step that ends an episode, so it allocates nothing when the options are empty: ask {@link ResetOptions#isEmpty()} before going
         * through them. A kernel whose episodes start with new native objects cannot keep that, and says so in its documentation and its contract test.
         *
         * @throws UnknownNameException if an option is unknown to this environment
         */
        void reset(int env, ResetOptions options);

        /**
         * Makes one step in the rows from {@code from} (included) to {@code to} (excluded) and writes rewards, terminated, truncated, episodeOver and infos
         * to {@code out}. The episodes of these rows are not over. Allocates nothing.
         *
         * @param actions not modified; whole numbers are choices of their space, or {@linkplain Kernel#isOrder orders}
         */
        void step(int from, int to, Actions actions, Batch out);

        /**
         * A snapshot has overwritten {@link Kernel#state()} of the rows from {@code from} (included) to {@code to} (excluded): bring what the arrays do not hold in line with them.
         * Kernels whose arrays are all there is need not do anything.
         */
        default void restored(int from, int to) {}

        /** Writes observations, action masks, alive, acts and state of these rows as they are now. Allocates nothing. */
        void observe(int from, int to, Batch out);
    }
}
