package io.github.marl4j.commons.society;

import io.github.marl4j.env.Policy;
import java.util.Map;

/**
 * A policy and the environment that it was trained on.
 *
 * @param policy plays group 0 of {@code commons/…}
 * @param envOptions options of the environment of the training
 */
public record TrainedPolicy(Policy policy, Map<String, Object> envOptions) {
    /** Copies the options. */
    public TrainedPolicy {
        envOptions = Map.copyOf(envOptions);
    }
}
