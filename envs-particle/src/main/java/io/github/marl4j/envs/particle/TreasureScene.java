package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Collectors pick up treasures and bring them to the deposit of their kind, which moves too. A treasure that was taken comes back elsewhere in the next step. Source: mpe2 1.1.1, collect_treasure;
 * there treasures come back by the numbers that placed the agents, here by draws of their own.
 */
final class TreasureScene extends Scene {
    /** Where draws of a step come from; they are numbered through the episode. */
    static final int RETURNS = 1;

    static final int NOTHING = -1;
    private static final double SPAWN = 0.95;
    /** Where a treasure is while it is nowhere. */
    private static final double AWAY = -999;

    private static final double PAID = 5;
    private static final double FORCE = 1.5;
    private static final double HEAVY = 2.25;

    private final int collectors;
    private final int deposits;
    private final int treasures;
    private double shared;

    TreasureScene(ParticleOptions options) {
        super(options, world(options));
        collectors = options.numCollectors();
        deposits = options.numDeposits();
        treasures = options.numTreasures();
    }

    private static World world(ParticleOptions o) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < o.numCollectors(); i++)
            bodies.add(Body.agent("collectors", "collector_" + i, 0.05).driven(FORCE, 1));
        for (int i = 0; i < o.numDeposits(); i++)
            bodies.add(Body.agent("deposits", "deposit_" + i, 0.075)
                    .driven(FORCE, 1)
                    .weighing(HEAVY));
        for (int i = 0; i < o.numTreasures(); i++) bodies.add(Body.landmark("treasure_" + i, 0.025));
        return new World(2, 1, SPAWN, bodies);
    }

    /** What each collector holds, then the kind of each treasure, then whether it is there, then how many draws were made for returns. */
    @Override
    int memorySize() {
        return options.numCollectors() + 2 * options.numTreasures() + 1;
    }

    int holding(int collector) {
        return state.memory[env * memorySize() + collector];
    }

    void setHolding(int collector, int kind) {
        state.memory[env * memorySize() + collector] = kind;
    }

    int kind(int treasure) {
        return state.memory[env * memorySize() + collectors + treasure];
    }

    void setKind(int treasure, int kind) {
        state.memory[env * memorySize() + collectors + treasure] = kind;
    }

    boolean there(int treasure) {
        return state.memory[env * memorySize() + collectors + treasures + treasure] == 1;
    }

    void setThere(int treasure, boolean there) {
        state.memory[env * memorySize() + collectors + treasures + treasure] = there ? 1 : 0;
    }

    private int nextReturn() {
        return state.memory[env * memorySize() + collectors + 2 * treasures]++;
    }

    /** Kind first, then place, one treasure after the other. */
    @Override
    void drawLandmarks() {
        for (int c = 0; c < collectors; c++) setHolding(c, NOTHING);
        for (int t = 0; t < treasures; t++) {
            setKind(t, below(deposits));
            place(world.agents + t, SPAWN);
            setThere(t, true);
        }
    }

    /** Treasures are taken or come back, in their order; then what is held is delivered. */
    @Override
    void happen() {
        shared = 0;
        for (int t = 0; t < treasures; t++) {
            if (there(t)) take(t);
            else bringBack(t);
        }
        for (int c = 0; c < collectors; c++) {
            if (holding(c) == NOTHING || !touch(c, collectors + holding(c))) continue;
            setHolding(c, NOTHING);
            shared += PAID;
        }
    }

    private void take(int t) {
        int entity = world.agents + t;
        for (int c = 0; c < collectors; c++) {
            if (holding(c) != NOTHING || !touch(c, entity)) continue;
            setHolding(c, kind(t));
            setThere(t, false);
            state.x[firstEntity + entity] = AWAY;
            state.y[firstEntity + entity] = AWAY;
            shared += PAID;
            return;
        }
    }

    /** The first draw decides with probability 1 that it comes back. */
    private void bringBack(int t) {
        uniform(RETURNS, nextReturn(), 0, 1);
        int entity = firstEntity + world.agents + t;
        state.x[entity] = uniform(RETURNS, nextReturn(), -SPAWN, SPAWN);
        state.y[entity] = uniform(RETURNS, nextReturn(), -SPAWN, SPAWN);
        setKind(t, state.chance.below(env, RETURNS, nextReturn(), deposits));
        setThere(t, true);
    }

    @Override
    int observationSize(int agent) {
        int own = agent < options.numCollectors() ? options.numDeposits() : 0;
        return 4
                + own
                + (world.agents - 1) * (4 + 2 * options.numDeposits())
                + options.numTreasures() * (2 + options.numDeposits());
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = velocity(self, out, position(self, out, first));
        if (self < collectors) at = oneHot(holding(self), out, at);
        int seen = nearest(self, listOthers(self), world.agents);
        for (int k = 0; k < seen; k++) {
            int other = listed(k);
            at = velocity(other, out, relative(self, other, out, at));
            at = oneHot(other < collectors ? NOTHING : other - collectors, out, at);
            at = oneHot(other < collectors ? holding(other) : NOTHING, out, at);
        }
        int left = nearest(self, listTreasures(), treasures);
        for (int k = 0; k < left; k++) {
            at = relative(self, listed(k), out, at);
            at = oneHot(kind(listed(k) - world.agents), out, at);
        }
        return zeros((treasures - left) * (2 + deposits), out, at);
    }

    private int listTreasures() {
        int count = 0;
        for (int t = 0; t < treasures; t++) if (there(t)) list(count++, world.agents + t);
        return count;
    }

    private int oneHot(int kind, float[] out, int at) {
        zeros(deposits, out, at);
        if (kind != NOTHING) out[at + kind] = 1;
        return at + deposits;
    }

    @Override
    void reward(double[] earned) {
        for (int c = 0; c < collectors; c++) {
            double own = 0;
            for (int other = 0; other < collectors; other++) if (other != c && touch(c, other)) own -= PAID;
            earned[c] = own - 0.1 * way(c) + shared;
        }
        for (int d = 0; d < deposits; d++) earned[collectors + d] = -0.1 * wayOfDeposit(d) + shared;
    }

    /** How far a collector is from where it should go: its deposit, or the nearest treasure; 0 if there is none. */
    private double way(int c) {
        if (holding(c) != NOTHING) return distance(c, collectors + holding(c));
        double nearest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < treasures; t++) if (there(t)) nearest = Math.min(nearest, distance(c, world.agents + t));
        return nearest == Double.POSITIVE_INFINITY ? 0 : nearest;
    }

    /** How far a deposit is from the nearest collector with something for it, or else from the middle of all. */
    private double wayOfDeposit(int d) {
        double nearest = Double.POSITIVE_INFINITY;
        double meanX = 0;
        double meanY = 0;
        for (int c = 0; c < collectors; c++) {
            if (holding(c) == d) nearest = Math.min(nearest, distance(c, collectors + d));
            meanX += state.x[firstEntity + c] / collectors;
            meanY += state.y[firstEntity + c] / collectors;
        }
        if (nearest < Double.POSITIVE_INFINITY) return nearest;
        double dx = state.x[firstEntity + collectors + d] - meanX;
        double dy = state.y[firstEntity + collectors + d] - meanY;
        return Math.sqrt(dx * dx + dy * dy);
    }

    @Override
    boolean shows(int entity) {
        return entity < world.agents || there(entity - world.agents);
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return Colours.mark(kind(entity - world.agents));
        if (entity >= collectors) return Colours.mark(entity - collectors);
        return holding(entity) == NOTHING ? Colours.SPEAKER : Colours.mark(holding(entity));
    }
}
