package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Predators led by one who sees into forests and speaks hunt prey that eats and hides. Two agents see each other if both touch the same forest, or neither touches any, or the one who looks is the
 * leader. Source: mpe2 1.1.1, simple_world_comm; JaxMARL 0.2.0, simple_world_comm.
 */
final class WorldCommScene extends Scene {
    private static final int LEADER = 0;
    private static final double TOUCH = 5;

    private final int predators;
    private final int firstFood;
    private final int firstForest;
    /** Whether an agent touches a forest, {@code [agent][forest]}, of the row that {@link #look} saw last. */
    private final boolean[] hidden;

    WorldCommScene(ParticleOptions options) {
        super(options, world(options));
        predators = options.numAdversaries();
        firstFood = world.agents + options.numObstacles();
        firstForest = firstFood + options.numFood();
        hidden = new boolean[world.agents * options.numForests()];
    }

    private static World world(ParticleOptions o) {
        List<Body> bodies = new ArrayList<>();
        bodies.add(Body.agent("leader", "leadadversary_0", 0.075)
                .colliding()
                .driven(3, 1)
                .speaking());
        for (int i = 0; i < o.numAdversaries() - 1; i++)
            bodies.add(Body.agent("adversaries", "adversary_" + i, 0.075)
                    .colliding()
                    .driven(3, 1));
        for (int i = 0; i < o.numGood(); i++)
            bodies.add(Body.agent("good", "agent_" + i, 0.045).colliding().driven(4, 1.3));
        for (int i = 0; i < o.numObstacles(); i++)
            bodies.add(Body.landmark("landmark " + i, 0.2).colliding());
        for (int i = 0; i < o.numFood(); i++) bodies.add(Body.landmark("food " + i, 0.03));
        for (int i = 0; i < o.numForests(); i++) bodies.add(Body.landmark("forest " + i, 0.3));
        return new World(4, 1, o.jaxmarl() ? 1 : 0.9, bodies);
    }

    /** Food and forests are drawn twice; the second draw counts. */
    @Override
    void drawLandmarks() {
        super.drawLandmarks();
        for (int e = firstFood; e < world.entities; e++) place(e, world.landmarkSpawn);
    }

    /** Velocities of how many good agents an agent sees. JaxMARL tells predators those of two and prey that of one, whatever their number. */
    private int velocities(int agent) {
        if (options.jaxmarl()) return agent < predators ? 2 : 1;
        return agent < predators ? options.numGood() : options.numGood() - 1;
    }

    @Override
    int observationSize(int agent) {
        return 4
                + 2 * world.landmarks()
                + 2 * (world.agents - 1)
                + 2 * velocities(agent)
                + options.numForests()
                + (agent < predators ? world.symbols : 0);
    }

    @Override
    int observe(int self, float[] out, int first) {
        look();
        int at = landmarks(self, out, position(self, out, velocity(self, out, first)));
        for (int a = 0; a < world.agents; a++) {
            if (a != self) at = sees(self, a) ? relative(self, a, out, at) : zeros(2, out, at);
        }
        if (self >= predators) return preyVelocities(self, out, forests(self, out, at));
        return speech(LEADER, out, forests(self, out, preyVelocities(self, out, at)));
    }

    /** The last ones in the order of agents; without {@code jaxmarl} that is all of them. */
    private int preyVelocities(int self, float[] out, int first) {
        int at = first;
        int skip = options.numGood() - (self < predators ? 0 : 1) - velocities(self);
        for (int a = predators; a < world.agents; a++) {
            if (a == self || skip-- > 0) continue;
            at = sees(self, a) ? velocity(a, out, at) : zeros(2, out, at);
        }
        return at;
    }

    private int forests(int self, float[] out, int first) {
        int at = first;
        for (int f = 0; f < options.numForests(); f++) out[at++] = hidden[self * options.numForests() + f] ? 1 : -1;
        return at;
    }

    private void look() {
        for (int a = 0; a < world.agents; a++) {
            for (int f = 0; f < options.numForests(); f++)
                hidden[a * options.numForests() + f] = touch(a, firstForest + f);
        }
    }

    private boolean sees(int self, int other) {
        if (self == LEADER) return true;
        boolean outside = true;
        for (int f = 0; f < options.numForests(); f++) {
            boolean selfIn = hidden[self * options.numForests() + f];
            boolean otherIn = hidden[other * options.numForests() + f];
            if (selfIn && otherIn) return true;
            outside &= !selfIn && !otherIn;
        }
        return outside;
    }

    @Override
    void reward(double[] earned) {
        int all = 0;
        for (int a = predators; a < world.agents; a++) {
            int touches = 0;
            for (int p = 0; p < predators; p++) if (touch(p, a)) touches++;
            all += touches;
            earned[a] = 0 - TOUCH * touches - 2 * bounds(a) + fed(a);
        }
        for (int p = 0; p < predators; p++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int a = predators; a < world.agents; a++) nearest = Math.min(nearest, distance(p, a));
            earned[p] = -0.1 * nearest + TOUCH * all;
        }
    }

    private double fed(int prey) {
        if (options.numFood() == 0) return 0;
        double fed = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int e = firstFood; e < firstForest; e++) {
            if (touch(prey, e)) fed += 2;
            nearest = Math.min(nearest, distance(prey, e));
        }
        return fed - 0.05 * nearest;
    }

    @Override
    int colour(int entity) {
        if (entity >= firstForest) return Colours.FOREST;
        if (entity >= firstFood) return Colours.FOOD;
        if (entity >= world.agents) return Colours.LANDMARK;
        if (entity == LEADER) return Colours.LEADER;
        return entity < predators ? Colours.ADVERSARY : Colours.GOOD;
    }
}
