package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Which agents of a two-sided environment belong together. Two agents are a side each, in the order of play; more agents must come in two groups, which are the sides then.
 *
 * @param spec of the environment
 * @param names of the first and the second side
 * @param seats of each side
 */
record Sides(EnvSpec spec, List<String> names, List<List<Seat>> seats) {
    static final int FIRST = 0;
    static final int SECOND = 1;
    static final int COUNT = 2;

    /**
     * A place in a batch.
     *
     * @param group index of the agent's group
     * @param agent its place there
     */
    record Seat(int group, int agent) {}

    /**
     * Finds the sides.
     *
     * @throws IllegalArgumentException if the environment has not two sides
     */
    static Sides of(EnvSpec spec) {
        List<String> order = spec.order();
        if (order.size() == COUNT) {
            return new Sides(
                    spec, order, List.of(List.of(seat(spec, order.get(0))), List.of(seat(spec, order.get(1)))));
        }
        if (spec.groups().size() != COUNT) {
            throw new IllegalArgumentException(
                    spec.id() + ": a tournament needs two sides, i.e. two agents or two agent"
                            + " groups; here are " + order.size() + " agents in "
                            + spec.groups().size() + " group(s)"
                            + (spec.options().containsKey("bothSides") ? "; try --option bothSides=true" : ""));
        }
        List<List<Seat>> seats = new ArrayList<>();
        for (AgentGroup group : spec.groups()) {
            seats.add(group.agents().stream().map(agent -> seat(spec, agent)).toList());
        }
        return new Sides(spec, spec.groups().stream().map(AgentGroup::name).toList(), seats);
    }

    private static Seat seat(EnvSpec spec, String agent) {
        AgentGroup group = spec.groupOf(agent);
        return new Seat(spec.groupIndex(group.name()), group.agents().indexOf(agent));
    }

    /** Returns the groups in which a side has agents. */
    int[] groups(int side) {
        return seats.get(side).stream().mapToInt(Seat::group).distinct().toArray();
    }

    /** Copies what a side chose from its own actions to those that are played. */
    void copy(int side, Actions chosen, Actions played) {
        for (Seat seat : seats.get(side)) {
            Actions.Rows from = chosen.groups[seat.group];
            Actions.Rows to = played.groups[seat.group];
            for (int env = 0; env < played.numEnvs; env++) {
                int row = env * to.numAgents + seat.agent;
                System.arraycopy(from.ints, row * to.numInts, to.ints, row * to.numInts, to.numInts);
                System.arraycopy(from.floats, row * to.numFloats, to.floats, row * to.numFloats, to.numFloats);
            }
        }
    }
}
