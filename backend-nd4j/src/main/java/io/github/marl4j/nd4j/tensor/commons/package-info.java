/** The commons as tensor operations. */
package io.github.marl4j.nd4j.tensor.commons;
