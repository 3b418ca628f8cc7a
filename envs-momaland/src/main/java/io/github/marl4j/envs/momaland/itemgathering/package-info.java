/**
 * Item gathering: agents walk on a grid and pick up items of several types, each type an objective.
 *
 * <p>Problem: Källström, Heintz, "Tunable dynamics in agent-based simulation using multi-objective reinforcement learning", ALA workshop at AAMAS, 2019. Rules after MOMAland 0.2.0,
 * {@code momaland/envs/item_gathering/}.
 */
package io.github.marl4j.envs.momaland.itemgathering;
