package io.github.marl4j.envs.particle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bodies of a world, which do not change while it runs: agents first, then landmarks. Lengths are those of the plane; the square from -1 to 1 is where most begin. */
final class World {
    /** Push of an agent without an acceleration of its own. */
    static final double SENSITIVITY = 5;

    static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    final int agents;
    final int entities;
    /** Numbers that a speaker says at a time. */
    final int symbols;
    /** Half sides of the squares that agents and landmarks begin in. */
    final double agentSpawn;

    final double landmarkSpawn;
    /** By entity. */
    final List<Body> bodies;

    final double[] size;
    final double[] accel;
    final boolean speech;

    /** The agents of each group stand one after the other. */
    final List<String> groupNames = new ArrayList<>();

    final int[] groupOf;
    final int[] indexInGroup;
    final int[] groupSize;
    /** Pairs that push each other, {@code [pair]}: the lower index, which is an agent, and the higher one. */
    final int[] pairLow;

    final int[] pairHigh;

    /**
     * A round body.
     *
     * @param name e.g. {@code adversary_0}, {@code landmark 1}
     * @param group of an agent; {@code null} for a landmark
     * @param size radius
     * @param mass divides forces
     * @param accel force of a full push
     * @param maxSpeed {@link #NO_LIMIT} or what the speed is cut to
     * @param collides whether it pushes and is pushed by others that do
     * @param movable whether an agent pushes itself
     * @param speaks whether others may hear it
     */
    record Body(
            String name,
            String group,
            double size,
            double mass,
            double accel,
            double maxSpeed,
            boolean collides,
            boolean movable,
            boolean speaks) {

        static Body agent(String group, String name, double size) {
            return new Body(name, group, size, 1, SENSITIVITY, NO_LIMIT, false, true, false);
        }

        static Body landmark(String name, double size) {
            return new Body(name, null, size, 1, 0, NO_LIMIT, false, false, false);
        }

        Body colliding() {
            return new Body(name, group, size, mass, accel, maxSpeed, true, movable, speaks);
        }

        Body speaking() {
            return new Body(name, group, size, mass, accel, maxSpeed, collides, movable, true);
        }

        Body fixed() {
            return new Body(name, group, size, mass, accel, maxSpeed, collides, false, speaks);
        }

        Body weighing(double newMass) {
            return new Body(name, group, size, newMass, accel, maxSpeed, collides, movable, speaks);
        }

        Body driven(double newAccel, double newMaxSpeed) {
            return new Body(name, group, size, mass, newAccel, newMaxSpeed, collides, movable, speaks);
        }
    }

    World(int symbols, double agentSpawn, double landmarkSpawn, List<Body> bodies) {
        this.symbols = symbols;
        this.agentSpawn = agentSpawn;
        this.landmarkSpawn = landmarkSpawn;
        this.bodies = List.copyOf(bodies);
        entities = bodies.size();
        agents = (int) bodies.stream().filter(body -> body.group != null).count();
        size = bodies.stream().mapToDouble(Body::size).toArray();
        accel = bodies.stream().mapToDouble(Body::accel).toArray();
        speech = bodies.stream().anyMatch(Body::speaks);
        groupOf = new int[agents];
        indexInGroup = new int[agents];
        int[] sizes = new int[agents];
        for (int a = 0; a < agents; a++) {
            String group = bodies.get(a).group;
            if (!groupNames.contains(group)) groupNames.add(group);
            groupOf[a] = groupNames.indexOf(group);
            indexInGroup[a] = sizes[groupOf[a]]++;
        }
        groupSize = Arrays.copyOf(sizes, groupNames.size());
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < agents; a++) {
            for (int b = a + 1; b < entities; b++) {
                if (bodies.get(a).collides && bodies.get(b).collides) pairs.add(new int[] {a, b});
            }
        }
        pairLow = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        pairHigh = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    }

    int landmarks() {
        return entities - agents;
    }
}
