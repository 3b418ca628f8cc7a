package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ScriptedPlayer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ways to play repeated rock, paper, scissors that can be seen through. Where the first move has no reason it is rock. */
enum RpsType implements ScriptedPlayer.Script {
    /** Rock in every round. */
    ALWAYS_ROCK("always-rock"),
    /** Paper in every round. */
    ALWAYS_PAPER("always-paper"),
    /** Scissors in every round. */
    ALWAYS_SCISSORS("always-scissors"),
    /** What beats its own last action. */
    CYCLE("cycle"),
    /** What the other did last. */
    COPY("copy"),
    /** What beats the other's last action. */
    BEAT("beat");

    private static final int OTHER = RepeatedRpsKernel.CHOICES;

    private final String policyName;

    RpsType(String policyName) {
        this.policyName = policyName;
    }

    static Map<String, Policy> policies() {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (RpsType type : values()) policies.put(type.policyName, type::newPlayer);
        return policies;
    }

    private Policy.Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        return new ScriptedPlayer(this, group, numEnvs, seed);
    }

    @Override
    public int decide(Batch.Rows seen, int env, int agent, Chance chance, long decision) {
        int own = (env * seen.numAgents + agent) * seen.observationSize;
        return switch (this) {
            case ALWAYS_ROCK -> 0;
            case ALWAYS_PAPER -> 1;
            case ALWAYS_SCISSORS -> 2;
            case CYCLE -> next(seen.observations, own);
            case COPY -> Math.max(0, last(seen.observations, own + OTHER));
            case BEAT -> next(seen.observations, own + OTHER);
        };
    }

    /** Returns what beats the last action; rock where there was none. */
    private static int next(float[] seen, int at) {
        return (last(seen, at) + 1) % RepeatedRpsKernel.CHOICES;
    }

    /** Returns the action that a one-hot code tells, −1 in the first round. */
    private static int last(float[] seen, int at) {
        for (int action = 0; action < RepeatedRpsKernel.CHOICES; action++) if (seen[at + action] == 1) return action;
        return -1;
    }
}
