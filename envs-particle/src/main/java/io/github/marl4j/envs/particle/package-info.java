/**
 * Particle worlds (MPE): round agents push themselves over a plane, bump into each other and into obstacles, and talk.
 *
 * <p>Problem: Lowe et al., "Multi-agent actor-critic for mixed cooperative-competitive environments", NeurIPS 2017; Mordatch, Abbeel, "Emergence of grounded compositional language in multi-agent
 * populations", AAAI 2018. Rules: mpe2 1.1.1, or JaxMARL 0.2.0 with {@code rules=jaxmarl}; recorded episodes of both are replayed by the tests.
 *
 * <p>Differences from mpe2: the stages of the curriculum take effect (there the stage stays 0); two bodies at the very same place do not push each other (there the state becomes NaN); without food,
 * that term of a reward is 0 (there an error). Differences from JaxMARL: the state has double precision, and the time limit is a truncation.
 */
package io.github.marl4j.envs.particle;
