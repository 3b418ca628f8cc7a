package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spaces, agents and bounds of gem mining. Villages that reach equally many mines form a group. */
final class GemMiningSpec {
    /** Villages of each group in row order, {@code [group][row]}. */
    final int[][] villages;

    final EnvSpec facts;

    GemMiningSpec(GemMiningOptions options, GemMiningInstance instance) {
        int[] reaches = Arrays.stream(instance.reach()).sorted().distinct().toArray();
        villages = new int[reaches.length][];
        List<AgentGroup> groups = new ArrayList<>();
        for (int g = 0; g < reaches.length; g++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < instance.numAgents(); i++) if (instance.reach()[i] == reaches[g]) members.add(i);
            villages[g] = members.stream().mapToInt(Integer::intValue).toArray();
            groups.add(new AgentGroup(
                    "reach-" + reaches[g],
                    members.stream().map(GemMiningSpec::name).toList(),
                    new Space.Box(0, instance.numAgents(), 1),
                    new Space.Discrete(reaches[g])));
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < instance.numAgents(); i++) order.add(name(i));
        List<Objective> objectives = new ArrayList<>();
        for (int j = 0; j < options.numObjectives(); j++)
            objectives.add(new Objective("gem" + j, 0, instance.base().length));
        facts = new EnvSpec(
                        GemMiningOptions.ID,
                        "Villages send workers to mines; more workers in a mine find gems of several types more likely.",
                        false,
                        groups,
                        objectives,
                        EnvSpec.NO_STATE,
                        List.of(),
                        options.reference() ? 1 : 0,
                        options.toMap())
                .withOrder(order)
                .withPareto(ParetoFacts.reference("no gem found", new float[options.numObjectives()]));
    }

    private static String name(int village) {
        return "agent_" + village;
    }
}
