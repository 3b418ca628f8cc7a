package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.env.wrappers.CentralisedAgent;
import io.github.marl4j.env.wrappers.EpisodeReturns;
import io.github.marl4j.env.wrappers.LinearReward;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays traces of the reference's wrappers through this library's, and its reward normalisation, which differs, through {@link ReferenceNormalisation}. */
final class WrappedReplay {
    private static final double WRAPPER_TOLERANCE = 1e-6;

    private final ReplayedEnv env;
    private final Comparison comparison;
    private final List<ReferenceNormalisation> normalisations = new ArrayList<>();
    private EpisodeReturns books;
    private ReplayedEnv.Row row;
    private ReplayKernel kernel;
    private ParallelEnv game;

    WrappedReplay(ReplayedEnv env, Comparison comparison) {
        this.env = env;
        this.comparison = comparison;
    }

    void check(Map<String, Object> file) {
        List<Map<String, Object>> episodes = new ArrayList<>();
        for (Object episode : Json.list(file, "episodes")) episodes.add(Json.asMap("episodes", episode));
        if (episodes.isEmpty()) throw new IllegalArgumentException("trace: key \"episodes\" is empty");
        row = env.row(Json.map(file, "config"), Json.map(episodes.get(0), "initialState"));
        kernel = new ReplayKernel(row);
        VectorEnv wrapped = new KernelVectorEnv(kernel, ParallelReplay.ONE);
        for (Object wrapper : Json.list(file, "wrappers")) wrapped = wrap(wrapped, Json.asList("wrappers", wrapper));
        try (ParallelEnv view = ParallelEnv.of(wrapped)) {
            game = view;
            for (int e = 0; e < episodes.size() && !comparison.failed(); e++) play(e, episodes.get(e));
        }
    }

    private VectorEnv wrap(VectorEnv inner, List<Object> nameAndOptions) {
        Map<String, Object> options = Json.asMap("wrappers", nameAndOptions.get(1));
        switch (String.valueOf(nameAndOptions.get(0))) {
            case "LinearizeReward" -> {
                return new LinearReward(inner, weights(Json.map(options, "weights")));
            }
            case "RecordEpisodeStatistics" -> {
                books = new EpisodeReturns(inner);
                return books;
            }
            case "CentraliseAgent" -> {
                boolean mean = "average".equals(options.get("reward_type"));
                boolean oneChoice = Boolean.TRUE.equals(options.get("action_mapping"));
                return new CentralisedAgent(
                        inner, mean ? CentralisedAgent.Earns.MEAN : CentralisedAgent.Earns.SUM, oneChoice);
            }
            case "NormalizeReward" -> {
                normalisations.add(new ReferenceNormalisation(options));
                return inner;
            }
            default ->
                throw new IllegalArgumentException(
                        "trace: key \"wrappers\" holds the unknown \"" + nameAndOptions.get(0) + "\"");
        }
    }

    private static Map<String, float[]> weights(Map<String, Object> recorded) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        recorded.forEach((agent, own) -> {
            double[] numbers = Json.numbers("weights", own);
            float[] floats = new float[numbers.length];
            for (int k = 0; k < floats.length; k++) floats[k] = (float) numbers[k];
            weights.put(agent, floats);
        });
        return weights;
    }

    private boolean central() {
        return game.possibleAgents().equals(List.of(CentralisedAgent.NAME));
    }

    private void play(int number, Map<String, Object> episode) {
        List<Map<String, Object>> steps = ParallelReplay.steps(episode);
        List<ReplayedEnv.JointStep> joint = new ArrayList<>();
        for (Map<String, Object> step : steps)
            joint.add(new ReplayedEnv.JointStep(each(Json.value(step, "actions")), Json.map(step, "chance")));
        RecordedDraws draws = row.draws(joint);
        kernel.prepare(draws, () -> row.start(Json.map(episode, "initialState")));
        comparison.at("episode=" + number + " step=0");
        observations(
                Json.value(episode, "initialObservation"),
                game.reset(0, ResetOptions.NONE).observations());
        for (int t = 0; t < steps.size() && !comparison.failed(); t++) {
            comparison.at("episode=" + number + " step=" + (t + 1));
            step(steps.get(t), joint.get(t).actions());
            comparison.stepDone();
        }
        if (!comparison.failed()) comparison.same("draws that the rules did not ask for", draws.remaining(), 0);
    }

    /** Returns each agent's action as recorded. A single number stands for all of them, the first agent's choice the most significant digit. */
    private Map<String, Object> each(Object recorded) {
        if (recorded instanceof Map<?, ?>) return Json.asMap("actions", recorded);
        EnvSpec spec = row.kernel().spec();
        double[] numbers = Json.numbers("actions", recorded);
        Map<String, Object> actions = new LinkedHashMap<>();
        long rest = (long) numbers[0];
        for (int i = spec.order().size() - 1; i >= 0; i--) {
            String agent = spec.order().get(i);
            int choices = spec.groupOf(agent).actionSpace().maskSize();
            actions.put(agent, recorded instanceof List<?> ? numbers[i] : (double) (rest % choices));
            rest /= choices;
        }
        return actions;
    }

    private void step(Map<String, Object> recorded, Map<String, Object> each) {
        ParallelEnv.Step step = game.step(actions(Json.value(recorded, "actions"), each));
        observations(Json.value(recorded, "observations"), step.observations());
        Map<String, float[]> rewards = new LinkedHashMap<>();
        step.rewards().forEach((agent, reward) -> rewards.put(agent, reward.values()));
        for (ReferenceNormalisation normalisation : normalisations) normalisation.step(rewards, step.terminations());
        for (String agent : rewards.keySet()) {
            double[] expected = Json.numbers("rewards", of(recorded, "rewards", agent));
            comparison.close("rewards." + agent, rewards.get(agent), expected, WRAPPER_TOLERANCE);
            comparison.same(
                    "terminations." + agent, step.terminations().get(agent), of(recorded, "terminations", agent));
            comparison.same("truncations." + agent, step.truncations().get(agent), of(recorded, "truncations", agent));
        }
        if (books != null) episode(Json.optionalMap(Json.map(recorded, "infos"), "episode"));
    }

    /** Returns what is recorded for an agent; for the central one that is the whole. */
    private Object of(Map<String, Object> recorded, String key, String agent) {
        return central() ? Json.value(recorded, key) : Json.value(Json.map(recorded, key), agent);
    }

    private Map<String, Action> actions(Object recorded, Map<String, Object> each) {
        if (!central()) return ParallelReplay.actions(game.agents(), row, each);
        if (game.actionSpace(CentralisedAgent.NAME) instanceof Space.Discrete)
            return Map.of(CentralisedAgent.NAME, Action.of((int) Json.asNumber("actions", recorded)));
        List<String> agents = row.kernel().spec().order();
        int[] choices = new int[agents.size()];
        for (int i = 0; i < choices.length; i++) choices[i] = row.action(agents.get(i), each.get(agents.get(i)));
        return Map.of(CentralisedAgent.NAME, Action.of(choices));
    }

    private void observations(Object recorded, Map<String, Observation> seen) {
        seen.forEach((agent, observation) -> {
            Object own = central() ? recorded : Json.value(Json.asMap("observations", recorded), agent);
            double[] expected = Json.numbers("observations", own);
            // The reference's beach has an empty state once nobody is left; here it is zero then.
            if (expected.length == 0) expected = new double[observation.values().length];
            comparison.close("observations." + agent, observation.values(), expected, env.tolerance());
        });
    }

    private void episode(Map<String, Object> recorded) {
        comparison.same("infos.episode is told", game.agents().isEmpty(), !recorded.isEmpty());
        if (recorded.isEmpty() || comparison.failed()) return;
        game.spec().groups().forEach(group -> {
            int k = game.spec().numObjectives();
            for (int i = 0; i < group.size(); i++) {
                String agent = group.agents().get(i);
                double[] expected = Json.numbers("infos.episode.r", Json.value(Json.map(recorded, "r"), agent));
                for (int o = 0; o < k; o++) {
                    float got = books.returns(group.name())[i * k + o];
                    comparison.close("infos.episode.r." + agent, got, expected[o], WRAPPER_TOLERANCE);
                }
                double length = Json.number(Json.map(recorded, "l"), agent);
                comparison.close("infos.episode.l." + agent, books.lengths(group.name())[i], length, 0);
            }
        });
    }
}
