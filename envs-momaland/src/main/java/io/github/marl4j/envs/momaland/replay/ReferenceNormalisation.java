package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.replay.Json;
import java.util.Map;

/**
 * The reward normalisation of MOMAland 0.2.0: one objective of one agent divided by the deviation of its discounted return, with statistics that no reset clears. Only traces need it;
 * {@link io.github.marl4j.env.wrappers.NormalizeReward} keeps statistics per group. Source: {@code momaland/utils/parallel_wrappers.py} and {@code aec_wrappers.py}.
 */
final class ReferenceNormalisation {
    private final String agent;
    private final int objective;
    private final double gamma;
    private final double epsilon;
    private double discounted;
    private double mean;
    private double variance = 1;
    private double count = 1e-4;

    ReferenceNormalisation(Map<String, Object> options) {
        agent = Json.text(options, "agent");
        objective = (int) Json.number(options, "idx");
        gamma = options.containsKey("gamma") ? Json.number(options, "gamma") : 0.99;
        epsilon = options.containsKey("epsilon") ? Json.number(options, "epsilon") : 1e-8;
    }

    void step(Map<String, float[]> rewards, Map<String, Boolean> terminations) {
        apply(agent, rewards.get(agent), terminations.get(agent));
    }

    /** Normalises a reward in place if it is of the agent that this is for. */
    void apply(String earner, float[] reward, boolean terminated) {
        if (!earner.equals(agent)) return;
        double r = reward[objective];
        discounted = (terminated ? 0 : gamma * discounted) + r;
        double delta = discounted - mean;
        double total = count + 1;
        variance = (variance * count + delta * delta * count / total) / total;
        mean += delta / total;
        count = total;
        reward[objective] = (float) (r / Math.sqrt(variance + epsilon));
    }
}
