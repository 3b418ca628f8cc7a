package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.Chance;
import java.util.Arrays;
import java.util.List;

/** Starts episodes: players anywhere, then foods off the border and apart from each other, in the order of draws of the reference. Scratch memory of one thread. */
final class ForagingReset {
    static final int PLAYER_RANGES = 0;
    static final int FOOD_RANGES = 1;
    static final int NUMBERS = 2;
    private static final int TRIES = 1000;

    private final ForagingKernel game;
    private final ForagingOptions options;
    private final Chance chance;
    private final int[] lowPlayer;
    private final int[] highPlayer;
    private final int[] lowFood;
    private final int[] highFood;
    private final int[] order;
    private final int[] sorted;
    private int env;
    private int draws;

    ForagingReset(ForagingKernel game) {
        this.game = game;
        options = game.options;
        chance = game.chance();
        lowPlayer = array(options.minPlayerLevel());
        highPlayer = array(options.maxPlayerLevel());
        lowFood = array(options.minFoodLevel());
        highFood = array(options.maxFoodLevel());
        order = new int[Math.max(game.players, game.foods)];
        sorted = new int[game.players];
    }

    private static int[] array(List<Integer> levels) {
        return levels.stream().mapToInt(Integer::intValue).toArray();
    }

    void run(int newEnv) {
        env = newEnv;
        draws = 0;
        int first = env * game.players;
        // The first episode begins on an empty field in either form of the rules, whatever was played before it.
        if (!options.reference() || chance.episode(env) == 0 && !chance.replays(env)) {
            Arrays.fill(game.row, first, first + game.players, -1);
            Arrays.fill(game.column, first, first + game.players, -1);
        }
        chance.permute(env, PLAYER_RANGES, order, game.players);
        for (int i = 0; i < game.players; i++) place(first + i, order[i]);
        int foodFrom = env * game.foods;
        Arrays.fill(game.foodLevel, foodFrom, foodFrom + game.foods, 0);
        Arrays.fill(game.foodRow, foodFrom, foodFrom + game.foods, -1);
        Arrays.fill(game.foodColumn, foodFrom, foodFrom + game.foods, -1);
        int strength = strength(first);
        chance.permute(env, FOOD_RANGES, order, game.foods);
        game.spawned[env] = 0;
        placeFoods(foodFrom, strength);
        game.step[env] = 0;
    }

    private int number(int low, int highExcluded) {
        return low + chance.below(env, NUMBERS, draws++, highExcluded - low);
    }

    /** Where nobody stands; with the reference's rules nobody stood there at the end of the last episode either. After too many tries a player stays as it was. */
    private void place(int player, int range) {
        for (int t = 0; t < TRIES; t++) {
            int r = number(0, options.rows());
            int c = number(0, options.columns());
            if (playerAt(r, c)) continue;
            put(player, r, c, range);
            return;
        }
        if (game.row[player] >= 0) return;
        for (int cell = 0; cell < options.rows() * options.columns(); cell++) {
            if (playerAt(cell / options.columns(), cell % options.columns())) continue;
            put(player, cell / options.columns(), cell % options.columns(), range);
            return;
        }
    }

    private void put(int player, int r, int c, int range) {
        game.row[player] = r;
        game.column[player] = c;
        game.level[player] = number(lowPlayer[range], highPlayer[range] + 1);
    }

    private boolean playerAt(int r, int c) {
        for (int p = env * game.players; p < (env + 1) * game.players; p++) {
            if (game.row[p] == r && game.column[p] == c) return true;
        }
        return false;
    }

    /** What the weakest players lift together. */
    private int strength(int first) {
        System.arraycopy(game.level, first, sorted, 0, game.players);
        Arrays.sort(sorted);
        int sum = 0;
        for (int i = 0; i < Math.min(ForagingOptions.LIFTERS, game.players); i++) sum += sorted[i];
        return sum;
    }

    private void placeFoods(int first, int strength) {
        int placed = 0;
        for (int t = 0; t < TRIES && placed < game.foods; t++) {
            int r = number(1, options.rows() - 1);
            int c = number(1, options.columns() - 1);
            if (foodNear(first, placed, r, c) || playerAt(r, c)) continue;
            int high = highFood.length == 0 ? strength : highFood[order[placed]];
            int low = options.forceCoop() ? high : lowFood[order[placed]];
            int level = low == high ? low : number(low, high + 1);
            insert(first, placed++, r, c, level);
            game.spawned[env] += level;
        }
    }

    /** In the block of 3 by 3 cells around, or two cells away in the same row or column. */
    private boolean foodNear(int first, int placed, int r, int c) {
        for (int f = first; f < first + placed; f++) {
            int down = Math.abs(game.foodRow[f] - r);
            int right = Math.abs(game.foodColumn[f] - c);
            if (down <= 1 && right <= 1 || down == 0 && right <= 2 || right == 0 && down <= 2) return true;
        }
        return false;
    }

    /** Keeps the foods in the order of rows, as observations list them. */
    private void insert(int first, int placed, int r, int c, int level) {
        int at = first + placed;
        while (at > first && before(r, c, at - 1)) {
            game.foodRow[at] = game.foodRow[at - 1];
            game.foodColumn[at] = game.foodColumn[at - 1];
            game.foodLevel[at] = game.foodLevel[at - 1];
            at--;
        }
        game.foodRow[at] = r;
        game.foodColumn[at] = c;
        game.foodLevel[at] = level;
    }

    private boolean before(int r, int c, int food) {
        return r < game.foodRow[food] || r == game.foodRow[food] && c < game.foodColumn[food];
    }
}
