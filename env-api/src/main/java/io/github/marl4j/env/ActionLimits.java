package io.github.marl4j.env;

import java.util.function.IntPredicate;

/** The discrete parts of the action spaces of an environment. Rules look such numbers up in tables, so one outside its space is refused before anything happens. */
public final class ActionLimits {
    private final EnvSpec spec;
    private final IntPredicate orders;

    /** The greatest choice, {@code [group][part]}. */
    private final int[][] greatest;

    /** Reads the action spaces. */
    public ActionLimits(EnvSpec spec) {
        this(spec, number -> false);
    }

    /**
     * Reads the action spaces.
     *
     * @param orders says of a number in the place of an action's first one whether the rules understand it as an order, see {@link Kernel#isOrder}
     */
    public ActionLimits(EnvSpec spec, IntPredicate orders) {
        this.spec = spec;
        this.orders = orders;
        greatest = new int[spec.groups().size()][];
        for (int g = 0; g < greatest.length; g++) {
            greatest[g] = Legal.parts(spec.groups().get(g).actionSpace());
            for (int part = 0; part < greatest[g].length; part++) greatest[g][part]--;
        }
    }

    /**
     * Requires that every whole number is a choice of its space or part of an order, that of an agent which does not act too. Allocates nothing.
     *
     * @throws IllegalActionException for the first that is neither
     */
    public void requireChoices(Actions actions) {
        for (int g = 0; g < greatest.length; g++) {
            if (!allChoices(actions.groups[g].ints, greatest[g])) refuse(g, actions.groups[g]);
        }
    }

    /** Without a branch for each number: the sign of a number, or of what is left up to the greatest, tells. */
    private static boolean allChoices(int[] ints, int[] greatest) {
        int signs = 0;
        if (greatest.length == 1) {
            int most = greatest[0];
            for (int number : ints) signs |= number | (most - number);
        } else {
            for (int at = 0; at < ints.length; at += greatest.length) {
                for (int part = 0; part < greatest.length; part++) {
                    signs |= ints[at + part] | (greatest[part] - ints[at + part]);
                }
            }
        }
        return signs >= 0;
    }

    private void refuse(int group, Actions.Rows actions) {
        int parts = greatest[group].length;
        for (int row = 0; row < actions.ints.length / parts; row++) {
            if (orders.test(actions.ints[row * parts])) continue;
            for (int part = 0; part < parts; part++) {
                int number = actions.ints[row * parts + part];
                if (number < 0 || number > greatest[group][part]) {
                    throw refusal(group, row, "choice " + number + " is not from 0 to " + greatest[group][part]);
                }
            }
        }
    }

    /**
     * Returns the error for an action.
     *
     * @param row {@code [env][agent]} of the group
     */
    public IllegalActionException refusal(int group, int row, String why) {
        AgentGroup agents = spec.groups().get(group);
        return new IllegalActionException(spec.id() + ": env=" + row / agents.size() + ", action of agent "
                + agents.agents().get(row % agents.size()) + ": " + why);
    }

    /** Returns the greatest choice of each discrete part of a group's actions; not to be modified. */
    public int[] greatest(int group) {
        return greatest[group];
    }
}
