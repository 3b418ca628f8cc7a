package io.github.marl4j.evaluation.leaderboard;

import java.nio.file.Path;

/**
 * A folder that is not in the table.
 *
 * @param folder that was refused
 * @param reason for people
 */
public record Refusal(Path folder, String reason) {}
