package io.github.marl4j.commons.answers;

/**
 * What was read from a model's answers.
 *
 * @param value what it says, or the default
 * @param completions how many answers were asked for
 * @param defaulted whether nothing was found and {@code value} is the default
 */
public record Reading<T>(T value, int completions, boolean defaulted) {}
