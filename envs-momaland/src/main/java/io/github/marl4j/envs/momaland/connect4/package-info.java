/**
 * Connect Four with several objectives: to win, to win soon, and to own the columns.
 *
 * <p>Two players drop tokens into the columns of an upright board; a token falls to the lowest empty cell. Four in a row, column or diagonal win; a full board without that is a draw.
 * Nothing is left to chance. Rules: MOMAland 0.2.0, {@code envs/connect4/connect4.py}; with either value of the option {@code rules}, since its faults do not touch this game. Known
 * differences: the action mask is a part of its own and not of the observation, and allows nothing after the end; the stray key {@code dtype} among the reward spaces is not there.
 */
package io.github.marl4j.envs.momaland.connect4;
