package io.github.marl4j.env;

/** What a {@link VectorEnv} does with an environment whose episode ends. The names are Gymnasium's. */
public enum AutoresetMode {
    /** The step that ends an episode also starts the next: observations are the new episode's, the last ones of the old are kept apart. */
    SAME_STEP,
    /** Nothing: the environment must be reset by {@link VectorEnv#resetRow} before the next step. */
    DISABLED
}
