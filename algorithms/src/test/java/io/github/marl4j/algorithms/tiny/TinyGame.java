package io.github.marl4j.algorithms.tiny;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A game small enough for its best return to be known: all agents share the reward; a step number, one random symbol and one memory number are the whole state. Each game says only what differs.
 */
abstract class TinyGame implements Kernel {
    private final EnvSpec spec;
    private final Chance chance;
    private final int length;
    private final int numActions;
    final int[] step;
    final int[] symbol;
    final int[] memory;

    TinyGame(String id, int numEnvs, int firstEnv, int agents, int numActions, int length) {
        this.length = length;
        this.numActions = numActions;
        List<String> names =
                IntStream.range(0, agents).mapToObj(i -> "agent_" + i).toList();
        AgentGroup group =
                new AgentGroup("agents", names, new Space.Box(0, 1, features()), new Space.Discrete(numActions));
        Space state = new Space.Box(0, 1, features());
        spec = new EnvSpec(
                        id, "test game", false, List.of(group), objectives(), state, List.of("won"), length, Map.of())
                .withOutcomes(Outcomes.shared("won"));
        chance = new Chance(numEnvs, firstEnv);
        step = new int[numEnvs];
        symbol = new int[numEnvs];
        memory = new int[numEnvs];
    }

    /** Length of an observation; the same for all agents, and for the state. */
    abstract int features();

    /** How many symbols an episode may draw. */
    abstract int symbols();

    abstract void observe(int env, int agent, float[] out, int at);

    /** Whether an agent may choose. */
    boolean legal(int env, int action) {
        return true;
    }

    /** The reward of a joint action; may write {@link #memory}. */
    abstract float play(int env, int[] actions, int first);

    /** What rewards are made of. */
    List<Objective> objectives() {
        return EnvSpec.SCALAR;
    }

    /** Writes what a reward is in each objective. */
    void pay(float reward, float[] rewards, int at) {
        rewards[at] = reward;
    }

    /** The return from which an episode counts as won. */
    abstract float winningReward();

    @Override
    public final EnvSpec spec() {
        return spec;
    }

    @Override
    public final int numEnvs() {
        return step.length;
    }

    @Override
    public final Chance chance() {
        return chance;
    }

    @Override
    public final Map<String, Object> state() {
        return Map.of("step", step, "symbol", symbol, "memory", memory);
    }

    @Override
    public final String describe(int env) {
        return "step " + step[env] + " symbol " + symbol[env];
    }

    @Override
    public final Worker newWorker() {
        return new Worker() {
            @Override
            public void reset(int env, ResetOptions options) {
                if (!options.values().isEmpty())
                    throw new UnknownNameException(spec.id(), "reset option", "any", List.of());
                step[env] = 0;
                memory[env] = 0;
                symbol[env] = chance.below(env, 0, 0, symbols());
            }

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                Batch.Rows rows = out.groups[0];
                for (int env = from; env < to; env++) {
                    float reward = play(env, actions.groups[0].ints, env * rows.numAgents);
                    step[env]++;
                    boolean over = step[env] >= length;
                    out.episodeOver[env] = over;
                    out.infos[env] = over && reward >= winningReward() ? 1 : 0;
                    for (int row = env * rows.numAgents; row < (env + 1) * rows.numAgents; row++) {
                        pay(reward, rows.rewards, row * rows.numObjectives);
                        rows.terminated[row] = over;
                        rows.truncated[row] = false;
                    }
                }
            }

            @Override
            public void observe(int from, int to, Batch out) {
                Batch.Rows rows = out.groups[0];
                int size = features();
                for (int env = from; env < to; env++) {
                    for (int agent = 0; agent < rows.numAgents; agent++) {
                        int row = env * rows.numAgents + agent;
                        java.util.Arrays.fill(rows.observations, row * size, (row + 1) * size, 0f);
                        TinyGame.this.observe(env, agent, rows.observations, row * size);
                        rows.alive[row] = true;
                        for (int a = 0; a < numActions; a++) rows.actionMask[row * numActions + a] = legal(env, a);
                    }
                    java.util.Arrays.fill(out.state, env * size, (env + 1) * size, 0f);
                    TinyGame.this.observe(env, 0, out.state, env * size);
                }
            }
        };
    }
}
