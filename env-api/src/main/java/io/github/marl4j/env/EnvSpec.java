package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts of an environment that do not change while it runs.
 *
 * @param id name with version, e.g. {@code smax/3m-v1}
 * @param description one sentence
 * @param turnBased whether exactly one agent acts at a time; else all living agents act together
 * @param groups agents with equal spaces; every agent is in exactly one group
 * @param objectives columns of the reward; one for an ordinary environment
 * @param stateSpace the global state, as a centralised critic sees it; size 0 if there is none
 * @param infos names of the numbers reported per environment and step, e.g. {@code won}; what each means is in the environment's documentation
 * @param maxSteps steps after which an episode is truncated; 0 if there is no limit
 * @param options every option of this environment, defaults included, in a fixed order
 * @param order all agents in the order in which the views with agent names list them and ask them to act
 * @param pareto what is known about the returns of a multi-objective environment
 * @param outcomes which infos tell how an episode ended
 */
public record EnvSpec(
        String id,
        String description,
        boolean turnBased,
        List<AgentGroup> groups,
        List<Objective> objectives,
        Space stateSpace,
        List<String> infos,
        int maxSteps,
        Map<String, Object> options,
        List<String> order,
        ParetoFacts pareto,
        Outcomes outcomes) {

    /** The objective of environments with one scalar reward. */
    public static final List<Objective> SCALAR =
            List.of(new Objective("reward", Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));

    /** The state space of environments without a global state. */
    public static final Space NO_STATE = new Space.Box(0, 0, 0);

    /** Facts of an environment whose agents are listed group by group and about whose returns nothing is known. */
    public EnvSpec(
            String id,
            String description,
            boolean turnBased,
            List<AgentGroup> groups,
            List<Objective> objectives,
            Space stateSpace,
            List<String> infos,
            int maxSteps,
            Map<String, Object> options) {
        this(
                id,
                description,
                turnBased,
                groups,
                objectives,
                stateSpace,
                infos,
                maxSteps,
                options,
                byGroup(groups),
                ParetoFacts.UNKNOWN,
                Outcomes.NONE);
    }

    public EnvSpec {
        groups = List.copyOf(groups);
        objectives = List.copyOf(objectives);
        infos = List.copyOf(infos);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        if (groups.isEmpty()) throw new IllegalArgumentException(id + ": no agent groups");
        if (objectives.isEmpty()) throw new IllegalArgumentException(id + ": no objectives");
        if (maxSteps < 0) throw new IllegalArgumentException(id + ": maxSteps=" + maxSteps + " must not be negative");
        Set<String> groupNames = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (AgentGroup group : groups) {
            if (!groupNames.add(group.name()))
                throw new IllegalArgumentException(id + ": agent group " + group.name() + " is listed twice");
            for (String agent : group.agents()) {
                if (!names.add(agent)) throw new IllegalArgumentException(id + ": agent " + agent + " is listed twice");
            }
        }
        order = List.copyOf(order);
        if (order.size() != names.size() || !names.equals(new LinkedHashSet<>(order))) {
            throw new IllegalArgumentException(id + ": order=" + order + " must name each of " + names + " once");
        }
        pareto.requireFits(id, objectives.size());
        outcomes.requireAmong(id, infos);
    }

    private static List<String> byGroup(List<AgentGroup> groups) {
        List<String> agents = new ArrayList<>();
        for (AgentGroup group : groups) agents.addAll(group.agents());
        return agents;
    }

    /** Returns all agents, group by group; see {@link #order()} for the order of play. */
    public List<String> agents() {
        return byGroup(groups);
    }

    /**
     * Returns the index of a group.
     *
     * @throws UnknownNameException if there is no such group
     */
    public int groupIndex(String name) {
        for (int g = 0; g < groups.size(); g++) if (groups.get(g).name().equals(name)) return g;
        throw new UnknownNameException(
                id, "agent group", name, groups.stream().map(AgentGroup::name).toList());
    }

    /**
     * Returns the group that an agent belongs to.
     *
     * @throws UnknownNameException if there is no such agent
     */
    public AgentGroup groupOf(String agent) {
        for (AgentGroup group : groups) if (group.agents().contains(agent)) return group;
        throw new UnknownNameException(id, "agent", agent, agents());
    }

    /** Returns the number of objectives: columns of the reward. */
    public int numObjectives() {
        return objectives.size();
    }

    /** Returns a copy with other groups; agents that stay keep their order, new ones come last. */
    public EnvSpec withGroups(List<AgentGroup> newGroups) {
        List<String> agents = byGroup(newGroups);
        Set<String> newOrder = new LinkedHashSet<>(order);
        newOrder.retainAll(new HashSet<>(agents));
        newOrder.addAll(agents);
        return copy(newGroups, objectives, stateSpace, maxSteps, List.copyOf(newOrder), pareto);
    }

    /** Returns a copy with another state space. */
    public EnvSpec withStateSpace(Space newStateSpace) {
        return copy(groups, objectives, newStateSpace, maxSteps, order, pareto);
    }

    /** Returns a copy with other objectives; what was known about the returns is dropped. */
    public EnvSpec withObjectives(List<Objective> newObjectives) {
        return copy(groups, newObjectives, stateSpace, maxSteps, order, ParetoFacts.UNKNOWN);
    }

    /** Returns a copy with another time limit; what was known about the returns is dropped. */
    public EnvSpec withMaxSteps(int newMaxSteps) {
        return copy(groups, objectives, stateSpace, newMaxSteps, order, ParetoFacts.UNKNOWN);
    }

    /** Returns a copy whose agents are listed and asked in another order. */
    public EnvSpec withOrder(List<String> newOrder) {
        return copy(groups, objectives, stateSpace, maxSteps, newOrder, pareto);
    }

    /** Returns a copy that tells what is known about the returns. */
    public EnvSpec withPareto(ParetoFacts newPareto) {
        return copy(groups, objectives, stateSpace, maxSteps, order, newPareto);
    }

    /** Returns a copy that tells which infos are outcomes. */
    public EnvSpec withOutcomes(Outcomes newOutcomes) {
        return new EnvSpec(
                id,
                description,
                turnBased,
                groups,
                objectives,
                stateSpace,
                infos,
                maxSteps,
                options,
                order,
                pareto,
                newOutcomes);
    }

    private EnvSpec copy(
            List<AgentGroup> newGroups,
            List<Objective> newObjectives,
            Space newStateSpace,
            int newMaxSteps,
            List<String> newOrder,
            ParetoFacts newPareto) {
        return new EnvSpec(
                id,
                description,
                turnBased,
                newGroups,
                newObjectives,
                newStateSpace,
                infos,
                newMaxSteps,
                options,
                newOrder,
                newPareto,
                outcomes);
    }
}
