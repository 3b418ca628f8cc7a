package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.EnvSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the wrappers of MOMAland 0.2.0 do to a step, for comparison with its traces. Source: {@code momaland/utils/parallel_wrappers.py}, {@code momaland/learning/utils.py}. */
abstract sealed class ReferenceWrapper {
    static final double TOLERANCE = 1e-6;

    /** A step on its way through the wrappers; rewards are changed by them. */
    record Outcome(
            Map<String, double[]> rewards,
            Map<String, Boolean> terminations,
            Map<String, Boolean> truncations,
            Comparison comparison) {

        void compare(Map<String, Object> recorded) {
            comparison.same("terminations", terminations, Json.map(recorded, "terminations"));
            comparison.same("truncations", truncations, Json.map(recorded, "truncations"));
            Map<String, Object> expected = Json.map(recorded, "rewards");
            rewards.forEach((agent, got) -> {
                compare("rewards." + agent, got, Json.value(expected, agent));
            });
        }

        void compare(String field, double[] got, Object recorded) {
            double[] expected = Json.numbers(field, recorded);
            comparison.same(field + " length", got.length, expected.length);
            for (int k = 0; k < got.length && !comparison.failed(); k++) {
                comparison.close(field + "[" + k + "]", got[k], expected[k], TOLERANCE);
            }
        }
    }

    static ReferenceWrapper of(Object recorded, List<String> agents) {
        List<Object> nameAndOptions = Json.asList("wrappers", recorded);
        Map<String, Object> options = Json.asMap("wrappers", nameAndOptions.get(1));
        return switch (String.valueOf(nameAndOptions.get(0))) {
            case "LinearizeReward" -> new Linearise(Json.map(options, "weights"));
            case "NormalizeReward" -> new Normalise(options);
            case "RecordEpisodeStatistics" -> new Statistics();
            case "CentraliseAgent" -> new Centralise(options, agents);
            default ->
                throw new IllegalArgumentException(
                        "trace: key \"wrappers\" holds the unknown \"" + nameAndOptions.get(0) + "\"");
        };
    }

    void reset() {}

    abstract void step(Outcome outcome, Map<String, Object> recorded);

    /** Weighted sum for the agents that have weights. */
    static final class Linearise extends ReferenceWrapper {
        private final Map<String, Object> weights;

        Linearise(Map<String, Object> weights) {
            this.weights = weights;
        }

        @Override
        void step(Outcome outcome, Map<String, Object> recorded) {
            weights.forEach((agent, own) -> {
                double[] w = Json.numbers("weights", own);
                double[] reward = outcome.rewards().get(agent);
                double sum = 0;
                for (int k = 0; k < w.length; k++) sum += w[k] * reward[k];
                outcome.rewards().put(agent, new double[] {sum});
            });
        }
    }

    /** One objective of one agent divided by the deviation of its discounted return. */
    static final class Normalise extends ReferenceWrapper {
        private final String agent;
        private final int objective;
        private final double gamma;
        private final double epsilon;
        private double discounted;
        private double mean;
        private double variance = 1;
        private double count = 1e-4;

        Normalise(Map<String, Object> options) {
            agent = Json.text(options, "agent");
            objective = (int) Json.number(options, "idx");
            gamma = options.containsKey("gamma") ? Json.number(options, "gamma") : 0.99;
            epsilon = options.containsKey("epsilon") ? Json.number(options, "epsilon") : 1e-8;
        }

        @Override
        void step(Outcome outcome, Map<String, Object> recorded) {
            double[] reward = outcome.rewards().get(agent);
            double r = reward[objective];
            discounted = (outcome.terminations().get(agent) ? 0 : gamma * discounted) + r;
            double delta = discounted - mean;
            double total = count + 1;
            variance = (variance * count + delta * delta * count / total) / total;
            mean += delta / total;
            count = total;
            reward[objective] = r / Math.sqrt(variance + epsilon);
        }
    }

    /** Sums of rewards and lengths, told at the end of an episode. */
    static final class Statistics extends ReferenceWrapper {
        private final Map<String, double[]> returns = new LinkedHashMap<>();
        private int length;

        @Override
        void reset() {
            returns.clear();
            length = 0;
        }

        @Override
        void step(Outcome outcome, Map<String, Object> recorded) {
            length++;
            outcome.rewards().forEach((agent, reward) -> {
                double[] sum = returns.computeIfAbsent(agent, name -> new double[reward.length]);
                for (int k = 0; k < sum.length; k++) sum[k] += reward[k];
            });
            Map<String, Object> episode = Json.optionalMap(Json.map(recorded, "infos"), "episode");
            boolean over = !outcome.terminations().containsValue(false)
                    || !outcome.truncations().containsValue(false);
            outcome.comparison().same("infos.episode is told", over, !episode.isEmpty());
            if (episode.isEmpty() || !over) return;
            returns.forEach((agent, sum) -> {
                outcome.compare("infos.episode.r." + agent, sum, Json.value(Json.map(episode, "r"), agent));
                outcome.comparison()
                        .close("infos.episode.l." + agent, length, Json.number(Json.map(episode, "l"), agent), 0);
            });
        }
    }

    /** All agents as one: actions together, reward summed or averaged, over as soon as one is. */
    static final class Centralise extends ReferenceWrapper {
        private final boolean mapped;
        private final boolean average;
        private final List<String> agents;

        Centralise(Map<String, Object> options, List<String> agents) {
            mapped = Boolean.TRUE.equals(options.get("action_mapping"));
            average = "average".equals(options.get("reward_type"));
            this.agents = agents;
        }

        /** Returns each agent's action; mapped ones are one number with the first agent as the most significant digit. */
        Map<String, Object> split(Object recorded, EnvSpec spec) {
            Map<String, Object> actions = new LinkedHashMap<>();
            double[] each = Json.numbers("actions", recorded);
            long rest = (long) each[0];
            int n = spec.groupOf(agents.get(0)).actionSpace().maskSize();
            for (int i = agents.size() - 1; i >= 0; i--) {
                actions.put(agents.get(i), mapped ? (double) (rest % n) : each[i]);
                rest /= n;
            }
            return actions;
        }

        @Override
        void step(Outcome outcome, Map<String, Object> recorded) {
            double[] sum = new double[outcome.rewards().get(agents.get(0)).length];
            for (double[] reward : outcome.rewards().values()) {
                for (int k = 0; k < sum.length; k++) sum[k] += reward[k];
            }
            for (int k = 0; average && k < sum.length; k++) sum[k] /= agents.size();
            outcome.compare("rewards", sum, recorded.get("rewards"));
            Comparison comparison = outcome.comparison();
            comparison.same("terminations", outcome.terminations().containsValue(true), recorded.get("terminations"));
            comparison.same("truncations", outcome.truncations().containsValue(true), recorded.get("truncations"));
        }
    }
}
