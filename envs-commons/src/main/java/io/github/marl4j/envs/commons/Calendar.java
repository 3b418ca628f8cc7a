package io.github.marl4j.envs.commons;

import java.time.LocalDateTime;

/**
 * The days of a month in a society. Harvest and reveal are on the first, the discussion on the last but one, reflection at home on the last.
 *
 * <p>Source: GovSim, scenarios/common/environment/concurrent_env.py.
 */
final class Calendar {
    /** When every society begins. */
    static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 1, 0);

    private Calendar() {}

    /** Returns when a phase takes place in the month that began at {@code first}. */
    static LocalDateTime time(Phase phase, LocalDateTime first) {
        return switch (phase) {
            case HARVEST, REVEAL -> first;
            case DISCUSSION -> lastDay(first).minusDays(1);
            case HOME -> lastDay(first);
        };
    }

    static LocalDateTime lastDay(LocalDateTime first) {
        return first.plusMonths(1).minusDays(1);
    }
}
