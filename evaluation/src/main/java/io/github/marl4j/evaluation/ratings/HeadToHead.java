package io.github.marl4j.evaluation.ratings;

import io.github.marl4j.evaluation.games.MatrixGame;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Wilson;

/** How often each player of a tournament won and drew against each other one. Immutable; any thread may read it. */
public final class HeadToHead {
    private final long[][] wins;
    private final long[][] draws;

    private HeadToHead(long[][] wins, long[][] draws) {
        this.wins = wins;
        this.draws = draws;
    }

    /**
     * Copies the counts.
     *
     * @param wins games that the first won against the second, {@code [first][second]}; not modified
     * @param draws games between them that nobody won, {@code [first][second]}, symmetric; not modified
     * @throws IllegalArgumentException if there are fewer than two players, the shapes differ, a count is negative, somebody played alone, or the draws are not symmetric
     */
    public static HeadToHead of(long[][] wins, long[][] draws) {
        int players = wins.length;
        if (players < 2) throw new IllegalArgumentException(players + " players cannot meet; expected at least 2");
        long[][] ownWins = copy("wins", wins, players);
        long[][] ownDraws = copy("draws", draws, players);
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < i; j++) {
                if (draws[i][j] == draws[j][i]) continue;
                throw new IllegalArgumentException("player " + i + " drew " + draws[i][j] + " games with player " + j
                        + ", and player " + j + " drew " + draws[j][i] + " with player " + i
                        + "; expected the same number");
            }
        }
        return new HeadToHead(ownWins, ownDraws);
    }

    private static long[][] copy(String what, long[][] counts, int players) {
        if (counts.length != players) {
            throw new IllegalArgumentException(what + " have " + counts.length + " rows for " + players + " players");
        }
        long[][] copy = new long[players][];
        for (int i = 0; i < players; i++) {
            if (counts[i].length != players) {
                throw new IllegalArgumentException(what + " of player " + i + " have " + counts[i].length
                        + " numbers for " + players + " players");
            }
            for (int j = 0; j < players; j++) {
                if (counts[i][j] >= 0 && (i != j || counts[i][j] == 0)) continue;
                throw new IllegalArgumentException(what + " of player " + i + " against player " + j + " are "
                        + counts[i][j] + "; expected " + (i == j ? "0" : "0 or more"));
            }
            copy[i] = counts[i].clone();
        }
        return copy;
    }

    /** Returns the number of players. */
    public int players() {
        return wins.length;
    }

    /** Returns how many games the first won against the second. */
    public long wins(int first, int second) {
        return wins[first][second];
    }

    /** Returns how many games between them nobody won. */
    public long draws(int first, int second) {
        return draws[first][second];
    }

    /** Returns how many games two players played. */
    public long games(int first, int second) {
        return wins[first][second] + wins[second][first] + draws[first][second];
    }

    /** Returns the mean score of the first against the second, a draw counting ½; NaN if they never met. */
    public double score(int first, int second) {
        return (wins[first][second] + 0.5 * draws[first][second]) / games(first, second);
    }

    /** Returns how many games a player won, drew and lost against all others, {@code [3]}. */
    public long[] record(int player) {
        long[] record = new long[3];
        for (int other = 0; other < wins.length; other++) {
            record[0] += wins[player][other];
            record[1] += draws[player][other];
            record[2] += wins[other][player];
        }
        return record;
    }

    /** Returns the mean score of a player over all its games, a draw counting ½; NaN if it played none. */
    public double score(int player) {
        long[] record = record(player);
        return (record[0] + 0.5 * record[1]) / (record[0] + record[1] + record[2]);
    }

    /**
     * Returns the share of games that the first won against the second, with Wilson's interval. Draws are no wins.
     *
     * @throws IllegalArgumentException if they never met
     */
    public Interval winRate(int first, int second, double confidence) {
        return Wilson.interval(wins[first][second], games(first, second), confidence);
    }

    /** Returns the pair that it is best to let play next: the one with the widest 95 % interval of the win rate; pairs that never met come first. */
    public int[] leastKnownPair() {
        int[] pair = {0, 1};
        double widest = -1;
        for (int i = 0; i < wins.length; i++) {
            for (int j = i + 1; j < wins.length; j++) {
                double width = games(i, j) == 0 ? Double.POSITIVE_INFINITY : width(winRate(i, j, 0.95));
                if (width <= widest) continue;
                widest = width;
                pair = new int[] {i, j};
            }
        }
        return pair;
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    /**
     * Returns the empirical game: score − ½ of the row's player against the column's; zero-sum, 0 on the diagonal.
     *
     * @throws IllegalStateException if two players never met
     */
    public MatrixGame game() {
        double[][] payoffs = new double[wins.length][wins.length];
        for (int i = 0; i < wins.length; i++) {
            for (int j = 0; j < wins.length; j++) {
                if (i == j) continue;
                requireMet(i, j);
                payoffs[i][j] = score(i, j) - 0.5;
            }
        }
        return MatrixGame.zeroSum(payoffs);
    }

    /**
     * Returns the share of triples in which each beats the next in a circle, a score above ½ being a beat; 0 for fewer than three players.
     *
     * @throws IllegalStateException if two players never met
     */
    public double cyclicTripleShare() {
        int cyclic = 0;
        int triples = 0;
        for (int i = 0; i < wins.length; i++) {
            for (int j = i + 1; j < wins.length; j++) {
                for (int k = j + 1; k < wins.length; k++) {
                    triples++;
                    if (beats(i, j) && beats(j, k) && beats(k, i) || beats(j, i) && beats(k, j) && beats(i, k))
                        cyclic++;
                }
            }
        }
        return triples == 0 ? 0 : (double) cyclic / triples;
    }

    private boolean beats(int first, int second) {
        requireMet(first, second);
        return score(first, second) > 0.5;
    }

    private void requireMet(int first, int second) {
        if (games(first, second) > 0) return;
        throw new IllegalStateException(
                "players " + first + " and " + second + " never met; let every pair play at least once");
    }
}
