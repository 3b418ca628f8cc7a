/** One agent of any environment, the others fixed, as a decision problem of RL4J. */
package io.github.marl4j.rl4j;
