package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What both turn-taking views share: the books that PettingZoo's AEC keeps, and the last, empty steps of finished agents. */
abstract sealed class AecView implements AecEnv permits TurnBasedAecView, QueueingAecView {
    final SingleRow row;
    final List<String> agents = new ArrayList<>();
    final Map<String, Reward> rewards = new LinkedHashMap<>();
    final Map<String, Reward> cumulative = new LinkedHashMap<>();
    String selected;
    private String selectedBeforeFarewells;
    private boolean started;

    AecView(VectorEnv one) {
        row = new SingleRow(one);
    }

    /** Notes an action of the selected agent, which is in the game, and selects the next. */
    abstract void act(Action action);

    /** Selects who acts first. */
    abstract void selectFirst();

    @Override
    public final EnvSpec spec() {
        return row.spec;
    }

    @Override
    public final List<String> agents() {
        return List.copyOf(agents);
    }

    @Override
    public final String agentSelection() {
        requireSomeone();
        return selected;
    }

    @Override
    public final void reset(long seed, ResetOptions options) {
        row.env.reset(seed, options, row.batch);
        started = true;
        begin();
    }

    @Override
    public final void reset() {
        if (!started) {
            reset(0, ResetOptions.NONE);
            return;
        }
        row.env.resetRow(0, row.batch);
        row.batch.clearOutcome(0);
        begin();
    }

    private void begin() {
        agents.clear();
        agents.addAll(row.aliveAgents());
        rewards.clear();
        cumulative.clear();
        clearRewards(rewards);
        clearRewards(cumulative);
        selectedBeforeFarewells = null;
        selectFirst();
    }

    final void clearRewards(Map<String, Reward> of) {
        for (String agent : agents) of.put(agent, zero());
    }

    final Reward zero() {
        return new Reward(new float[row.spec.numObjectives()]);
    }

    @Override
    public final void step(Action action) {
        requireSomeone();
        if (!finished(selected)) {
            if (action.equals(Action.NONE)) {
                throw new IllegalActionException(
                        spec().id() + ": agent " + selected + " is in the game and must act; got no action");
            }
            row.check(selected, action);
            act(action);
        } else if (action.equals(Action.NONE)) {
            sayFarewell();
        } else {
            throw new IllegalActionException(spec().id() + ": agent " + selected + " is out of the game; got action "
                    + action + ", expected Action.NONE");
        }
    }

    /** Selects a finished agent for its empty step, remembering whose turn it was. */
    final void selectForFarewell(String agent, String thenSelect) {
        selectedBeforeFarewells = thenSelect;
        selected = agent;
    }

    private void sayFarewell() {
        agents.remove(selected);
        rewards.remove(selected);
        cumulative.remove(selected);
        clearRewards(rewards);
        for (String agent : agents) {
            if (finished(agent)) {
                selected = agent;
                return;
            }
        }
        selected =
                agents.contains(selectedBeforeFarewells) || agents.isEmpty() ? selectedBeforeFarewells : agents.get(0);
    }

    /** Returns the agents who came into the game with the step just made, and enters them in the books. */
    final List<String> newcomers() {
        List<String> newcomers = new ArrayList<>();
        if (row.episodeOver()) return newcomers;
        for (String agent : row.aliveAgents()) if (!agents.contains(agent)) newcomers.add(agent);
        for (String agent : newcomers) {
            rewards.put(agent, row.reward(agent));
            cumulative.put(agent, row.reward(agent));
        }
        return newcomers;
    }

    final boolean finished(String agent) {
        return row.terminated(agent) || row.truncated(agent);
    }

    @Override
    public final Last last() {
        requireSomeone();
        return new Last(
                row.observation(selected),
                copy(cumulative.get(selected)),
                row.terminated(selected),
                row.truncated(selected),
                row.infos());
    }

    @Override
    public final Observation observe(String agent) {
        return row.observation(agent);
    }

    @Override
    public final Map<String, Reward> rewards() {
        Map<String, Reward> copies = new LinkedHashMap<>();
        rewards.forEach((agent, reward) -> copies.put(agent, copy(reward)));
        return copies;
    }

    /** The array of a reward that is given away belongs to the caller, who may change it. */
    private static Reward copy(Reward reward) {
        return new Reward(reward.values().clone());
    }

    @Override
    public final Map<String, Boolean> terminations() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (String agent : agents) flags.put(agent, row.terminated(agent));
        return flags;
    }

    @Override
    public final Map<String, Boolean> truncations() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (String agent : agents) flags.put(agent, row.truncated(agent));
        return flags;
    }

    @Override
    public final Map<String, Float> infos() {
        return row.infos();
    }

    @Override
    public final float[] state() {
        return row.batch.state.clone();
    }

    @Override
    public final Frame render() {
        return row.env.render(0);
    }

    @Override
    public final String describe() {
        return row.env.describe(0);
    }

    @Override
    public final void close() {
        row.env.close();
    }

    private void requireSomeone() {
        if (agents.isEmpty())
            throw new IllegalStateException(spec().id() + ": nobody is in the game; call reset first");
    }
}
