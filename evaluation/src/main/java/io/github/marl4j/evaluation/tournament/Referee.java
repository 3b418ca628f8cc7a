package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Legal;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Sides;
import java.util.Arrays;
import java.util.List;

/**
 * Says whether an action may be taken and who won a game.
 *
 * <p>A game is decided by the objective {@value Objective#WIN} where there is one; else by the infos {@code won} and {@code lost}, which tell of the first side; else the side with the higher mean
 * return of its agents wins.
 */
final class Referee {
    /** Returns that are closer than this are equal: sums of single-precision rewards. */
    private static final double EQUAL = 1e-6;

    private final Sides sides;
    private final int objective;
    private final int won;
    private final int lost;

    Referee(Sides sides) {
        this.sides = sides;
        EnvSpec spec = sides.spec();
        List<String> objectives =
                spec.objectives().stream().map(Objective::name).toList();
        objective = objectives.indexOf(Objective.WIN);
        boolean told = spec.infos().containsAll(List.of(Episode.WON, Episode.LOST));
        won = told ? spec.infos().indexOf(Episode.WON) : -1;
        lost = told ? spec.infos().indexOf(Episode.LOST) : -1;
    }

    /** Returns what decides a game, for people. */
    String rule() {
        if (objective >= 0) return "the objective \"" + Objective.WIN + "\"";
        if (won >= 0) return "the infos \"" + Episode.WON + "\" and \"" + Episode.LOST + "\" of the first side";
        return "the higher return";
    }

    /**
     * Returns 1 if the first side won, −1 if the second did, 0 if nobody.
     *
     * @param batch of the step that ended the game
     * @param returns of both sides
     * @param wins what both sides got of the objective {@code win}
     */
    int outcome(Batch batch, int env, double[] returns, double[] wins) {
        if (objective >= 0) return sign(wins[Sides.FIRST] - wins[Sides.SECOND]);
        if (won < 0) return sign(returns[Sides.FIRST] - returns[Sides.SECOND]);
        int infos = env * sides.spec().infos().size();
        return (batch.infos[infos + won] > 0 ? 1 : 0) - (batch.infos[infos + lost] > 0 ? 1 : 0);
    }

    private static int sign(double difference) {
        return Math.abs(difference) < EQUAL ? 0 : difference > 0 ? 1 : -1;
    }

    /** Adds what the agents of a side earned in a step, on average: all objectives to {@code returns}, the objective {@code win} to {@code wins}. */
    void count(int side, Batch batch, int env, double[] returns, double[] wins) {
        Sides.Side place = sides.of(side);
        Batch.Rows rows = batch.groups[place.group()];
        for (int agent = place.first(); agent < place.first() + place.size(); agent++) {
            int first = (env * rows.numAgents + agent) * rows.numObjectives;
            for (int k = 0; k < rows.numObjectives; k++) returns[side] += rows.rewards[first + k] / place.size();
            if (objective >= 0) wins[side] += rows.rewards[first + objective] / place.size();
        }
    }

    /**
     * Returns what is wrong with the actions of a side in an environment; null if nothing is.
     *
     * @param policy whose players chose them
     */
    String objection(int side, Policy policy, Batch batch, Actions chosen, int env) {
        Sides.Side place = sides.of(side);
        Batch.Rows rows = batch.groups[place.group()];
        Actions.Rows actions = chosen.groups[place.group()];
        for (int agent = place.first(); agent < place.first() + place.size(); agent++) {
            int row = env * rows.numAgents + agent;
            if (!rows.acts[row] || isOrder(policy, actions, row)) continue;
            String problem = problem(rows, env, agent, actions);
            if (problem != null) return problem;
        }
        return null;
    }

    private static boolean isOrder(Policy policy, Actions.Rows actions, int row) {
        return actions.numInts > 0 && policy.isOrder(actions.ints[row * actions.numInts]);
    }

    private static String problem(Batch.Rows rows, int env, int agent, Actions.Rows actions) {
        Space space = rows.group.actionSpace();
        int row = env * rows.numAgents + agent;
        int firstMask = row * rows.maskSize;
        if (space instanceof Space.Discrete discrete) { // the common case, without an object for each action
            int choice = actions.ints[row];
            if (choice >= 0 && choice < discrete.n() && rows.actionMask[firstMask + choice]) return null;
        }
        String name = rows.group.agents().get(agent);
        Action action = actions.get(env, agent);
        if (!space.contains(action)) return "action " + action + " of agent " + name + " is not in " + space;
        String problem =
                Legal.problem(space, action, Arrays.copyOfRange(rows.actionMask, firstMask, firstMask + rows.maskSize));
        return problem == null ? null : problem.replace("{agent}", name);
    }
}
