package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.env.Chance;
import io.github.marl4j.evaluation.games.MatrixGame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the snapshots of both sides earn against each other: the empirical game that meta-solvers solve. Entries keep their counts. */
final class PayoffTable {

    /** What an entry of the game tells. */
    enum Payoff {
        /** (wins + ½ draws) / games − ½. */
        WIN_RATE,
        /** Half of what the first side earned more than the second, a game. */
        RETURNS
    }

    private final Duel duel;
    private final boolean symmetric;
    private final int gamesPerEntry;
    private final Payoff payoff;
    private final Map<Matches.Pairing, Matches.Result> results = new LinkedHashMap<>();

    /**
     * Makes an empty table.
     *
     * @param symmetric whether there is one pool; an entry then takes half of its games from each side
     */
    PayoffTable(Duel duel, boolean symmetric, int gamesPerEntry, Payoff payoff) {
        this.duel = duel;
        this.symmetric = symmetric;
        this.gamesPerEntry = gamesPerEntry;
        this.payoff = payoff;
    }

    /** Returns the snapshots of a side. */
    List<Integer> pool(int side) {
        return duel.population().ids(member -> symmetric || member.side() == side);
    }

    /** Plays what is missing and returns how many games that were. */
    int fill() {
        List<Matches.Pairing> missing = new ArrayList<>();
        for (int first : pool(0)) {
            for (int second : pool(1)) {
                Matches.Pairing pairing = new Matches.Pairing(first, second);
                boolean itself = symmetric && first == second;
                if (!itself && !results.containsKey(pairing)) missing.add(pairing);
            }
        }
        int games = symmetric ? (gamesPerEntry + 1) / 2 : gamesPerEntry;
        long seed = Chance.mix(Chance.mix(duel.run().seed()) - 1 - results.size());
        Matches.Result[] found = new Matches(duel).play(missing, games, seed);
        for (int i = 0; i < found.length; i++) results.put(missing.get(i), found[i]);
        return games * missing.size();
    }

    /** Returns the zero-sum game between the pools. */
    MatrixGame game() {
        List<Integer> rows = pool(0);
        List<Integer> columns = pool(1);
        double[][] table = new double[rows.size()][columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                if (symmetric && i == j) continue;
                double there = value(rows.get(i), columns.get(j));
                table[i][j] = symmetric ? (there - value(columns.get(j), rows.get(i))) / 2 : there;
            }
        }
        return MatrixGame.zeroSum(table);
    }

    private double value(int first, int second) {
        Matches.Result result = results.get(new Matches.Pairing(first, second));
        return payoff == Payoff.WIN_RATE ? result.winRate() - 0.5 : result.earned() / result.games() / 2;
    }

    void write(NumberPages out) {
        out.add(results.size());
        results.forEach((pairing, result) -> {
            out.add(pairing.first());
            out.add(pairing.second());
            out.add(result.games());
            out.add(result.wins());
            out.add(result.draws());
            out.add(result.losses());
            out.add(result.earned());
        });
    }

    void read(NumberPages in) {
        results.clear();
        for (int left = (int) in.next(); left > 0; left--) {
            Matches.Pairing pairing = new Matches.Pairing((int) in.next(), (int) in.next());
            int games = (int) in.next();
            int wins = (int) in.next();
            int draws = (int) in.next();
            results.put(pairing, new Matches.Result(games, wins, draws, (int) in.next(), in.next()));
        }
    }
}
