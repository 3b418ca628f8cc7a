package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What follows from the options of item gathering: the prepared map, spaces, agents, bounds. */
final class ItemGatheringSpec {
    /** Stay, row - 1, row + 1, column - 1, column + 1. */
    static final int[][] MOVES = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    final int rows;
    final int columns;
    final int numAgents;
    /** The map as given, {@code [cell]}: 0, 1 for an agent, item types from {@link #lowestType}. */
    final int[] template;
    /** Item values are lowered by one less than this, so that the smallest is 1. */
    final int lowestType;
    /** Objective of an item value, {@code [value]}; -1 where there is no such item. */
    final int[] objectiveOf;

    final double[] pickup;
    final EnvSpec facts;

    ItemGatheringSpec(ItemGatheringOptions options) {
        rows = options.initialMap().rows();
        columns = options.initialMap().columns();
        template = options.initialMap().flat();
        int[] types =
                Arrays.stream(template).filter(v -> v > 1).sorted().distinct().toArray();
        numAgents = (int) Arrays.stream(template).filter(v -> v == 1).count();
        lowestType = types[0];
        int highest = types[types.length - 1] - lowestType + 1;
        objectiveOf = new int[highest + 1];
        Arrays.fill(objectiveOf, -1);
        for (int k = 0; k < types.length; k++) objectiveOf[types[k] - lowestType + 1] = k;
        pickup = new double[types.length];
        for (int k = 0; k < types.length; k++) {
            pickup[k] = options.pickupProbabilities().isEmpty()
                    ? 1
                    : options.pickupProbabilities().get(k);
        }
        facts = facts(options, types, options.reference() ? types.length : highest);
    }

    int numTypes() {
        return pickup.length;
    }

    /** Returns the value of an item of the map as given. */
    int value(int templateValue) {
        return templateValue > 1 ? templateValue - lowestType + 1 : 0;
    }

    private EnvSpec facts(ItemGatheringOptions options, int[] types, int highestValue) {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < numAgents; i++) agents.add("agent_" + i);
        Map<String, Space> parts = new LinkedHashMap<>();
        parts.put("self", new Space.Box(-numAgents, -1));
        parts.put("map", new Space.Box(-numAgents, highestValue, rows, columns));
        AgentGroup gatherers =
                new AgentGroup("gatherers", agents, new Space.Dict(parts), new Space.Discrete(MOVES.length));
        long most = 0;
        for (int type : types)
            most = Math.max(most, Arrays.stream(template).filter(v -> v == type).count());
        List<Objective> objectives = new ArrayList<>();
        for (int type : types) objectives.add(new Objective("item" + type, 0, most));
        return new EnvSpec(
                        ItemGatheringOptions.ID,
                        "Agents walk on a grid and pick up items; each type of item is an objective.",
                        false,
                        List.of(gatherers),
                        objectives,
                        new Space.Box(-numAgents, highestValue, rows, columns),
                        List.of(),
                        options.reference() ? 0 : options.numTimesteps(),
                        options.toMap())
                .withPareto(ParetoFacts.reference("nothing picked up", new float[types.length]));
    }
}
