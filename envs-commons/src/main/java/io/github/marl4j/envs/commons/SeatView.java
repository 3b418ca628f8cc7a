package io.github.marl4j.envs.commons;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What an agent sees in a phase.
 *
 * @param seat of the agent, from 0
 * @param id {@code persona_0} and so on
 * @param name of the agent
 * @param phase of the month
 * @param place where it takes place, in the scenario's word
 * @param time on the agent's calendar
 * @param month from 0
 * @param resource units that there are: before the harvest, or what it left
 * @param harvests units that each agent obtained this month, by seat; only in the discussion, else zeros
 * @param threshold what agents are told, or would be told, as the amount above which the resource shrinks if all take it
 * @param agreedLimit the limit per agent agreed on last; -1 without one
 * @param events what it learns now
 */
public record SeatView(
        int seat,
        String id,
        String name,
        Phase phase,
        String place,
        LocalDateTime time,
        int month,
        int resource,
        List<Integer> harvests,
        int threshold,
        int agreedLimit,
        List<MemoryEvent> events) {

    public SeatView {
        harvests = List.copyOf(harvests);
        events = List.copyOf(events);
    }
}
