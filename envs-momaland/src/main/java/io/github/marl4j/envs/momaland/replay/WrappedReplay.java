package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays traces of the reference's wrappers: the environment through {@link ParallelEnv}, the wrappers through {@link ReferenceWrapper}. */
final class WrappedReplay {
    private final ReplayedEnv env;
    private final Comparison comparison;

    WrappedReplay(ReplayedEnv env, Comparison comparison) {
        this.env = env;
        this.comparison = comparison;
    }

    void check(Map<String, Object> file) {
        List<Map<String, Object>> episodes = new ArrayList<>();
        for (Object episode : Json.list(file, "episodes")) episodes.add(Json.asMap("episodes", episode));
        if (episodes.isEmpty()) throw new IllegalArgumentException("trace: key \"episodes\" is empty");
        ReplayedEnv.Row row = env.row(Json.map(file, "config"), Json.map(episodes.get(0), "initialState"));
        ReplayKernel kernel = new ReplayKernel(row.kernel());
        List<String> agents = row.kernel().spec().order();
        List<ReferenceWrapper> wrappers = new ArrayList<>();
        for (Object wrapper : Json.list(file, "wrappers")) wrappers.add(ReferenceWrapper.of(wrapper, agents));
        try (ParallelEnv game = ParallelEnv.of(new KernelVectorEnv(kernel, ParallelReplay.ONE))) {
            for (int e = 0; e < episodes.size() && !comparison.failed(); e++) {
                play(e, episodes.get(e), game, row, kernel, wrappers);
            }
        }
    }

    private void play(
            int number,
            Map<String, Object> episode,
            ParallelEnv game,
            ReplayedEnv.Row row,
            ReplayKernel kernel,
            List<ReferenceWrapper> wrappers) {
        List<Map<String, Object>> steps = ParallelReplay.steps(episode);
        List<Map<String, Action>> actions = new ArrayList<>();
        List<ReplayedEnv.JointStep> joint = new ArrayList<>();
        for (Map<String, Object> step : steps) {
            Map<String, Object> recorded = split(Json.value(step, "actions"), game, wrappers);
            actions.add(ParallelReplay.actions(game.possibleAgents(), row, recorded));
            joint.add(new ReplayedEnv.JointStep(recorded, ParallelReplay.draws(step)));
        }
        RecordedDraws draws = row.draws(joint);
        kernel.prepare(draws, () -> row.start(Json.map(episode, "initialState")));
        wrappers.forEach(ReferenceWrapper::reset);
        Map<String, Observation> first = game.reset(0, ResetOptions.NONE).observations();
        comparison.at("episode=" + number + " step=0");
        observations(Json.value(episode, "initialObservation"), game, first);
        for (int t = 0; t < steps.size() && !comparison.failed(); t++) {
            comparison.at("episode=" + number + " step=" + (t + 1));
            step(steps.get(t), game, actions.get(t), wrappers);
            comparison.stepDone();
        }
        if (!comparison.failed()) comparison.same("draws that the rules did not ask for", draws.remaining(), 0);
    }

    private static Map<String, Object> split(Object recorded, ParallelEnv game, List<ReferenceWrapper> wrappers) {
        for (ReferenceWrapper wrapper : wrappers) {
            if (wrapper instanceof ReferenceWrapper.Centralise central) return central.split(recorded, game.spec());
        }
        return Json.asMap("actions", recorded);
    }

    private void step(
            Map<String, Object> recorded,
            ParallelEnv game,
            Map<String, Action> actions,
            List<ReferenceWrapper> wrappers) {
        ParallelEnv.Step step = game.step(actions);
        observations(Json.value(recorded, "observations"), game, step.observations());
        Map<String, double[]> rewards = new LinkedHashMap<>();
        step.rewards().forEach((agent, reward) -> {
            double[] values = new double[reward.values().length];
            Arrays.setAll(values, k -> reward.values()[k]);
            rewards.put(agent, values);
        });
        ReferenceWrapper.Outcome outcome =
                new ReferenceWrapper.Outcome(rewards, step.terminations(), step.truncations(), comparison);
        for (ReferenceWrapper wrapper : wrappers) wrapper.step(outcome, recorded);
        if (wrappers.stream().noneMatch(ReferenceWrapper.Centralise.class::isInstance)) outcome.compare(recorded);
    }

    private void observations(Object recorded, ParallelEnv game, Map<String, Observation> seen) {
        if (recorded instanceof Map<?, ?>) {
            Json.asMap("observations", recorded)
                    .forEach((agent, expected) -> comparison.close(
                            "observations." + agent,
                            seen.get(agent).values(),
                            Json.numbers("observations." + agent, expected),
                            env.tolerance()));
            return;
        }
        double[] expected = Json.numbers("observations", recorded);
        if (expected.length == 0) expected = new double[game.state().length];
        comparison.close("observations", game.state(), expected, env.tolerance());
    }
}
