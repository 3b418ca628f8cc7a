/** Runs: configuration, the loop around a learner, checkpoints, evaluation of policies. */
package io.github.marl4j.algorithms.run;
