package io.github.marl4j.viewer;

import io.github.marl4j.env.Policy;
import java.util.Map;

/**
 * A policy and where it learnt to play; or recorded play, which is a policy that does again what was done.
 *
 * @param name for people
 * @param envId environment it was trained in
 * @param options of that environment
 * @param policy the policy
 * @param story what was recorded, or {@code null} if this is a policy that can play any episode
 */
public record TrainedPolicy(String name, String envId, Map<String, Object> options, Policy policy, Story story) {
    /** A policy that can play any episode. */
    public TrainedPolicy(String name, String envId, Map<String, Object> options, Policy policy) {
        this(name, envId, options, policy, null);
    }
}
