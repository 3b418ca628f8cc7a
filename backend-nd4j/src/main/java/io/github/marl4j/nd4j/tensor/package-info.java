/** Environments whose state is ND4J arrays and whose step is operations on them, so that nothing leaves the device between steps. */
package io.github.marl4j.nd4j.tensor;
