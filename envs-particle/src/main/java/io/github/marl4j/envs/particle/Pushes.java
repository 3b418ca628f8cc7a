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
    /** 1 where choice 2 leads to +x, -1 where choice 1 does. */
    private final int sign;

    private final double[] forceX;
    private final double[] forceY;

    /** Pushes are written to the two arrays, {@code [agent]}. */
    Pushes(EnvSpec facts, Scene scene, double[] forceX, double[] forceY) {
        this.facts = facts;
        this.scene = scene;
        world = scene.world;
        continuous = scene.options.continuousActions();
        sign = scene.options.openAiNumbering() ? -1 : 1;
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
        World.Body body = world.bodies.get(a);
        int moves = body.movable() ? MOVES : 1;
        int symbols = body.speaks() ? world.symbols : 1;
        if (action < 0 || action >= moves * symbols) {
            throw new IllegalActionException(facts.id() + ": action " + action + " of " + body.name()
                    + " must be a whole number from 0 to " + (moves * symbols - 1));
        }
        int move = action % moves;
        double push = body.accel() * scene.vigour(a) * sign;
        forceX[a] = move == 1 ? -push : move == 2 ? push : 0;
        forceY[a] = move == 3 ? -push : move == 4 ? push : 0;
        if (!body.speaks()) return;
        int at = (scene.firstAgent + a) * symbols;
        for (int k = 0; k < symbols; k++) scene.state.speech[at + k] = k == action / moves ? 1 : 0;
    }

    /** Differences are taken in float, as the actions are. */
    private void readNumbers(int a, Actions.Rows rows, int first) {
        World.Body body = world.bodies.get(a);
        int at = first;
        if (body.movable()) {
            for (int k = 0; k < MOVES; k++) number(a, rows.floats[first + k]);
            double push = body.accel() * scene.vigour(a) * sign;
            forceX[a] = (double) (number(a, rows.floats[first + 2]) - number(a, rows.floats[first + 1])) * push;
            forceY[a] = (double) (number(a, rows.floats[first + 4]) - number(a, rows.floats[first + 3])) * push;
            at += MOVES;
        } else {
            forceX[a] = 0;
            forceY[a] = 0;
        }
        if (!body.speaks()) return;
        int speech = (scene.firstAgent + a) * world.symbols;
        for (int k = 0; k < world.symbols; k++) scene.state.speech[speech + k] = number(a, rows.floats[at + k]);
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
