package io.github.marl4j.envs.foraging;

import static io.github.marl4j.envs.foraging.ForagingSpec.ACTIONS;
import static io.github.marl4j.envs.foraging.ForagingSpec.COLUMN_STEP;
import static io.github.marl4j.envs.foraging.ForagingSpec.LOAD;
import static io.github.marl4j.envs.foraging.ForagingSpec.NONE;
import static io.github.marl4j.envs.foraging.ForagingSpec.ROW_STEP;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;

/** State and rules of level-based foraging. Source: lbforaging 2.0.0, foraging/environment.py. */
final class ForagingKernel extends GameKernel {
    final ForagingOptions options;
    final int players;
    final int foods;

    /** Where the foods are, row by row from the top, {@code [env][food]}; they never move, -1 for a food that was not placed. */
    final int[] foodRow;

    final int[] foodColumn;
    /** Levels of the foods, 0 once eaten, {@code [env][food]}. */
    final int[] foodLevel;
    /** Sum of the levels that the episode began with, {@code [env]}. */
    final int[] spawned;
    /** Where the players are, {@code [env][player]}; -1 before the first episode. */
    final int[] row;

    final int[] column;
    /** Levels of the players, {@code [env][player]}. */
    final int[] level;
    /** Steps made, {@code [env]}. */
    final int[] step;

    ForagingKernel(EnvSpec facts, ForagingOptions options, int numEnvs, int firstEnv) {
        super(facts, numEnvs, firstEnv);
        this.options = options;
        players = options.players();
        foods = options.maxNumFood();
        foodRow = kept("foodRow", new int[Math.multiplyExact(numEnvs, foods)]);
        foodColumn = kept("foodColumn", new int[foodRow.length]);
        foodLevel = kept("foodLevel", new int[foodRow.length]);
        spawned = kept("spawned", new int[numEnvs]);
        row = kept("row", new int[Math.multiplyExact(numEnvs, players)]);
        column = kept("column", new int[row.length]);
        level = kept("level", new int[row.length]);
        step = kept("step", new int[numEnvs]);
        Arrays.fill(row, -1);
        Arrays.fill(column, -1);
    }

    /** Whether an episode has ended; one that began without food, for want of room, ends with its first step. */
    private boolean over(int env) {
        return step[env] > 0 && (cleared(env) || step[env] >= options.maxEpisodeSteps());
    }

    private boolean cleared(int env) {
        for (int f = env * foods; f < (env + 1) * foods; f++) if (foodLevel[f] > 0) return false;
        return true;
    }

    @Override
    public Worker newWorker() {
        return new Forager();
    }

    @Override
    public Frame render(int env) {
        return ForagingRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return ForagingRender.text(this, env);
    }

    /** The rules for one thread. */
    private final class Forager implements Worker {
        private final ForagingReset start = new ForagingReset(ForagingKernel.this);
        private final ForagingView view = new ForagingView(ForagingKernel.this);
        /** What each player of an environment does once invalid actions are out, and the cell it wants. */
        private final int[] does = new int[players];

        private final int[] wants = new int[players];

        @Override
        public void reset(int env, ResetOptions chosen) {
            chosen.requireNone(spec().id());
            start.run(env);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            float[] rewards = out.groups[0].rewards;
            for (int env = from; env < to; env++) {
                aim(env, actions.groups[0].ints);
                move(env);
                Arrays.fill(rewards, env * players, (env + 1) * players, 0f);
                load(env, rewards);
                step[env]++;
                end(env, out);
            }
        }

        /** What everybody does, and where that leads; an action that is not possible becomes none. */
        private void aim(int env, int[] chosen) {
            for (int i = 0; i < players; i++) {
                int player = env * players + i;
                int action = chosen[player];
                if (action < 0 || action >= ACTIONS) throw illegal(action, i);
                does[i] = (legal(env, player) >>> action & 1) == 1 ? action : NONE;
                wants[i] = cell(row[player] + ROW_STEP[does[i]], column[player] + COLUMN_STEP[does[i]]);
            }
        }

        /** A cell that exactly one player wants gets that player; of those who want the same all stay. */
        private void move(int env) {
            for (int i = 0; i < players; i++) {
                if (does[i] == NONE || does[i] == LOAD) continue;
                boolean alone = true;
                for (int j = 0; j < players; j++) alone &= j == i || wants[j] != wants[i];
                if (!alone) continue;
                row[env * players + i] += ROW_STEP[does[i]];
                column[env * players + i] += COLUMN_STEP[does[i]];
            }
        }

        /** A food whose loaders are strong enough together is eaten; if not, they pay. */
        private void load(int env, float[] rewards) {
            for (int f = env * foods; f < (env + 1) * foods; f++) {
                if (foodLevel[f] == 0) continue;
                int strength = 0;
                for (int i = 0; i < players; i++) if (loads(env, i, f)) strength += level[env * players + i];
                if (strength == 0) continue;
                boolean eaten = strength >= foodLevel[f];
                for (int i = 0; i < players; i++) {
                    if (!loads(env, i, f)) continue;
                    double share = (double) level[env * players + i] * foodLevel[f];
                    if (options.normalizeReward()) share /= (double) strength * spawned[env];
                    rewards[env * players + i] = (float) (eaten ? share : 0 - options.penalty());
                }
                if (eaten) foodLevel[f] = 0;
            }
        }

        private boolean loads(int env, int i, int food) {
            return does[i] == LOAD && beside(env * players + i, food);
        }

        /** All are out at once. The reference calls the time limit a termination too. */
        private void end(int env, Batch out) {
            boolean cleared = cleared(env);
            boolean late = step[env] >= options.maxEpisodeSteps();
            boolean terminated = cleared || late && options.reference();
            Batch.Rows rows = out.groups[0];
            Arrays.fill(rows.terminated, env * players, (env + 1) * players, terminated);
            Arrays.fill(rows.truncated, env * players, (env + 1) * players, late && !terminated);
            out.episodeOver[env] = cleared || late;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            Batch.Rows rows = out.groups[0];
            for (int env = from; env < to; env++) {
                Arrays.fill(rows.alive, env * players, (env + 1) * players, !over(env));
                for (int player = env * players; player < (env + 1) * players; player++) {
                    int legal = legal(env, player);
                    for (int a = 0; a < ACTIONS; a++) rows.actionMask[player * ACTIONS + a] = (legal >>> a & 1) == 1;
                    view.write(env, player, rows.observations, player * rows.observationSize);
                }
                view.writeState(env, out.state, env * out.stateSize);
            }
        }

        private IllegalActionException illegal(int action, int player) {
            return new IllegalActionException(spec().id() + ": action " + action + " of agent_" + player
                    + " must be 0 (none), 1 (north), 2 (south), 3 (west), 4 (east) or 5 (load)");
        }
    }

    private int cell(int r, int c) {
        return r * options.columns() + c;
    }

    private boolean beside(int player, int food) {
        return Math.abs(row[player] - foodRow[food]) + Math.abs(column[player] - foodColumn[food]) == 1;
    }

    /** Returns what a player may do as bits: none always, a move if the cell is on the field and has no food, loading if a food is beside it. Players block nobody. */
    private int legal(int env, int player) {
        int r = row[player];
        int c = column[player];
        int legal = 1;
        if (r > 0) legal |= 1 << 1;
        if (r < options.rows() - 1) legal |= 1 << 2;
        if (c > 0) legal |= 1 << 3;
        if (c < options.columns() - 1) legal |= 1 << 4;
        for (int f = env * foods; f < (env + 1) * foods; f++) {
            if (foodLevel[f] == 0 || !beside(player, f)) continue;
            int down = foodRow[f] - r;
            int right = foodColumn[f] - c;
            int direction = down < 0 ? 1 : down > 0 ? 2 : right < 0 ? 3 : 4;
            legal = legal & ~(1 << direction) | 1 << LOAD;
        }
        return legal;
    }
}
