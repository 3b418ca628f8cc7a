/**
 * Breakthrough with several objectives: to win, to win soon, to capture, not to be captured.
 *
 * <p>Two rows of pieces face two others and move one cell ahead, straight to an empty cell or diagonally to one that no own piece holds. Who first reaches the far row, or takes the last
 * piece of the other player, wins. Nothing is left to chance. Rules: MOMAland 0.2.0, {@code envs/breakthrough/breakthrough.py}.
 *
 * <p>With {@code rules=fixed} a player always has a move: of those pieces that are furthest ahead, none has an own piece before it to its left or right, and one of the two cells is on the board.
 * With {@code rules=reference} moves to the left follow a faulty test (they look to the right), so that one may capture an own piece, and a player may be left without a move: then the action mask
 * is empty and the game neither ends nor goes on; and observations are indexed {@code [x][y]}. Known differences of both: the mask is no part of the observation, and allows nothing after the
 * end.
 */
package io.github.marl4j.envs.momaland.breakthrough;
