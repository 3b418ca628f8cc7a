/**
 * Level-based foraging: players with levels walk on a grid and load food together that is too heavy for one of them.
 *
 * <p>Problem: Albrecht, Ramamoorthy, "A game-theoretic model and best-response learning method for ad hoc coordination in multiagent systems", AAMAS 2013; Papoudakis et al., "Benchmarking
 * multi-agent deep reinforcement learning algorithms in cooperative tasks", NeurIPS 2021. Rules: lbforaging 2.0.0, {@code foraging/environment.py}; recorded episodes of it are replayed by the
 * tests.
 *
 * <p>Differences of {@code rules=fixed}, the default: new episodes do not depend on where players stood before; running out of steps is truncation, not termination; players are seen as far as
 * food is, also near the top and left border. {@code rules=reference} has these quirks. In both the first episode after {@code reset(seed)} begins on an empty field.
 */
package io.github.marl4j.envs.foraging;
