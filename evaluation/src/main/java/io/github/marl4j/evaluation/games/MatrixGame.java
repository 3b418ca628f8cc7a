package io.github.marl4j.evaluation.games;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A game of one joint choice for two players: the row player picks a row, the column player a column, each is paid what its matrix has there. It also stands for an empirical game, with
 * policies as rows and columns. Immutable; any thread may read it.
 */
public final class MatrixGame {
    private final double[][] row;
    private final double[][] column;

    private MatrixGame(double[][] row, double[][] column) {
        this.row = row;
        this.column = column;
    }

    /**
     * Copies a game.
     *
     * @param row what the row player is paid, {@code [row][column]}, at least one of both; not modified
     * @param column what the column player is paid, {@code [row][column]}; not modified
     * @throws IllegalArgumentException if a matrix is empty or ragged, the shapes differ or a number is not finite
     */
    public static MatrixGame of(double[][] row, double[][] column) {
        MatrixGame game = new MatrixGame(copy("row", row), copy("column", column));
        if (row.length != column.length || row[0].length != column[0].length) {
            throw new IllegalArgumentException("row payoffs are " + row.length + "x" + row[0].length
                    + ", column payoffs " + column.length + "x" + column[0].length + "; expected the same shape");
        }
        return game;
    }

    /** Returns the game in which the column player is paid what the row player pays; see {@link #of}. */
    public static MatrixGame zeroSum(double[][] row) {
        double[][] column = new double[row.length][];
        for (int i = 0; i < row.length; i++) {
            // 0 − x instead of −x: no negative zeros.
            column[i] = Arrays.stream(row[i]).map(payoff -> 0 - payoff).toArray();
        }
        return of(row, column);
    }

    /** Returns the game in which both have the same choices and it does not matter who is who: column = rowᵀ; see {@link #of}. */
    public static MatrixGame symmetric(double[][] row) {
        for (double[] payoffs : row) {
            if (payoffs.length != row.length) {
                throw new IllegalArgumentException("a symmetric game needs a square matrix; got " + row.length
                        + " rows and a row of " + payoffs.length);
            }
        }
        return of(row, transposed(row));
    }

    /**
     * Returns a zero-sum symmetric game as the skills and cycles of real games make them: payoff of i against j = skill_i − skill_j + cyclic_ij, skills uniform from −1 to 1 and
     * the cyclic part antisymmetric, normal, and strongest between strategies of middling skill, as a spinning top is widest in the middle. Source: W. Czarnecki et al., Real world games look
     * like spinning tops (2020); the form of the parts is our own.
     *
     * @param strategies at least 1
     * @param cyclic how strong the cycles are; 0: none
     * @param random advanced
     */
    public static MatrixGame spinningTop(int strategies, double cyclic, RandomGenerator random) {
        double[] skill = random.doubles(strategies).map(u -> 2 * u - 1).sorted().toArray();
        double[][] row = new double[strategies][strategies];
        for (int i = 0; i < strategies; i++) {
            for (int j = 0; j < i; j++) {
                double width = 1 - Math.abs(skill[i] + skill[j]) / 2;
                row[i][j] = skill[i] - skill[j] + cyclic * width * random.nextGaussian();
                row[j][i] = -row[i][j];
            }
        }
        return zeroSum(row);
    }

    /** Returns the number of choices of a player. */
    public int choices(int player) {
        return player == 0 ? row.length : row[0].length;
    }

    /**
     * Returns what a player is paid.
     *
     * @param player 0 picks the row, 1 the column
     */
    public double payoff(int player, int ofRow, int ofColumn) {
        return (player == 0 ? row : column)[ofRow][ofColumn];
    }

    /** Returns a copy of what a player is paid, {@code [row][column]}. */
    public double[][] payoffs(int player) {
        return copy("payoffs", player == 0 ? row : column);
    }

    /**
     * Returns what each choice of a player is worth against a mixture of the other.
     *
     * @param other probabilities of the other player's choices; not modified
     * @return {@code [choice]}
     */
    public double[] values(int player, double[] other) {
        double[] values = new double[choices(player)];
        for (int own = 0; own < values.length; own++) {
            for (int j = 0; j < other.length; j++) {
                values[own] += other[j] * (player == 0 ? row[own][j] : column[j][own]);
            }
        }
        return values;
    }

    /** Returns what a player earns on average when both mix. */
    public double value(int player, double[] rowMix, double[] columnMix) {
        double[] values = values(player, player == 0 ? columnMix : rowMix);
        double[] own = player == 0 ? rowMix : columnMix;
        double sum = 0;
        for (int i = 0; i < own.length; i++) sum += own[i] * values[i];
        return sum;
    }

    /** Returns whether in every cell one player is paid what the other pays, within {@code tolerance}. */
    public boolean isZeroSum(double tolerance) {
        return agree(row, column, -1, tolerance);
    }

    /** Returns whether it does not matter who is who, within {@code tolerance}. */
    public boolean isSymmetric(double tolerance) {
        return row.length == row[0].length && agree(row, transposed(column), 1, tolerance);
    }

    /** Returns the game with the players' roles swapped. */
    public MatrixGame swapped() {
        return new MatrixGame(transposed(column), transposed(row));
    }

    private static boolean agree(double[][] a, double[][] b, int sign, double tolerance) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                if (Math.abs(a[i][j] - sign * b[i][j]) > tolerance) return false;
            }
        }
        return true;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) transposed[j][i] = matrix[i][j];
        }
        return transposed;
    }

    private static double[][] copy(String whose, double[][] matrix) {
        if (matrix.length == 0 || matrix[0].length == 0) {
            throw new IllegalArgumentException(whose + " payoffs are empty; expected at least one choice for each");
        }
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            if (matrix[i].length != matrix[0].length) {
                throw new IllegalArgumentException(whose + " payoffs: row " + i + " has " + matrix[i].length
                        + " columns, row 0 has " + matrix[0].length);
            }
            for (double payoff : matrix[i]) {
                if (!Double.isFinite(payoff)) {
                    throw new IllegalArgumentException(
                            whose + " payoffs: row " + i + " has " + payoff + "; expected finite numbers");
                }
            }
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
