/**
 * Ingenious with several objectives: lay two-coloured tiles on a board of hexes; each colour is an objective.
 *
 * <p>A tile covers two neighbouring hexes. Each half scores its colour: one point for every hex of that colour in unbroken lines from it, not counting the direction of the other half. A player with
 * no tile in a colour where the score is lowest exchanges the rack once; a colour brought to the limit gives another turn. The game ends when no two neighbouring hexes are empty. Chance deals the
 * tiles. Rules: MOMAland 0.2.0, {@code envs/ingenious/ingenious.py} and {@code ingenious_base.py}.
 *
 * <p>With {@code rules=fixed} scores stop at the limit and a colour that first reaches it gives the turn; a first round that leaves no place ends early; if the bag runs short the rack stays short.
 * With {@code rules=reference} only what goes over the limit is cut off and gives a turn, a score of exactly the limit may then rise above it and be cut back later, for a negative reward; in extra
 * turns {@code AecEnv.last()} repeats what it has already told; a first round without a place is a game that neither ends nor goes on; an empty bag is an error. Known differences of both: the
 * action mask is no part of the observation; MOMAland fails on an empty bag with another error.
 */
package io.github.marl4j.envs.momaland.ingenious;
