package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets given policies play some agent groups: opponents or partners that no longer learn. Only the other groups remain in the spec, the batch and the actions. The episode ends when that of
 * the environment inside ends, which may be later than the last remaining agent.
 *
 * <p>The policies play with seeds made from the seed of the reset; what their players remember is in the snapshot as far as {@link Policy.Player#state} tells it. They see the batch as the
 * wrappers inside left it.
 *
 * <p>Order: inside all wrappers that change what the learner sees, unless the policies were trained with these wrappers, too.
 */
public final class FixedPolicy extends VectorWrapper {
    private final Map<Integer, Policy> policies = new LinkedHashMap<>();
    private final Policy.Player[] players;
    private final int[] remaining;
    private final Actions innerActions;

    /** Where the players' next observation is the first of an episode; kept apart as a restored batch does not tell. */
    private final boolean[] newEpisode;

    /**
     * Gives groups to policies.
     *
     * @param policies by group name, at least one, and at least one group stays; not modified
     * @throws io.github.marl4j.env.UnknownNameException if there is no such group
     * @throws IllegalArgumentException if the environment is turn-based, no group stays, or a policy cannot play its group
     */
    public FixedPolicy(VectorEnv inner, Map<String, Policy> policies) {
        super(inner, inner.spec().withGroups(remaining(inner.spec(), policies)), true);
        List<Integer> stay = new ArrayList<>();
        for (int g = 0; g < inner.spec().groups().size(); g++) {
            Policy policy = policies.get(inner.spec().groups().get(g).name());
            if (policy == null) stay.add(g);
            else this.policies.put(g, policy);
        }
        this.remaining = stay.stream().mapToInt(Integer::intValue).toArray();
        this.players = new Policy.Player[this.policies.size()];
        this.innerActions = inner.newActions();
        this.newEpisode = new boolean[inner.numEnvs()];
        invitePlayers(0);
    }

    private static List<AgentGroup> remaining(EnvSpec spec, Map<String, Policy> policies) {
        if (spec.turnBased()) {
            throw new IllegalArgumentException(
                    spec.id()
                            + ": FixedPolicy plays games in which all act at once; in a turn-based one let the policy act where the batch's acts says so");
        }
        policies.keySet().forEach(spec::groupIndex);
        List<AgentGroup> stay = spec.groups().stream()
                .filter(group -> !policies.containsKey(group.name()))
                .toList();
        if (stay.isEmpty()) throw new IllegalArgumentException(spec.id() + ": FixedPolicy leaves no agent group");
        if (policies.isEmpty()) throw new IllegalArgumentException(spec.id() + ": FixedPolicy got no policies");
        return stay;
    }

    private void invitePlayers(long seed) {
        int next = 0;
        for (Map.Entry<Integer, Policy> entry : policies.entrySet()) {
            int group = entry.getKey();
            long own = Chance.mix(Chance.mix(seed) + group);
            players[next++] = entry.getValue().newPlayer(inner, group, own);
        }
    }

    @Override
    protected Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("newEpisode", newEpisode);
        for (int i = 0; i < players.length; i++) {
            String prefix = "player" + i + ".";
            players[i].state().forEach((name, array) -> state.put(prefix + name, array));
        }
        return state;
    }

    @Override
    protected void stepInner(Actions actions, Batch seen) {
        for (int g = 0; g < remaining.length; g++) {
            Actions.Rows from = actions.groups[g];
            Actions.Rows to = innerActions.groups[remaining[g]];
            System.arraycopy(from.ints, 0, to.ints, 0, to.ints.length);
            System.arraycopy(from.floats, 0, to.floats, 0, to.floats.length);
        }
        for (Policy.Player player : players) player.act(seen, innerActions);
        inner.step(innerActions, seen);
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        invitePlayers(seed);
        noteNewEpisodes(seen);
        showAll(seen, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        // Players begin a new episode where this is set, also one that began before the old was over.
        seen.episodeOver[env] = true;
        newEpisode[env] = true;
        for (int g = 0; g < remaining.length; g++) {
            RowCopy.start(seen.groups[remaining[g]], out.groups[g], env, env + 1);
        }
        System.arraycopy(seen.state, env * seen.stateSize, out.state, env * seen.stateSize, seen.stateSize);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        noteNewEpisodes(seen);
        showAll(seen, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        showAll(seen, out);
        System.arraycopy(newEpisode, 0, seen.episodeOver, 0, newEpisode.length);
    }

    private void noteNewEpisodes(Batch seen) {
        System.arraycopy(seen.episodeOver, 0, newEpisode, 0, newEpisode.length);
    }

    private void showAll(Batch seen, Batch out) {
        for (int g = 0; g < remaining.length; g++) {
            RowCopy.start(seen.groups[remaining[g]], out.groups[g], 0, numEnvs());
            RowCopy.outcome(seen.groups[remaining[g]], out.groups[g]);
        }
        System.arraycopy(seen.state, 0, out.state, 0, out.state.length);
        RowCopy.outcome(seen, out);
    }
}
