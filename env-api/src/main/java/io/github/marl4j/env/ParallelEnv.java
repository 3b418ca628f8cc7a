package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.List;
import java.util.Map;

/**
 * One environment in which all living agents act at once, in the manner of PettingZoo's {@code ParallelEnv}.
 *
 * <p>An agent that is terminated or truncated is reported once more in the maps of that step and then leaves {@link #agents()}. The episode is over when nobody is left. Maps are
 * ordered like the agents and belong to the caller. Not thread-safe.
 */
public interface ParallelEnv extends AutoCloseable {

    /** What {@link #reset} returns. */
    record Reset(Map<String, Observation> observations, Map<String, Map<String, Float>> infos) {}

    /** What {@link #step} returns, for every agent that was in the game before the step, and for those who came into it with the step; these have earned nothing. */
    record Step(
            Map<String, Observation> observations,
            Map<String, Reward> rewards,
            Map<String, Boolean> terminations,
            Map<String, Boolean> truncations,
            Map<String, Map<String, Float>> infos) {}

    /**
     * Returns the parallel view of a vector environment.
     *
     * @param one one copy with autoreset DISABLED, as from {@code Marl4j.vector(id, 1, options)} with or without wrappers; the view owns it
     * @throws IllegalArgumentException if it has several copies, resets by itself or is turn-based
     */
    static ParallelEnv of(VectorEnv one) {
        return new ParallelView(one);
    }

    /** Returns the facts of the environment. */
    EnvSpec spec();

    /** Returns the agents that are in the game. */
    List<String> agents();

    /** Returns all agents there can be. */
    default List<String> possibleAgents() {
        return spec().order();
    }

    /** Returns what an agent sees. */
    default Space observationSpace(String agent) {
        return spec().groupOf(agent).observationSpace();
    }

    /** Returns what an agent does. */
    default Space actionSpace(String agent) {
        return spec().groupOf(agent).actionSpace();
    }

    /** Starts episode 0 of this seed. */
    Reset reset(long seed, ResetOptions options);

    /** Starts the next episode of the seed given last. */
    Reset reset();

    /**
     * Makes one step.
     *
     * @param actions exactly one action for each agent of {@link #agents()}
     * @throws IllegalActionException if an action is missing, too many, outside its space or masked out; nothing has changed then
     * @throws IllegalStateException if nobody is in the game
     */
    Step step(Map<String, Action> actions);

    /** Returns the global state as it is now, {@code [feature]}; empty if the environment has none. */
    float[] state();

    /** Returns a picture of the environment as it is now; needs no display. */
    Frame render();

    /** Returns the environment as text for people, as it is now. */
    String describe();

    /** Returns a copy of everything that determines the future. */
    Snapshot snapshot();

    /** Goes back to a snapshot of this environment. */
    void restore(Snapshot snapshot);

    @Override
    void close();
}
