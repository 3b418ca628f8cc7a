package io.github.marl4j.env;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Draws of a golden trace, by site and index of {@link Chance}. Each may be taken once. */
public final class RecordedDraws {
    private final Map<Long, Double> draws = new HashMap<>();

    /** Creates a recording without draws. */
    public RecordedDraws() {}

    /**
     * Adds a draw.
     *
     * @throws IllegalArgumentException if there already is one for this site and index
     */
    public void put(int site, long index, double value) {
        if (draws.put(key(site, index), value) != null) {
            throw new IllegalArgumentException("two recorded draws for site=" + site + " index=" + index);
        }
    }

    /** Returns whether there is a draw for this site and index that nobody has taken. */
    public boolean has(int site, long index) {
        return draws.containsKey(key(site, index));
    }

    double take(int site, long index) {
        Double value = draws.remove(key(site, index));
        if (value == null) {
            throw new IllegalStateException(
                    "the rules asked for a draw that the trace does not have: site=" + site + " index=" + index);
        }
        return value;
    }

    /** Returns how many draws have not been taken: events of the trace that the rules did not produce. */
    public int remaining() {
        return draws.size();
    }

    /** Returns the keys of the draws that have not been taken, {@code site << 48 ^ index} each: for rules that run elsewhere, on a device. */
    public Set<Long> keys() {
        return Set.copyOf(draws.keySet());
    }

    /**
     * Returns a draw and leaves it there.
     *
     * @param key one of {@link #keys()}
     */
    public double value(long key) {
        return draws.get(key);
    }

    /** Notes that rules which run elsewhere have taken all draws but these. */
    public void retain(Set<Long> keys) {
        draws.keySet().retainAll(keys);
    }

    private static long key(int site, long index) {
        return ((long) site << 48) ^ index;
    }
}
