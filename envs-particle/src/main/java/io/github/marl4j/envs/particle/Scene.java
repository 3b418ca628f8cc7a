package io.github.marl4j.envs.particle;

import java.util.Arrays;

/** The rules of one world beside the physics: how it starts, what agents see and earn. Works on one row at a time; each thread has its own. Allocates nothing after it is made. */
abstract class Scene {
    /** Where draws come from; they are numbered in the order of the reference. */
    static final int DRAWS = 0;

    final ParticleOptions options;
    final World world;
    ParticleState state;

    /** The row that is worked on, and where its entities and agents begin. */
    int env;

    int firstEntity;
    int firstAgent;
    private int draws;

    private final int[] listed;
    private final double[] distances;

    /** Makes the rules of a world. */
    interface Maker {
        Scene scene(ParticleOptions options);
    }

    Scene(ParticleOptions options, World world) {
        this.options = options;
        this.world = world;
        listed = new int[world.entities];
        distances = new double[world.entities];
    }

    final void at(int row) {
        env = row;
        firstEntity = row * world.entities;
        firstAgent = row * world.agents;
    }

    /** Starts an episode: secrets first, then places of agents and landmarks. */
    final void reset() {
        draws = 0;
        Arrays.fill(state.vx, firstAgent, firstAgent + world.agents, 0);
        Arrays.fill(state.vy, firstAgent, firstAgent + world.agents, 0);
        if (world.speech) {
            int each = world.agents * world.symbols;
            Arrays.fill(state.speech, env * each, (env + 1) * each, 0f);
        }
        Arrays.fill(state.goal, env * ParticleState.GOALS, (env + 1) * ParticleState.GOALS, 0);
        Arrays.fill(state.memory, env * memorySize(), (env + 1) * memorySize(), 0);
        state.step[env] = 0;
        drawGoals();
        for (int a = 0; a < world.agents; a++) place(a, world.agentSpawn);
        drawLandmarks();
    }

    /** Draws the secrets of an episode; without any unless overridden. */
    void drawGoals() {}

    /** Places the landmarks. */
    void drawLandmarks() {
        for (int e = world.agents; e < world.entities; e++) place(e, world.landmarkSpawn);
    }

    final void place(int entity, double halfSide) {
        state.x[firstEntity + entity] = uniform(-halfSide, halfSide);
        state.y[firstEntity + entity] = uniform(-halfSide, halfSide);
    }

    final double uniform(double low, double high) {
        return uniform(DRAWS, draws++, low, high);
    }

    final double uniform(int site, long index, double low, double high) {
        double draw = state.chance.uniformDouble(env, site, index);
        return state.chance.replays(env) ? draw : low + (high - low) * draw;
    }

    final int below(int bound) {
        return state.chance.below(env, DRAWS, draws++, bound);
    }

    final int goal(int which) {
        return state.goal[env * ParticleState.GOALS + which];
    }

    final void setGoal(int which, int landmark) {
        state.goal[env * ParticleState.GOALS + which] = landmark;
    }

    /** Returns how many numbers an agent sees. */
    abstract int observationSize(int agent);

    /** Writes what an agent sees, from {@code at} on, and returns where it ends. */
    abstract int observe(int self, float[] out, int at);

    /** Writes what each agent earned in the step just made. */
    abstract void reward(double[] earned);

    /** Returns whether the task is done; asked only with {@code terminateOnSuccess}, after {@link #reward}. */
    boolean success() {
        return false;
    }

    /** Returns an agent's limit of speed and force as a share of those of its body; does not change. */
    double vigour(int agent) {
        return 1;
    }

    /** Returns whether an agent does what it is told. */
    boolean steered(int agent) {
        return true;
    }

    /** Adds forces that are neither pushes of agents nor contacts; none unless overridden. */
    void addForces(double[] forceX, double[] forceY) {}

    /** Returns how many whole numbers the game remembers for each row; they begin with 0. */
    int memorySize() {
        return 0;
    }

    /** What happens after bodies have moved and before anything is earned; nothing unless overridden. */
    void happen() {}

    /** Returns whether pictures show an entity. */
    boolean shows(int entity) {
        return true;
    }

    /** Returns the colour of an entity in pictures, {@code 0xRRGGBB}. */
    abstract int colour(int entity);

    // Geometry

    final double squared(int i, int j) {
        double dx = state.x[firstEntity + i] - state.x[firstEntity + j];
        double dy = state.y[firstEntity + i] - state.y[firstEntity + j];
        return dx * dx + dy * dy;
    }

    final double distance(int i, int j) {
        return Math.sqrt(squared(i, j));
    }

    /** Whether two bodies overlap, be they ones that push each other or not. */
    final boolean touch(int i, int j) {
        return distance(i, j) < world.size[i] + world.size[j];
    }

    /** Returns what leaving the square costs on one axis. */
    static double bound(double coordinate) {
        double off = Math.abs(coordinate);
        if (off < 0.9) return 0;
        if (off < 1) return (off - 0.9) * 10;
        return Math.min(Math.exp(2 * off - 2), 10);
    }

    final double bounds(int agent) {
        return bound(state.x[firstEntity + agent]) + bound(state.y[firstEntity + agent]);
    }

    // Parts of observations

    final int velocity(int agent, float[] out, int at) {
        out[at] = (float) state.vx[firstAgent + agent];
        out[at + 1] = (float) state.vy[firstAgent + agent];
        return at + 2;
    }

    final int position(int entity, float[] out, int at) {
        out[at] = (float) state.x[firstEntity + entity];
        out[at + 1] = (float) state.y[firstEntity + entity];
        return at + 2;
    }

    final int relative(int self, int other, float[] out, int at) {
        out[at] = (float) (state.x[firstEntity + other] - state.x[firstEntity + self]);
        out[at + 1] = (float) (state.y[firstEntity + other] - state.y[firstEntity + self]);
        return at + 2;
    }

    final int landmarks(int self, float[] out, int first) {
        int at = first;
        for (int e = world.agents; e < world.entities; e++) at = relative(self, e, out, at);
        return at;
    }

    final int others(int self, float[] out, int first) {
        int at = first;
        for (int a = 0; a < world.agents; a++) if (a != self) at = relative(self, a, out, at);
        return at;
    }

    final int speech(int agent, float[] out, int at) {
        System.arraycopy(state.speech, (firstAgent + agent) * world.symbols, out, at, world.symbols);
        return at + world.symbols;
    }

    static int zeros(int count, float[] out, int at) {
        Arrays.fill(out, at, at + count, 0f);
        return at + count;
    }

    static int numbers(double[] numbers, float[] out, int first) {
        int at = first;
        for (double number : numbers) out[at++] = (float) number;
        return at;
    }

    // Partial observability

    final int agentSlots() {
        return options.numAgentNeighbors() > 0 ? options.numAgentNeighbors() : world.agents - 1;
    }

    final int landmarkSlots() {
        return options.numLandmarkNeighbors() > 0 ? options.numLandmarkNeighbors() : world.landmarks();
    }

    /** Lists the other agents that an agent sees, and returns how many; see {@link #listed}. */
    final int listOthers(int self) {
        int count = 0;
        for (int a = 0; a < world.agents; a++) if (a != self) listed[count++] = a;
        return options.numAgentNeighbors() > 0 ? nearest(self, count, options.numAgentNeighbors()) : count;
    }

    /** Lists the landmarks that an agent sees, and returns how many. */
    final int listLandmarks(int self) {
        int count = 0;
        for (int e = world.agents; e < world.entities; e++) listed[count++] = e;
        return options.numLandmarkNeighbors() > 0 ? nearest(self, count, options.numLandmarkNeighbors()) : count;
    }

    /** Puts an entity on the list. */
    final void list(int slot, int entity) {
        listed[slot] = entity;
    }

    /** Returns an entity of the list made last. */
    final int listed(int slot) {
        return listed[slot];
    }

    /** Sorts the list by distance, equal ones in the order of their indices, and returns how many stay. */
    final int nearest(int self, int count, int most) {
        for (int k = 0; k < count; k++) {
            int entity = listed[k];
            double distance = distance(self, entity);
            int at = k;
            while (at > 0 && distances[at - 1] > distance) {
                listed[at] = listed[at - 1];
                distances[at] = distances[at - 1];
                at--;
            }
            listed[at] = entity;
            distances[at] = distance;
        }
        return Math.min(count, most);
    }

    /** Writes where the listed entities are, and zeros in the slots beyond. */
    final int relativeToListed(int self, int count, int slots, float[] out, int first) {
        int at = first;
        for (int k = 0; k < count; k++) at = relative(self, listed[k], out, at);
        return zeros(2 * (slots - count), out, at);
    }
}
