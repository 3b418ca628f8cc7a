package io.github.marl4j.algorithms.rollout;

import io.github.marl4j.env.Chance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest segments of experience, to be drawn uniformly; when it is full, the oldest are overwritten. Memory is taken page by page as it fills, and a checkpoint holds the pages taken so far.
 */
public final class SegmentReplay {
    /** Greatest number of bytes in a page, unless a single segment is larger. */
    private static final long PAGE_BYTES = 1 << 24;

    private static final int SIZE = 0;
    private static final int NEXT = 1;

    private final Segments.Form form;
    private final int capacity;
    private final int perPage;
    private final List<Segments> pages = new ArrayList<>();
    private final int[] counters = new int[2];
    private final long[] random;

    /**
     * Creates an empty replay.
     *
     * @param where for errors, e.g. {@code qmix}
     * @param capacity greatest number of segments
     * @param seed of the draws
     * @throws IllegalArgumentException if a full replay would not fit into the JVM's memory
     */
    public SegmentReplay(String where, Segments.Form form, int capacity, long seed) {
        this(where, form, capacity, seed, Runtime.getRuntime().maxMemory());
    }

    SegmentReplay(String where, Segments.Form form, int capacity, long seed, long memory) {
        this.form = form;
        this.capacity = capacity;
        random = new long[] {seed};
        requireFits(where, form, capacity, memory);
        perPage = (int) Math.max(1, Math.min(capacity, PAGE_BYTES / form.bytes()));
    }

    /** A checkpoint is put together in memory, so for a moment everything is there twice. */
    private static void requireFits(String where, Segments.Form form, int capacity, long memory) {
        long needed = Math.multiplyExact(2L * capacity, form.bytes());
        if (needed <= memory) return;
        throw new IllegalArgumentException(where + ": replaySegments=" + capacity + " of " + form.steps()
                + " steps take " + mebibytes(needed / 2)
                + " MiB, twice that while a checkpoint is written,"
                + " and the JVM may use " + mebibytes(memory) + " MiB; lower replaySegments to "
                + memory / (2 * form.bytes()) + " or less, or raise -Xmx");
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }

    /** Returns how many segments are in the replay. */
    public int size() {
        return counters[SIZE];
    }

    /**
     * Makes room for new segments and counts them in; the oldest make way. The caller fills them before it draws.
     *
     * @param count at most the capacity
     * @return slot of the first; the others follow, after the last slot comes 0
     */
    public int add(int count) {
        int first = counters[NEXT];
        counters[NEXT] = (first + count) % capacity;
        counters[SIZE] = Math.min(capacity, counters[SIZE] + count);
        while (pages.size() * (long) perPage < counters[SIZE]) addPage();
        return first;
    }

    private void addPage() {
        pages.add(new Segments(form, Math.min(perPage, capacity - pages.size() * perPage)));
    }

    /** Returns the slot that comes {@code offset} after another. */
    public int slot(int first, int offset) {
        return (first + offset) % capacity;
    }

    /** Returns the segments among which a slot lies. */
    public Segments page(int slot) {
        return pages.get(slot / perPage);
    }

    /** Returns which segment of its {@link #page} a slot is. */
    public int segment(int slot) {
        return slot % perPage;
    }

    /**
     * Draws segments uniformly and independently.
     *
     * @param slots overwritten
     */
    public void draw(int[] slots) {
        for (int i = 0; i < slots.length; i++) {
            random[0] += 0x9E3779B97F4A7C15L;
            slots[i] = (int) (((Chance.mix(random[0]) >>> 32) * counters[SIZE]) >>> 32);
        }
    }

    /** Returns the live arrays of all pages taken so far. */
    public Map<String, Object> state() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("replay.counters", counters);
        arrays.put("replay.random", random);
        for (int page = 0; page < pages.size(); page++)
            arrays.putAll(pages.get(page).state(prefix(page)));
        return arrays;
    }

    private static String prefix(int page) {
        return "replay.page" + page + ".";
    }

    /** Takes as many pages as saved arrays need. */
    public void makeRoomFor(Set<String> saved) {
        while (saved.contains(prefix(pages.size()) + "ends") && pages.size() * (long) perPage < capacity) addPage();
    }
}
