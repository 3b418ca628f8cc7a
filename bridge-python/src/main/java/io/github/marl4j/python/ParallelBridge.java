package io.github.marl4j.python;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.ResetOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link ParallelEnv} in direct memory. */
public final class ParallelBridge extends AgentBridge {
    private final ParallelEnv env;

    /**
     * Makes an environment.
     *
     * @param options of the environment, JSON object
     * @param maxCycles steps after which it is cut off; 0 for its own limit only
     * @param weights of the objectives; empty to leave the reward as it is
     */
    public ParallelBridge(String id, String options, int maxCycles, float[] weights) {
        super(VectorBridge.one(id, options, maxCycles, weights));
        env = ParallelEnv.of(one);
    }

    @Override
    void begin(long seed, ResetOptions options) {
        show(env.reset(seed, options));
    }

    @Override
    public synchronized void reset() {
        show(env.reset());
    }

    private void show(ParallelEnv.Reset begun) {
        begun.observations().forEach(shared::observation);
        begun.infos().values().stream().findFirst().ifPresent(shared::infos);
        for (String agent : begun.observations().keySet()) {
            shared.flag(shared.terminated, agent, false);
            shared.flag(shared.truncated, agent, false);
        }
        shared.mark(shared.reported, begun.observations().keySet());
        shared.mark(shared.agents, env.agents());
    }

    /** Makes one step with the actions in memory that are marked as given. */
    @Override
    public synchronized void step() {
        Map<String, Action> actions = new LinkedHashMap<>();
        List<String> order = one.spec().order();
        for (int i = 0; i < order.size(); i++) {
            if (shared.given.get(i) == 0) continue;
            shared.given.put(i, (byte) 0);
            actions.put(order.get(i), shared.action(order.get(i)));
        }
        ParallelEnv.Step step = env.step(actions);
        for (Map.Entry<String, Observation> entry : step.observations().entrySet()) {
            String agent = entry.getKey();
            shared.observation(agent, entry.getValue());
            shared.reward(agent, step.rewards().get(agent));
            shared.flag(shared.terminated, agent, step.terminations().get(agent));
            shared.flag(shared.truncated, agent, step.truncations().get(agent));
        }
        step.infos().values().stream().findFirst().ifPresent(shared::infos);
        shared.mark(shared.reported, step.observations().keySet());
        shared.mark(shared.agents, env.agents());
    }

    @Override
    float[] state() {
        return env.state();
    }
}
