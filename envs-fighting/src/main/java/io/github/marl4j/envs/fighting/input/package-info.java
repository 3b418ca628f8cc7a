/** Moves as button presses: what a player or a machine must press, frame by frame, to make a move. */
package io.github.marl4j.envs.fighting.input;
