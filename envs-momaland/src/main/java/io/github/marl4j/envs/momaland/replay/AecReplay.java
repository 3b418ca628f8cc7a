package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays a trace of the reference's conversion to turn-taking through {@link AecEnv}. */
final class AecReplay {
    private final ReplayedEnv env;
    private final Comparison comparison;

    AecReplay(ReplayedEnv env, Comparison comparison) {
        this.env = env;
        this.comparison = comparison;
    }

    void check(Map<String, Object> file) {
        Map<String, Object> start = Json.map(file, "initialState");
        ReplayedEnv.Row row = env.row(file);
        ReplayKernel kernel = new ReplayKernel(row);
        List<Map<String, Object>> moves = ParallelReplay.steps(file);
        RecordedDraws draws = row.draws(rounds(moves, Json.texts(file, "agents").size()));
        kernel.prepare(draws, () -> row.start(start));
        try (AecEnv game = AecEnv.of(new KernelVectorEnv(kernel, ParallelReplay.ONE))) {
            game.reset(0, ResetOptions.NONE);
            comparison.at("move=0");
            books(game, row, Json.map(file, "initial"));
            for (int t = 0; t < moves.size() && !comparison.failed(); t++) {
                comparison.at("move=" + (t + 1));
                move(game, row, moves.get(t));
                comparison.stepDone();
            }
        }
        if (!comparison.failed()) comparison.same("draws that the rules did not ask for", draws.remaining(), 0);
    }

    private void move(AecEnv game, ReplayedEnv.Row row, Map<String, Object> recorded) {
        String agent = Json.text(recorded, "agent");
        comparison.same("agent", game.agentSelection(), agent);
        Map<String, Object> before = Json.optionalMap(recorded, "lastBefore");
        if (!before.isEmpty()) {
            AecEnv.Last last = game.last();
            close("lastBefore.observation", last.observation().values(), before.get("observation"));
            close("lastBefore.reward", last.reward().values(), before.get("reward"));
            comparison.same("lastBefore.termination", last.terminated(), before.get("termination"));
            comparison.same("lastBefore.truncation", last.truncated(), before.get("truncation"));
        }
        if (comparison.failed()) return;
        Object action = Json.map(recorded, "actions").get(agent);
        game.step(action == null ? Action.NONE : Action.of(row.action(agent, action)));
        books(game, row, recorded);
    }

    private void books(AecEnv game, ReplayedEnv.Row row, Map<String, Object> recorded) {
        List<String> agents = game.agents();
        comparison.same("agents", agents, Json.texts(recorded, "agents"));
        String selected = agents.isEmpty() ? null : game.agentSelection();
        comparison.same("agentSelection", selected, recorded.get("agentSelection"));
        rewards("rewards", game.rewards(), Json.map(recorded, "rewards"));
        comparison.same("terminations", game.terminations(), Json.map(recorded, "terminations"));
        comparison.same("truncations", game.truncations(), Json.map(recorded, "truncations"));
        if (selected != null) {
            Object cumulative = Json.value(Json.map(recorded, "cumulativeRewards"), selected);
            close("cumulativeRewards." + selected, game.last().reward().values(), cumulative);
        }
        Json.map(recorded, "infos").forEach((agent, info) -> {
            // The reference has no infos before the first joint step.
            if (!Json.asMap("infos", info).isEmpty()) row.compareInfo(agent, Json.asMap("infos", info), comparison);
        });
    }

    private void rewards(String field, Map<String, Reward> got, Map<String, Object> recorded) {
        comparison.same(field, got.keySet(), recorded.keySet());
        if (comparison.failed()) return;
        got.forEach((agent, reward) -> close(field + "." + agent, reward.values(), recorded.get(agent)));
    }

    private void close(String field, float[] got, Object recorded) {
        comparison.close(field, got, Json.numbers(field, recorded), env.tolerance());
    }

    /** Joins the moves of all agents to joint steps; the draws stand at the move that completes one. */
    private static List<ReplayedEnv.JointStep> rounds(List<Map<String, Object>> moves, int numAgents) {
        List<ReplayedEnv.JointStep> rounds = new ArrayList<>();
        Map<String, Object> actions = new LinkedHashMap<>();
        for (Map<String, Object> move : moves) {
            String agent = Json.text(move, "agent");
            Object action = Json.map(move, "actions").get(agent);
            if (action == null) continue;
            actions.put(agent, action);
            if (actions.size() < numAgents) continue;
            rounds.add(new ReplayedEnv.JointStep(actions, Json.map(move, "chance")));
            actions = new LinkedHashMap<>();
        }
        return rounds;
    }
}
