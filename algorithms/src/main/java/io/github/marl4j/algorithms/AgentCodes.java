package io.github.marl4j.algorithms;

import io.github.marl4j.env.AgentGroup;

/** Puts one-hot codes of the agents behind their observations, or leaves them as they are. Holds scratch memory, so each thread uses one of its own. */
final class AgentCodes {
    private final int agents;
    private final int inputSize;
    private final float[] coded;

    /**
     * Reserves memory.
     *
     * @param wanted whether codes are appended
     * @param rows greatest number of rows
     * @param inputSize features with the code, if there is one
     */
    AgentCodes(boolean wanted, int agents, int rows, int inputSize) {
        this.agents = agents;
        this.inputSize = inputSize;
        this.coded = wanted ? new float[rows * inputSize] : null;
    }

    /** Returns how many features a policy of a group sees. */
    static int inputSize(PpoConfig config, AgentGroup group) {
        return group.observationSpace().flatSize() + (config.agentId() ? group.size() : 0);
    }

    /**
     * Returns the observations with codes.
     *
     * @param observations {@code [env][agent][feature]}, not modified
     * @param rows how many
     * @return the array given if no codes are wanted, else one that the next call overwrites
     */
    float[] append(float[] observations, int rows) {
        if (coded == null) return observations;
        int features = inputSize - agents;
        for (int row = 0; row < rows; row++) {
            QInference.writeInput(
                    observations, row * features, features, true, row % agents, agents, coded, row * inputSize);
        }
        return coded;
    }
}
