package io.github.marl4j.evaluation;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import java.util.Arrays;
import java.util.List;

/**
 * The two sides of an environment. Two agents are a side each, in the order of play; more agents must come in two groups, which are the sides then. Sides are told apart by the numbers
 * {@value #FIRST} and {@value #SECOND}.
 */
public final class Sides {
    /** The side that is named first. */
    public static final int FIRST = 0;
    /** The other one. */
    public static final int SECOND = 1;
    /** How many there are. */
    public static final int COUNT = 2;

    /**
     * Where the agents of a side are in a batch.
     *
     * @param name of its only agent where the environment has two agents, else of its group
     * @param group index of the group
     * @param first place in the group of its first agent; the others follow
     * @param size how many agents it has
     */
    public record Side(String name, int group, int first, int size) {}

    private final EnvSpec spec;
    private final Side[] sides;

    private Sides(EnvSpec spec, Side first, Side second) {
        this.spec = spec;
        this.sides = new Side[] {first, second};
    }

    /**
     * Finds the sides of an environment.
     *
     * @param who needs them, for the error
     * @throws IllegalArgumentException if there are not two
     */
    public static Sides of(String who, EnvSpec spec) {
        List<String> order = spec.order();
        if (order.size() == COUNT) return new Sides(spec, agent(spec, FIRST), agent(spec, SECOND));
        if (spec.groups().size() == COUNT) return new Sides(spec, group(spec, FIRST), group(spec, SECOND));
        throw new IllegalArgumentException(
                spec.id() + ": " + who + " needs two sides, that is two agents or two agent groups; here are "
                        + describe(spec.groups())
                        + (spec.options().containsKey("bothSides") ? "; set the option bothSides=true" : ""));
    }

    private static Side agent(EnvSpec spec, int number) {
        String agent = spec.order().get(number);
        AgentGroup group = spec.groupOf(agent);
        return new Side(agent, spec.groupIndex(group.name()), group.agents().indexOf(agent), 1);
    }

    private static Side group(EnvSpec spec, int number) {
        AgentGroup group = spec.groups().get(number);
        return new Side(group.name(), number, 0, group.size());
    }

    private static String describe(List<AgentGroup> groups) {
        return String.join(
                ", ",
                groups.stream()
                        .map(group ->
                                group.name() + " with " + group.size() + (group.size() == 1 ? " agent" : " agents"))
                        .toList());
    }

    /** Returns the environment with both sides. */
    public EnvSpec spec() {
        return spec;
    }

    /** Returns the names of the first and the second side. */
    public List<String> names() {
        return List.of(sides[FIRST].name, sides[SECOND].name);
    }

    /** Returns where a side's agents are. */
    public Side of(int side) {
        return sides[side];
    }

    /** Copies what a side chose in an environment from one set of actions to another; allocates nothing. */
    public void copyChosen(int side, Actions from, int env, Actions to) {
        Side place = sides[side];
        for (int agent = 0; agent < place.size; agent++) copyRow(place, from, env, agent, to);
    }

    /** Copies what the agents of a side that act now chose in an environment; those that do not are given 0, whatever was written there. Allocates nothing. */
    public void copyChosen(int side, Actions from, int env, Batch seen, Actions to) {
        Side place = sides[side];
        Batch.Rows rows = seen.groups[place.group];
        Actions.Rows target = to.groups[place.group];
        for (int agent = 0; agent < place.size; agent++) {
            int row = env * rows.numAgents + place.first + agent;
            if (rows.acts[row]) copyRow(place, from, env, agent, to);
            else {
                Arrays.fill(target.ints, row * target.numInts, (row + 1) * target.numInts, 0);
                Arrays.fill(target.floats, row * target.numFloats, (row + 1) * target.numFloats, 0);
            }
        }
    }

    private static void copyRow(Side place, Actions from, int env, int agent, Actions to) {
        Actions.Rows source = from.groups[place.group];
        Actions.Rows target = to.groups[place.group];
        int row = env * source.numAgents + place.first + agent;
        System.arraycopy(source.ints, row * source.numInts, target.ints, row * source.numInts, source.numInts);
        System.arraycopy(
                source.floats, row * source.numFloats, target.floats, row * source.numFloats, source.numFloats);
    }
}
