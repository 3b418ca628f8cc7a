package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Batch;

/** The phases of a step that cost time, for ranges of environments: once in plain Java, once with the Vector API. All forms give the same bits. One thread each. */
interface SmaxEngine {

    /** The built-in enemy decides: writes the orders of all enemy units. */
    void enemyOrders(int from, int to);

    /** Plays the world steps of one environment step. */
    void fight(int from, int to);

    /** Writes observations, masks, alive and state. */
    void observe(int from, int to, Batch out);
}
