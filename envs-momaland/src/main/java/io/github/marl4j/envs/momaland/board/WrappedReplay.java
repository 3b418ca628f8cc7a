package io.github.marl4j.envs.momaland.board;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.ResetOptions;
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
public final class WrappedReplay {
    private final Comparison compare = new Comparison();
    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private final List<Normalizer> normalizers = new ArrayList<>();
    private boolean statistics;
    private double[] total;
    private int length;

    private WrappedReplay(Map<String, Object> file) {
        for (Object entry : Trace.list(file, "wrappers")) {
            if (!(entry instanceof List<?> wrapper) || wrapper.size() != 2)
                throw new IllegalArgumentException(
                        "trace: wrappers has the entry " + entry + ", expected a name and arguments");
            Map<String, Object> holder = new LinkedHashMap<>();
            holder.put("wrappers", wrapper.get(1));
            add(String.valueOf(wrapper.get(0)), Trace.map(holder, "wrappers"));
        }
    }

    private void add(String name, Map<String, Object> arguments) {
        switch (name) {
            case "LinearizeReward" ->
                Trace.map(arguments, "weights").forEach((agent, of) -> weights.put(agent, Trace.numbers(of)));
            case "NormalizeReward" ->
                normalizers.add(new Normalizer(
                        Trace.text(arguments, "agent"),
                        Trace.whole(arguments, "idx"),
                        arguments.get("gamma") instanceof Number gamma ? gamma.doubleValue() : 0.99));
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
        WrappedReplay replay = new WrappedReplay(file);
        int steps = 0;
        try (AecEnv aec = TraceReplay.open(game.kernel(Trace.options(file)))) {
            int episode = 0;
            for (Map<String, Object> recorded : Trace.maps(file, "episodes")) {
                aec.reset(0, ResetOptions.NONE);
                steps += replay.episode(aec, episode++, Trace.maps(recorded, "steps"));
            }
        }
        return List.of(
                new ConformanceCheck.Result("", steps, replay.compare.largestDeviation(), replay.compare.mismatch()));
    }

    private int episode(AecEnv aec, int episode, List<Map<String, Object>> steps) {
        total = new double[aec.spec().numObjectives()];
        length = 0;
        for (int step = 0; step < steps.size() && compare.mismatch() == null; step++) {
            Map<String, Object> record = steps.get(step);
            String agent = Trace.text(record, "agent");
            compare.at("episode " + episode + " step " + step + " (" + agent + ")");
            compare.equal("agentSelection", aec.agentSelection(), agent);
            if (compare.mismatch() != null) break;
            last(agent, aec, record);
            aec.step(record.get("action") == null ? Action.NONE : Action.of(Trace.whole(record, "action")));
        }
        return steps.size();
    }

    private void last(String agent, AecEnv aec, Map<String, Object> record) {
        AecEnv.Last last = aec.last();
        compare.equal("termination", last.terminated(), record.get("termination"));
        compare.equal("truncation", last.truncated(), record.get("truncation"));
        float[] reward = last.reward().values();
        count(reward);
        for (Normalizer normalizer : normalizers) normalizer.apply(agent, reward, last.terminated());
        compare.rewards("reward", weigh(agent, reward), record.get("reward"));
        Map<String, Object> infos = Trace.map(record, "infos");
        if (statistics && last.terminated()) statistics(aec, Trace.map(infos, "episode"));
        else compare.equal("infos", last.info(), infos);
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
        Map<String, Object> returns = Trace.map(episode, "r");
        Map<String, Object> lengths = Trace.map(episode, "l");
        float[] sums = new float[total.length];
        for (int i = 0; i < sums.length; i++) sums[i] = (float) total[i];
        for (String agent : aec.possibleAgents()) {
            compare.rewards("infos.episode.r." + agent, sums, returns.get(agent));
            compare.nested("infos.episode.l." + agent, length, lengths.get(agent));
        }
    }

    /** Divides one objective of one agent by the standard deviation of its discounted sum. */
    private static final class Normalizer {
        private final String agent;
        private final int objective;
        private final double gamma;
        private double sum;
        private double mean;
        private double variance = 1;
        private double count = 1e-4;

        Normalizer(String agent, int objective, double gamma) {
            this.agent = agent;
            this.objective = objective;
            this.gamma = gamma;
        }

        void apply(String selected, float[] reward, boolean terminated) {
            if (!selected.equals(agent)) return;
            sum = (terminated ? 0 : gamma * sum) + reward[objective];
            double delta = sum - mean;
            double more = count + 1;
            variance = (variance * count + delta * delta * count / more) / more;
            mean += delta / more;
            count = more;
            reward[objective] = (float) (reward[objective] / Math.sqrt(variance + 1e-8));
        }
    }
}
