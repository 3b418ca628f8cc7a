package io.github.marl4j.algorithms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of numbers of any length in pages of one length, as the arrays of a checkpoint must have. */
public final class NumberPages {
    private static final int PAGE = 1 << 12;

    private final String prefix;
    private final List<double[]> pages = new ArrayList<>();
    private final long[] count = new long[1];
    private long read;

    /** Makes an empty list whose arrays have names that begin with {@code prefix}. */
    public NumberPages(String prefix) {
        this.prefix = prefix;
    }

    /** Forgets all numbers. */
    public void clear() {
        count[0] = 0;
        pages.clear();
    }

    /** Appends a number. */
    public void add(double number) {
        if (count[0] == (long) pages.size() * PAGE) pages.add(new double[PAGE]);
        pages.get((int) (count[0] / PAGE))[(int) (count[0] % PAGE)] = number;
        count[0]++;
    }

    /** Goes to the beginning. */
    public void rewind() {
        read = 0;
    }

    /** Returns whether {@link #next} has a number. */
    public boolean hasNext() {
        return read < count[0];
    }

    /** Returns the next number. */
    public double next() {
        double number = pages.get((int) (read / PAGE))[(int) (read % PAGE)];
        read++;
        return number;
    }

    /** Returns the live arrays by name. */
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put(prefix + "count", count);
        for (int page = 0; page < pages.size(); page++) state.put(prefix + "page" + page, pages.get(page));
        return state;
    }

    /** Takes as many pages as saved arrays need. */
    public void makeRoomFor(Set<String> saved) {
        while (saved.contains(prefix + "page" + pages.size())) pages.add(new double[PAGE]);
    }
}
