/**
 * Environments around environments: a {@link io.github.marl4j.env.VectorEnv} goes in, another comes out. The views with agent names come from
 * {@link io.github.marl4j.env.ParallelEnv#of} and {@link io.github.marl4j.env.AecEnv#of} as for any other.
 *
 * <p>What a wrapper sees is what those inside it made, so the order matters. From the inside out, leaving out what is not needed: {@link io.github.marl4j.env.wrappers.TimeLimit},
 * {@link io.github.marl4j.env.wrappers.Recording}, {@link io.github.marl4j.env.wrappers.FixedPolicy} or {@link io.github.marl4j.env.wrappers.HiddenPartners}, {@link io.github.marl4j.env.wrappers.EpisodeReturns}, {@link io.github.marl4j.env.wrappers.LinearReward},
 * {@link io.github.marl4j.env.wrappers.NormalizeReward}, {@link io.github.marl4j.env.wrappers.NormalizeObservation}, {@link io.github.marl4j.env.wrappers.FrameStack},
 * {@link io.github.marl4j.env.wrappers.CentralState}, {@link io.github.marl4j.env.wrappers.AgentId} or {@link io.github.marl4j.env.wrappers.CentralisedAgent}. Each page says what changes in another order.
 */
package io.github.marl4j.env.wrappers;
