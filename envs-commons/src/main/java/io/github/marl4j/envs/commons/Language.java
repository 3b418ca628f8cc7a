package io.github.marl4j.envs.commons;

/** What the agents learn of each other. */
public enum Language {
    /** They meet, the chair reports everybody's harvest, and they talk. */
    CHAT,
    /** They do not meet; at home everybody is told all harvests. */
    NONE,
    /** They do not meet, and nobody learns what others took. */
    NONE_AND_NO_OBSERVATION;

    /** Returns whether the phase {@link Phase#DISCUSSION} takes place. */
    public boolean talks() {
        return this == CHAT;
    }

    /** Returns whether agents learn the harvests of others. */
    public boolean showsHarvests() {
        return this != NONE_AND_NO_OBSERVATION;
    }
}
