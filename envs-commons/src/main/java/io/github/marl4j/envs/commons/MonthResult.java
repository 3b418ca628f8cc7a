package io.github.marl4j.envs.commons;

import java.util.List;
import java.util.Optional;

/**
 * What happened in a month.
 *
 * @param month from 0
 * @param poolBefore units before the harvest: h(t)
 * @param poolAfter units that it left: a(t)
 * @param groupLimit most units that all together could have taken sustainably: f(t)
 * @param share the equal share of that for each agent who was there: s(t)
 * @param threshold what the agents were told, or would have been told, as s(t)
 * @param oversubscribed whether they asked for more than there was
 * @param harvests of the agents who were there, by seat
 * @param spokenLines of the discussion
 * @param agreedLimit the limit per agent that the discussion of this month ended with; -1 without one
 * @param ending whether and how the society has come to its end with this month
 */
public record MonthResult(
        int month,
        int poolBefore,
        int poolAfter,
        int groupLimit,
        int share,
        int threshold,
        boolean oversubscribed,
        List<Harvest> harvests,
        int spokenLines,
        int agreedLimit,
        Ending ending) {

    /**
     * One agent's harvest.
     *
     * @param seat from 0
     * @param requested units asked for, after a correction
     * @param obtained units
     * @param corrected whether the request was out of range and moved into it
     */
    public record Harvest(int seat, int requested, int obtained, boolean corrected) {}

    public MonthResult {
        harvests = List.copyOf(harvests);
    }

    /** Returns the harvest of an agent, if it was there. */
    public Optional<Harvest> of(int seat) {
        return harvests.stream().filter(harvest -> harvest.seat() == seat).findFirst();
    }
}
