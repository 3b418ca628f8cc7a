/**
 * Evaluation with several objectives: filters, hypervolume and the other measures of a front, weights, utilities, corner weights, the files in which runs keep
 * their fronts, reports and charts.
 *
 * <p>Everything is maximised. A front is {@code double[point][objective]}: a value vector is the mean return vector over the evaluation episodes of a policy. Nothing
 * is normalised. Functions do not modify what they are given, keep no state and may be called by any thread, unless they say otherwise.
 */
package io.github.marl4j.evaluation.pareto;
