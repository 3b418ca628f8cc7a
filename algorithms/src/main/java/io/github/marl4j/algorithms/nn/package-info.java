/**
 * Small neural networks with explicit forward and backward passes over flat {@code float[]} arrays. Weights of a network lie in one
 * {@link io.github.marl4j.algorithms.nn.Parameters}; computation and memory are a {@link io.github.marl4j.algorithms.nn.Network.Pass};
 * {@link io.github.marl4j.algorithms.nn.Kernels} chooses plain or Vector API loops. Trainers use
 * {@link io.github.marl4j.algorithms.nn.PolicyInference} and {@link io.github.marl4j.algorithms.nn.PpoGradient}, or
 * {@link io.github.marl4j.algorithms.nn.ShardedGradient} with a loss of their own.
 */
package io.github.marl4j.algorithms.nn;
