package io.github.marl4j.envs.momaland.samegame;

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
 * The rules of SameGame.
 *
 * <p>Source: MOMAland 0.2.0, {@code same_game.py}.
 */
final class SameGameKernel extends GameKernel {
    /** Colour of a cell at the start, minus 1; index {@code (deal * width + x) * height + y}. */
    static final int COLOUR = 0;

    private final SameGameOptions o;
    private final int width;
    private final int height;
    private final int numAgents;
    private final boolean reference;

    /** The tiles. */
    final TileBoard board;

    /** Cells that may be chosen, one int per column as in {@link TileBoard}; follows from the tiles, {@code [env][column]}. */
    private final int[] groups;

    /** Moves made so far, {@code [env]}. */
    final int[] moves;

    /** Whether the game has ended, {@code [env]}. */
    final boolean[] over;

    /** What the latest removal earned and in which objective, {@code [env]}; only the reference repeats it. */
    private final float[] latestReward;

    private final int[] latestObjective;

    SameGameKernel(SameGameOptions options, int numEnvs, int firstEnv) {
        super(SameGameEnvs.spec(options), numEnvs, firstEnv);
        this.o = options;
        width = options.boardWidth();
        height = options.boardHeight();
        numAgents = options.numAgents();
        reference = options.rules() == Rules.REFERENCE;
        board = new TileBoard(numEnvs, width, height, options.numColors());
        kept("tiles", board.bits);
        groups = kept("groups", new int[numEnvs * width]);
        moves = kept("moves", new int[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
        latestReward = kept("latestReward", new float[numEnvs]);
        latestObjective = kept("latestObjective", new int[numEnvs]);
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    @Override
    public Frame render(int env) {
        return SameGamePicture.draw(o, this, env);
    }

    @Override
    public String describe(int env) {
        return SameGamePicture.text(o, this, env);
    }

    /** Returns the number of the action for a cell; the reference's is right on square boards only. */
    int action(int x, int y) {
        return reference ? y * height + x : y * width + x;
    }

    /** Returns whether a cell is of a group of at least two. */
    boolean inGroup(int env, int x, int y) {
        return (groups[env * width + x] >>> (height - 1 - y) & 1) != 0;
    }

    /** Finds out which cells may be chosen after the tiles have changed, and returns whether there are any. */
    boolean markGroups(int env) {
        return board.markGroups(env, groups, env * width);
    }

    /** The rules, with scratch columns. */
    private final class Hands implements Worker {
        private final int[] group = new int[width];
        private final int[] alike = new int[width];

        @Override
        public void reset(int env, ResetOptions options) {
            options.requireNone(spec().id());
            moves[env] = 0;
            over[env] = false;
            latestReward[env] = 0;
            latestObjective[env] = spec().numObjectives() - 1;
            long deal = 0;
            boolean playable;
            do {
                deal(env, deal++);
                playable = markGroups(env);
            } while (!playable && !reference);
        }

        private void deal(int env, long deal) {
            board.clear(env);
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    long index = (deal * width + x) * height + y;
                    board.set(env, x, y, 1 + chance.below(env, COLOUR, index, o.numColors()));
                }
            }
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) move(env, actions.groups[0].ints, out);
        }

        private void move(int env, int[] chosen, Batch out) {
            int agent = moves[env] % numAgents;
            int action = chosen[env * numAgents + agent];
            if (!isLegal(env, action)) throw Check.illegal(spec(), env, agent, action);
            int side = reference ? height : width;
            remove(env, action % side, action / side);
            moves[env]++;
            reward(env, agent, out);
            over[env] = !markGroups(env);
            Outcome.end(out, env, over[env]);
        }

        private boolean isLegal(int env, int action) {
            if (action < 0 || action >= width * height) return false;
            if (!reference) return inGroup(env, action % width, action / width);
            for (int y = 0; y < height; y++) {
                int x = action - y * height;
                if (x >= 0 && x < width && inGroup(env, x, y)) return true;
            }
            return false;
        }

        /** Where the reference decodes to a cell without a group, nothing changes and the latest reward stands. */
        private void remove(int env, int x, int y) {
            if (y >= height || !inGroup(env, x, y)) return;
            int colour = board.colour(env, x, y);
            int size = board.findGroup(env, x, y, group, alike);
            board.remove(env, group);
            latestReward[env] = size * size;
            latestObjective[env] = o.colorRewards() ? colour - 1 : 0;
        }

        private void reward(int env, int agent, Batch out) {
            int first = Outcome.clearRewards(out, env) + latestObjective[env];
            for (int a = 0; a < numAgents; a++) {
                boolean earns = a == agent || o.teamRewards();
                if (earns) out.groups[0].rewards[first + a * spec().numObjectives()] = latestReward[env];
            }
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                int agent = moves[env] % numAgents;
                Outcome.turn(out, env, agent, over[env]);
                observe(env, out.groups[0]);
                allow(env, out.groups[0].actionMask, Outcome.clearMasks(out, env, agent));
            }
        }

        private void allow(int env, boolean[] mask, int first) {
            for (int x = 0; x < width; x++) {
                for (int cells = groups[env * width + x]; cells != 0; cells &= cells - 1) {
                    int y = height - 1 - Integer.numberOfTrailingZeros(cells);
                    mask[first + action(x, y)] = true;
                }
            }
        }

        /** All agents see the same board. */
        private void observe(int env, Batch.Rows rows) {
            int size = rows.observationSize;
            int first = env * numAgents * size;
            int colours = o.numColors();
            int perX = colours * (reference ? height : 1);
            int perY = colours * (reference ? 1 : width);
            float[] seen = rows.observations;
            Arrays.fill(seen, first, first + size, 0f);
            for (int x = 0; x < width; x++) {
                int top = first + x * perX + (height - 1) * perY;
                for (int colour = 1; colour <= colours; colour++) {
                    for (int cells = board.cellsOf(env, x, colour); cells != 0; cells &= cells - 1) {
                        seen[top - Integer.numberOfTrailingZeros(cells) * perY + colour - 1] = 1;
                    }
                }
            }
            for (int a = 1; a < numAgents; a++) System.arraycopy(seen, first, seen, first + a * size, size);
        }
    }
}
