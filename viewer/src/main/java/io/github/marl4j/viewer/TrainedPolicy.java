package io.github.marl4j.viewer;

import io.github.marl4j.env.Policy;
import java.util.Map;

/**
 * A policy and where it learnt to play.
 *
 * @param name for people
 * @param envId environment it was trained in
 * @param options of that environment
 * @param policy the policy
 */
public record TrainedPolicy(String name, String envId, Map<String, Object> options, Policy policy) {}
