/**
 * Societies that share a resource: every month each agent says how much it wants, the resource is divided, and what is left grows back. They live on if they hold back, and collapse if not.
 *
 * <p>Rules after GovSim, git 1d11adf047b24fa2ba0d44a1d4931015ea2e5210, and the paper "Cooperate or Collapse: Emergence of Sustainable Cooperation in a Society of LLM Agents" (Piatti et al.,
 * NeurIPS 2024). {@link io.github.marl4j.envs.commons.Rules} says what its faults are and which are kept under REFERENCE rules.
 *
 * <p>{@link io.github.marl4j.envs.commons.Society} is one society, phase by phase.
 */
package io.github.marl4j.envs.commons;
