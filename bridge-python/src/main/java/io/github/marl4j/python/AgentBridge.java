package io.github.marl4j.python;

import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;

/** One copy of an environment, agent by agent, whose results and actions lie in direct memory. Any thread may call it; calls wait for each other. */
public abstract sealed class AgentBridge implements AutoCloseable permits AecBridge, ParallelBridge {
    final VectorEnv one;
    final SharedAgents shared;

    AgentBridge(VectorEnv one) {
        this.one = one;
        this.shared = new SharedAgents(one.spec());
    }

    /** Returns the facts of the environment as JSON. */
    public final String facts() {
        return JsonText.of(Facts.of(one.spec()));
    }

    /** Returns where results and actions lie. */
    public final SharedAgents memory() {
        return shared;
    }

    /**
     * Starts episode 0 of a seed.
     *
     * @param options of the reset, JSON object
     */
    public final synchronized void reset(long seed, String options) {
        begin(seed, new ResetOptions(JsonText.map(one.spec().id() + ": reset options", options)));
    }

    abstract void begin(long seed, ResetOptions options);

    /** Starts the next episode of the seed given last. */
    public abstract void reset();

    /** Makes one step with the actions in memory. */
    public abstract void step();

    /** Writes the global state to memory. */
    public final synchronized void showState() {
        shared.state.put(0, state());
    }

    abstract float[] state();

    /** Returns a picture. */
    public final synchronized Picture render() {
        return Picture.of(one.render(0));
    }

    /** Returns the environment as text. */
    public final synchronized String describe() {
        return one.describe(0);
    }

    @Override
    public final synchronized void close() {
        one.close();
    }
}
