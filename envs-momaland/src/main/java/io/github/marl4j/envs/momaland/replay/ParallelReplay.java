package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays a trace through {@link ParallelEnv}. */
final class ParallelReplay {
    static final VectorOptions ONE = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    private final ReplayedEnv env;
    private final Comparison comparison;
    /** Whether the trace tells what the agents saw. */
    private boolean seen;

    ParallelReplay(ReplayedEnv env, Comparison comparison) {
        this.env = env;
        this.comparison = comparison;
    }

    void check(Map<String, Object> file) {
        Map<String, Object> start = Json.map(file, "initialState");
        ReplayedEnv.Row row = env.row(file);
        ReplayKernel kernel = new ReplayKernel(row);
        List<Map<String, Object>> steps = steps(file);
        RecordedDraws draws = row.draws(jointSteps(steps));
        kernel.prepare(draws, () -> row.start(start));
        try (ParallelEnv game = ParallelEnv.of(new KernelVectorEnv(kernel, ONE))) {
            ParallelEnv.Reset reset = game.reset(0, ResetOptions.NONE);
            comparison.at("step=0");
            comparison.same("agents", game.possibleAgents(), Json.texts(file, "agents"));
            seen = !Boolean.FALSE.equals(file.get("observationsStored"));
            if (seen) observations(reset.observations(), Json.map(file, "initialObservations"));
            if (file.containsKey("initialCentralState")) state(game, file.get("initialCentralState"));
            row.compareState(start, comparison);
            for (int t = 0; t < steps.size() && !comparison.failed(); t++) {
                comparison.at("step=" + (t + 1));
                step(game, row, steps.get(t));
                comparison.stepDone();
            }
        }
        if (!comparison.failed()) comparison.same("draws that the rules did not ask for", draws.remaining(), 0);
    }

    private void step(ParallelEnv game, ReplayedEnv.Row row, Map<String, Object> recorded) {
        List<String> before = game.agents();
        ParallelEnv.Step step = game.step(actions(before, row, Json.map(recorded, "actions")));
        if (seen) observations(step.observations(), Json.map(recorded, "observations"));
        Map<String, Object> rewards = Json.map(recorded, "rewards");
        Map<String, Object> terminations = Json.map(recorded, "terminations");
        Map<String, Object> truncations = Json.map(recorded, "truncations");
        Map<String, Object> infos = Json.map(recorded, "infos");
        for (String agent : before) {
            double[] reward = Json.numbers("rewards." + agent, Json.value(rewards, agent));
            env.compareReward("rewards." + agent, step.rewards().get(agent).values(), reward, comparison);
            comparison.same("terminations." + agent, step.terminations().get(agent), terminations.get(agent));
            comparison.same("truncations." + agent, step.truncations().get(agent), truncations.get(agent));
            row.compareInfo(agent, Json.optionalMap(infos, agent), comparison);
        }
        row.compareStep(recorded, comparison);
        for (String key : List.of("agents", "agentsAfter")) {
            if (recorded.containsKey(key)) comparison.same(key, game.agents(), Json.texts(recorded, key));
        }
        if (recorded.containsKey("centralState")) state(game, recorded.get("centralState"));
    }

    static Map<String, Action> actions(List<String> agents, ReplayedEnv.Row row, Map<String, Object> recorded) {
        Map<String, Action> actions = new LinkedHashMap<>();
        for (String agent : agents) {
            boolean acts = recorded.containsKey(agent);
            actions.put(agent, acts ? row.act(agent, recorded.get(agent)) : Action.of(row.idleAction(agent)));
        }
        return actions;
    }

    private void observations(Map<String, Observation> got, Map<String, Object> recorded) {
        comparison.same("observed agents", List.copyOf(got.keySet()), List.copyOf(recorded.keySet()));
        recorded.forEach((agent, seen) -> {
            double[] expected = Json.numbers("observations." + agent, seen);
            if (got.containsKey(agent))
                env.compareObservation("observations." + agent, got.get(agent).values(), expected, comparison);
        });
    }

    /** The reference's beach has an empty state once nobody is left; arrays here keep their length and are zero then. */
    private void state(ParallelEnv game, Object recorded) {
        double[] expected = recorded == null ? new double[0] : Json.numbers("centralState", recorded);
        float[] got = game.state();
        if (expected.length == 0) expected = new double[got.length];
        comparison.close("centralState", got, expected, env.tolerance());
    }

    static List<Map<String, Object>> steps(Map<String, Object> episode) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Object step : Json.list(episode, "steps")) steps.add(Json.asMap("steps", step));
        return steps;
    }

    static List<ReplayedEnv.JointStep> jointSteps(List<Map<String, Object>> steps) {
        List<ReplayedEnv.JointStep> joint = new ArrayList<>();
        for (Map<String, Object> step : steps) {
            joint.add(new ReplayedEnv.JointStep(Json.map(step, "actions"), Json.map(step, "chance")));
        }
        return joint;
    }
}
