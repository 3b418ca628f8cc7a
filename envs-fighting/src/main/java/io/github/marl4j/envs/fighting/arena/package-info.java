/**
 * Lantern Street as an environment: options, action spaces, observations, rewards, episodes. One decision is one action for {@code frameSkip} frames of the engine. Source: Lantern Street design,
 * sections 14, 15 and 18; the form of rewards and of the 22 actions is that of FightLadder (Li et al., ICML 2024), so that its settings carry over.
 */
package io.github.marl4j.envs.fighting.arena;
