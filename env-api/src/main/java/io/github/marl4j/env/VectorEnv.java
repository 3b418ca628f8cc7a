package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;

/**
 * Many copies of one environment, stepped together. {@link #step} allocates nothing: results overwrite {@code out}. (Where a new episode
 * needs native objects, the step that ends one allocates them, and the environment's page says how much.)
 *
 * <p>One thread at a time may call an instance; the steps themselves may use more. The rewards and flags of a step that ends an episode belong to that
 * episode; whether the observations beside them are its last or the next one's first is told by {@link #autoreset()}.
 */
public interface VectorEnv extends AutoCloseable {

    /** Returns the facts of the environment. */
    EnvSpec spec();

    /** Returns the number of copies. */
    int numEnvs();

    /** Returns what happens with a copy whose episode ends. */
    AutoresetMode autoreset();

    /** Returns the environment inside all wrappers; this one if it is none. To look into, not to step. */
    default VectorEnv unwrapped() {
        return this;
    }

    /** Returns which form of the rules runs: {@code plain} or {@code vector-api}. */
    default String kernel() {
        return "plain";
    }

    /** Returns memory for the results of this environment's steps. */
    default Batch newBatch() {
        return new Batch(spec(), numEnvs());
    }

    /** Returns memory for this environment's actions. */
    default Actions newActions() {
        return new Actions(spec(), numEnvs());
    }

    /**
     * Starts episode 0 of this seed in every copy.
     *
     * @param out overwritten
     * @throws UnknownNameException if the environment does not know an option
     */
    void reset(long seed, ResetOptions options, Batch out);

    /** Starts episode 0 of this seed in every copy, the ordinary way. */
    default void reset(long seed, Batch out) {
        reset(seed, ResetOptions.NONE, out);
    }

    /**
     * Leaves the episode of one copy, whatever its state, and starts its next one. Only observations, masks, alive, acts and state of that copy are overwritten.
     *
     * @param out as the last reset or step left it
     */
    void resetRow(int env, Batch out);

    /**
     * Makes one step in every copy.
     *
     * @param actions not modified; those of agents that do not act are ignored unless the rules say otherwise. Masks are not checked: what an illegal action does is
     *     part of an environment's rules
     * @param out overwritten
     * @throws IllegalActionException if a whole number is outside its action space, whether its agent acts or not; nothing has changed then
     * @throws IllegalStateException before the first reset, or if the episode of a copy is over and nobody reset it
     */
    void step(Actions actions, Batch out);

    /** Returns what {@link Kernel#isOrder} tells: whether a number outside the action space is understood all the same. */
    default boolean isOrder(int number) {
        return false;
    }

    /** Is told which rows of a batch are ready; see {@link VectorEnv#step(Actions, Batch, RowListener)}. */
    interface RowListener {
        /**
         * The rows from {@code from} (included) to {@code to} (excluded) are as the step leaves them. Called by the thread that stepped them, with others at work on other rows.
         *
         * @param out not modified
         */
        void stepped(int from, int to, Batch out);

        /** Returns how many rows it likes to be told of at once: fewer only where the rows of a thread end. */
        default int rowsAtOnce() {
            return 1;
        }
    }

    /**
     * Makes one step in every copy, the same as {@link #step(Actions, Batch)}, and tells of rows as they are ready: whoever carries the results elsewhere does so while
     * they are in the cache, on all threads of the environment.
     *
     * @param listener told of every row once, before the step returns
     */
    default void step(Actions actions, Batch out, RowListener listener) {
        step(actions, out);
        listener.stepped(0, numEnvs(), out);
    }

    /**
     * Lets players choose for all agent groups and makes the step: the same as {@link Policy.Player#act} of each and {@link #step(Actions, Batch)}. If all are
     * {@link Policy.RowPlayer}s the threads of the environment may choose for their own rows.
     *
     * @param players one for each agent group
     * @param actions overwritten with what they chose
     * @param out as the last reset or step left it; overwritten
     */
    default void step(Policy.Player[] players, Actions actions, Batch out) {
        for (Policy.Player player : players) player.act(out, actions);
        step(actions, out);
    }

    /**
     * Lets players choose and makes the step, the same as {@link #step(Policy.Player[], Actions, Batch)}, and tells of rows as they are ready.
     *
     * @param players one for each agent group
     * @param actions overwritten with what they chose
     * @param out as the last reset or step left it; overwritten
     * @param listener told of every row once, before the step returns
     */
    default void step(Policy.Player[] players, Actions actions, Batch out, RowListener listener) {
        for (Policy.Player player : players) player.act(out, actions);
        step(actions, out, listener);
    }

    /** Returns whether the episode of a copy is over and nobody has reset it yet; never so with SAME_STEP. */
    boolean isOver(int env);

    /** Returns a copy of the state of all copies, random streams included. */
    Snapshot snapshot();

    /**
     * Goes back to a snapshot of the same environment with the same number of copies.
     *
     * @param out observations, masks, alive, acts and state are overwritten, rewards and flags cleared
     * @throws IllegalArgumentException if the snapshot does not fit
     */
    void restore(Snapshot snapshot, Batch out);

    /**
     * Returns whether the turn-taking view repeats a reward: an agent of a turn-based game that moves twice in a row then finds in {@link AecEnv#last()} also what its earlier move earned,
     * which it was told before. False unless an environment reproduces a reference system that does so.
     */
    default boolean repeatsRewardsInExtraTurns() {
        return false;
    }

    /** Returns a picture of one copy as it is now; needs no display. */
    Frame render(int env);

    /** Returns one copy as text for people, as it is now. */
    String describe(int env);

    /** Returns one copy as text for a person who plays an agent. Where agents hide something from each other, such as cards, it tells what this agent knows; else it is {@link #describe(int)}. */
    default String describe(int env, String agent) {
        return describe(env);
    }

    /** Ends the threads. */
    @Override
    void close();
}
