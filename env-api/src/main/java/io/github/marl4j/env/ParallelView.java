package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link ParallelEnv} over one copy of a vector environment: a {@link ParallelRow} with names. */
final class ParallelView implements ParallelEnv {
    private final ParallelRow arrays;
    private final SingleRow row;

    ParallelView(VectorEnv one) {
        arrays = new ParallelRow(one);
        row = arrays.byName();
    }

    @Override
    public EnvSpec spec() {
        return row.spec;
    }

    @Override
    public List<String> agents() {
        return List.copyOf(arrays.agents());
    }

    @Override
    public Reset reset(long seed, ResetOptions options) {
        arrays.reset(seed, options);
        return begun();
    }

    @Override
    public Reset reset() {
        arrays.reset();
        return begun();
    }

    private Reset begun() {
        Map<String, Observation> observations = new LinkedHashMap<>();
        for (String agent : arrays.reported()) observations.put(agent, row.observation(agent));
        return new Reset(observations, infos(arrays.reported()));
    }

    private Map<String, Map<String, Float>> infos(Collection<String> of) {
        Map<String, Map<String, Float>> infos = new LinkedHashMap<>();
        for (String agent : of) infos.put(agent, row.infos());
        return infos;
    }

    @Override
    public Step step(Map<String, Action> chosen) {
        arrays.requireSomeone();
        boolean[] given = given(chosen);
        chosen.forEach(row::check);
        chosen.forEach(row::set);
        arrays.step(given);
        return outcome();
    }

    /** Returns who has an action, {@code [place]}, and refuses any other than those in the game. */
    private boolean[] given(Map<String, Action> chosen) {
        boolean[] given = new boolean[row.numAgents()];
        for (String agent : chosen.keySet()) if (row.knows(agent)) given[row.place(agent)] = true;
        arrays.requireOneEach(given);
        List<String> unknown =
                chosen.keySet().stream().filter(agent -> !row.knows(agent)).toList();
        if (!unknown.isEmpty()) throw arrays.tooMany(unknown);
        return given;
    }

    /** Tells of everybody who took part in the step, and of those who arrived with it. */
    private Step outcome() {
        List<String> reported = arrays.reported();
        Map<String, Observation> observations = new LinkedHashMap<>();
        Map<String, Reward> rewards = new LinkedHashMap<>();
        Map<String, Boolean> terminations = new LinkedHashMap<>();
        Map<String, Boolean> truncations = new LinkedHashMap<>();
        for (String agent : reported) {
            observations.put(agent, row.observation(agent));
            rewards.put(agent, row.reward(agent));
            terminations.put(agent, row.terminated(agent));
            truncations.put(agent, row.truncated(agent));
        }
        return new Step(observations, rewards, terminations, truncations, infos(reported));
    }

    @Override
    public float[] state() {
        return row.batch.state.clone();
    }

    @Override
    public Frame render() {
        return row.env.render(0);
    }

    @Override
    public String describe() {
        return row.env.describe(0);
    }

    @Override
    public Snapshot snapshot() {
        return row.env.snapshot();
    }

    @Override
    public void restore(Snapshot snapshot) {
        arrays.restore(snapshot);
    }

    @Override
    public void close() {
        row.env.close();
    }
}
