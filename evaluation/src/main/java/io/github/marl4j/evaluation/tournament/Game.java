package io.github.marl4j.evaluation.tournament;

/**
 * How a game ended.
 *
 * @param number in its block, from 0
 * @param outcome 1 the first side won, −1 the second did, 0 nobody
 * @param firstReturn what the agents of the first side earned, on average
 * @param secondReturn what the agents of the second side earned, on average
 * @param steps length
 */
record Game(int number, int outcome, double firstReturn, double secondReturn, int steps) {}
