package io.github.marl4j.envs.momaland.ingenious;

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
 * The rules of Ingenious.
 *
 * <p>Source: MOMAland 0.2.0, {@code ingenious.py}, {@code ingenious_base.py}.
 */
final class IngeniousKernel extends GameKernel {
    /** Partner of tile {@code index} when the bag is shuffled, from the last tile down; index of the tile. */
    static final int SHUFFLE = 0;

    /** Place in the bag of a tile that is drawn; index: how many were drawn before in this episode. */
    static final int DRAW = 1;

    /** What stands beside the board. */
    private static final byte RIM = -1;

    final IngeniousOptions o;
    final HexBoard hexes;
    private final int numAgents;
    private final int numColours;
    private final int rackSize;
    private final int limit;
    private final boolean reference;

    /** All tiles in order, each {@code first * 8 + second}. */
    final byte[] tiles;

    /** Colours of the cells of {@link HexBoard}, 0 where a hex is empty and -1 beside the board, {@code [env][cell]}. */
    final byte[] board;

    /** Tiles in hand, 0 where there is none, {@code [env][agent][slot]}. */
    final byte[] racks;

    /** Tiles not yet drawn, {@code [env][place in the bag]}, and how many they are. */
    final byte[] bag;

    final int[] bagSize;

    /** Points, {@code [env][agent][colour]}. */
    final int[] scores;

    /** Whether a place may be chosen; follows from the board and the first round, {@code [env][place]}. */
    final boolean[] open;

    /** Pairs of neighbouring empty hexes, {@code [env]}. */
    final int[] freePairs;

    /** Whose turn it is, {@code [env]}. */
    final int[] turn;

    /** Tiles drawn in this episode, {@code [env]}. */
    private final int[] drawn;

    /** Whether the first tiles still have to touch a corner, {@code [env]}. */
    final boolean[] firstRound;

    /** Whether the latest move was not the last one of its agent's turn, {@code [env]}. */
    final boolean[] sameAgain;

    /** Whether the game has ended, {@code [env]}. */
    final boolean[] over;

    IngeniousKernel(IngeniousOptions options, int numEnvs, int firstEnv) {
        this(options, HexBoard.ofSide(options.boardSize()), numEnvs, firstEnv);
    }

    private IngeniousKernel(IngeniousOptions options, HexBoard hexes, int numEnvs, int firstEnv) {
        super(IngeniousEnvs.spec(options, hexes), numEnvs, firstEnv);
        this.o = options;
        this.hexes = hexes;
        numAgents = options.numAgents();
        numColours = options.numColors();
        rackSize = options.rackSize();
        limit = options.limit();
        reference = options.rules() == Rules.REFERENCE;
        tiles = allTiles(numColours, options.boardSize() >= 9 ? 2 : 1);
        board = kept("board", new byte[Math.multiplyExact(numEnvs, hexes.numCells)]);
        racks = kept("racks", new byte[numEnvs * numAgents * rackSize]);
        bag = kept("bag", new byte[Math.multiplyExact(numEnvs, tiles.length)]);
        bagSize = kept("bagSize", new int[numEnvs]);
        scores = kept("scores", new int[numEnvs * numAgents * numColours]);
        open = kept("open", new boolean[Math.multiplyExact(numEnvs, hexes.numPlaces)]);
        freePairs = kept("freePairs", new int[numEnvs]);
        turn = kept("turn", new int[numEnvs]);
        drawn = kept("drawn", new int[numEnvs]);
        firstRound = kept("firstRound", new boolean[numEnvs]);
        sameAgain = kept("sameAgain", new boolean[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
    }

    /** With six colours 6 of each mixed pair and 5 of each double, else equally many of all kinds, 120 in all; the largest boards take them twice. */
    private static byte[] allTiles(int colours, int times) {
        byte[] all = new byte[120 * times];
        int kinds = colours * (colours + 1) / 2;
        int next = 0;
        for (int a = 1; a <= colours; a++) {
            for (int b = a; b <= colours; b++) {
                int copies = colours < 6 ? 120 / kinds : a == b ? 5 : 6;
                Arrays.fill(all, next, next + copies * times, (byte) (a * 8 + b));
                next += copies * times;
            }
        }
        return all;
    }

    @Override
    public boolean repeatsRewardsInExtraTurns() {
        return reference;
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    /** Returns the colour of a hex, 0 if it is empty. */
    int colour(int env, int q, int r) {
        return board[env * hexes.numCells + hexes.cell(q, r)];
    }

    /** Returns the tile in a slot, {@code first * 8 + second}, 0 if there is none. */
    int tile(int env, int agent, int slot) {
        return racks[(env * numAgents + agent) * rackSize + slot];
    }

    @Override
    public Frame render(int env) {
        return IngeniousPicture.draw(this, env);
    }

    @Override
    public String describe(int env) {
        return IngeniousText.of(this, env, IngeniousText.ONLOOKER);
    }

    @Override
    public String describe(int env, String agent) {
        return IngeniousText.of(
                this,
                env,
                o.fullyObs() ? IngeniousText.ONLOOKER : spec().order().indexOf(agent));
    }

    /** Opens the places that the board and the first round allow. */
    void openPlaces(int env) {
        int firstPlace = env * hexes.numPlaces;
        int firstCell = env * hexes.numCells;
        if (firstRound[env]) {
            Arrays.fill(open, firstPlace, firstPlace + hexes.numPlaces, false);
            for (int[] places : hexes.placesAtCorner) for (int p : places) open[firstPlace + p] = true;
        } else {
            Arrays.fill(open, firstPlace, firstPlace + hexes.numPlaces, true);
        }
        for (int p = 0; p < hexes.numPlaces; p++) {
            open[firstPlace + p] &=
                    (board[firstCell + hexes.firstCell[p]] | board[firstCell + hexes.secondCell[p]]) == 0;
        }
    }

    /** The rules, with scratch memory for what a move has to remember. */
    private final class Hands implements Worker {
        private final int[] before = new int[numColours];
        private final byte[] aside = new byte[rackSize];

        @Override
        public void reset(int env, ResetOptions options) {
            options.requireNone(spec().id());
            clearBoard(env);
            fillBag(env);
            drawn[env] = 0;
            for (int slot = 0; slot < numAgents * rackSize; slot++)
                racks[env * numAgents * rackSize + slot] = draw(env);
            Arrays.fill(scores, env * numAgents * numColours, (env + 1) * numAgents * numColours, 0);
            turn[env] = 0;
            firstRound[env] = true;
            sameAgain[env] = false;
            over[env] = false;
            freePairs[env] = hexes.freePairs;
            openPlaces(env);
        }

        private void clearBoard(int env) {
            int first = env * hexes.numCells;
            for (int cell = 0; cell < hexes.numCells; cell++) board[first + cell] = hexes.isHex[cell] ? 0 : RIM;
            for (int i = 0; i < 6; i++) board[first + hexes.corners[i]] = (byte) (i + 1);
        }

        private void fillBag(int env) {
            int first = env * tiles.length;
            System.arraycopy(tiles, 0, bag, first, tiles.length);
            for (int i = tiles.length - 1; i > 0; i--) {
                int j = chance.below(env, SHUFFLE, i, i + 1);
                byte tile = bag[first + i];
                bag[first + i] = bag[first + j];
                bag[first + j] = tile;
            }
            bagSize[env] = tiles.length;
        }

        /** Takes a tile out of the bag; those behind it move up. */
        private byte draw(int env) {
            if (bagSize[env] == 0)
                throw new IllegalStateException(spec().id() + ": the bag of env=" + env
                        + " is empty, where the reference fails; use rules=fixed");
            int first = env * tiles.length;
            int place = chance.below(env, DRAW, drawn[env]++, bagSize[env]);
            byte tile = bag[first + place];
            bagSize[env]--;
            System.arraycopy(bag, first + place + 1, bag, first + place, bagSize[env] - place);
            return tile;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) move(env, actions.groups[0].ints, out);
        }

        private void move(int env, int[] chosen, Batch out) {
            int agent = turn[env];
            int action = chosen[env * numAgents + agent];
            int place = action / rackSize;
            int rack = (env * numAgents + agent) * rackSize;
            boolean legal = action >= 0
                    && place < hexes.numPlaces
                    && open[env * hexes.numPlaces + place]
                    && racks[rack + action % rackSize] != 0;
            if (!legal) throw Check.illegal(spec(), env, agent, action);
            int tile = takeFromRack(rack, racks[rack + action % rackSize]);
            lay(env, hexes.firstCell[place], tile >> 3);
            lay(env, hexes.secondCell[place], tile & 7);
            boolean bonus = score(env, agent, place, tile, out);
            if (firstRound[env]) {
                closeCorner(env, hexes.firstCell[place]);
                closeCorner(env, hexes.secondCell[place]);
            }
            over[env] = freePairs[env] == 0;
            sameAgain[env] = bonus || over[env];
            if (!over[env]) {
                refill(env, rack);
                exchangeIfPoor(env, agent, rack);
                if (!bonus) passTurn(env);
                liftFirstRoundIfStuck(env);
            }
            Outcome.end(out, env, over[env]);
        }

        /** Removes the first tile equal to the chosen one; the rack closes up and ends with an empty slot. */
        private int takeFromRack(int rack, byte tile) {
            int slot = rack;
            while (racks[slot] != tile) slot++;
            int end = rack + rackSize - 1;
            System.arraycopy(racks, slot + 1, racks, slot, end - slot);
            racks[end] = 0;
            return tile;
        }

        private void lay(int env, int cell, int colour) {
            int first = env * hexes.numCells;
            for (int d = 0; d < 6; d++) if (board[first + cell + hexes.step[d]] == 0) freePairs[env]--;
            board[first + cell] = (byte) colour;
            for (int p : hexes.placesAt[cell]) open[env * hexes.numPlaces + p] = false;
        }

        /**
         * Adds the points of both halves, cuts what goes over the limit, and shares score and reward with the agent's team.
         *
         * @return whether the agent has earned another turn
         */
        private boolean score(int env, int agent, int place, int tile, Batch out) {
            int own = (env * numAgents + agent) * numColours;
            System.arraycopy(scores, own, before, 0, numColours);
            int first = (tile >> 3) - 1;
            int second = (tile & 7) - 1;
            int direction = hexes.direction[place];
            scores[own + first] += points(env, hexes.firstCell[place], direction);
            scores[own + second] += points(env, hexes.secondCell[place], (direction + 3) % 6);
            boolean bonus = cut(own, first) | cut(own, second);
            int rewards = Outcome.clearRewards(out, env);
            for (int a = 0; a < numAgents; a++) {
                if (!o.share(agent, a)) continue;
                System.arraycopy(scores, own, scores, (env * numAgents + a) * numColours, numColours);
                for (int c = 0; c < numColours; c++)
                    out.groups[0].rewards[rewards + a * numColours + c] = scores[own + c] - before[c];
            }
            return bonus;
        }

        /** Counts the hexes of a cell's colour in unbroken lines from it, leaving out the direction of the tile's other half. */
        private int points(int env, int cell, int leftOut) {
            int at = env * hexes.numCells + cell;
            byte colour = board[at];
            int points = 0;
            for (int d = 0; d < 6; d++) {
                if (d == leftOut) continue;
                int step = hexes.step[d];
                for (int next = at + step; board[next] == colour; next += step) points++;
            }
            return points;
        }

        /**
         * Fixed: a score stops at the limit, and the move that brings it there gives another turn. Reference: what goes over the limit is cut off and gives another turn, unless the colour stood at
         * exactly the limit before; then it stays.
         */
        private boolean cut(int own, int colour) {
            int score = scores[own + colour];
            if (reference) {
                if (score <= limit || before[colour] == limit) return false;
                scores[own + colour] = limit;
                return true;
            }
            scores[own + colour] = Math.min(limit, score);
            return score >= limit && before[colour] < limit;
        }

        /** A tile next to a corner takes away the first places of that corner; of several corners only the first in the order of directions. */
        private void closeCorner(int env, int cell) {
            for (int d = 0; d < 6; d++) {
                int corner = hexes.cornerAt(cell + hexes.step[d]);
                if (corner < 0) continue;
                for (int p : hexes.placesAtCorner[corner]) open[env * hexes.numPlaces + p] = false;
                return;
            }
        }

        private void refill(int env, int rack) {
            for (int slot = rack; slot < rack + rackSize; slot++) {
                if (racks[slot] == 0 && (reference || bagSize[env] > 0)) racks[slot] = draw(env);
            }
        }

        /**
         * An agent without a tile in any colour of its lowest score draws a new rack, once, and puts the old one to the end of the bag. There are tiles to draw: only boards of side 8 with six
         * agents come near the end of the bag, and before their last move at most 80 of 120 tiles are laid and 36 in hand.
         */
        private void exchangeIfPoor(int env, int agent, int rack) {
            int own = (env * numAgents + agent) * numColours;
            int lowest = Integer.MAX_VALUE;
            for (int c = 0; c < numColours; c++) lowest = Math.min(lowest, scores[own + c]);
            int kept = 0;
            for (int slot = 0; slot < rackSize; slot++) {
                byte tile = racks[rack + slot];
                if (tile == 0) continue;
                if (scores[own + (tile >> 3) - 1] == lowest || scores[own + (tile & 7) - 1] == lowest) return;
                aside[kept++] = tile;
            }
            Arrays.fill(racks, rack, rack + rackSize, (byte) 0);
            refill(env, rack);
            System.arraycopy(aside, 0, bag, env * tiles.length + bagSize[env], kept);
            bagSize[env] += kept;
        }

        private void passTurn(int env) {
            turn[env] = (turn[env] + 1) % numAgents;
            if (turn[env] == 0 && firstRound[env]) {
                firstRound[env] = false;
                openPlaces(env);
            }
        }

        /** On small boards the first round can leave nobody a place; the reference then hangs. */
        private void liftFirstRoundIfStuck(int env) {
            if (reference || !firstRound[env]) return;
            int first = env * hexes.numPlaces;
            for (int p = first; p < first + hexes.numPlaces; p++) if (open[p]) return;
            firstRound[env] = false;
            openPlaces(env);
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                Outcome.turn(out, env, turn[env], over[env]);
                allow(env, out.groups[0]);
                observe(env, out.groups[0]);
            }
        }

        /** Every agent is shown what the one whose turn it is may do. */
        private void allow(int env, Batch.Rows rows) {
            boolean[] mask = rows.actionMask;
            int size = rows.maskSize;
            int first = env * numAgents * size;
            int rack = (env * numAgents + turn[env]) * rackSize;
            int inHand = 0;
            while (inHand < rackSize && racks[rack + inHand] != 0) inHand++;
            Arrays.fill(mask, first, first + size, false);
            int places = env * hexes.numPlaces;
            for (int p = 0; p < hexes.numPlaces; p++) {
                if (!open[places + p]) continue;
                int at = first + p * rackSize;
                for (int slot = 0; slot < inHand; slot++) mask[at + slot] = true;
            }
            for (int a = 1; a < numAgents; a++) System.arraycopy(mask, first, mask, first + a * size, size);
        }

        private void observe(int env, Batch.Rows rows) {
            float[] seen = rows.observations;
            int size = rows.observationSize;
            int first = env * numAgents * size;
            int side = 2 * o.boardSize() - 1;
            for (int q = 0, at = first; q < side; q++) {
                int row = env * hexes.numCells + (q + 1) * hexes.stride + 1;
                for (int r = 0; r < side; r++) seen[at++] = Math.max(0, board[row + r]);
            }
            for (int a = 0; a < numAgents; a++) {
                int start = first + a * size;
                if (a > 0) System.arraycopy(seen, first, seen, start, side * side);
                int next = start + side * side;
                int from = o.fullyObs() ? 0 : a;
                int to = o.fullyObs() ? numAgents : a + 1;
                for (int slot = from * rackSize; slot < to * rackSize; slot++) {
                    int tile = racks[env * numAgents * rackSize + slot];
                    seen[next++] = tile >> 3;
                    seen[next++] = tile & 7;
                }
                int points = env * numAgents * numColours;
                for (int i = 0; i < numAgents * numColours; i++) seen[next++] = scores[points + i];
            }
        }
    }
}
