/**
 * Tournaments: every player against every other on both seats, many games at once, in a folder that survives a kill; and what the results say: ratings, meta-game, forfeits.
 */
package io.github.marl4j.evaluation.tournament;
