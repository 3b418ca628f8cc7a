package io.github.marl4j.commons.memory;

import java.time.LocalDateTime;

/**
 * One thing that an agent remembers.
 *
 * @param id 1, 2, … in the order in which they were stored
 * @param kind what it is
 * @param text a sentence
 * @param created when it counts as experienced
 * @param expires the agent's clock from which on it is forgotten
 * @param importance from 1 to 10; ratings outside are kept as they are under REFERENCE rules
 * @param alwaysInclude whether every look-up finds it
 * @param embedding vector of the text; not to be modified
 */
public record MemoryNode(
        int id,
        Kind kind,
        String text,
        LocalDateTime created,
        LocalDateTime expires,
        int importance,
        boolean alwaysInclude,
        float[] embedding) {

    /** What a memory is. */
    public enum Kind {
        /** Something that happened. */
        EVENT,
        /** Something the agent thought. */
        THOUGHT,
        /** The summary of a conversation; never looked up. */
        CHAT
    }
}
