/**
 * What to make of a table of payoffs between policies: equilibria, distributions over strategies that evolution would leave, and opponents to train against next.
 *
 * <p>Everything here is a function of its arguments; any thread may call it.
 */
package io.github.marl4j.evaluation.metagame;
