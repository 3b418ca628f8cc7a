package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a game without chance again that was recorded through MOMAland's wrappers of turn-based games, and compares what {@code last()} gave. The wrappers' arithmetic is written down here because
 * it belongs to the recording: it works on {@code last()}, where this library's wrappers work on steps.
 *
 * <p>Source: MOMAland 0.2.0, {@code utils/aec_wrappers.py}.
 */
public final class TurnBasedWrappedReplay {
    private final Comparison compare = new Comparison();
    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private final List<ReferenceNormalisation> normalisations = new ArrayList<>();
    private boolean statistics;
    private double[] total;
    private int length;

    private TurnBasedWrappedReplay(Map<String, Object> file) {
        for (Object entry : Json.list(file, "wrappers")) {
            if (!(entry instanceof List<?> wrapper) || wrapper.size() != 2)
                throw new IllegalArgumentException(
                        "trace: wrappers has the entry " + entry + ", expected a name and arguments");
            Map<String, Object> holder = new LinkedHashMap<>();
            holder.put("wrappers", wrapper.get(1));
            add(String.valueOf(wrapper.get(0)), Json.map(holder, "wrappers"));
        }
    }

    private void add(String name, Map<String, Object> arguments) {
        switch (name) {
            case "LinearizeReward" ->
                Json.map(arguments, "weights").forEach((agent, of) -> weights.put(agent, Json.numbers("weights", of)));
            case "NormalizeReward" -> normalisations.add(new ReferenceNormalisation(arguments));
            case "RecordEpisodeStatistics" -> statistics = true;
            default ->
                throw new IllegalArgumentException("trace: the wrapper " + name
                        + " is unknown, expected LinearizeReward, NormalizeReward or RecordEpisodeStatistics");
        }
    }

    /**
     * Replays a trace whose {@code api} is {@code aec-wrapped}.
     *
     * @throws IllegalArgumentException if the trace lacks a key or has it in another form
     */
    public static List<ConformanceCheck.Result> run(RecordedGame game, Map<String, Object> file) {
        TurnBasedWrappedReplay replay = new TurnBasedWrappedReplay(file);
        try (AecEnv aec = TurnBasedReplay.open(game.kernel(Trace.options(Json.map(file, "config"))))) {
            int episode = 0;
            for (Map<String, Object> recorded : Json.maps(file, "episodes")) {
                aec.reset(0, ResetOptions.NONE);
                replay.episode(aec, episode++, Json.maps(recorded, "steps"));
            }
        }
        return List.of(replay.compare.result(""));
    }

    private void episode(AecEnv aec, int episode, List<Map<String, Object>> steps) {
        total = new double[aec.spec().numObjectives()];
        length = 0;
        for (int step = 0; step < steps.size() && !compare.failed(); step++) {
            Map<String, Object> record = steps.get(step);
            String agent = Json.text(record, "agent");
            compare.at("episode " + episode + " step " + step + " (" + agent + ")");
            compare.same("agentSelection", aec.agentSelection(), agent);
            if (compare.failed()) break;
            last(agent, aec, record);
            compare.stepDone();
            aec.step(record.get("action") == null ? Action.NONE : Action.of(Json.whole(record, "action")));
        }
    }

    private void last(String agent, AecEnv aec, Map<String, Object> record) {
        AecEnv.Last last = aec.last();
        compare.same("termination", last.terminated(), record.get("termination"));
        compare.same("truncation", last.truncated(), record.get("truncation"));
        float[] reward = last.reward().values();
        count(reward);
        for (ReferenceNormalisation each : normalisations) each.apply(agent, reward, last.terminated());
        compare.close(
                "reward",
                weigh(agent, reward),
                Json.numbers("reward", record.get("reward")),
                TurnBasedReplay.TOLERANCE);
        Map<String, Object> infos = Json.map(record, "infos");
        if (statistics && last.terminated()) statistics(aec, Json.map(infos, "episode"));
        else compare.same("infos", last.info(), infos);
    }

    private float[] weigh(String agent, float[] reward) {
        double[] own = weights.get(agent);
        if (own == null) return reward;
        double sum = 0;
        for (int i = 0; i < own.length; i++) sum += own[i] * reward[i];
        return new float[] {(float) sum};
    }

    /** What the selected agent is told to have earned counts for all agents. */
    private void count(float[] reward) {
        length++;
        for (int i = 0; i < total.length; i++) total[i] += reward[i];
    }

    /** A finished agent's information has the sums so far. */
    private void statistics(AecEnv aec, Map<String, Object> episode) {
        Map<String, Object> returns = Json.map(episode, "r");
        Map<String, Object> lengths = Json.map(episode, "l");
        float[] sums = new float[total.length];
        for (int i = 0; i < sums.length; i++) sums[i] = (float) total[i];
        for (String agent : aec.possibleAgents()) {
            compare.close(
                    "infos.episode.r." + agent,
                    sums,
                    Json.numbers("reward", returns.get(agent)),
                    TurnBasedReplay.TOLERANCE);
            compare.nested("infos.episode.l." + agent, length, lengths.get(agent));
        }
    }
}
