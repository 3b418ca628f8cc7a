package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.EpisodeReturns;
import java.util.List;

/**
 * Who plays whom in each environment of an evaluation, and what the evaluated policy earns: all agents follow the policy, or one does, on a seat of its own in each environment, and an opponent plays
 * all others. A seat is a place in {@link EnvSpec#order()}.
 */
final class Seating {
    private final EnvSpec spec;
    private final Policy.Player[] own;
    private final Policy.Player[] others;
    private final Actions othersActions;

    /** Group of each seat, and its place there. */
    private final int[] groupOf;

    private final int[] indexOf;

    /** Seat of the policy in each environment. */
    private final int[] seats;

    /**
     * Invites the players.
     *
     * @param env that they will play, and may look into
     * @param opponent null: the policy plays all agents
     */
    Seating(VectorEnv env, Policy policy, Policy opponent, long seed) {
        this.spec = env.spec();
        List<String> order = spec.order();
        groupOf = new int[order.size()];
        indexOf = new int[order.size()];
        for (int s = 0; s < groupOf.length; s++) {
            AgentGroup group = spec.groupOf(order.get(s));
            groupOf[s] = spec.groupIndex(group.name());
            indexOf[s] = group.agents().indexOf(order.get(s));
        }
        if (opponent != null && order.size() == 1) {
            throw new IllegalArgumentException(spec.id() + ": " + order.get(0) + " is alone, an opponent has no seat");
        }
        own = players(env, policy, seed);
        others = opponent == null ? null : players(env, opponent, Chance.mix(seed));
        othersActions = opponent == null ? null : env.newActions();
        seats = new int[env.numEnvs()];
    }

    private static Policy.Player[] players(VectorEnv env, Policy policy, long seed) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = policy.newPlayer(env, g, seed + g);
        return players;
    }

    /** Gives the policy its seat for an episode; seats go round. */
    void sit(int env, int episode) {
        seats[env] = episode % groupOf.length;
    }

    /** Chooses for all agents. */
    void act(Batch batch, Actions actions) {
        for (Policy.Player player : own) player.act(batch, actions);
        if (others == null) return;
        for (Policy.Player player : others) player.act(batch, othersActions);
        for (int env = 0; env < seats.length; env++) {
            for (int s = 0; s < groupOf.length; s++) {
                if (s == seats[env]) continue;
                Actions.Rows from = othersActions.groups[groupOf[s]];
                Actions.Rows to = actions.groups[groupOf[s]];
                int row = env * to.numAgents + indexOf[s];
                System.arraycopy(from.ints, row * to.numInts, to.ints, row * to.numInts, to.numInts);
                System.arraycopy(from.floats, row * to.numFloats, to.floats, row * to.numFloats, to.numFloats);
            }
        }
    }

    /** Returns what the policy earned in a step, objectives summed: the agent on its seat, or the mean over the first group. */
    double reward(Batch batch, int env) {
        return mean(batch.groups[group(env)].rewards, batch.groups[group(env)].numObjectives, env, -1);
    }

    /** Returns what an objective came to for the policy in the episode that ended: the agent on its seat, or the mean over the first group. */
    double objective(EpisodeReturns books, int env, int objective) {
        String group = spec.groups().get(group(env)).name();
        return mean(books.returns(group), books.spec().numObjectives(), env, objective);
    }

    /** Returns whether the policy has one seat only, so that it can win. */
    boolean hasOpponent() {
        return others != null;
    }

    /** Returns the seat of the policy: its place in {@link EnvSpec#order()}, the first if it plays all. */
    int seat(int env) {
        return others == null ? 0 : seats[env];
    }

    private int group(int env) {
        return others == null ? 0 : groupOf[seats[env]];
    }

    /** Returns an objective, or with −1 the sum of all, of the policy's agents. */
    private double mean(float[] values, int objectives, int env, int objective) {
        int agents = spec.groups().get(group(env)).size();
        int first = others == null ? 0 : indexOf[seats[env]];
        int count = others == null ? agents : 1;
        double sum = 0;
        for (int a = first; a < first + count; a++) {
            for (int k = 0; k < objectives; k++) {
                if (objective < 0 || k == objective) sum += values[(env * agents + a) * objectives + k];
            }
        }
        return sum / count;
    }
}
