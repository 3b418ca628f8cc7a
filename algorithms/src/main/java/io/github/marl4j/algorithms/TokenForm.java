package io.github.marl4j.algorithms;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;

/**
 * What an ego agent is told about each step of an episode: one token, known before it acts.
 *
 * @param content what a token holds
 * @param observationSize features of the ego agent's observation
 * @param actions number of its actions
 * @param episode steps of the longest episode
 * @param longest tokens that a prefix holds; later ones push out the first
 */
record TokenForm(Content content, int observationSize, int actions, int episode, int longest) {

    /** What a token holds. Source: clam.md section 2. */
    enum Content {
        /** The ego agent's observation. */
        EGO_OBS,
        /** The same, and as a one-hot code what it did in the step before; nothing at the start of an episode. */
        EGO_OBS_ACT
    }

    /**
     * Returns the tokens of an environment with one agent.
     *
     * @param who name of the algorithm, for errors
     * @param window tokens of a prefix at most; 0 for a whole episode
     * @throws IllegalArgumentException if there are several agents, no discrete actions or no time limit
     */
    static TokenForm of(String who, EnvSpec spec, Content content, int window) {
        if (spec.agents().size() != 1) {
            throw new IllegalArgumentException(spec.id() + ": " + who + " learns for one ego agent, there are "
                    + spec.agents() + "; give the others to a pool of partners");
        }
        AgentGroup group = spec.groups().get(0);
        if (!(group.actionSpace() instanceof Space.Discrete discrete)) {
            throw new IllegalArgumentException(
                    spec.id() + ": " + who + " plays discrete actions; there are " + group.actionSpace());
        }
        if (spec.maxSteps() < 1) {
            throw new IllegalArgumentException(
                    spec.id() + ": " + who + " stores whole episodes and needs a limit to their length");
        }
        int longest = spec.maxSteps() + 1;
        return new TokenForm(
                content,
                group.observationSpace().flatSize(),
                discrete.n(),
                spec.maxSteps(),
                window > 0 ? Math.min(window, longest) : longest);
    }

    /** Returns the number of features. */
    int size() {
        return observationSize + (content == Content.EGO_OBS_ACT ? actions : 0);
    }

    /**
     * Writes a token.
     *
     * @param action what the agent did before, −1 at the start of an episode
     */
    void write(float[] observations, int from, int action, float[] out, int at) {
        System.arraycopy(observations, from, out, at, observationSize);
        for (int i = observationSize; i < size(); i++) out[at + i] = i - observationSize == action ? 1f : 0f;
    }
}
