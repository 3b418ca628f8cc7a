/**
 * The beach problem domain: tourists of several types choose sections of a beach, each pleasant for a certain number of people and a good mixture of types.
 *
 * <p>Problem: Mannion, Devlin, Duggan, Howley, "Reward shaping for knowledge-based multi-objective multi-agent reinforcement learning", The Knowledge Engineering Review, 2018. Rules after
 * MOMAland 0.2.0, {@code momaland/envs/beach/beach.py}.
 */
package io.github.marl4j.envs.momaland.beach;
