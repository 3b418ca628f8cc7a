/** Recorded matches: the inputs of every frame, and the hash of the state that they lead to. */
package io.github.marl4j.envs.fighting.replay;
