package io.github.marl4j.envs.momaland.breakthrough;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Outcome;
import io.github.marl4j.envs.momaland.Rules;
import java.util.Arrays;

/**
 * The rules of Breakthrough. A line of one player's pieces with equal x is an int, y = 0 in bit 0.
 *
 * <p>Source: MOMAland 0.2.0, {@code breakthrough.py}.
 */
final class BreakthroughKernel extends GameKernel {
    static final int LEFT = 0;
    static final int STRAIGHT = 1;
    static final int RIGHT = 2;

    private final BreakthroughOptions o;
    final int width;
    final int height;
    private final boolean reference;

    /** Pieces, {@code [env][player][x]}. */
    final int[] pieces;

    /** Moves made so far, {@code [env]}. */
    final int[] moves;

    /** Whether the game has ended, {@code [env]}. */
    final boolean[] over;

    BreakthroughKernel(BreakthroughOptions options, int numEnvs, int firstEnv) {
        super(BreakthroughEnvs.spec(options), numEnvs, firstEnv);
        this.o = options;
        width = options.boardWidth();
        height = options.boardHeight();
        reference = options.rules() == Rules.REFERENCE;
        pieces = kept("pieces", new int[Math.multiplyExact(numEnvs, 2 * width)]);
        moves = kept("moves", new int[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    /** Returns 0 for an empty cell, 1 or 2 for a piece of player 0 or 1. */
    int cell(int env, int x, int y) {
        int first = env * 2 * width + x;
        return (pieces[first] >>> y & 1) | (pieces[first + width] >>> y & 1) << 1;
    }

    @Override
    public Frame render(int env) {
        return BreakthroughPicture.draw(o, this, env);
    }

    @Override
    public String describe(int env) {
        return BreakthroughPicture.text(o, this, env);
    }

    /**
     * Returns from which y the pieces at x of the player whose turn it is may move in a direction, one bit each.
     *
     * <p>Straight: the cell is empty. Diagonally: it is on the board and holds no own piece. In the reference the test for the left looks to the right for a piece to capture: the cell to the left
     * is empty, or that to the right holds a piece of the other player.
     */
    int movable(int env, int x, int direction) {
        int player = moves[env] & 1;
        int own = (2 * env + player) * width;
        int other = (2 * env + 1 - player) * width;
        int onBoard = (1 << height) - 1;
        int goal;
        if (direction == STRAIGHT) {
            goal = ~(pieces[own + x] | pieces[other + x]);
        } else if (direction == RIGHT) {
            goal = x < width - 1 ? ~pieces[own + x + 1] : 0;
        } else if (x == 0) {
            goal = 0;
        } else if (reference) {
            goal = ~(pieces[own + x - 1] | pieces[other + x - 1]);
            if (x < width - 1) goal |= pieces[other + x + 1];
        } else {
            goal = ~pieces[own + x - 1];
        }
        goal &= onBoard;
        return pieces[own + x] & (player == 0 ? goal >>> 1 : goal << 1);
    }

    /** The rules; needs no memory of its own. */
    private final class Hands implements Worker {

        @Override
        public void reset(int env, ResetOptions options) {
            options.requireNone(spec().id());
            int first = env * 2 * width;
            Arrays.fill(pieces, first, first + width, 3);
            Arrays.fill(pieces, first + width, first + 2 * width, 3 << (height - 2));
            moves[env] = 0;
            over[env] = false;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) move(env, actions.groups[0].ints, out);
        }

        private void move(int env, int[] chosen, Batch out) {
            int player = moves[env] & 1;
            int action = chosen[2 * env + player];
            int x = action / (3 * height);
            int y = action / 3 % height;
            int direction = action % 3;
            boolean legal = action >= 0 && x < width && (movable(env, x, direction) >>> y & 1) != 0;
            if (!legal) throw Check.illegal(spec(), env, player, action);
            int own = (2 * env + player) * width;
            int other = (2 * env + 1 - player) * width;
            int goalX = x + direction - 1;
            int goal = player == 0 ? 1 << (y + 1) : 1 << (y - 1);
            boolean captures = ((pieces[own + goalX] | pieces[other + goalX]) & goal) != 0;
            pieces[own + x] &= ~(1 << y);
            pieces[own + goalX] |= goal;
            pieces[other + goalX] &= ~goal;
            moves[env]++;
            int farRow = player == 0 ? 1 << (height - 1) : 1;
            over[env] = goal == farRow || nobody(other);
            reward(env, player, captures, out);
            Outcome.end(out, env, over[env]);
        }

        private boolean nobody(int first) {
            int any = 0;
            for (int x = 0; x < width; x++) any |= pieces[first + x];
            return any == 0;
        }

        /**
         * The mover wins if the game is over: 1, and 1 - moves / T with T = 4 width (height - 3) + 1; the other player gets the negative. A capture gives the mover
         * 1 / (2 width) and costs the other as much, in columns of their own.
         */
        private void reward(int env, int mover, boolean captures, Batch out) {
            int first = Outcome.clearRewards(out, env);
            int k = spec().numObjectives();
            int other = first + (1 - mover) * k;
            int own = first + mover * k;
            float[] rewards = out.groups[0].rewards;
            if (over[env]) {
                rewards[own] = 1;
                rewards[other] = -1;
                if (k > 1) {
                    float quick = (float) (1 - (double) moves[env] / (4 * width * (height - 3) + 1));
                    rewards[own + 1] = quick;
                    rewards[other + 1] = -quick;
                }
            }
            float share = (float) (1.0 / (2 * width));
            if (captures && k > 2) rewards[own + 2] = share;
            if (captures && k > 3) rewards[other + 3] = -share;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                Outcome.turn(out, env, moves[env] & 1, over[env]);
                observe(env, out.groups[0]);
                int mask = Outcome.clearMasks(out, env, moves[env] & 1);
                if (!over[env]) allow(env, out.groups[0].actionMask, mask);
            }
        }

        private void allow(int env, boolean[] mask, int first) {
            for (int x = 0; x < width; x++) {
                int column = first + x * height * 3;
                for (int direction = LEFT; direction <= RIGHT; direction++) {
                    for (int bits = movable(env, x, direction); bits != 0; bits &= bits - 1) {
                        mask[column + 3 * Integer.numberOfTrailingZeros(bits) + direction] = true;
                    }
                }
            }
        }

        private void observe(int env, Batch.Rows rows) {
            int size = rows.observationSize;
            int perX = 2 * (reference ? height : 1);
            int perY = 2 * (reference ? 1 : width);
            Arrays.fill(rows.observations, env * 2 * size, (env + 1) * 2 * size, 0f);
            for (int player = 0; player < 2; player++) {
                int own = (2 * env + player) * size;
                int other = (2 * env + 1 - player) * size + 1;
                for (int x = 0; x < width; x++) {
                    for (int bits = pieces[(2 * env + player) * width + x]; bits != 0; bits &= bits - 1) {
                        int cell = x * perX + Integer.numberOfTrailingZeros(bits) * perY;
                        rows.observations[own + cell] = 1;
                        rows.observations[other + cell] = 1;
                    }
                }
            }
        }
    }
}
