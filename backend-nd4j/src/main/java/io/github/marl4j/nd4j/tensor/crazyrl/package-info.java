/** The drone environments of MOMAland as tensor operations. */
package io.github.marl4j.nd4j.tensor.crazyrl;
