package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.algorithms.run.RewardWeights;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;

/**
 * What value decomposition needs to know of a game: one group of agents that act together, each by one choice.
 *
 * @param agents of the group
 * @param features of an agent's observation
 * @param actions to choose from
 * @param stateFeatures of the global state; 0 if there is none
 */
record QGame(int agents, int features, int actions, int stateFeatures) {

    /**
     * Returns the facts of an environment.
     *
     * @param algorithm for errors
     * @throws IllegalArgumentException if its agents differ, act in turns, have several objectives or other than discrete actions
     */
    static QGame of(String algorithm, EnvSpec spec) {
        RewardWeights.requireOneObjective(algorithm, spec);
        return withAnyObjectives(algorithm, spec);
    }

    /**
     * Returns the facts of an environment with one objective or several.
     *
     * @param algorithm for errors
     * @throws IllegalArgumentException if its agents differ, act in turns or have other than discrete actions
     */
    static QGame withAnyObjectives(String algorithm, EnvSpec spec) {
        String who = spec.id() + ": " + algorithm;
        if (spec.groups().size() != 1) {
            throw new IllegalArgumentException(who + " learns one group of agents with equal spaces, the environment"
                    + " has " + spec.groups().size() + ": "
                    + spec.groups().stream().map(group -> group.name()).toList());
        }
        if (spec.turnBased()) {
            throw new IllegalArgumentException(
                    who + " learns games in which all agents act together, this one is" + " turn-based");
        }
        var group = spec.groups().get(0);
        if (!(group.actionSpace() instanceof Space.Discrete choice) || choice.n() > Short.MAX_VALUE) {
            throw new IllegalArgumentException(who + " chooses among at most " + Short.MAX_VALUE
                    + " discrete actions; group " + group.name() + " has " + group.actionSpace());
        }
        int features = group.observationSpace().flatSize();
        return new QGame(group.size(), features, choice.n(), spec.stateSpace().flatSize());
    }

    /** Returns the length of a network input: observation and a one-hot code of the agent. */
    int inputSize() {
        return features + agents;
    }

    /** Notes a step's outcome in a segment: the team's reward if there is room for one only, else every agent's own. */
    void noteOutcome(Segments segments, int at, Batch batch, int env, TeamReward teamReward, double scale) {
        float[] rewards = batch.groups[0].rewards;
        int first = env * agents;
        if (segments.form.rewards() == 1) {
            segments.rewards[at] = (float) scale * teamReward.of(rewards, first, agents);
        } else {
            for (int agent = 0; agent < agents; agent++) {
                segments.rewards[at * agents + agent] = (float) scale * rewards[first + agent];
            }
        }
        segments.noteEnd(at, batch, env);
    }

    /**
     * Writes what a segment's agents saw at one step into network inputs.
     *
     * @param at index of the step in the segments
     * @param inputs {@code [row][feature]}, the rows of this step's agents are written
     * @param resets {@code [row]} whether the agent's memory is empty: at an episode's start and while it is out of the game; null without a memory
     * @param masks {@code [row][action]}, written
     * @param row of the first agent
     */
    void load(Segments segments, int at, float[] inputs, boolean[] resets, boolean[] masks, int row) {
        for (int agent = 0; agent < agents; agent++) {
            int from = at * agents + agent;
            boolean alive = segments.alive[from];
            QInference.writeInput(
                    segments.observations,
                    from * features,
                    features,
                    alive,
                    agent,
                    agents,
                    inputs,
                    (row + agent) * inputSize());
            if (resets != null) resets[row + agent] = segments.starts[at] || !alive;
            segments.unpackMask(from, masks, (row + agent) * actions);
        }
    }
}
