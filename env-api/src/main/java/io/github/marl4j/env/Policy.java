package io.github.marl4j.env;

import java.util.Map;

/**
 * Something that can play: a trained network, a script, chance. A policy itself has no state; {@link #newPlayer} returns one that remembers what it needs for a batch of environments.
 */
public interface Policy {

    /**
     * Returns a player for one agent group of a batch of environments.
     *
     * @param spec of the environments
     * @param group index into {@link EnvSpec#groups()}
     * @param numEnvs rows of the batches it will be given
     * @param seed of its own choices
     * @throws IllegalArgumentException if the policy cannot play this group, e.g. because the spaces differ
     */
    Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed);

    /**
     * Returns a player for one agent group of environments that it may also look into: built-in opponents and searchers know more than observations tell. All others see only the batch.
     *
     * @param env that the player's batches come from; the player never steps it
     * @param group index into {@link EnvSpec#groups()}
     * @param seed of its own choices
     * @throws IllegalArgumentException if the policy cannot play this group
     */
    default Player newPlayer(VectorEnv env, int group, long seed) {
        return newPlayer(env.spec(), group, env.numEnvs(), seed);
    }

    /**
     * Returns whether a number that its players put in the place of an action's first number is an order: no action of the action space, but understood by the environment, such as to let its built-in
     * opponent decide. Only scripts that come with an environment give orders; whoever checks actions asks here before calling a number illegal.
     */
    default boolean isOrder(int number) {
        return false;
    }

    /** Plays one agent group in a batch of environments. One thread at a time. */
    interface Player {

        /**
         * Chooses an action for every agent of the group that acts.
         *
         * @param batch not modified; where {@link Batch#episodeOver} is set the observation is the first of a new episode
         * @param actions the rows of the group are overwritten
         */
        void act(Batch batch, Actions actions);

        /**
         * Returns the live arrays that its later choices depend on, by name: memory of the episode, random streams. Snapshots of an environment that the player is part of copy them
         * and put them back; the names, types and lengths never change. Empty for a player without memory.
         */
        default Map<String, Object> state() {
            return Map.of();
        }
    }

    /**
     * A player that treats every environment by itself: it can play a few of them, and be told where an episode begins. One thread at a time.
     */
    interface EpisodePlayer extends Player {

        /**
         * Begins an episode of an environment: what it chooses there from now on depends on this seed and on what it sees from now on, and on nothing else; so an episode is the same wherever in a
         * batch it is played. The default does nothing, which is right for a player that draws nothing at random and forgets where {@link Batch#episodeOver} is set.
         *
         * @param env row of the batches
         * @param seed of its choices in this environment
         */
        default void begin(int env, long seed) {}

        /**
         * Chooses an action for every agent of the group that acts, in the environments from {@code from} (included) to {@code to} (excluded).
         *
         * @param batch not modified
         * @param actions the rows of the group in these environments are overwritten
         */
        void act(int from, int to, Batch batch, Actions actions);

        @Override
        default void act(Batch batch, Actions actions) {
            act(0, batch.numEnvs, batch, actions);
        }
    }

    /**
     * An {@link EpisodePlayer} for several threads: they may let it play disjoint ranges of environments at the same time, so that
     * {@link VectorEnv#step(Player[], Actions, Batch)} can choose and step in one go.
     */
    interface RowPlayer extends EpisodePlayer {}

    /** A player of discrete actions that can say how likely it is to choose what; exact measures of policies need that. */
    interface StochasticPlayer extends Player {

        /**
         * Tells with what probability each choice would be made for every agent of the group that acts. Changes nothing that later choices depend on.
         *
         * @param batch not modified
         * @param out {@code [env][agent][choice]}; the rows of agents that act are overwritten
         * @throws IllegalStateException if the choice depends on more than what is seen now, or is not discrete
         */
        void probabilities(Batch batch, double[] out);
    }

    /** A player that can say what it thinks of its situation, for people who watch it; it may have a memory. */
    interface ExplainingPlayer extends Player {

        /**
         * Tells what the next {@link #act} with the same batch chooses from and what the policy expects. Changes nothing that later choices depend on.
         *
         * @param batch not modified
         * @param odds {@code [env][agent][choice]}; the rows of agents that act are overwritten by the probabilities of the policy, which a greedy player takes the greatest of
         * @param values {@code [env][agent]}; overwritten by the sum of discounted rewards that the policy expects from here on, in the rewards it has learnt with; NaN if it has no such estimate
         * @throws IllegalStateException if the choices are not discrete
         */
        void explain(Batch batch, double[] odds, double[] values);
    }

    /** A player that describes whom it plays with by a vector, from what it saw so far in the episode; evaluations measure what these vectors tell. */
    interface EmbeddingPlayer extends Player {

        /** Returns the length of a vector. */
        int embeddingSize();

        /** Returns what the latest {@link Player#act} was chosen by, {@code [env][agent][feature]}; the live array, overwritten by the next act. */
        float[] embeddings();
    }

    /** Returns the policy that takes every legal choice with equal chance; the choices of a row are the same in a batch of any size. */
    static Policy random() {
        return RandomPolicy::new;
    }
}
