/** Comparison of the learning formulas with recorded cases, in single precision here and in double there. */
package io.github.marl4j.algorithms.conformance;
