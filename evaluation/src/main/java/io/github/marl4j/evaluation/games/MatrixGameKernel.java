package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A matrix game: both choose at once, are paid, and the episode is over. The only feature to see is always 1. */
final class MatrixGameKernel implements Kernel, Kernel.Worker {
    private static final int PLAYERS = 2;
    private static final int NOTHING = -1;

    private final EnvSpec spec;
    private final NamedMatrixGame game;
    private final Chance chance;
    private final int[] chosen; // [env][player], −1 before

    MatrixGameKernel(EnvSpec spec, NamedMatrixGame game, int numEnvs, int firstEnv) {
        this.spec = spec;
        this.game = game;
        chance = new Chance(numEnvs, firstEnv);
        chosen = new int[numEnvs * PLAYERS];
    }

    static EnvSpec spec(String id, NamedMatrixGame game) {
        double[] payoffs = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int player = 0; player < PLAYERS; player++) {
            for (double[] row : game.matrix().payoffs(player)) {
                payoffs[0] = Math.min(payoffs[0], Arrays.stream(row).min().orElseThrow());
                payoffs[1] = Math.max(payoffs[1], Arrays.stream(row).max().orElseThrow());
            }
        }
        return new EnvSpec(
                id,
                game.description(),
                false,
                List.of(
                        group("row", game.matrix().choices(0)),
                        group("column", game.matrix().choices(1))),
                List.of(new Objective("payoff", (float) payoffs[0], (float) payoffs[1])),
                EnvSpec.NO_STATE,
                List.of(),
                0,
                Map.of());
    }

    private static AgentGroup group(String name, int choices) {
        return new AgentGroup(name, List.of(name + "_0"), new Space.Box(0, 1, 1), new Space.Discrete(choices));
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return chosen.length / PLAYERS;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("chosen", chosen);
    }

    @Override
    public Worker newWorker() {
        return this; // it needs no memory of its own
    }

    @Override
    public Frame render(int env) {
        int first = env * PLAYERS;
        return GamePicture.matrix(game, game.description(), chosen[first], chosen[first + 1]);
    }

    @Override
    public String describe(int env) {
        int row = chosen[env * PLAYERS];
        if (row == NOTHING)
            return "row_0 chooses of " + game.actions().get(0) + ", column_0 of "
                    + game.actions().get(1);
        int column = chosen[env * PLAYERS + 1];
        return "row_0 chose " + game.actions().get(0).get(row) + " and is paid "
                + game.matrix().payoff(0, row, column) + ", column_0 chose "
                + game.actions().get(1).get(column) + " and is paid "
                + game.matrix().payoff(1, row, column);
    }

    @Override
    public void reset(int env, ResetOptions options) {
        GameEnvs.refuseResetOptions(spec.id(), options);
        Arrays.fill(chosen, env * PLAYERS, (env + 1) * PLAYERS, NOTHING);
    }

    @Override
    public void step(int from, int to, Actions actions, Batch out) {
        for (int env = from; env < to; env++) {
            out.clearOutcome(env);
            for (int player = 0; player < PLAYERS; player++) {
                int choice = actions.groups[player].ints[env];
                if (choice < 0 || choice >= game.matrix().choices(player)) {
                    throw GameEnvs.illegal(spec, env, spec.agents().get(player), choice);
                }
                chosen[env * PLAYERS + player] = choice;
            }
            for (int player = 0; player < PLAYERS; player++) {
                out.groups[player].rewards[env] =
                        (float) game.matrix().payoff(player, chosen[env * PLAYERS], chosen[env * PLAYERS + 1]);
                out.groups[player].terminated[env] = true;
            }
            out.episodeOver[env] = true;
        }
    }

    @Override
    public void observe(int from, int to, Batch out) {
        for (Batch.Rows rows : out.groups) {
            Arrays.fill(rows.observations, from, to, 1f);
            for (int env = from; env < to; env++) {
                boolean on = chosen[env * PLAYERS] == NOTHING;
                rows.alive[env] = on;
                Arrays.fill(rows.actionMask, env * rows.maskSize, (env + 1) * rows.maskSize, on);
            }
        }
    }
}
