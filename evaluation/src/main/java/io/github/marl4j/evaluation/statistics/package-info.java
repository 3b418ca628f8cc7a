/**
 * Uncertainty of results: intervals for shares, aggregates over runs and tasks, and a seeded stratified bootstrap. Everything here is
 * immutable and free of global random state, so the same input gives the same numbers on every machine.
 */
package io.github.marl4j.evaluation.statistics;
