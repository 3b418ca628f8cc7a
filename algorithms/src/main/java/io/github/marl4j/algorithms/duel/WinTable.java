package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.NumberPages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each has won against each other lately. Before a result is added, all that is known of the pair counts {@value #DECAY} of what it did, so that old games fade. Source: AlphaStar's
 * pseudo-code and FightLadder, as algorithms.md 4 tells.
 */
final class WinTable {
    private static final double DECAY = 0.99;

    private final Map<Long, double[]> pairs = new LinkedHashMap<>();

    private static long key(int one, int other) {
        return (long) one << 32 | other & 0xFFFFFFFFL;
    }

    /**
     * Adds a result.
     *
     * @param outcome 1 if {@code one} won, 0 for a draw, −1 if it lost
     */
    void add(int one, int other, int outcome) {
        double[] counts = pairs.computeIfAbsent(key(one, other), none -> new double[4]);
        for (int i = 0; i < counts.length; i++) counts[i] *= DECAY;
        counts[0]++;
        counts[2 - outcome]++;
    }

    /** Returns (wins + ½ draws) / games of one against another; ½ while they have not met. */
    double winRate(int one, int other) {
        double[] counts = pairs.get(key(one, other));
        return counts == null ? 0.5 : (counts[1] + 0.5 * counts[2]) / counts[0];
    }

    /** Returns the win rates of one against each of several. */
    double[] winRates(int one, List<Integer> others) {
        return others.stream().mapToDouble(other -> winRate(one, other)).toArray();
    }

    /** Returns the lowest win rate of one against several; 1 against nobody. */
    double lowest(int one, Collection<Integer> others) {
        return others.stream().mapToDouble(other -> winRate(one, other)).min().orElse(1);
    }

    /** Forgets what one has won against anybody: it is another now. */
    void forget(int one) {
        pairs.keySet().removeIf(pair -> (int) (pair >> 32) == one);
    }

    void write(NumberPages out) {
        out.add(pairs.size());
        pairs.forEach((pair, counts) -> {
            out.add((int) (pair >> 32));
            out.add(pair.intValue());
            for (double count : counts) out.add(count);
        });
    }

    void read(NumberPages in) {
        pairs.clear();
        for (int left = (int) in.next(); left > 0; left--) {
            double[] counts = new double[4];
            long key = key((int) in.next(), (int) in.next());
            for (int i = 0; i < counts.length; i++) counts[i] = in.next();
            pairs.put(key, counts);
        }
    }
}
