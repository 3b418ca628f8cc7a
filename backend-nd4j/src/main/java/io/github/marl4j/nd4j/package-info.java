/**
 * Batches of environments as ND4J arrays, on whichever ND4J backend is on the class path.
 *
 * <p>The rules are run by the same kernels as everywhere; package {@code io.github.marl4j.nd4j.tensor} has rules that are tensor operations throughout, for devices that
 * only ND4J reaches.
 */
package io.github.marl4j.nd4j;
