package io.github.marl4j.envs.commons;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Something that an agent learns in a phase, for its memory.
 *
 * @param kind what it is about
 * @param numbers see {@link Kind}
 * @param created when it counts as experienced
 * @param expires the agent's clock from which on it is forgotten
 * @param alwaysInclude whether every look-up finds it
 */
public record MemoryEvent(
        Kind kind, List<Integer> numbers, LocalDateTime created, LocalDateTime expires, boolean alwaysInclude) {

    /** What an event is about. */
    public enum Kind {
        /** How much there is before the harvest: units. */
        POOL_BEFORE_HARVEST,
        /** Above which amount, taken by all, the resource shrinks: units. */
        UNIVERSALIZATION,
        /** The agent's own harvest: units wanted, if the scenario reveals them, and units obtained. */
        OWN_HARVEST,
        /** The harvest of one agent: seat, units obtained. */
        HARVEST_OF
    }

    public MemoryEvent {
        numbers = List.copyOf(numbers);
    }
}
