package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.run.RewardWeights;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Sides;
import java.util.List;

/**
 * The two sides of an environment for those who learn: each side by itself is an environment of one group, {@link #spec(int)}, whose rows this class copies from and to those of the whole. No method
 * that copies allocates.
 */
final class DuelSides {
    private final Sides sides;
    private final EnvSpec[] specs = new EnvSpec[Sides.COUNT];
    private final boolean infos;
    private final int won;
    private final int lost;

    private DuelSides(Sides sides) {
        this.sides = sides;
        for (int side = 0; side < Sides.COUNT; side++) specs[side] = specOf(sides.of(side));
        won = whole().infos().indexOf(Episode.WON);
        lost = whole().infos().indexOf(Episode.LOST);
        infos = won >= 0 && lost >= 0;
    }

    /**
     * Finds the sides of an environment.
     *
     * @param who wants to know, for the error
     * @throws IllegalArgumentException if there are not two, if actions are not discrete, or if there are several objectives
     */
    static DuelSides of(String who, EnvSpec spec) {
        for (AgentGroup group : spec.groups()) {
            if (!(group.actionSpace() instanceof Space.Discrete)) {
                throw new IllegalArgumentException(spec.id() + ": " + who + " plays discrete actions; group "
                        + group.name() + " has " + group.actionSpace());
            }
        }
        RewardWeights.requireOneObjective(who, spec);
        return new DuelSides(Sides.of(who, spec));
    }

    private EnvSpec specOf(Sides.Side place) {
        EnvSpec whole = whole();
        AgentGroup group = whole.groups().get(place.group());
        List<String> agents = group.agents().subList(place.first(), place.first() + place.size());
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
        return sides.spec();
    }

    /** Returns the environment as a side sees it: one group, no infos, no global state. */
    EnvSpec spec(int side) {
        return specs[side];
    }

    /** Returns which agent group a side belongs to. */
    int group(int side) {
        return sides.of(side).group();
    }

    /** Returns the place of a side's first agent in its group. */
    int first(int side) {
        return sides.of(side).first();
    }

    /** Returns whether both sides belong to one group. */
    boolean shareAGroup() {
        return group(Sides.FIRST) == group(Sides.SECOND);
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
        Sides.Side place = sides.of(side);
        Batch.Rows source = from.groups[place.group()];
        Batch.Rows target = to.groups[0];
        int first = env * source.numAgents + place.first();
        int at = env * target.numAgents;
        int count = place.size();
        int width = source.observationSize;
        System.arraycopy(source.observations, first * width, target.observations, at * width, count * width);
        int choices = source.maskSize;
        System.arraycopy(source.actionMask, first * choices, target.actionMask, at * choices, count * choices);
        System.arraycopy(source.alive, first, target.alive, at, count);
        if (target.acts != target.alive) System.arraycopy(source.acts, first, target.acts, at, count);
    }

    /** Copies what a step brought a side. */
    void copyOutcome(int side, Batch from, int env, Batch to) {
        Sides.Side place = sides.of(side);
        Batch.Rows source = from.groups[place.group()];
        Batch.Rows target = to.groups[0];
        int first = env * source.numAgents + place.first();
        int at = env * target.numAgents;
        int count = place.size();
        int width = source.observationSize;
        System.arraycopy(source.finalObservations, first * width, target.finalObservations, at * width, count * width);
        System.arraycopy(source.rewards, first, target.rewards, at, count);
        System.arraycopy(source.terminated, first, target.terminated, at, count);
        System.arraycopy(source.truncated, first, target.truncated, at, count);
        to.episodeOver[env] = from.episodeOver[env];
    }

    /** Copies a side's actions to where the whole environment reads them. */
    void copyActions(int side, Actions from, int env, Actions to) {
        Sides.Side place = sides.of(side);
        Actions.Rows source = from.groups[0];
        Actions.Rows target = to.groups[place.group()];
        System.arraycopy(
                source.ints, env * source.numAgents, target.ints, env * target.numAgents + place.first(), place.size());
    }

    /** Copies a side's actions from one set of actions of the whole environment to another. */
    void copyChosen(int side, Actions from, int env, Actions to) {
        sides.copyChosen(side, from, env, to);
    }

    /** Returns the mean over a side's agents of what a step earned. */
    double reward(int side, Batch batch, int env) {
        Sides.Side place = sides.of(side);
        Batch.Rows rows = batch.groups[place.group()];
        int first = env * rows.numAgents + place.first();
        double sum = 0;
        for (int a = first; a < first + place.size(); a++) sum += rows.rewards[a];
        return sum / place.size();
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
        int at = env * whole().infos().size();
        return batch.infos[at + won] == 1f ? 1 : batch.infos[at + lost] == 1f ? -1 : 0;
    }
}
