package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * One environment in which agents act one after the other, in the manner of PettingZoo's {@code AECEnv}.
 *
 * <p>Turn-based games are played move by move. In games where all act at once the actions are collected until the last living agent has chosen. An agent that is terminated or truncated is
 * selected once more, passes {@link Action#NONE} and leaves {@link #agents()}. Not thread-safe.
 */
public interface AecEnv extends AutoCloseable {

    /** What the selected agent needs in order to act; the reward is what it earned since its own last action. */
    record Last(
            Observation observation, Reward reward, boolean terminated, boolean truncated, Map<String, Float> info) {}

    /**
     * Returns the turn-taking view of a vector environment.
     *
     * @param one one copy with autoreset DISABLED, as from {@code Marl4j.vector(id, 1, options)} with or without wrappers; the view owns it
     * @throws IllegalArgumentException if it has several copies or resets by itself
     */
    static AecEnv of(VectorEnv one) {
        return one.spec().turnBased() ? new TurnBasedAecView(one) : new QueueingAecView(one);
    }

    /** Returns the facts of the environment. */
    EnvSpec spec();

    /** Returns the agents that are in the game or still have to make their last, empty step. */
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

    /** Returns whose turn it is. */
    String agentSelection();

    /** Returns an iteration over whose turn it is, until nobody is left. */
    default Iterable<String> agentIter() {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !agents().isEmpty();
            }

            @Override
            public String next() {
                if (!hasNext()) throw new NoSuchElementException("the episode is over");
                return agentSelection();
            }
        };
    }

    /** Starts episode 0 of this seed. */
    void reset(long seed, ResetOptions options);

    /** Starts the next episode of the seed given last. */
    void reset();

    /** Returns what the selected agent needs in order to act. */
    Last last();

    /** Returns what an agent sees now, whether or not it is its turn. */
    Observation observe(String agent);

    /**
     * Lets the selected agent act.
     *
     * @param action {@link Action#NONE} if the agent is terminated or truncated, and only then
     * @throws IllegalActionException if the action is outside its space or masked out; nothing has changed then
     * @throws IllegalStateException if nobody is left
     */
    void step(Action action);

    /** Returns what the latest action earned each agent of {@link #agents()}. */
    Map<String, Reward> rewards();

    /** Returns for each agent of {@link #agents()} whether it is out of the game for good. */
    Map<String, Boolean> terminations();

    /** Returns for each agent of {@link #agents()} whether its episode was cut off. */
    Map<String, Boolean> truncations();

    /** Returns the named numbers of the latest step. */
    Map<String, Float> infos();

    /** Returns the global state as it is now, {@code [feature]}; empty if the environment has none. */
    float[] state();

    /** Returns a picture of the environment as it is now; needs no display. */
    Frame render();

    /** Returns the environment as text for people, as it is now. */
    String describe();

    @Override
    void close();
}
