/**
 * The computer's fighters: eight levels, all twelve characters. They press real buttons and know the opponent only as it was some frames ago. Source: Lantern Street design, section 13.
 */
package io.github.marl4j.envs.fighting.cpu;
