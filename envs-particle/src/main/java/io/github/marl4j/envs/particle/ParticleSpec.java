package io.github.marl4j.envs.particle;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/** What follows from the options: groups, spaces, agents. */
final class ParticleSpec {
    /** Nothing, -x, +x, -y, +y; the continuous form has a number for each of them. */
    static final int MOVES = 5;

    private ParticleSpec() {}

    static EnvSpec of(ParticleOptions options) {
        Scene scene = options.game().scene.scene(options);
        World world = scene.world;
        List<AgentGroup> groups = new ArrayList<>();
        int stateSize = 0;
        int first = 0;
        for (int g = 0; g < world.groupNames.size(); g++) {
            List<String> names = world.bodies.subList(first, first + world.groupSize[g]).stream()
                    .map(World.Body::name)
                    .toList();
            int seen = scene.observationSize(first);
            groups.add(new AgentGroup(
                    world.groupNames.get(g),
                    names,
                    new Space.Box(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, seen),
                    actions(options, world, world.bodies.get(first))));
            stateSize += seen * names.size();
            first += names.size();
        }
        return new EnvSpec(
                options.id(),
                options.game().description,
                false,
                groups,
                EnvSpec.SCALAR,
                new Space.Box(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, stateSize),
                List.of(),
                options.lastStep(),
                options.toMap());
    }

    private static Space actions(ParticleOptions options, World world, World.Body body) {
        int moves = body.movable() ? MOVES : 0;
        int symbols = body.speaks() ? world.symbols : 0;
        if (options.continuousActions()) return new Space.Box(0, 1, moves + symbols);
        return new Space.Discrete(Math.max(1, moves) * Math.max(1, symbols));
    }
}
