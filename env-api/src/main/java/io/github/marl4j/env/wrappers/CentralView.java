package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A game as the one agent sees and plays it that stands for all; see {@link CentralisedAgent}. Allocates nothing after its construction. */
final class CentralView {
    private static final int MOST_CHOICES = 1 << 16;

    private final EnvSpec spec;
    private final boolean oneChoice;
    private final int[] group;
    private final int[] row;
    private final int[] size;
    private final int[] choices;

    CentralView(EnvSpec game, CentralisedAgent.Earns earns, boolean oneChoice) {
        this.spec = central(game, earns, oneChoice);
        this.oneChoice = oneChoice;
        List<String> agents = game.order();
        group = new int[agents.size()];
        row = new int[agents.size()];
        size = new int[agents.size()];
        choices = new int[agents.size()];
        for (int i = 0; i < group.length; i++) {
            AgentGroup own = game.groupOf(agents.get(i));
            group[i] = game.groupIndex(own.name());
            row[i] = own.agents().indexOf(agents.get(i));
            size[i] = own.size();
            choices[i] = own.actionSpace().maskSize();
        }
    }

    /** Returns the facts of the game with one agent. */
    EnvSpec spec() {
        return spec;
    }

    int numAgents() {
        return group.length;
    }

    /** Returns the rows of the group that an agent of the game belongs to. */
    Batch.Rows rows(int agent, Batch seen) {
        return seen.groups[group[agent]];
    }

    /** Returns the row of an agent in the batch of its group. */
    int at(int env, int agent) {
        return env * size[agent] + row[agent];
    }

    private static EnvSpec central(EnvSpec spec, CentralisedAgent.Earns earns, boolean oneChoice) {
        if (spec.turnBased())
            throw new IllegalArgumentException(spec.id() + ": CentralisedAgent needs a game in which all act at once");
        Map<String, Space> seen = new LinkedHashMap<>();
        Map<String, Space> done = new LinkedHashMap<>();
        for (String agent : spec.order()) {
            seen.put(agent, spec.groupOf(agent).observationSpace());
            done.put(agent, spec.groupOf(agent).actionSpace());
        }
        Space observation = spec.stateSpace().flatSize() > 0 ? spec.stateSpace() : new Space.Dict(seen);
        AgentGroup central = new AgentGroup(
                CentralisedAgent.NAME, List.of(CentralisedAgent.NAME), observation, action(spec, done, oneChoice));
        EnvSpec one = spec.withGroups(List.of(central));
        if (earns == CentralisedAgent.Earns.MEAN) return one;
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

    /**
     * Takes the choices of one group's agents out of the central action.
     *
     * @param joint the central agent's rows
     * @param out rows of the agents in {@code env} that belong to {@code onlyGroup} are written
     */
    void choose(int env, Actions.Rows joint, Actions out, int onlyGroup) {
        int nextInt = env * joint.numInts;
        int nextFloat = env * joint.numFloats;
        int code = oneChoice ? joint.ints[env] : 0;
        for (int i = group.length - 1; i >= 0 && oneChoice; i--) {
            if (group[i] == onlyGroup) out.groups[group[i]].ints[at(env, i)] = code % choices[i];
            code /= choices[i];
        }
        for (int i = 0; i < group.length && !oneChoice; i++) {
            Actions.Rows own = out.groups[group[i]];
            if (group[i] == onlyGroup) {
                System.arraycopy(joint.ints, nextInt, own.ints, at(env, i) * own.numInts, own.numInts);
                System.arraycopy(joint.floats, nextFloat, own.floats, at(env, i) * own.numFloats, own.numFloats);
            }
            nextInt += own.numInts;
            nextFloat += own.numFloats;
        }
    }

    /** Shows what the central agent sees now, whether it is in the game and what it may do. */
    void show(int env, Batch seen, Batch out) {
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

    /** Shows what it saw at the end of the episode. */
    void showFinal(int env, Batch seen, Batch out) {
        float[] last = out.groups[0].finalObservations;
        if (seen.stateSize > 0) copyState(env, seen.finalState, last, seen.stateSize);
        else concatenate(env, seen, last, true);
    }

    private static void copyState(int env, float[] from, float[] to, int size) {
        System.arraycopy(from, env * size, to, env * size, size);
    }

    private void concatenate(int env, Batch seen, float[] to, boolean last) {
        int next = env * (to.length / seen.numEnvs);
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
}
