package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/** Predators hunt faster prey around obstacles. Source: mpe2 1.1.1, simple_tag; JaxMARL 0.2.0, simple_tag. */
class TagScene extends Scene {
    private static final double TOUCH = 10;
    /** Share of its limits that prey has in the stages of the curriculum. */
    private static final double[] STAGES = {0.5, 0.75, 1};

    final int predators;

    TagScene(ParticleOptions options) {
        super(options, world(options));
        predators = options.numAdversaries();
    }

    private static World world(ParticleOptions o) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < o.numAdversaries(); i++)
            bodies.add(Body.agent("adversaries", "adversary_" + i, 0.075)
                    .colliding()
                    .driven(3, 1));
        for (int i = 0; i < o.numGood(); i++)
            bodies.add(Body.agent("good", "agent_" + i, 0.05).colliding().driven(4, 1.3));
        for (int i = 0; i < o.numObstacles(); i++)
            bodies.add(Body.landmark("landmark " + i, 0.2).colliding());
        return new World(2, 1, o.jaxmarl() || o.game().facmac() ? 1 : 0.9, bodies);
    }

    @Override
    double vigour(int agent) {
        if (!options.curriculum() || agent < predators) return 1;
        return STAGES[Math.min(options.curriculumStage(), STAGES.length - 1)];
    }

    @Override
    int observationSize(int agent) {
        int seen = 4 + 2 * landmarkSlots() + 2 * agentSlots();
        if (options.numAgentNeighbors() > 0) return seen + 2 * agentSlots();
        if (options.jaxmarl()) return seen + (agent < predators ? 2 : 0);
        return seen + 2 * (agent < predators ? options.numGood() : options.numGood() - 1);
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = position(self, out, velocity(self, out, first));
        at = relativeToListed(self, listLandmarks(self), landmarkSlots(), out, at);
        int seen = listOthers(self);
        at = relativeToListed(self, seen, agentSlots(), out, at);
        if (options.numAgentNeighbors() > 0) return velocitiesOfListed(seen, out, at);
        // JaxMARL tells predators the velocity of the last prey and prey none.
        if (options.jaxmarl()) return self < predators ? velocity(world.agents - 1, out, at) : at;
        for (int a = predators; a < world.agents; a++) if (a != self) at = velocity(a, out, at);
        return at;
    }

    /** Only prey shows its velocity. */
    private int velocitiesOfListed(int seen, float[] out, int first) {
        int at = first;
        for (int k = 0; k < seen; k++) at = listed(k) >= predators ? velocity(listed(k), out, at) : zeros(2, out, at);
        return zeros(2 * (agentSlots() - seen), out, at);
    }

    private int touches(int prey) {
        int touches = 0;
        for (int a = 0; a < predators; a++) if (touch(a, prey)) touches++;
        return touches;
    }

    /** In JaxMARL an index into the list of prey is that of all agents, cut to the end of the list. */
    private int chargedFor(int prey) {
        return options.jaxmarl() ? predators + Math.min(prey, options.numGood() - 1) : prey;
    }

    @Override
    void reward(double[] earned) {
        int all = 0;
        for (int a = predators; a < world.agents; a++) {
            all += touches(a);
            earned[a] = 0 - TOUCH * touches(chargedFor(a)) - bounds(a);
        }
        for (int a = 0; a < predators; a++) earned[a] = TOUCH * all;
    }

    @Override
    boolean success() {
        for (int a = predators; a < world.agents; a++) if (touches(a) == 0) return false;
        return true;
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return Colours.LANDMARK;
        return entity < predators ? Colours.ADVERSARY : Colours.GOOD;
    }
}
