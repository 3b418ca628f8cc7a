package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rock, paper, scissors for {@value #ROUNDS} rounds: who recognises how the other plays earns something in every round.
 *
 * <p>Observation: own last action, the other's last action (one-hot each, zeros in the first round), rounds played / {@value #ROUNDS}. Source: our own, to test learners that recognise whom they play
 * with.
 */
final class RepeatedRpsKernel extends GameKernel implements Kernel.Worker {
    static final String NAME = "repeated-rps";
    static final int ROUNDS = 20;
    static final int CHOICES = 3;
    private static final int PLAYERS = 2;
    private static final int FEATURES = 2 * CHOICES + 1;
    private static final int NOTHING = -1;
    private static final NamedMatrixGame ROUND = NamedMatrixGame.named("rps");

    private final int[] round; // [env] rounds played
    private final int[] last; // [env][player] action of the round before, −1 in the first

    RepeatedRpsKernel(EnvSpec spec, int numEnvs, int firstEnv) {
        super(spec, numEnvs, firstEnv);
        round = kept("round", new int[numEnvs]);
        last = kept("last", new int[numEnvs * PLAYERS]);
    }

    static EnvSpec spec(String id) {
        return new EnvSpec(
                id,
                "Rock, paper, scissors, " + ROUNDS + " times; who sees through the other wins every round.",
                false,
                List.of(new AgentGroup(
                        "players",
                        List.of("player_0", "player_1"),
                        new Space.Box(0, 1, FEATURES),
                        new Space.Discrete(CHOICES))),
                List.of(new Objective("payoff", -1, 1)),
                EnvSpec.NO_STATE,
                List.of(),
                ROUNDS,
                Map.of());
    }

    @Override
    public Worker newWorker() {
        return this; // it needs no memory of its own
    }

    @Override
    public Frame render(int env) {
        String title = "round " + Math.min(ROUNDS, Math.max(1, round[env])) + " of " + ROUNDS;
        return GamePicture.matrix(ROUND, title, last[env * PLAYERS], last[env * PLAYERS + 1]);
    }

    @Override
    public String describe(int env) {
        if (round[env] == 0) return "round 1 of " + ROUNDS;
        return "round " + round[env] + " of " + ROUNDS + ": player_0 chose " + name(last[env * PLAYERS])
                + ", player_1 chose " + name(last[env * PLAYERS + 1]);
    }

    private static String name(int action) {
        return ROUND.actions().get(0).get(action);
    }

    @Override
    public void reset(int env, ResetOptions options) {
        GameEnvs.refuseResetOptions(spec().id(), options);
        round[env] = 0;
        Arrays.fill(last, env * PLAYERS, (env + 1) * PLAYERS, NOTHING);
    }

    @Override
    public void step(int from, int to, Actions actions, Batch out) {
        Batch.Rows rows = out.groups[0];
        for (int env = from; env < to; env++) {
            out.clearOutcome(env);
            int first = env * PLAYERS;
            for (int player = 0; player < PLAYERS; player++) {
                int choice = actions.groups[0].ints[first + player];
                if (choice < 0 || choice >= CHOICES) {
                    throw GameEnvs.illegal(spec(), env, rows.group.agents().get(player), choice);
                }
                last[first + player] = choice;
            }
            round[env]++;
            for (int player = 0; player < PLAYERS; player++) {
                rows.rewards[first + player] = (float) ROUND.matrix().payoff(player, last[first], last[first + 1]);
                rows.terminated[first + player] = round[env] == ROUNDS;
            }
            out.episodeOver[env] = round[env] == ROUNDS;
        }
    }

    @Override
    public void observe(int from, int to, Batch out) {
        Batch.Rows rows = out.groups[0];
        for (int env = from; env < to; env++) {
            boolean on = round[env] < ROUNDS;
            for (int player = 0; player < PLAYERS; player++) {
                int row = env * PLAYERS + player;
                int at = row * FEATURES;
                Arrays.fill(rows.observations, at, at + FEATURES, 0f);
                if (round[env] > 0) {
                    rows.observations[at + last[row]] = 1;
                    rows.observations[at + CHOICES + last[env * PLAYERS + 1 - player]] = 1;
                }
                rows.observations[at + 2 * CHOICES] = (float) round[env] / ROUNDS;
                rows.alive[row] = on;
                Arrays.fill(rows.actionMask, row * CHOICES, (row + 1) * CHOICES, on);
            }
        }
    }
}
