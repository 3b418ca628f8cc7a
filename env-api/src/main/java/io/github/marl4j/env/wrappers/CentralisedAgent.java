package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;

/**
 * Makes one agent, called {@code central}, out of all: it sees the global state, or without one all observations in the {@link EnvSpec#order() order} of the agents; acts for all of them; and earns
 * the sum or mean of their rewards, objective by objective. It is in the game as long as anyone is. At the end of the episode it is truncated if anyone is, else terminated.
 *
 * <p>Its action is a {@link Space.MultiDiscrete} with a choice for each agent, a {@link Space.Dict} of the agents' spaces where some are of another kind, or on request one {@link Space.Discrete}
 * choice whose digits, the first agent's the most significant, are the agents' choices. Whoever has no legal choice, being out of the game, may choose anything.
 *
 * <p>Order: outside wrappers that change what single agents see or earn. Not for turn-based games.
 */
public final class CentralisedAgent extends VectorWrapper {
    /** The one agent, and the one group. */
    public static final String NAME = "central";

    /** What the central agent earns. */
    public enum Earns {
        /** The sum of all rewards. */
        SUM,
        /** Their mean. */
        MEAN
    }

    private final boolean mean;
    private final CentralView view;
    private final Actions innerActions;

    /** Sums the rewards; one choice for each agent. */
    public CentralisedAgent(VectorEnv inner) {
        this(inner, Earns.SUM, false);
    }

    /**
     * Makes one agent out of all.
     *
     * @param oneChoice whether the action is a single choice among all combinations, at most 65536; needs discrete actions
     * @throws IllegalArgumentException if the game is turn-based or its actions do not allow one choice
     */
    public CentralisedAgent(VectorEnv inner, Earns earns, boolean oneChoice) {
        this(inner, earns, new CentralView(inner.spec(), earns, oneChoice));
    }

    private CentralisedAgent(VectorEnv inner, Earns earns, CentralView view) {
        super(inner, view.spec(), true);
        this.mean = earns == Earns.MEAN;
        this.view = view;
        this.innerActions = inner.newActions();
    }

    /**
     * Returns a policy for the game itself from one that was made for its central agent: every group's player looks at the whole game, lets the central policy choose for all, and makes the choices of
     * its own agents. Players of one game that get the same seed agree, because each of them knows what the others will do; so a policy that draws needs one seed for all groups.
     *
     * @param central plays the one agent of this wrapper around the same game
     * @param oneChoice as in the wrapper
     */
    public static Policy decentralised(Policy central, Earns earns, boolean oneChoice) {
        return (spec, group, numEnvs, seed) ->
                new CentralPlayer(central, new CentralView(spec, earns, oneChoice), group, numEnvs, seed);
    }

    @Override
    protected void stepInner(Actions actions, Batch seen) {
        for (int env = 0; env < numEnvs(); env++) {
            for (int g = 0; g < seen.groups.length; g++) view.choose(env, actions.groups[0], innerActions, g);
        }
        inner.step(innerActions, seen);
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        afterRestore(seen, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        afterStep(null, seen, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        view.show(env, seen, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        RowCopy.outcome(seen, out);
        for (int env = 0; env < numEnvs(); env++) {
            view.show(env, seen, out);
            pay(env, seen, out);
            if (seen.episodeOver[env]) view.showFinal(env, seen, out);
        }
    }

    private void pay(int env, Batch seen, Batch out) {
        Batch.Rows central = out.groups[0];
        int k = central.numObjectives;
        for (int o = 0; o < k; o++) {
            double sum = 0;
            for (int i = 0; i < view.numAgents(); i++) sum += view.rows(i, seen).rewards[view.at(env, i) * k + o];
            central.rewards[env * k + o] = (float) (mean ? sum / view.numAgents() : sum);
        }
        boolean cutOff = false;
        for (int i = 0; i < view.numAgents(); i++) cutOff |= view.rows(i, seen).truncated[view.at(env, i)];
        central.truncated[env] = seen.episodeOver[env] && cutOff;
        central.terminated[env] = seen.episodeOver[env] && !cutOff;
    }
}
