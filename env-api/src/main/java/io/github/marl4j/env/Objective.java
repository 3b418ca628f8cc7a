package io.github.marl4j.env;

/**
 * One column of the reward.
 *
 * @param name e.g. {@code reward}, or {@code time} and {@code comfort}
 * @param low least reward of one step, may be infinite
 * @param high greatest reward of one step, may be infinite
 */
public record Objective(String name, float low, float high) {
    /** Name of the objective that tells who won a game: over an episode positive for a winner, negative for a loser, zero in a draw. */
    public static final String WIN = "win";
}
