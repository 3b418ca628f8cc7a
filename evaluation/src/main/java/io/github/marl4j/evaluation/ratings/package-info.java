/**
 * Ratings: one number for the strength of each player, from the results of games.
 *
 * <p>A rating cannot show that rock, paper and scissors beat each other in a circle; {@link io.github.marl4j.evaluation.ratings.HeadToHead#cyclicTripleShare} belongs beside it.
 */
package io.github.marl4j.evaluation.ratings;
