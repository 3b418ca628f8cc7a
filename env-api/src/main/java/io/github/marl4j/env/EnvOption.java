package io.github.marl4j.env;

/**
 * One option of an environment, for people and for checks.
 *
 * @param name in camelCase
 * @param type {@code int}, {@code float}, {@code boolean}, {@code string}, or the allowed words with {@code |} between them
 * @param defaultValue what holds when it is not given
 * @param description one sentence, with the unit
 */
public record EnvOption(String name, String type, Object defaultValue, String description) {}
