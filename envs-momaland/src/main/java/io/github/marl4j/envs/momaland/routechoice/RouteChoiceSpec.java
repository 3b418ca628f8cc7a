package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spaces, agents and bounds of route choice. Drivers with equally many routes form a group. */
final class RouteChoiceSpec {
    /** Drivers of each group in row order, {@code [group][row]}. */
    final int[][] drivers;

    final EnvSpec facts;

    RouteChoiceSpec(RouteChoiceOptions options, RouteChoiceInstance instance) {
        int n = instance.drivers().length;
        int[] routes = new int[n];
        for (int i = 0; i < n; i++)
            routes[i] = options.redrawOnReset() ? instance.mostRoutes() : instance.numRoutes(instance.drivers()[i]);
        int[] sizes = Arrays.stream(routes).sorted().distinct().toArray();
        Space seen = new Space.Discrete(
                options.redrawOnReset() ? instance.network().trips().size() : 1);
        drivers = new int[sizes.length][];
        List<AgentGroup> groups = new ArrayList<>();
        for (int g = 0; g < sizes.length; g++) {
            List<String> names = new ArrayList<>();
            int[] members = new int[n];
            for (int i = 0; i < n; i++) {
                if (routes[i] != sizes[g]) continue;
                members[names.size()] = i;
                names.add("agent_" + i);
            }
            drivers[g] = Arrays.copyOf(members, names.size());
            groups.add(new AgentGroup("routes-" + sizes[g], names, seen, new Space.Discrete(sizes[g])));
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < n; i++) order.add("agent_" + i);
        float low = options.reference() ? -instance.network().longestRoute() : -1;
        facts = new EnvSpec(
                        RouteChoiceOptions.ID,
                        "Drivers choose routes through a road network; each link slows down with its load.",
                        false,
                        groups,
                        List.of(new Objective("time", low, 0), new Objective("toll", low, 0)),
                        EnvSpec.NO_STATE,
                        List.of("averageTravelTime"),
                        options.reference() ? 1 : 0,
                        options.toMap())
                .withOrder(order)
                .withPareto(ParetoFacts.reference("all drivers on every link of the longest route", -1, -1));
    }
}
