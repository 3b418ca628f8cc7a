/** JMH benchmarks; {@code docs/benchmarks.md} says how to run them. */
package io.github.marl4j.benchmarks;
