package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.LinearReward;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the objectives of an environment become the one reward that is learnt: their weighted sum, see {@link LinearReward}. In a file a list with a weight for each objective, or an object with such a
 * list for every agent.
 *
 * @param shared what all agents weigh with; empty if there are no weights or every agent has its own
 * @param perAgent what each agent weighs with; empty if all weigh alike
 */
public record RewardWeights(List<Double> shared, Map<String, List<Double>> perAgent)
        implements RecordMaps.FileForm<RewardWeights> {

    /** No weights: rewards stay as the environment gives them. */
    public static final RewardWeights NONE = new RewardWeights(List.of(), Map.of());

    /** Copies both. */
    public RewardWeights {
        shared = List.copyOf(shared);
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        perAgent.forEach((agent, weights) -> copy.put(agent, List.copyOf(weights)));
        perAgent = Collections.unmodifiableMap(copy);
    }

    /** Returns whether rewards stay as the environment gives them. */
    public boolean isNone() {
        return shared.isEmpty() && perAgent.isEmpty();
    }

    /**
     * Returns the environment with the weighted reward; the very same if there are no weights.
     *
     * @throws IllegalArgumentException if there is not one finite weight for each objective and agent
     */
    public VectorEnv applyTo(VectorEnv env) {
        if (isNone()) return env;
        if (perAgent.isEmpty()) return new LinearReward(env, floats(shared));
        Map<String, float[]> weights = new LinkedHashMap<>();
        perAgent.forEach((agent, own) -> weights.put(agent, floats(own)));
        return new LinearReward(env, weights);
    }

    private static float[] floats(List<Double> weights) {
        float[] floats = new float[weights.size()];
        for (int i = 0; i < floats.length; i++) floats[i] = weights.get(i).floatValue();
        return floats;
    }

    /**
     * Checks that an algorithm for scalar rewards can learn an environment.
     *
     * @param algorithm for the error
     * @param spec of the environment as it is learnt
     * @throws IllegalArgumentException if it has several objectives; the message says how to weigh them
     */
    public static void requireOneObjective(String algorithm, EnvSpec spec) {
        if (spec.numObjectives() == 1) return;
        String names = spec.objectives().stream().map(Objective::name).collect(Collectors.joining(", "));
        String example = "1" + ",0".repeat(spec.numObjectives() - 1);
        throw new IllegalArgumentException(spec.id() + ": " + algorithm + " learns one reward, the environment has "
                + spec.numObjectives() + " objectives (" + names + "); weigh them, e.g. with --weights " + example
                + " or \"env\": {\"weights\": [" + example + "]} in the configuration");
    }

    @Override
    public Object toFile() {
        if (isNone()) return null;
        return perAgent.isEmpty() ? shared : perAgent;
    }

    @Override
    public RewardWeights fromFile(String where, Object value) {
        if (value instanceof List<?> list) return new RewardWeights(RecordMaps.numbers(where, list), Map.of());
        if (value instanceof Map<?, ?> map) {
            Map<String, List<Double>> perAgent = new LinkedHashMap<>();
            map.forEach((agent, own) -> {
                String place = where + "." + agent;
                if (!(own instanceof List<?> list)) throw noWeights(place, own);
                perAgent.put(String.valueOf(agent), RecordMaps.numbers(place, list));
            });
            return new RewardWeights(List.of(), perAgent);
        }
        throw noWeights(where, value);
    }

    private static IllegalArgumentException noWeights(String where, Object value) {
        return new IllegalArgumentException(where + "=" + value
                + " must be a list with a weight for each objective, or an object with such a list for every agent");
    }
}
