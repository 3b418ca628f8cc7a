/**
 * SameGame with several objectives: remove groups of tiles of one colour; each colour is an objective.
 *
 * <p>A move takes away a whole group of at least two tiles of one colour that touch at their sides; tiles above fall down, and columns close up to the left where one is empty. A group of g tiles earns
 * g². Agents move in turn; the game ends when no group of two is left. Chance fills the board. Rules: MOMAland 0.2.0, {@code envs/samegame/same_game.py}.
 *
 * <p>With {@code rules=fixed} an action names a cell on boards of any shape, observations are {@code [y][x][colour]}, and a board without a group is dealt again. With {@code rules=reference}
 * actions are decoded as if the board were square: on boards wider than high several cells share a number, which may decode to a cell without a group; such a move changes nothing and earns what the
 * latest removal earned once more; boards higher than wide are refused, since MOMAland fails there; a board without a group is a game that neither ends nor goes on; observations are
 * {@code [x][y][colour]}. Known difference of both: the action mask is no part of the observation.
 */
package io.github.marl4j.envs.momaland.samegame;
