package io.github.marl4j.evaluation;

import java.util.Locale;

/** How a policy chooses during evaluation. */
public enum ActionMode {
    /** The most probable legal action. */
    GREEDY,
    /** An action drawn from the policy. */
    SAMPLED;

    /** The name in files, e.g. {@code greedy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
