/**
 * Pistonball: a row of pistons, each with its own player, moves up and down to roll a ball to the left wall, soon.
 *
 * <p>The game was made for PettingZoo (Terry et al., "PettingZoo: Gym for Multi-Agent Reinforcement Learning", NeurIPS 2021); the vector of distance and time is MOMAland's. Rules after MOMAland 0.2.0,
 * {@code momaland/envs/pistonball/}, PettingZoo 1.27.0, {@code pettingzoo/butterfly/pistonball/}, and the solver of Pymunk 7.3.1 for the case of a single moving body.
 */
package io.github.marl4j.envs.momaland.pistonball;
