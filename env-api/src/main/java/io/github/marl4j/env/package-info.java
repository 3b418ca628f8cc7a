/**
 * What every environment and every learner share: spaces, the three views of an environment, batches, randomness, policies.
 *
 * <p>Read in this order: {@link io.github.marl4j.env.Space}, {@link io.github.marl4j.env.EnvSpec}, {@link io.github.marl4j.env.Batch} and {@link io.github.marl4j.env.Actions},
 * {@link io.github.marl4j.env.VectorEnv}; then {@link io.github.marl4j.env.ParallelEnv} and {@link io.github.marl4j.env.AecEnv}, which are views of a vector environment
 * of one. Authors of environments write a {@link io.github.marl4j.env.Kernel} and an {@link io.github.marl4j.env.EnvProvider}.
 */
package io.github.marl4j.env;
