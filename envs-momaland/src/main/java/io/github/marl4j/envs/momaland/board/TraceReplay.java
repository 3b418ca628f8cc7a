package io.github.marl4j.envs.momaland.board;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/**
 * Plays a recorded game of MOMAland again, through the turn-taking view and with the reference's rules, and compares after every move whose turn it is, who is in the game, the position, observations,
 * rewards, what {@code last()} gives, terminations and truncations. Action masks are compared while the game is on: afterwards nobody may act, and MOMAland shows what its last position left over.
 */
public final class TraceReplay {
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    private final RecordedGame game;
    private final Comparison compare = new Comparison();
    private final Kernel kernel;
    private final AecEnv aec;
    private final RecordedDraws draws;
    private final Map<String, Object> file;

    private TraceReplay(RecordedGame game, Map<String, Object> file) {
        this.game = game;
        this.file = file;
        kernel = game.kernel(Trace.options(file));
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
        return List.of(new TraceReplay(game, file).run());
    }

    private ConformanceCheck.Result run() {
        try (aec) {
            compare.at("start");
            compare.equal("agents", aec.possibleAgents(), Trace.list(file, "agents"));
            compare.nested("state", game.state(kernel), Trace.map(file, "initialState"));
            compare.equal("agentSelection", aec.agentSelection(), file.get("initialAgentSelection"));
            observations("initialObservations", "initialActionMasks", file);
            rewards("initialRewards", file);
            List<Map<String, Object>> steps = Trace.maps(file, "steps");
            int step = 0;
            while (step < steps.size() && compare.mismatch() == null) move(step, steps.get(step++));
            if (compare.mismatch() == null && draws.remaining() > 0)
                compare.equal("recorded draws that were not asked for", draws.remaining(), 0);
            return new ConformanceCheck.Result("", step + 1, compare.largestDeviation(), compare.mismatch());
        }
    }

    private void move(int step, Map<String, Object> record) {
        String agent = Trace.text(record, "agent");
        compare.at("step " + step + " (" + agent + ")");
        compare.equal("agentSelection before the move", aec.agentSelection(), agent);
        if (compare.mismatch() != null) return;
        Map<String, Object> actions = Trace.map(record, "actions");
        aec.step(actions.get(agent) == null ? Action.NONE : Action.of(Trace.whole(actions, agent)));
        compare.equal("agents", aec.agents(), Trace.list(record, "agents"));
        if (compare.mismatch() != null) return;
        String selected = aec.agents().isEmpty() ? null : aec.agentSelection();
        compare.equal("agentSelection", selected, record.get("agentSelection"));
        compare.nested("state", game.state(kernel), Trace.map(record, "state"));
        observations("observations", "actionMasks", record);
        rewards("rewards", record);
        compare.equal("terminations", aec.terminations(), Trace.map(record, "terminations"));
        compare.equal("truncations", aec.truncations(), Trace.map(record, "truncations"));
        if (selected == null) return;
        Map<String, Object> cumulative = Trace.map(record, "cumulativeRewards");
        compare.rewards("cumulativeRewards." + selected, aec.last().reward().values(), cumulative.get(selected));
        compare.equal(
                "infos." + selected,
                aec.last().info(),
                Trace.map(record, "infos").get(selected));
    }

    private void observations(String key, String maskKey, Map<String, Object> record) {
        Trace.map(record, key)
                .forEach((agent, seen) ->
                        compare.numbers(key + "." + agent, aec.observe(agent).values(), seen));
        if (aec.terminations().containsValue(true)) return;
        Trace.map(record, maskKey)
                .forEach((agent, mask) ->
                        compare.mask(maskKey + "." + agent, aec.observe(agent).actionMask(), mask));
    }

    private void rewards(String key, Map<String, Object> record) {
        Map<String, Object> recorded = Trace.map(record, key);
        compare.equal(key + " of agents", aec.rewards().keySet(), recorded.keySet());
        recorded.forEach((agent, reward) -> {
            if (aec.rewards().containsKey(agent))
                compare.rewards(key + "." + agent, aec.rewards().get(agent).values(), reward);
        });
    }
}
