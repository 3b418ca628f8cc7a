/**
 * Small games whose solutions are known: Kuhn and Leduc poker and games of one joint choice, as trees for exact algorithms and as the environments {@code games/…} for learners.
 *
 * <p>A {@link io.github.marl4j.evaluation.games.TreeGame} says how a game goes; a {@link io.github.marl4j.evaluation.games.GameTree} is all of it unrolled into arrays, on which exact
 * exploitability, counterfactual regret minimisation and the kernel of the environment work.
 */
package io.github.marl4j.evaluation.games;
