package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Network;

/**
 * The trained network by which an agent group chooses among its discrete actions: what {@code marl4j export} writes.
 *
 * @param group name of the agent group
 * @param network whose head 0 gives the logits
 * @param weights in the layout of the network; a copy
 * @param agentCodes how many features behind the observation tell which agent it is, one-hot; 0 if none do
 */
public record PolicyNetwork(String group, Network network, float[] weights, int agentCodes) {}
