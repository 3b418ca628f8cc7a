package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.List;
import java.util.Map;

/**
 * Plays a recorded game of MOMAland again, through the turn-taking view and with the reference's rules, and compares after every move whose turn it is, who is in the game, the position, observations,
 * rewards, what {@code last()} gives, terminations and truncations. Action masks are compared while the game is on: afterwards nobody may act, and MOMAland shows what its last position left over.
 */
public final class TurnBasedReplay {
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    /** Relative tolerance of rewards: the API has them as float, recordings partly as double. Everything else must be equal. */
    static final double TOLERANCE = 1e-6;

    private final RecordedGame game;
    private final Comparison compare = new Comparison();
    private final Kernel kernel;
    private final AecEnv aec;
    private final RecordedDraws draws;
    private final Map<String, Object> file;

    private TurnBasedReplay(RecordedGame game, Map<String, Object> file) {
        this.game = game;
        this.file = file;
        kernel = game.kernel(Trace.options(Json.map(file, "config")));
        aec = open(kernel);
        draws = game.draws(file, kernel);
        aec.reset(0, ResetOptions.NONE);
        kernel.chance().replay(0, draws);
        aec.reset();
    }

    /** Returns the turn-taking view of a kernel's only game. */
    public static AecEnv open(Kernel kernel) {
        return AecEnv.of(new KernelVectorEnv(kernel, ONE));
    }

    /**
     * Replays a trace whose {@code api} is {@code aec}.
     *
     * @throws IllegalArgumentException if the trace lacks a key or has it in another form
     */
    public static List<ConformanceCheck.Result> run(RecordedGame game, Map<String, Object> file) {
        return List.of(new TurnBasedReplay(game, file).run());
    }

    private ConformanceCheck.Result run() {
        try (aec) {
            compare.at("start");
            compare.same("agents", aec.possibleAgents(), Json.list(file, "agents"));
            compare.nested("state", game.state(kernel), Json.map(file, "initialState"));
            compare.same("agentSelection", aec.agentSelection(), file.get("initialAgentSelection"));
            observations("initialObservations", "initialActionMasks", file);
            rewards("initialRewards", file);
            compare.stepDone();
            List<Map<String, Object>> steps = Json.maps(file, "steps");
            int step = 0;
            while (step < steps.size() && !compare.failed()) move(step, steps.get(step++));
            if (!compare.failed() && draws.remaining() > 0)
                compare.same("recorded draws that were not asked for", draws.remaining(), 0);
            return compare.result("");
        }
    }

    private void move(int step, Map<String, Object> record) {
        compare.stepDone();
        String agent = Json.text(record, "agent");
        compare.at("step " + step + " (" + agent + ")");
        compare.same("agentSelection before the move", aec.agentSelection(), agent);
        if (compare.failed()) return;
        Map<String, Object> actions = Json.map(record, "actions");
        aec.step(actions.get(agent) == null ? Action.NONE : Action.of(Json.whole(actions, agent)));
        compare.same("agents", aec.agents(), Json.list(record, "agents"));
        if (compare.failed()) return;
        String selected = aec.agents().isEmpty() ? null : aec.agentSelection();
        compare.same("agentSelection", selected, record.get("agentSelection"));
        compare.nested("state", game.state(kernel), Json.map(record, "state"));
        observations("observations", "actionMasks", record);
        rewards("rewards", record);
        compare.same("terminations", aec.terminations(), Json.map(record, "terminations"));
        compare.same("truncations", aec.truncations(), Json.map(record, "truncations"));
        if (selected == null) return;
        Map<String, Object> cumulative = Json.map(record, "cumulativeRewards");
        rewards("cumulativeRewards." + selected, aec.last().reward().values(), cumulative.get(selected));
        compare.same(
                "infos." + selected,
                aec.last().info(),
                Json.map(record, "infos").get(selected));
    }

    private void observations(String key, String maskKey, Map<String, Object> record) {
        Json.map(record, key)
                .forEach((agent, seen) ->
                        compare.close(key + "." + agent, aec.observe(agent).values(), Json.numbers(key, seen), 0));
        if (aec.terminations().containsValue(true)) return;
        Json.map(record, maskKey)
                .forEach((agent, mask) ->
                        compare.mask(maskKey + "." + agent, aec.observe(agent).actionMask(), mask));
    }

    private void rewards(String key, Map<String, Object> record) {
        Map<String, Object> recorded = Json.map(record, key);
        compare.same(key + " of agents", aec.rewards().keySet(), recorded.keySet());
        recorded.forEach((agent, reward) -> {
            if (aec.rewards().containsKey(agent))
                rewards(key + "." + agent, aec.rewards().get(agent).values(), reward);
        });
    }

    private void rewards(String field, float[] got, Object recorded) {
        compare.close(field, got, Json.numbers(field, recorded), TOLERANCE);
    }
}
