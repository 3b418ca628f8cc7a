package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;

/** State and rules of item gathering. */
final class ItemGatheringKernel extends GameKernel {
    static final int ROW_SHUFFLE = 0;
    static final int COLUMN_SHUFFLE = 1;
    static final int COLLISION = 2;
    static final int PICKUP = 3;

    /** Rounds of pushing back per agent before the rules give up. */
    private static final int ROUNDS_PER_AGENT = 50;
    /** Rows and columns at each side that shuffling leaves alone. */
    private static final int RING = 2;

    final ItemGatheringOptions options;
    final ItemGatheringSpec spec;
    private final int n;
    private final int size;
    private final int objectives;

    /** Value of the item in a cell, 0 without, {@code [env][cell]}. */
    final int[] items;
    /** Cell of each agent, {@code [env][agent]}. */
    final int[] cell;
    /** Steps made, {@code [env]}. */
    final int[] time;
    /** Items left, {@code [env]}. */
    final int[] left;
    /** Draws made for collisions in this episode, {@code [env]}. */
    private final long[] collisions;
    /** Draws made for pick-ups in this episode, {@code [env]}. */
    private final long[] pickups;

    ItemGatheringKernel(ItemGatheringOptions options, int numEnvs, int firstEnv) {
        this(options, new ItemGatheringSpec(options), numEnvs, firstEnv);
    }

    private ItemGatheringKernel(ItemGatheringOptions options, ItemGatheringSpec spec, int numEnvs, int firstEnv) {
        super(spec.facts, numEnvs, firstEnv);
        this.options = options;
        this.spec = spec;
        n = spec.numAgents;
        size = spec.rows * spec.columns;
        objectives = spec.numTypes();
        items = kept("items", new int[Math.multiplyExact(numEnvs, size)]);
        cell = kept("cell", new int[Math.multiplyExact(numEnvs, n)]);
        time = kept("time", new int[numEnvs]);
        left = kept("left", new int[numEnvs]);
        collisions = kept("collisions", new long[numEnvs]);
        pickups = kept("pickups", new long[numEnvs]);
    }

    boolean isOver(int env) {
        return left[env] == 0 || time[env] >= options.numTimesteps();
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    @Override
    public Frame render(int env) {
        return ItemGatheringRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return ItemGatheringRender.text(this, env);
    }

    /** The rules for one thread. */
    private final class Hands implements Worker {
        private final int[] map = new int[size];
        private final int[] order = new int[Math.max(spec.rows, spec.columns)];
        private final int[] shuffled = new int[size];
        private final int[] target = new int[n];
        private int[] back = new int[n * n + 1];
        private int[] nextBack = new int[n * n + 1];
        private int numBack;
        private int numNextBack;
        private final float[] grid = new float[size];

        @Override
        public void reset(int env, ResetOptions start) {
            start.requireNone(ItemGatheringOptions.ID);
            System.arraycopy(spec.template, 0, map, 0, size);
            if (options.randomise()) shuffle(env);
            int agent = 0;
            left[env] = 0;
            for (int c = 0; c < size; c++) {
                if (map[c] == 1) cell[env * n + agent++] = c;
                items[env * size + c] = spec.value(map[c]);
                if (map[c] > 1) left[env]++;
            }
            time[env] = 0;
            collisions[env] = 0;
            pickups[env] = 0;
        }

        /** Permutes whole rows and then whole columns of the inner part, agents included. */
        private void shuffle(int env) {
            int inner = Math.max(0, spec.rows - 2 * RING);
            int across = Math.max(0, spec.columns - 2 * RING);
            chance.permute(env, ROW_SHUFFLE, order, inner);
            System.arraycopy(map, 0, shuffled, 0, size);
            for (int r = 0; r < inner; r++) {
                for (int c = 0; c < across; c++) shuffled[at(r, c)] = map[at(order[r], c)];
            }
            chance.permute(env, COLUMN_SHUFFLE, order, across);
            System.arraycopy(shuffled, 0, map, 0, size);
            for (int r = 0; r < inner; r++) {
                for (int c = 0; c < across; c++) map[at(r, c)] = shuffled[at(r, order[c])];
            }
        }

        private int at(int innerRow, int innerColumn) {
            return (innerRow + RING) * spec.columns + innerColumn + RING;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                out.clearOutcome(env);
                aim(env, actions.groups[0].ints);
                if (n > 1) pushBack(env);
                System.arraycopy(target, 0, cell, env * n, n);
                pickUp(env, out.groups[0].rewards);
                time[env]++;
                end(env, out);
            }
        }

        /** Where everybody wants to go: one cell on, or nowhere at the edge. */
        private void aim(int env, int[] chosen) {
            for (int i = 0; i < n; i++) {
                int action = chosen[env * n + i];
                if (action < 0 || action >= ItemGatheringSpec.MOVES.length) throw illegal(action, i);
                int at = cell[env * n + i];
                int row = at / spec.columns + ItemGatheringSpec.MOVES[action][0];
                int column = at % spec.columns + ItemGatheringSpec.MOVES[action][1];
                boolean inside = row >= 0 && row < spec.rows && column >= 0 && column < spec.columns;
                target[i] = inside ? row * spec.columns + column : at;
            }
        }

        /** Of two agents with one target, one drawn by lot goes back to where it was, which may push others back in turn. */
        private void pushBack(int env) {
            numNextBack = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) collide(env, i, j);
            }
            for (int round = 0; numNextBack > 0; round++) {
                if (round == ROUNDS_PER_AGENT * n) {
                    throw new IllegalStateException(ItemGatheringOptions.ID + ": collisions of env=" + env
                            + " are not resolved after " + round + " rounds");
                }
                int[] previous = back;
                back = nextBack;
                nextBack = previous;
                numBack = numNextBack;
                numNextBack = 0;
                for (int b = 0; b < numBack; b++) {
                    for (int j = 0; j < n; j++) if (j != back[b]) collide(env, back[b], j);
                }
            }
        }

        private void collide(int env, int i, int j) {
            if (target[i] != target[j]) return;
            int loser = chance.below(env, COLLISION, collisions[env]++, 2) == 0 ? i : j;
            target[loser] = cell[env * n + loser];
            if (numNextBack == nextBack.length) nextBack = Arrays.copyOf(nextBack, 2 * numNextBack);
            nextBack[numNextBack++] = loser;
        }

        private void pickUp(int env, float[] rewards) {
            for (int i = 0; i < n; i++) {
                int at = env * size + target[i];
                if (items[at] == 0) continue;
                int k = spec.objectiveOf[items[at]];
                if (chance.uniformDouble(env, PICKUP, pickups[env]++) >= spec.pickup[k]) continue;
                items[at] = 0;
                left[env]--;
                rewards[(env * n + i) * objectives + k]++;
            }
            if (options.team()) share(env, rewards);
        }

        private void share(int env, float[] rewards) {
            int first = env * n * objectives;
            for (int i = 1; i < n; i++) {
                for (int k = 0; k < objectives; k++) rewards[first + k] += rewards[first + i * objectives + k];
            }
            for (int i = 1; i < n; i++) {
                System.arraycopy(rewards, first, rewards, first + i * objectives, objectives);
            }
        }

        /** The episode ends when nothing is left, or else when time is up; the reference tells both, in each other's place. */
        private void end(int env, Batch out) {
            boolean allGone = left[env] == 0;
            boolean late = time[env] >= options.numTimesteps();
            Batch.Rows rows = out.groups[0];
            boolean terminated = options.reference() ? late : allGone;
            boolean truncated = options.reference() ? allGone : late && !allGone;
            Arrays.fill(rows.terminated, env * n, (env + 1) * n, terminated);
            Arrays.fill(rows.truncated, env * n, (env + 1) * n, truncated);
            out.episodeOver[env] = allGone || late;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            Batch.Rows rows = out.groups[0];
            int actions = ItemGatheringSpec.MOVES.length;
            Arrays.fill(rows.actionMask, from * n * actions, to * n * actions, true);
            for (int env = from; env < to; env++) {
                Arrays.fill(rows.alive, env * n, (env + 1) * n, !isOver(env));
                for (int c = 0; c < size; c++) grid[c] = items[env * size + c];
                for (int i = 0; i < n; i++) grid[cell[env * n + i]] = -(i + 1);
                System.arraycopy(grid, 0, out.state, env * size, size);
                for (int i = 0; i < n; i++) {
                    int first = (env * n + i) * (size + 1);
                    rows.observations[first] = -(i + 1);
                    System.arraycopy(grid, 0, rows.observations, first + 1, size);
                }
            }
        }

        private IllegalActionException illegal(int action, int agent) {
            return new IllegalActionException(ItemGatheringOptions.ID + ": action " + action + " of agent_" + agent
                    + " must be 0 (stay), 1 (up), 2 (down), 3 (left) or 4 (right)");
        }
    }
}
