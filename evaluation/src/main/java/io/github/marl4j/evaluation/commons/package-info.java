/**
 * How societies that share a resource fared: survival, gain, efficiency, equality and over-usage of single runs, and over many runs with intervals. Computed from a plain record of a run
 * ({@link io.github.marl4j.evaluation.commons.SocietyRun}), whoever played it.
 *
 * <p>Source: Piatti et al., "Cooperate or Collapse: Emergence of Sustainable Cooperation in a Society of LLM Agents" (NeurIPS 2024), section 2.3; where its formulas, its code (GovSim, git
 * 1d11adf0) and its tables disagree, each class says which reading it takes.
 */
package io.github.marl4j.evaluation.commons;
