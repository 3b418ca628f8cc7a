package io.github.marl4j.env;

import java.util.List;

/**
 * Agents with equal observation and action spaces: parameter sharing is one network per group, and a {@link Batch} holds dense rows per group.
 *
 * @param name unique in its environment, e.g. {@code allies}
 * @param agents names in row order
 * @param observationSpace what each of them sees
 * @param actionSpace what each of them does
 */
public record AgentGroup(String name, List<String> agents, Space observationSpace, Space actionSpace) {
    public AgentGroup {
        agents = List.copyOf(agents);
        if (agents.isEmpty()) throw new IllegalArgumentException("agent group " + name + " has no agents");
    }

    /** Returns how many agents the group has. */
    public int size() {
        return agents.size();
    }
}
