package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.run.RewardWeights;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.List;

/**
 * The two sides of an environment: two agent groups, or the two agents of one group. Each side by itself is an environment of one group, {@link #spec(int)}, whose rows this class copies from and to
 * those of the whole. No method that copies allocates.
 */
final class Sides {
    /** Where a side's agents are: from agent {@code first} on, {@code size} agents of a group. */
    private record Place(int group, int first, int size) {}

    private final EnvSpec whole;
    private final Place[] places;
    private final EnvSpec[] specs = new EnvSpec[2];
    private final boolean infos;
    private final int won;
    private final int lost;

    private Sides(EnvSpec whole, Place... places) {
        this.whole = whole;
        this.places = places;
        for (int side = 0; side < 2; side++) specs[side] = specOf(places[side]);
        won = whole.infos().indexOf("won");
        lost = whole.infos().indexOf("lost");
        infos = won >= 0 && lost >= 0;
    }

    /**
     * Finds the sides of an environment.
     *
     * @param who wants to know, for the error
     * @throws IllegalArgumentException if there are not two, if actions are not discrete, or if there are several objectives
     */
    static Sides of(String who, EnvSpec spec) {
        List<AgentGroup> groups = spec.groups();
        for (AgentGroup group : groups) {
            if (!(group.actionSpace() instanceof Space.Discrete)) {
                throw new IllegalArgumentException(spec.id() + ": " + who + " plays discrete actions; group "
                        + group.name() + " has " + group.actionSpace());
            }
        }
        RewardWeights.requireOneObjective(who, spec);
        if (groups.size() == 2) {
            return new Sides(
                    spec,
                    new Place(0, 0, groups.get(0).size()),
                    new Place(1, 0, groups.get(1).size()));
        }
        if (groups.size() == 1 && groups.get(0).size() == 2) {
            return new Sides(spec, new Place(0, 0, 1), new Place(0, 1, 1));
        }
        throw new IllegalArgumentException(spec.id() + ": " + who
                + " needs two sides, that is two agent groups or one group of two agents; here are " + describe(groups)
                + (spec.options().containsKey("bothSides") ? "; set the option bothSides=true" : ""));
    }

    private static String describe(List<AgentGroup> groups) {
        return String.join(
                ", ",
                groups.stream()
                        .map(group ->
                                group.name() + " with " + group.size() + (group.size() == 1 ? " agent" : " agents"))
                        .toList());
    }

    private EnvSpec specOf(Place place) {
        AgentGroup group = whole.groups().get(place.group);
        List<String> agents = group.agents().subList(place.first, place.first + place.size);
        AgentGroup side = new AgentGroup(group.name(), agents, group.observationSpace(), group.actionSpace());
        return new EnvSpec(
                whole.id(),
                whole.description(),
                whole.turnBased(),
                List.of(side),
                whole.objectives(),
                EnvSpec.NO_STATE,
                List.of(),
                whole.maxSteps(),
                whole.options());
    }

    /** Returns the environment with both sides. */
    EnvSpec whole() {
        return whole;
    }

    /** Returns the environment as a side sees it: one group, no infos, no global state. */
    EnvSpec spec(int side) {
        return specs[side];
    }

    /** Returns which agent group a side belongs to. */
    int group(int side) {
        return places[side].group;
    }

    /** Returns whether both sides belong to one group. */
    boolean shareAGroup() {
        return places[0].group == places[1].group;
    }

    /** Returns a name for a side: that of its group, or that of its agent where both are in one group. */
    String name(int side) {
        AgentGroup group = specs[side].groups().get(0);
        return shareAGroup() ? group.agents().get(0) : group.name();
    }

    /** Returns whether one network can play both sides: as many agents that see and choose among as much. */
    boolean alike() {
        AgentGroup first = specs[0].groups().get(0);
        AgentGroup second = specs[1].groups().get(0);
        return first.size() == second.size()
                && first.observationSpace().flatSize()
                        == second.observationSpace().flatSize()
                && first.actionSpace().maskSize() == second.actionSpace().maskSize();
    }

    /** Copies what a side sees in an environment to the first group of a batch of the side. */
    void copySeen(int side, Batch from, int env, Batch to) {
        Batch.Rows source = from.groups[places[side].group];
        Batch.Rows target = to.groups[0];
        int first = env * source.numAgents + places[side].first;
        int at = env * target.numAgents;
        int count = places[side].size;
        int width = source.observationSize;
        System.arraycopy(source.observations, first * width, target.observations, at * width, count * width);
        int choices = source.maskSize;
        System.arraycopy(source.actionMask, first * choices, target.actionMask, at * choices, count * choices);
        System.arraycopy(source.alive, first, target.alive, at, count);
        if (target.acts != target.alive) System.arraycopy(source.acts, first, target.acts, at, count);
    }

    /** Copies what a step brought a side. */
    void copyOutcome(int side, Batch from, int env, Batch to) {
        Batch.Rows source = from.groups[places[side].group];
        Batch.Rows target = to.groups[0];
        int first = env * source.numAgents + places[side].first;
        int at = env * target.numAgents;
        int count = places[side].size;
        int width = source.observationSize;
        System.arraycopy(source.finalObservations, first * width, target.finalObservations, at * width, count * width);
        System.arraycopy(source.rewards, first, target.rewards, at, count);
        System.arraycopy(source.terminated, first, target.terminated, at, count);
        System.arraycopy(source.truncated, first, target.truncated, at, count);
        to.episodeOver[env] = from.episodeOver[env];
    }

    /** Copies a side's actions to where the whole environment reads them. */
    void copyActions(int side, Actions from, int env, Actions to) {
        Actions.Rows source = from.groups[0];
        Actions.Rows target = to.groups[places[side].group];
        System.arraycopy(
                source.ints,
                env * source.numAgents,
                target.ints,
                env * target.numAgents + places[side].first,
                places[side].size);
    }

    /** Copies a side's actions from one set of actions of the whole environment to another. */
    void copyChosen(int side, Actions from, int env, Actions to) {
        Actions.Rows source = from.groups[places[side].group];
        int first = env * source.numAgents + places[side].first;
        System.arraycopy(source.ints, first, to.groups[places[side].group].ints, first, places[side].size);
    }

    /** Returns the mean over a side's agents of what a step earned. */
    double reward(int side, Batch batch, int env) {
        Batch.Rows rows = batch.groups[places[side].group];
        int first = env * rows.numAgents + places[side].first;
        double sum = 0;
        for (int a = first; a < first + places[side].size; a++) sum += rows.rewards[a];
        return sum / places[side].size;
    }

    /**
     * Returns how an episode ended for the first side: what the infos {@code won} and {@code lost} tell, else who earned more.
     *
     * @param first what the first side earned in the episode
     * @param second what the second side earned
     * @return 1 won, 0 drawn, −1 lost
     */
    int outcome(Batch batch, int env, double first, double second) {
        if (!infos) return (int) Math.signum(first - second);
        int at = env * whole.infos().size();
        return batch.infos[at + won] == 1f ? 1 : batch.infos[at + lost] == 1f ? -1 : 0;
    }
}
