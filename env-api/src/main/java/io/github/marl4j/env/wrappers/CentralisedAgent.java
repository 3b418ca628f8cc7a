package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static final int MOST_CHOICES = 1 << 16;

    /** What the central agent earns. */
    public enum Earns {
        /** The sum of all rewards. */
        SUM,
        /** Their mean. */
        MEAN
    }

    private final boolean mean;
    private final boolean oneChoice;
    private final Actions innerActions;
    private final int[] group;
    private final int[] row;
    private final int[] choices;

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
        super(inner, central(inner.spec(), earns, oneChoice), true);
        this.mean = earns == Earns.MEAN;
        this.oneChoice = oneChoice;
        this.innerActions = inner.newActions();
        List<String> agents = inner.spec().order();
        group = new int[agents.size()];
        row = new int[agents.size()];
        choices = new int[agents.size()];
        for (int i = 0; i < group.length; i++) {
            AgentGroup own = inner.spec().groupOf(agents.get(i));
            group[i] = inner.spec().groupIndex(own.name());
            row[i] = own.agents().indexOf(agents.get(i));
            choices[i] = own.actionSpace().maskSize();
        }
    }

    private static EnvSpec central(EnvSpec spec, Earns earns, boolean oneChoice) {
        if (spec.turnBased())
            throw new IllegalArgumentException(spec.id() + ": CentralisedAgent needs a game in which all act at once");
        Map<String, Space> seen = new LinkedHashMap<>();
        Map<String, Space> done = new LinkedHashMap<>();
        for (String agent : spec.order()) {
            seen.put(agent, spec.groupOf(agent).observationSpace());
            done.put(agent, spec.groupOf(agent).actionSpace());
        }
        Space observation = spec.stateSpace().flatSize() > 0 ? spec.stateSpace() : new Space.Dict(seen);
        AgentGroup central = new AgentGroup(NAME, List.of(NAME), observation, action(spec, done, oneChoice));
        EnvSpec one = spec.withGroups(List.of(central));
        if (earns == Earns.MEAN) return one;
        List<Objective> sums = new ArrayList<>();
        int n = done.size();
        for (Objective o : spec.objectives()) sums.add(new Objective(o.name(), o.low() * n, o.high() * n));
        return one.withObjectives(sums);
    }

    private static Space action(EnvSpec spec, Map<String, Space> each, boolean oneChoice) {
        boolean discrete = each.values().stream().allMatch(Space.Discrete.class::isInstance);
        if (!oneChoice && !discrete) return new Space.Dict(each);
        int[] sizes = each.values().stream().mapToInt(Space::maskSize).toArray();
        if (!oneChoice) return new Space.MultiDiscrete(sizes);
        if (!discrete)
            throw new IllegalArgumentException(spec.id() + ": CentralisedAgent with one choice needs discrete actions");
        long all = 1;
        for (int size : sizes) {
            all *= size;
            if (all > MOST_CHOICES) {
                throw new IllegalArgumentException(spec.id() + ": CentralisedAgent with one choice has more than "
                        + MOST_CHOICES + " combinations for " + sizes.length + " agents; use one choice for each");
            }
        }
        return new Space.Discrete((int) all);
    }

    @Override
    protected void stepInner(Actions actions, Batch seen) {
        Actions.Rows joint = actions.groups[0];
        for (int env = 0; env < numEnvs(); env++) {
            int nextInt = env * joint.numInts;
            int nextFloat = env * joint.numFloats;
            int code = oneChoice ? joint.ints[env] : 0;
            for (int i = group.length - 1; i >= 0 && oneChoice; i--) {
                innerActions.groups[group[i]].ints[at(env, i)] = code % choices[i];
                code /= choices[i];
            }
            for (int i = 0; i < group.length && !oneChoice; i++) {
                Actions.Rows own = innerActions.groups[group[i]];
                System.arraycopy(joint.ints, nextInt, own.ints, at(env, i) * own.numInts, own.numInts);
                System.arraycopy(joint.floats, nextFloat, own.floats, at(env, i) * own.numFloats, own.numFloats);
                nextInt += own.numInts;
                nextFloat += own.numFloats;
            }
        }
        inner.step(innerActions, seen);
    }

    /** Returns the row of an agent in the batch of its group. */
    private int at(int env, int agent) {
        return env * innerActions.groups[group[agent]].numAgents + row[agent];
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
        show(env, seen, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        RowCopy.outcome(seen, out);
        for (int env = 0; env < numEnvs(); env++) {
            show(env, seen, out);
            pay(env, seen, out);
            if (seen.episodeOver[env]) {
                float[] last = out.groups[0].finalObservations;
                if (seen.stateSize > 0) copyState(env, seen.finalState, last, seen.stateSize);
                else concatenate(env, seen, last, true);
            }
        }
    }

    private void show(int env, Batch seen, Batch out) {
        copyState(env, seen.state, out.state, seen.stateSize);
        Batch.Rows central = out.groups[0];
        if (seen.stateSize > 0) copyState(env, seen.state, central.observations, seen.stateSize);
        else concatenate(env, seen, central.observations, false);
        boolean anyone = false;
        for (int i = 0; i < group.length; i++) anyone |= seen.groups[group[i]].alive[at(env, i)];
        central.alive[env] = anyone;
        if (oneChoice) maskCombinations(env, seen, central);
        else maskParts(env, seen, central);
    }

    private static void copyState(int env, float[] from, float[] to, int size) {
        System.arraycopy(from, env * size, to, env * size, size);
    }

    private void concatenate(int env, Batch seen, float[] to, boolean last) {
        int next = env * (to.length / numEnvs());
        for (int i = 0; i < group.length; i++) {
            Batch.Rows rows = seen.groups[group[i]];
            float[] from = last ? rows.finalObservations : rows.observations;
            System.arraycopy(from, at(env, i) * rows.observationSize, to, next, rows.observationSize);
            next += rows.observationSize;
        }
    }

    private void maskParts(int env, Batch seen, Batch.Rows central) {
        int next = env * central.maskSize;
        for (int i = 0; i < group.length; i++) {
            boolean[] mask = seen.groups[group[i]].actionMask;
            int first = at(env, i) * choices[i];
            if (anyLegal(mask, first, choices[i])) {
                System.arraycopy(mask, first, central.actionMask, next, choices[i]);
            } else {
                Arrays.fill(central.actionMask, next, next + choices[i], true);
            }
            next += choices[i];
        }
    }

    private void maskCombinations(int env, Batch seen, Batch.Rows central) {
        int first = env * central.maskSize;
        Arrays.fill(central.actionMask, first, first + central.maskSize, true);
        int block = central.maskSize;
        for (int i = 0; i < group.length; i++) {
            boolean[] mask = seen.groups[group[i]].actionMask;
            int own = at(env, i) * choices[i];
            boolean free = !anyLegal(mask, own, choices[i]);
            block /= choices[i];
            for (int code = 0; code < central.maskSize; code++) {
                central.actionMask[first + code] &= free || mask[own + code / block % choices[i]];
            }
        }
    }

    private static boolean anyLegal(boolean[] mask, int first, int length) {
        for (int i = first; i < first + length; i++) if (mask[i]) return true;
        return false;
    }

    private void pay(int env, Batch seen, Batch out) {
        Batch.Rows central = out.groups[0];
        int k = central.numObjectives;
        for (int o = 0; o < k; o++) {
            double sum = 0;
            for (int i = 0; i < group.length; i++) sum += seen.groups[group[i]].rewards[at(env, i) * k + o];
            central.rewards[env * k + o] = (float) (mean ? sum / group.length : sum);
        }
        boolean cutOff = false;
        for (int i = 0; i < group.length; i++) cutOff |= seen.groups[group[i]].truncated[at(env, i)];
        central.truncated[env] = seen.episodeOver[env] && cutOff;
        central.terminated[env] = seen.episodeOver[env] && !cutOff;
    }
}
