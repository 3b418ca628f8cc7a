package io.github.marl4j.python;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.shared.DirectMemory;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/** An {@link AecEnv} whose books lie in direct memory. */
public final class AecBridge extends AgentBridge {
    private final AecEnv env;
    private final IntBuffer turn;
    private final FloatBuffer cumulative;

    /**
     * Makes an environment.
     *
     * @param options of the environment, JSON object
     * @param maxCycles steps after which it is cut off; 0 for its own limit only
     * @param weights of the objectives; empty to leave the reward as it is
     */
    public AecBridge(String id, String options, int maxCycles, float[] weights) {
        super(VectorBridge.one(id, options, maxCycles, weights));
        env = AecEnv.of(one);
        turn = DirectMemory.ints(2L + one.spec().order().size());
        cumulative = DirectMemory.floats(one.spec().numObjectives());
    }

    /** Returns where the order of turns lies: how many agents there are, who is selected (-1 if nobody is left), and all agents, as places in the order of the spec. */
    public IntBuffer turn() {
        return turn;
    }

    /** Returns where the reward of the selected agent since its last action lies, {@code [objective]}. */
    public FloatBuffer cumulative() {
        return cumulative;
    }

    @Override
    void begin(long seed, ResetOptions options) {
        env.reset(seed, options);
        show();
    }

    @Override
    public synchronized void reset() {
        env.reset();
        show();
    }

    /** Lets the selected agent do what its action in memory says. */
    @Override
    public synchronized void step() {
        env.step(shared.action(env.agentSelection()));
        show();
    }

    /** Lets the selected agent, which is out of the game, make its empty step. */
    public synchronized void leave() {
        env.step(Action.NONE);
        show();
    }

    /** Writes what an agent sees to memory. */
    public synchronized void observe(int place) {
        String agent = one.spec().order().get(place);
        shared.observation(agent, env.observe(agent));
    }

    private void show() {
        List<String> agents = env.agents();
        turn.put(0, agents.size());
        for (int i = 0; i < agents.size(); i++) turn.put(2 + i, shared.place(agents.get(i)));
        env.rewards().forEach(shared::reward);
        env.terminations().forEach((agent, over) -> shared.terminated(shared.place(agent), over));
        env.truncations().forEach((agent, cut) -> shared.truncated(shared.place(agent), cut));
        shared.infos(env.infos());
        if (agents.isEmpty()) {
            turn.put(1, -1);
            return;
        }
        String selected = env.agentSelection();
        AecEnv.Last last = env.last();
        turn.put(1, shared.place(selected));
        shared.observation(selected, last.observation());
        cumulative.put(0, last.reward().values());
    }

    @Override
    float[] state() {
        return env.state();
    }
}
