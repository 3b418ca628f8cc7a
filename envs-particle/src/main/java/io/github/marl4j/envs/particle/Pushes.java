package io.github.marl4j.envs.particle;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;

/** Reads what agents do: the force with which each pushes itself, and what it says. Source: mpe2 1.1.1, _mpe_utils/simple_env.py. */
final class Pushes {
    private static final int MOVES = ParticleSpec.MOVES;

    private final EnvSpec facts;
    private final Scene scene;
    private final World world;
    private final boolean continuous;
    /** Choices of an agent, 1 where it has none, {@code [agent]}. */
    private final int[] moves;

    private final int[] symbols;
    private final boolean[] speaks;
    /** Force of choices 2 and 4, {@code [agent]}; below 0 in the older numbering, where 1 and 3 lead up. */
    private final double[] push;

    private final double[] forceX;
    private final double[] forceY;

    /** Pushes are written to the two arrays, {@code [agent]}. */
    Pushes(EnvSpec facts, Scene scene, double[] forceX, double[] forceY) {
        this.facts = facts;
        this.scene = scene;
        world = scene.world;
        continuous = scene.options.continuousActions();
        moves = new int[world.agents];
        symbols = new int[world.agents];
        speaks = new boolean[world.agents];
        push = new double[world.agents];
        for (int a = 0; a < world.agents; a++) {
            World.Body body = world.bodies.get(a);
            moves[a] = body.movable() ? MOVES : 1;
            symbols[a] = body.speaks() ? world.symbols : 1;
            speaks[a] = body.speaks();
            push[a] = body.accel() * scene.vigour(a) * (scene.options.openAiNumbering() ? -1 : 1);
        }
        this.forceX = forceX;
        this.forceY = forceY;
    }

    /** Reads the actions of the row that the scene is at. */
    void read(Actions actions) {
        for (int a = 0; a < world.agents; a++) {
            Actions.Rows rows = actions.groups[world.groupOf[a]];
            int row = scene.env * rows.numAgents + world.indexInGroup[a];
            if (!scene.steered(a)) {
                forceX[a] = 0;
                forceY[a] = 0;
            } else if (continuous) readNumbers(a, rows, row * rows.numFloats);
            else readChoice(a, rows.ints[row]);
        }
    }

    private void readChoice(int a, int action) {
        if (action < 0 || action >= moves[a] * symbols[a]) throw illegal(a, action);
        int move = action % moves[a];
        forceX[a] = move == 1 ? -push[a] : move == 2 ? push[a] : 0;
        forceY[a] = move == 3 ? -push[a] : move == 4 ? push[a] : 0;
        if (!speaks[a]) return;
        int at = (scene.firstAgent + a) * symbols[a];
        for (int k = 0; k < symbols[a]; k++) scene.state.speech[at + k] = k == action / moves[a] ? 1 : 0;
    }

    private IllegalActionException illegal(int a, int action) {
        return new IllegalActionException(facts.id() + ": action " + action + " of "
                + world.bodies.get(a).name() + " must be a whole number from 0 to " + (moves[a] * symbols[a] - 1));
    }

    /** Differences are taken in float, as the actions are. */
    private void readNumbers(int a, Actions.Rows rows, int first) {
        int at = first;
        forceX[a] = 0;
        forceY[a] = 0;
        if (moves[a] == MOVES) {
            number(a, rows.floats[first]);
            forceX[a] = (double) (number(a, rows.floats[first + 2]) - number(a, rows.floats[first + 1])) * push[a];
            forceY[a] = (double) (number(a, rows.floats[first + 4]) - number(a, rows.floats[first + 3])) * push[a];
            at += MOVES;
        }
        if (!speaks[a]) return;
        int speech = (scene.firstAgent + a) * symbols[a];
        for (int k = 0; k < symbols[a]; k++) scene.state.speech[speech + k] = number(a, rows.floats[at + k]);
    }

    /** Returns a number of an action, cut to what is allowed, as the reference does. */
    private float number(int a, float given) {
        if (given >= 0 && given <= 1) return given;
        if (Float.isNaN(given)) {
            throw new IllegalActionException(facts.id() + ": action of "
                    + world.bodies.get(a).name() + " holds NaN, expected numbers from 0 to 1");
        }
        return given < 0 ? 0 : 1;
    }
}
