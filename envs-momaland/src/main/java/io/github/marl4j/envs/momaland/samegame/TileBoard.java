package io.github.marl4j.envs.momaland.samegame;

import java.util.Arrays;

/**
 * Many boards of coloured tiles as bits. A column of a board is one int for each binary digit of the colour, the lowest cell in bit 0; colour 0 is an empty cell. So one operation compares all
 * cells of two columns, and a group grows by whole columns.
 */
final class TileBoard {
    final int width;
    final int height;
    final int digits;

    /** Binary digits of the colours, {@code [env][digit][column]}. */
    final int[] bits;

    TileBoard(int boards, int width, int height, int colours) {
        this.width = width;
        this.height = height;
        this.digits = 32 - Integer.numberOfLeadingZeros(colours);
        bits = new int[Math.multiplyExact(boards, digits * width)];
    }

    private int first(int board) {
        return board * digits * width;
    }

    void clear(int board) {
        Arrays.fill(bits, first(board), first(board + 1), 0);
    }

    /** Returns the colour of a cell, 0 if it is empty; y = 0 is the top. */
    int colour(int board, int x, int y) {
        int row = height - 1 - y;
        int colour = 0;
        for (int d = 0, at = first(board) + x; d < digits; d++, at += width) colour |= (bits[at] >>> row & 1) << d;
        return colour;
    }

    /** Gives a cell a colour. */
    void set(int board, int x, int y, int colour) {
        int row = height - 1 - y;
        for (int d = 0, at = first(board) + x; d < digits; d++, at += width) {
            bits[at] = bits[at] & ~(1 << row) | (colour >>> d & 1) << row;
        }
    }

    /** Returns the cells of a column that have a colour, which is not 0. */
    int cellsOf(int board, int x, int colour) {
        int cells = -1;
        for (int d = 0, at = first(board) + x; d < digits; d++, at += width) {
            cells &= (colour >>> d & 1) != 0 ? bits[at] : ~bits[at];
        }
        return cells;
    }

    /**
     * Marks the cells that have a neighbour of their colour: those of groups of at least two.
     *
     * @param marks one int per column, overwritten
     * @param to index of the first of them
     * @return whether there is any
     */
    boolean markGroups(int board, int[] marks, int to) {
        int first = first(board);
        int any = 0;
        int carried = 0;
        for (int x = 0; x < width; x++) {
            int filled = 0;
            int unlikeAbove = 0;
            int unlikeRight = 0;
            for (int d = 0, at = first + x; d < digits; d++, at += width) {
                int column = bits[at];
                filled |= column;
                unlikeAbove |= column ^ column >>> 1;
                if (x < width - 1) unlikeRight |= column ^ bits[at + 1];
            }
            int likeAbove = ~unlikeAbove & filled;
            int likeRight = x < width - 1 ? ~unlikeRight & filled : 0;
            int column = carried | likeRight | likeAbove | likeAbove << 1;
            carried = likeRight;
            marks[to + x] = column;
            any |= column;
        }
        return any != 0;
    }

    /**
     * Finds the group of a cell that is not empty.
     *
     * @param group one int per column, overwritten with its cells
     * @param alike scratch, one int per column
     * @return how many they are
     */
    int findGroup(int board, int x, int y, int[] group, int[] alike) {
        int colour = colour(board, x, y);
        for (int i = 0; i < width; i++) alike[i] = cellsOf(board, i, colour);
        Arrays.fill(group, 0);
        group[x] = grow(1 << (height - 1 - y), alike[x]);
        int left = x;
        int right = x;
        boolean grew = true;
        while (grew) {
            grew = false;
            int from = Math.max(0, left - 1);
            int to = Math.min(width - 1, right + 1);
            for (int i = from; i <= to; i++) {
                int beside = group[i] | (i > 0 ? group[i - 1] : 0) | (i < width - 1 ? group[i + 1] : 0);
                int column = grow(beside & alike[i], alike[i]);
                if (column == group[i]) continue;
                group[i] = column;
                left = Math.min(left, i);
                right = Math.max(right, i);
                grew = true;
            }
        }
        int size = 0;
        for (int i = left; i <= right; i++) size += Integer.bitCount(group[i]);
        return size;
    }

    /** Extends cells up and down within their likes. */
    private static int grow(int cells, int alike) {
        int before;
        int grown = cells;
        do {
            before = grown;
            grown |= (grown << 1 | grown >>> 1) & alike;
        } while (grown != before);
        return grown;
    }

    /** Takes the cells of a group away; the tiles above fall, and columns close up to the left where one is empty. */
    void remove(int board, int[] group) {
        int first = first(board);
        int kept = 0;
        for (int x = 0; x < width; x++) {
            int filled = 0;
            for (int d = 0, at = first + x; d < digits; d++, at += width) {
                int column = fall(bits[at], group[x]);
                bits[at] = 0;
                bits[at - x + kept] = column;
                filled |= column;
            }
            if (filled != 0) kept++;
        }
    }

    /** Drops the bits above each gap by one place, the highest gap first. */
    private static int fall(int column, int gaps) {
        int fallen = column;
        int left = gaps;
        while (left != 0) {
            int gap = Integer.highestOneBit(left);
            int below = gap - 1;
            fallen = fallen & below | fallen >>> 1 & ~below;
            left ^= gap;
        }
        return fallen;
    }
}
