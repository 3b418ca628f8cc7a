package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.VectorEnv;
import java.util.Optional;

/**
 * An environment in which one agent, the ego agent, meets others that follow one of several policies; which one it is in an episode stays hidden from the observations. Learners that
 * model others may look behind the curtain while they train, evaluations may compare with it; a policy that plays never can.
 *
 * <p>Source of the setting: CLAM (arXiv 2401.00132), LIAM (Papoudakis et al. 2021).
 */
public interface ModelledAgents {

    /** Returns the hidden partners of an environment, whatever wrappers stand around it; empty if nobody is hidden. */
    static Optional<ModelledAgents> of(VectorEnv env) {
        VectorEnv at = env;
        while (!(at instanceof ModelledAgents)) {
            if (!(at instanceof VectorWrapper wrapper)) return Optional.empty();
            at = wrapper.inner;
        }
        return Optional.of((ModelledAgents) at);
    }

    /** Returns how many joint policies the others may follow. */
    int poolSize();

    /** Returns which of them, from 0, the others follow now in a copy: whom the next step of it will meet. */
    int member(int env);

    /** Returns the number of other agents. */
    int numOthers();

    /** Returns the length of another agent's observation; that of the longest if they differ, shorter ones end with zeros. */
    int othersObservationSize();

    /** Returns the number of discrete actions of another agent; that of the largest space if they differ. */
    int othersActions();

    /**
     * Returns what the others saw when they acted in the latest step, {@code [env][other][feature]}; the live array. Zeros after a reset; where a step ended an episode and the next has begun, still
     * what they saw in that step.
     */
    float[] othersObservations();

    /** Returns what the others did in the latest step, {@code [env][other]}; the live array. −1 after a reset and for others that did not act. */
    int[] othersChoices();
}
