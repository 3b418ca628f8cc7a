/**
 * SMAX as tensor operations: the rules of {@code io.github.marl4j.envs.smax} over arrays {@code [row][env]}, with its tables and constants, phase by phase.
 *
 * <p>Pairs of units are arrays {@code [unit][unit][env]}; who does not count is moved away or given a radius below 0 rather than chosen away, so that few operations are needed. Operations
 * come in the order of the JVM kernel's, so that results are the same bits.
 */
package io.github.marl4j.nd4j.tensor.smax;
