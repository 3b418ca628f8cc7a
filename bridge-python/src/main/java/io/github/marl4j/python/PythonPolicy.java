package io.github.marl4j.python;

import io.github.marl4j.env.shared.SharedRows;
import java.nio.ByteBuffer;

/** A policy written in Python, as JPype's proxy shows it. */
public interface PythonPolicy {
    /**
     * Returns a player for one agent group of a batch of environments.
     *
     * @param facts of the environment, JSON
     * @param group index
     * @param numEnvs rows of the batches
     * @param seed of its own choices
     * @param memory where it finds what the agents see and leaves what they do
     * @param episodeOver {@code [env]}: where the observation is the first of a new episode
     */
    Player newPlayer(String facts, int group, int numEnvs, long seed, SharedRows memory, ByteBuffer episodeOver);

    /** Plays one agent group. */
    interface Player {
        /** Chooses an action for every agent that acts: reads the memory and writes the actions there. */
        void act();
    }
}
