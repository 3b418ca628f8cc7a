package io.github.marl4j.commons.prompts;

import java.util.Locale;

/** What a prompt asks for. */
public enum PromptKind {
    /** How much to take this month (P1). */
    HARVEST,
    /** What to say next (P2). */
    UTTERANCE,
    /** One sentence about a conversation (P5). */
    SUMMARY,
    /** The limit per person that was agreed on (P6). */
    LIMIT,
    /** What to remember for planning (P3). */
    PLANNING,
    /** What was interesting (P4). */
    NOTABLE,
    /** Insights from memories (P7). */
    INSIGHTS,
    /** How important a memory is (P8). */
    IMPORTANCE,
    /** Sub-skill: what is left next month. */
    CONSEQUENCE,
    /** The same without a persona. */
    CONSEQUENCE_MATH,
    /** Sub-skill: the sustainable amount if all take the same. */
    THRESHOLD_ASSUMED,
    /** The same without a persona. */
    THRESHOLD_ASSUMED_MATH,
    /** Sub-skill: the sustainable amount. */
    THRESHOLD,
    /** The same without a persona. */
    THRESHOLD_MATH;

    /** Returns the key in a manifest, e.g. {@code harvest}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
