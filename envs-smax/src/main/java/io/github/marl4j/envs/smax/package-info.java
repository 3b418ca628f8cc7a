/** SMAX. */
package io.github.marl4j.envs.smax;
