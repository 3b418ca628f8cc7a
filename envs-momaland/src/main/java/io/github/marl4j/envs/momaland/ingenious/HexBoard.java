package io.github.marl4j.envs.momaland.ingenious;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What does not change about a board of hexes with a given side: cells, neighbours, corners, and the places for a tile in the order of the action numbers. Immutable.
 *
 * <p>Cells are numbered row by row in a square with a rim of one cell, so that every hex has six neighbouring cells: cell {@code (q + side) * stride + r + side}. A place is a pair of neighbouring hexes in
 * one of its two directions; places are numbered by hex, in the order of the reference, and then by direction.
 *
 * <p>Source: MOMAland 0.2.0, {@code ingenious_base.py}.
 */
final class HexBoard {
    /** The six directions in axial coordinates (q, r); the opposite of direction d is (d + 3) % 6. */
    private static final int[][] DIRECTIONS = {{1, 0}, {1, -1}, {0, -1}, {-1, 0}, {-1, 1}, {0, 1}};

    final int side;
    final int stride;

    /** Cells of the square. */
    final int numCells;

    /** Steps from a cell to its neighbours, by direction. */
    final int[] step = new int[6];

    /** Hexes in the order of the reference, {@code {q, r}}. */
    final int[][] hexes;

    /** Whether a cell is a hex of the board. */
    final boolean[] isHex;

    /** The corners' cells; corner i has colour i + 1. */
    final int[] corners = new int[6];

    /** Directed pairs of neighbouring hexes. */
    final int numPlaces;

    /** First and second cell of each place, and the direction from the one to the other. */
    final int[] firstCell;

    final int[] secondCell;
    final int[] direction;

    /** Places that a cell is part of. */
    final int[][] placesAt;

    /** Places with one half next to a corner: where the first tiles go. Ascending. */
    final int[][] placesAtCorner = new int[6][];

    /** Pairs of neighbouring hexes, corners left out. */
    final int freePairs;

    private HexBoard(int side, int[][] hexes) {
        this.side = side;
        this.hexes = hexes;
        stride = 2 * side + 1;
        numCells = stride * stride;
        isHex = new boolean[numCells];
        for (int[] hex : hexes) isHex[cell(hex[0], hex[1])] = true;
        for (int d = 0; d < 6; d++) {
            step[d] = DIRECTIONS[d][0] * stride + DIRECTIONS[d][1];
            corners[d] = cell((side - 1) * DIRECTIONS[d][0], (side - 1) * DIRECTIONS[d][1]);
        }
        int[][] places = places();
        numPlaces = places.length;
        firstCell = Arrays.stream(places).mapToInt(p -> p[0]).toArray();
        secondCell = Arrays.stream(places).mapToInt(p -> p[1]).toArray();
        direction = Arrays.stream(places).mapToInt(p -> p[2]).toArray();
        placesAt = new int[numCells][];
        for (int cell = 0; cell < numCells; cell++) {
            int at = cell;
            placesAt[cell] = select(p -> firstCell[p] == at || secondCell[p] == at);
        }
        for (int i = 0; i < 6; i++) {
            int corner = corners[i];
            placesAtCorner[i] = select(p ->
                    startsAt(corner, firstCell[p], secondCell[p]) || startsAt(corner, secondCell[p], firstCell[p]));
        }
        freePairs = select(p -> cornerAt(firstCell[p]) < 0 && cornerAt(secondCell[p]) < 0).length / 2;
    }

    /** Reads the order of the hexes and lays out a board. */
    static HexBoard ofSide(int side) {
        String prefix = side + ":";
        try (InputStream raw = HexBoard.class.getResourceAsStream("hex-order.txt");
                BufferedReader text = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8))) {
            String line = text.readLine();
            while (line != null && !line.startsWith(prefix)) line = text.readLine();
            if (line == null) throw new IllegalArgumentException("hex-order.txt has no board of side " + side);
            String[] pairs = line.substring(prefix.length()).trim().split(" ");
            int[][] hexes = new int[pairs.length][];
            for (int i = 0; i < pairs.length; i++)
                hexes[i] = Arrays.stream(pairs[i].split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
            return new HexBoard(side, hexes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the cell of a hex. */
    int cell(int q, int r) {
        return (q + side) * stride + r + side;
    }

    /** Returns which corner a cell is, or -1. */
    int cornerAt(int cell) {
        for (int i = 0; i < 6; i++) if (corners[i] == cell) return i;
        return -1;
    }

    private int[][] places() {
        List<int[]> places = new ArrayList<>();
        for (int[] hex : hexes) {
            int cell = cell(hex[0], hex[1]);
            for (int d = 0; d < 6; d++) {
                if (isHex[cell + step[d]]) places.add(new int[] {cell, cell + step[d], d});
            }
        }
        return places.toArray(int[][]::new);
    }

    private boolean startsAt(int corner, int next, int second) {
        if (second == corner) return false;
        for (int d = 0; d < 6; d++) if (corner + step[d] == next) return true;
        return false;
    }

    private int[] select(IntPredicate which) {
        return IntStream.range(0, numPlaces).filter(which).toArray();
    }
}
