/** Small neural networks with explicit forward and backward passes over flat {@code float[]} arrays. */
package io.github.marl4j.algorithms.nn;
