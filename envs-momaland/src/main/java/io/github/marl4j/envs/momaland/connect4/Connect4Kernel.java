package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Outcome;
import java.util.Arrays;

/**
 * The rules of Connect Four. A column of one player's tokens is an int, the lowest cell in bit 0.
 *
 * <p>Source: MOMAland 0.2.0, {@code connect4.py}.
 */
final class Connect4Kernel extends GameKernel {
    private final Connect4Options o;
    final int width;
    final int height;

    /** Tokens, {@code [env][player][column]}. */
    final int[] tokens;

    /** Tokens on the board, {@code [env]}. */
    final int[] moves;

    /** Whether the game has ended, {@code [env]}. */
    final boolean[] over;

    Connect4Kernel(Connect4Options options, int numEnvs, int firstEnv) {
        super(Connect4Envs.spec(options), numEnvs, firstEnv);
        this.o = options;
        width = options.boardWidth();
        height = options.boardHeight();
        tokens = kept("tokens", new int[Math.multiplyExact(numEnvs, 2 * width)]);
        moves = kept("moves", new int[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    /** Returns 0 for an empty cell, 1 or 2 for a token of player 0 or 1; row 0 is the top. */
    int cell(int env, int row, int column) {
        int bit = height - 1 - row;
        int first = env * 2 * width + column;
        return (tokens[first] >>> bit & 1) | (tokens[first + width] >>> bit & 1) << 1;
    }

    @Override
    public Frame render(int env) {
        return Connect4Picture.draw(o, this, env);
    }

    @Override
    public String describe(int env) {
        return Connect4Picture.text(o, this, env);
    }

    /** The rules; needs no memory of its own. */
    private final class Hands implements Worker {

        @Override
        public void reset(int env, ResetOptions options) {
            options.requireNone(spec().id());
            Arrays.fill(tokens, env * 2 * width, (env + 1) * 2 * width, 0);
            moves[env] = 0;
            over[env] = false;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) move(env, actions.groups[0].ints, out);
        }

        private void move(int env, int[] chosen, Batch out) {
            int player = moves[env] & 1;
            int column = chosen[2 * env + player];
            if (column < 0 || column >= width) throw Check.illegal(spec(), env, player, column);
            int own = (2 * env + player) * width;
            int other = (2 * env + 1 - player) * width;
            int row = Integer.bitCount(tokens[own + column] | tokens[other + column]);
            if (row >= height) throw Check.illegal(spec(), env, player, column);
            tokens[own + column] |= 1 << row;
            moves[env]++;
            boolean won = connectsFour(own, column, row);
            over[env] = won || moves[env] == width * height;
            reward(env, player, won, out);
            Outcome.end(out, env, over[env]);
        }

        /** Lines of four through the token just laid; row 0 is the lowest. */
        private boolean connectsFour(int own, int column, int row) {
            if (row >= 3 && (tokens[own + column] >>> (row - 3) & 15) == 15) return true;
            for (int slope = -1; slope <= 1; slope++) {
                int inLine = 1 + run(own, column, row, 1, slope) + run(own, column, row, -1, -slope);
                if (inLine >= 4) return true;
            }
            return false;
        }

        private int run(int own, int column, int row, int dx, int dy) {
            int length = 0;
            int x = column + dx;
            int y = row + dy;
            while (x >= 0 && x < width && y >= 0 && (tokens[own + x] >>> y & 1) != 0) {
                length++;
                x += dx;
                y += dy;
            }
            return length;
        }

        /**
         * Win: 1. Quick win: 1 - tokens / cells, so 0 with the last token. Column, at any end: 1 for the player with more tokens in it. The other player gets the negative.
         */
        private void reward(int env, int player, boolean won, Batch out) {
            int first = Outcome.clearRewards(out, env);
            if (!over[env]) return;
            int k = spec().numObjectives();
            float[] rewards = out.groups[0].rewards;
            int mover = first + player * k;
            int loser = first + (1 - player) * k;
            if (won) {
                float quick = (float) (1 - (double) moves[env] / (width * height));
                rewards[mover] = 1;
                rewards[loser] = -1;
                rewards[mover + 1] = quick;
                rewards[loser + 1] = 0 - quick;
            }
            if (!o.columnObjectives()) return;
            for (int x = 0; x < width; x++) {
                int lead = Integer.bitCount(tokens[env * 2 * width + x])
                        - Integer.bitCount(tokens[(env * 2 + 1) * width + x]);
                rewards[first + 2 + x] = Integer.signum(lead);
                rewards[first + k + 2 + x] = -Integer.signum(lead);
            }
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                Outcome.turn(out, env, moves[env] & 1, over[env]);
                observe(env, out.groups[0]);
                int mask = Outcome.clearMasks(out, env, moves[env] & 1);
                if (over[env]) continue;
                int top = 1 << (height - 1);
                for (int x = 0; x < width; x++) {
                    int taken = tokens[env * 2 * width + x] | tokens[(env * 2 + 1) * width + x];
                    out.groups[0].actionMask[mask + x] = (taken & top) == 0;
                }
            }
        }

        private void observe(int env, Batch.Rows rows) {
            int size = rows.observationSize;
            Arrays.fill(rows.observations, env * 2 * size, (env + 1) * 2 * size, 0f);
            for (int player = 0; player < 2; player++) {
                int own = (2 * env + player) * size;
                int other = (2 * env + 1 - player) * size + 1;
                for (int x = 0; x < width; x++) {
                    for (int bits = tokens[(2 * env + player) * width + x]; bits != 0; bits &= bits - 1) {
                        int row = height - 1 - Integer.numberOfTrailingZeros(bits);
                        int cell = (row * width + x) * 2;
                        rows.observations[own + cell] = 1;
                        rows.observations[other + cell] = 1;
                    }
                }
            }
        }
    }
}
