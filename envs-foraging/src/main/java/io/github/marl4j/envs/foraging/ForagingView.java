package io.github.marl4j.envs.foraging;

import static io.github.marl4j.envs.foraging.ForagingSpec.LAYERS;

import java.util.Arrays;

/** Writes what players see, and the state. Stateless; allocates nothing. */
final class ForagingView {
    private final ForagingKernel game;
    private final ForagingOptions options;
    private final int sight;

    ForagingView(ForagingKernel game) {
        this.game = game;
        options = game.options;
        sight = options.sight();
    }

    void write(int env, int player, float[] out, int at) {
        if (options.gridObservation()) writeGrid(env, player, out, at);
        else writeLists(env, player, out, at);
    }

    /** Foods in the window row by row, the player itself, and the other players it sees; places are relative to the top left corner of the window. */
    private void writeLists(int env, int self, float[] out, int first) {
        int top = Math.max(0, game.row[self] - sight);
        int left = Math.max(0, game.column[self] - sight);
        int at = first;
        for (int f = env * game.foods; f < (env + 1) * game.foods; f++) {
            if (game.foodLevel[f] == 0 || !within(self, game.foodRow[f], game.foodColumn[f])) continue;
            out[at++] = game.foodRow[f] - top;
            out[at++] = game.foodColumn[f] - left;
            out[at++] = game.foodLevel[f];
        }
        int players = first + ForagingSpec.TRIPLE * game.foods;
        while (at < players) at = nobody(out, at, true);
        at = someone(out, at, self, top, left);
        for (int other = env * game.players; other < (env + 1) * game.players; other++) {
            if (other != self && sees(self, other, top, left)) at = someone(out, at, other, top, left);
        }
        int end = players + (options.observeAgentLevels() ? 3 : 2) * game.players;
        while (at < end) at = nobody(out, at, options.observeAgentLevels());
    }

    private boolean within(int self, int r, int c) {
        return Math.abs(r - game.row[self]) <= sight && Math.abs(c - game.column[self]) <= sight;
    }

    /** In the reference the window has its full size also where the border cuts it, but only for players. */
    private boolean sees(int self, int other, int top, int left) {
        if (!options.reference()) return within(self, game.row[other], game.column[other]);
        int down = game.row[other] - top;
        int right = game.column[other] - left;
        return down >= 0 && down <= 2 * sight && right >= 0 && right <= 2 * sight;
    }

    private int someone(float[] out, int first, int player, int top, int left) {
        int at = first;
        out[at++] = game.row[player] - top;
        out[at++] = game.column[player] - left;
        if (options.observeAgentLevels()) out[at++] = game.level[player];
        return at;
    }

    private static int nobody(float[] out, int first, boolean withLevel) {
        int at = first;
        out[at++] = -1;
        out[at++] = -1;
        if (withLevel) out[at++] = 0;
        return at;
    }

    /** Levels of players, levels of foods, and whether a cell is free, around the player; beyond the field zero. */
    private void writeGrid(int env, int self, float[] out, int first) {
        int side = 2 * sight + 1;
        int layer = side * side;
        int top = game.row[self] - sight;
        int left = game.column[self] - sight;
        Arrays.fill(out, first, first + (LAYERS - 1) * layer, 0f);
        for (int cell = 0; cell < layer; cell++) {
            int r = top + cell / side;
            int c = left + cell % side;
            boolean inside = r >= 0 && r < options.rows() && c >= 0 && c < options.columns();
            out[first + (LAYERS - 1) * layer + cell] = inside ? 1 : 0;
        }
        for (int p = env * game.players; p < (env + 1) * game.players; p++) {
            if (!within(self, game.row[p], game.column[p])) continue;
            int cell = first + (game.row[p] - top) * side + game.column[p] - left;
            out[cell] = options.observeAgentLevels() ? game.level[p] : 1;
            out[cell + (LAYERS - 1) * layer] = 0;
        }
        for (int f = env * game.foods; f < (env + 1) * game.foods; f++) {
            if (game.foodLevel[f] == 0 || !within(self, game.foodRow[f], game.foodColumn[f])) continue;
            int cell = first + layer + (game.foodRow[f] - top) * side + game.foodColumn[f] - left;
            out[cell] = game.foodLevel[f];
            out[cell + layer] = 0;
        }
    }

    /** All foods that are left and all players, with their places on the field. */
    void writeState(int env, float[] out, int first) {
        int at = first;
        for (int f = env * game.foods; f < (env + 1) * game.foods; f++) {
            if (game.foodLevel[f] == 0) continue;
            out[at++] = game.foodRow[f];
            out[at++] = game.foodColumn[f];
            out[at++] = game.foodLevel[f];
        }
        int players = first + ForagingSpec.TRIPLE * game.foods;
        while (at < players) at = nobody(out, at, true);
        for (int p = env * game.players; p < (env + 1) * game.players; p++) {
            out[at++] = game.row[p];
            out[at++] = game.column[p];
            out[at++] = game.level[p];
        }
    }
}
