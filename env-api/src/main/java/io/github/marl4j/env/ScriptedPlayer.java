package io.github.marl4j.env;

import java.util.Map;

/** Plays a script of discrete actions for one agent group: agent by agent, with chance that belongs to the environment and a count of the decisions made there. */
public final class ScriptedPlayer implements Policy.RowPlayer {

    /** How an agent decides. Several threads may ask for decisions in different environments at once. */
    @FunctionalInterface
    public interface Script {

        /**
         * Chooses.
         *
         * @param seen of the agent's group; not modified
         * @param env environment
         * @param agent place in its group
         * @param chance of the environment; draws take the agent as site and the decision as index
         * @param decision number of decisions that were made in this environment before
         */
        int decide(Batch.Rows seen, int env, int agent, Chance chance, long decision);
    }

    private final Script script;
    private final int group;
    private final Decisions decisions;

    /**
     * Invites a script.
     *
     * @param group that it plays
     * @param numEnvs rows of the batches
     * @param seed of what it draws
     */
    public ScriptedPlayer(Script script, int group, int numEnvs, long seed) {
        this.script = script;
        this.group = group;
        decisions = new Decisions(numEnvs, seed);
    }

    @Override
    public Map<String, Object> state() {
        return decisions.state();
    }

    @Override
    public void begin(int env, long seed) {
        decisions.begin(env, seed);
    }

    @Override
    public void act(int from, int to, Batch batch, Actions actions) {
        Batch.Rows seen = batch.groups[group];
        int[] chosen = actions.groups[group].ints;
        for (int env = from; env < to; env++) {
            for (int agent = 0; agent < seen.numAgents; agent++) {
                int row = env * seen.numAgents + agent;
                if (seen.acts[row])
                    chosen[row] = script.decide(seen, env, agent, decisions.chance, decisions.made(env));
            }
            decisions.count(env);
        }
    }
}
