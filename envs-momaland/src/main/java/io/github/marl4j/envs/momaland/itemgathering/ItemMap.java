package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A map of agents and items. Immutable.
 *
 * @param cells {@code [row][column]}: 0 empty, 1 where an agent starts, 2 and above the type of an item; all rows of one length
 */
public record ItemMap(List<List<Integer>> cells) {
    private static final String ID = ItemGatheringOptions.ID;

    /** Two agents in opposite corners, eight items of three types between them. */
    public static final ItemMap DEFAULT = parse("0 0 0 0 0 0 0 1/0 0 0 0 0 0 0 0/0 0 0 0 0 4 0 0/0 0 4 0 4 5 0 0/"
            + "0 0 0 3 0 0 0 0/0 0 3 3 0 5 0 0/0 0 0 0 0 0 0 0/1 0 0 0 0 0 0 0");

    public ItemMap {
        cells = cells.stream().map(List::copyOf).toList();
        if (cells.isEmpty() || cells.get(0).isEmpty())
            throw new IllegalArgumentException(ID + ": initialMap has no cells");
        boolean agent = false;
        boolean item = false;
        for (int r = 0; r < cells.size(); r++) {
            if (cells.get(r).size() != cells.get(0).size()) {
                throw new IllegalArgumentException(ID + ": initialMap row " + r + " has length="
                        + cells.get(r).size() + ", expected " + cells.get(0).size() + " as in row 0");
            }
            for (int value : cells.get(r)) {
                if (value < 0) {
                    throw new IllegalArgumentException(ID + ": initialMap row " + r + " holds " + value
                            + "; allowed are 0 (empty), 1 (agent) and 2 or more (item types)");
                }
                agent |= value == 1;
                item |= value > 1;
            }
        }
        if (!agent) throw new IllegalArgumentException(ID + ": initialMap has no agent (1)");
        if (!item) throw new IllegalArgumentException(ID + ": initialMap has no item (2 or more)");
    }

    int rows() {
        return cells.size();
    }

    int columns() {
        return cells.get(0).size();
    }

    /** Returns the cells row by row. */
    int[] flat() {
        return cells.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    /**
     * Reads a map: rows with {@code /} between them, numbers with spaces between them.
     *
     * @throws IllegalArgumentException if it is no such text or no allowed map
     */
    public static ItemMap parse(String text) {
        List<List<Integer>> rows = new ArrayList<>();
        for (String line : text.split("/")) {
            List<Integer> row = new ArrayList<>();
            for (String word : line.trim().split("\\s+")) {
                try {
                    row.add(Integer.valueOf(word));
                } catch (NumberFormatException notANumber) {
                    throw new IllegalArgumentException(
                            ID + ": initialMap row " + rows.size() + " holds \"" + word + "\", expected whole numbers",
                            notANumber);
                }
            }
            rows.add(row);
        }
        return new ItemMap(rows);
    }

    /** Reads a map from an {@code ItemMap}, {@code int[][]}, list of lists of numbers, or text. */
    static ItemMap of(Object value) {
        if (value instanceof ItemMap map) return map;
        if (value instanceof String text) return parse(text);
        if (value instanceof int[][] array) {
            return new ItemMap(Arrays.stream(array)
                    .map(row -> Arrays.stream(row).boxed().toList())
                    .toList());
        }
        if (!(value instanceof List<?> list)) throw notAMap(value);
        List<List<Integer>> rows = new ArrayList<>();
        for (Object row : list) {
            if (!(row instanceof List<?> numbers)) throw notAMap(value);
            List<Integer> whole = new ArrayList<>();
            for (Object number : numbers) {
                if (!(number instanceof Number n) || n.doubleValue() != n.intValue()) throw notAMap(value);
                whole.add(n.intValue());
            }
            rows.add(whole);
        }
        return new ItemMap(rows);
    }

    private static IllegalArgumentException notAMap(Object value) {
        return new IllegalArgumentException(ID + ": initialMap=" + value
                + " must be rows of whole numbers, e.g. [[1, 0], [0, 2]] or the text 1 0/0 2");
    }

    /**
     * Returns a random map: items on free cells of the inner part (all but the two outer rings), agents on free cells anywhere.
     *
     * @param itemDistribution how many items of each type; type {@code t} gets the value {@code 2 + t}
     * @param seed of the map
     * @throws IllegalArgumentException if the cells do not suffice
     */
    public static ItemMap generate(int rows, int columns, int[] itemDistribution, int numAgents, long seed) {
        int[][] map = new int[rows][columns];
        Draws draws = new Draws(seed);
        for (int t = 0; t < itemDistribution.length; t++) {
            for (int i = 0; i < itemDistribution[t]; i++) draws.place(map, 2, 2 + t);
        }
        for (int i = 0; i < numAgents; i++) draws.place(map, 0, 1);
        return of(map);
    }

    private static final class Draws {
        private final Chance chance = new Chance(1, 0);
        private int made;

        Draws(long seed) {
            chance.seed(seed);
        }

        void place(int[][] map, int ring, int value) {
            List<int[]> free = new ArrayList<>();
            for (int r = ring; r < map.length - ring; r++) {
                for (int c = ring; c < map[r].length - ring; c++) if (map[r][c] == 0) free.add(new int[] {r, c});
            }
            if (free.isEmpty()) {
                throw new IllegalArgumentException(ID + ": a map of " + map.length + " rows and " + map[0].length
                        + " columns has no free cell left for value " + value);
            }
            int[] cell = free.get(chance.below(0, 0, made++, free.size()));
            map[cell[0]][cell[1]] = value;
        }
    }
}
