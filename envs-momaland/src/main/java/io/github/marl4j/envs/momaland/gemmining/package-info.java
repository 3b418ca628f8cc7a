/**
 * Gem mining: villages send their workers to mines, and more workers in a mine find gems of several types more likely.
 *
 * <p>Problem: Roijers, "Multi-objective decision-theoretic planning", PhD thesis, University of Amsterdam, 2016; Bargiacchi, Verstraeten, Roijers, Nowé, van Hasselt, "Learning to coordinate
 * with coordination graphs in repeated single-stage multi-agent decision problems", ICML 2018. Rules after MOMAland 0.2.0, {@code momaland/envs/gem_mining/gem_mining.py}, with
 * probabilities as real numbers: the reference rounds them all to 0.
 */
package io.github.marl4j.envs.momaland.gemmining;
