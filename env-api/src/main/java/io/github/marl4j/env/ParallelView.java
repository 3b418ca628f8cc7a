package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link ParallelEnv} over one copy of a vector environment. */
final class ParallelView implements ParallelEnv {
    private final SingleRow row;
    private final List<String> agents = new ArrayList<>();
    private boolean started;

    ParallelView(VectorEnv one) {
        if (one.spec().turnBased()) {
            throw new IllegalArgumentException(
                    one.spec().id() + " is turn-based and has no parallel view; use Marl4j.aec or Marl4j.vector");
        }
        row = new SingleRow(one);
    }

    @Override
    public EnvSpec spec() {
        return row.spec;
    }

    @Override
    public List<String> agents() {
        return List.copyOf(agents);
    }

    @Override
    public Reset reset(long seed, ResetOptions options) {
        row.env.reset(seed, options, row.batch);
        started = true;
        return begin();
    }

    @Override
    public Reset reset() {
        if (!started) return reset(0, ResetOptions.NONE);
        row.env.resetRow(0, row.batch);
        row.batch.clearOutcome(0);
        return begin();
    }

    private Reset begin() {
        agents.clear();
        agents.addAll(row.aliveAgents());
        Map<String, Observation> observations = new LinkedHashMap<>();
        for (String agent : agents) observations.put(agent, row.observation(agent));
        return new Reset(observations, infos(agents));
    }

    private Map<String, Map<String, Float>> infos(Collection<String> of) {
        Map<String, Map<String, Float>> infos = new LinkedHashMap<>();
        for (String agent : of) infos.put(agent, row.infos());
        return infos;
    }

    @Override
    public Step step(Map<String, Action> chosen) {
        if (agents.isEmpty()) {
            throw new IllegalStateException(spec().id() + ": nobody is in the game; call reset first");
        }
        requireOneEach(chosen);
        chosen.forEach(row::check);
        row.idle();
        chosen.forEach(row::set);
        row.step();
        return outcome();
    }

    private void requireOneEach(Map<String, Action> chosen) {
        Set<String> missing = new LinkedHashSet<>(agents);
        missing.removeAll(chosen.keySet());
        if (!missing.isEmpty()) throw new IllegalActionException(spec().id() + ": no action for " + missing);
        Set<String> extra = new LinkedHashSet<>(chosen.keySet());
        extra.removeAll(agents);
        if (!extra.isEmpty()) {
            throw new IllegalActionException(
                    spec().id() + ": actions for " + extra + ", who are not in the game; acting now: " + agents);
        }
    }

    /** Tells of everybody who took part in the step, and of those who arrived with it. */
    private Step outcome() {
        Set<String> reported = new LinkedHashSet<>(agents);
        if (!row.episodeOver()) reported.addAll(row.aliveAgents());
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
        agents.clear();
        if (!row.episodeOver()) {
            for (String agent : row.aliveAgents()) {
                if (!row.terminated(agent) && !row.truncated(agent)) agents.add(agent);
            }
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
        row.env.restore(snapshot, row.batch);
        started = true;
        agents.clear();
        if (!row.env.isOver(0)) agents.addAll(row.aliveAgents());
    }

    @Override
    public void close() {
        row.env.close();
    }
}
