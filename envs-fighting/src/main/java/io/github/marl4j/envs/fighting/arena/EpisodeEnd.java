package io.github.marl4j.envs.fighting.arena;

import java.util.Locale;

/** When an episode is over. */
public enum EpisodeEnd {
    /** After a round. */
    ROUND,
    /** After a match. */
    MATCH,
    /** After a match that is not won, or the last stage of the ladder. */
    GAME,
    /** Not at all; matches follow each other. */
    NEVER;

    /** Returns its name in options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
