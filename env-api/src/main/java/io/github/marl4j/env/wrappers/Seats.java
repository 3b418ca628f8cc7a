package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the ego agent and the others sit in the rows of a game, and who plays what: a part is a policy for a group of agents, which several members of the pool may use for several agents. Nothing
 * here changes, and no method that copies allocates.
 */
final class Seats {
    /** A policy and the group that it plays. */
    private record Part(Policy policy, int group) {}

    private final int egoGroup;
    private final int egoIndex;
    private final int[] groups;
    private final int[] indices;
    private final List<Part> parts = new ArrayList<>();

    /** Part of each other agent, {@code [member][other]}. */
    private final int[][] partOf;

    private final int observationSize;
    private final int choices;

    Seats(EnvSpec spec, String ego, List<HiddenPartners.Member> pool) {
        egoGroup = spec.groupIndex(spec.groupOf(ego).name());
        egoIndex = spec.groupOf(ego).agents().indexOf(ego);
        List<String> others =
                spec.order().stream().filter(agent -> !agent.equals(ego)).toList();
        groups = new int[others.size()];
        indices = new int[others.size()];
        int longest = 0;
        int most = 0;
        for (int o = 0; o < groups.length; o++) {
            AgentGroup group = spec.groupOf(others.get(o));
            if (!(group.actionSpace() instanceof Space.Discrete discrete)) {
                throw new IllegalArgumentException(spec.id() + ": HiddenPartners needs discrete actions, "
                        + others.get(o) + " has " + group.actionSpace());
            }
            groups[o] = spec.groupIndex(group.name());
            indices[o] = group.agents().indexOf(others.get(o));
            longest = Math.max(longest, group.observationSpace().flatSize());
            most = Math.max(most, discrete.n());
        }
        observationSize = longest;
        choices = most;
        partOf = new int[pool.size()][groups.length];
        for (int m = 0; m < partOf.length; m++) {
            for (int o = 0; o < groups.length; o++) {
                partOf[m][o] = part(new Part(pool.get(m).policies().get(o), groups[o]));
            }
        }
    }

    private int part(Part wanted) {
        for (int p = 0; p < parts.size(); p++) {
            Part known = parts.get(p);
            if (known.policy == wanted.policy && known.group == wanted.group) return p;
        }
        parts.add(wanted);
        return parts.size() - 1;
    }

    int numOthers() {
        return groups.length;
    }

    int observationSize() {
        return observationSize;
    }

    int choices() {
        return choices;
    }

    int numParts() {
        return parts.size();
    }

    Policy policy(int part) {
        return parts.get(part).policy;
    }

    int group(int part) {
        return parts.get(part).group;
    }

    /** Returns whether a member uses a part. */
    boolean plays(int member, int part) {
        for (int p : partOf[member]) if (p == part) return true;
        return false;
    }

    /** Takes over what a part chose for the agents that it plays in an environment. */
    void take(int env, int member, int part, Batch seen, Actions from, Actions to, int[] noted) {
        for (int o = 0; o < groups.length; o++) {
            if (partOf[member][o] != part) continue;
            Batch.Rows rows = seen.groups[groups[o]];
            int row = env * rows.numAgents + indices[o];
            if (!rows.acts[row]) continue;
            to.groups[groups[o]].ints[row] = from.groups[groups[o]].ints[row];
            noted[env * groups.length + o] = from.groups[groups[o]].ints[row];
        }
    }

    /** Notes what the others see, {@code [env][other][feature]}. */
    void noteObservations(Batch seen, float[] noted) {
        for (int env = 0; env < seen.numEnvs; env++) {
            for (int o = 0; o < groups.length; o++) {
                Batch.Rows rows = seen.groups[groups[o]];
                int at = (env * rows.numAgents + indices[o]) * rows.observationSize;
                int into = (env * groups.length + o) * observationSize;
                System.arraycopy(rows.observations, at, noted, into, rows.observationSize);
            }
        }
    }

    void copyEgo(Actions from, Actions to) {
        Actions.Rows own = from.groups[0];
        Actions.Rows all = to.groups[egoGroup];
        for (int env = 0; env < to.numEnvs; env++) {
            int row = env * all.numAgents + egoIndex;
            System.arraycopy(own.ints, env * own.numInts, all.ints, row * own.numInts, own.numInts);
            System.arraycopy(own.floats, env * own.numFloats, all.floats, row * own.numFloats, own.numFloats);
        }
    }

    /** Shows the ego agent what it sees and may do. */
    void showStart(int env, Batch seen, Batch out) {
        Batch.Rows all = seen.groups[egoGroup];
        Batch.Rows own = out.groups[0];
        int row = env * all.numAgents + egoIndex;
        int size = own.observationSize;
        System.arraycopy(all.observations, row * size, own.observations, env * size, size);
        System.arraycopy(all.actionMask, row * own.maskSize, own.actionMask, env * own.maskSize, own.maskSize);
        own.alive[env] = all.alive[row];
    }

    /** Shows the ego agent what came of the latest step. */
    void showOutcome(int env, Batch seen, Batch out) {
        Batch.Rows all = seen.groups[egoGroup];
        Batch.Rows own = out.groups[0];
        int row = env * all.numAgents + egoIndex;
        int size = own.observationSize;
        int objectives = own.numObjectives;
        System.arraycopy(all.finalObservations, row * size, own.finalObservations, env * size, size);
        System.arraycopy(all.rewards, row * objectives, own.rewards, env * objectives, objectives);
        own.terminated[env] = all.terminated[row];
        own.truncated[env] = all.truncated[row];
    }
}
