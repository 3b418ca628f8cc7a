package io.github.marl4j.envs.commons;

/**
 * How many units each of a few agents gets, for every sequence of draws: entry {@code i} of a table belongs to the sequence whose digits make up {@code i}. To draw a uniform entry is to
 * draw the counts of that many uniform units: the multinomial distribution, but for a bias below 2<sup>-22</sup> that comes of the finite number of random bits.
 */
public final class UnitCounts {
    /** Most agents that a table is made for: their counts share a {@code long}, a byte each. */
    public static final int MOST_AGENTS = Long.BYTES;

    /** Most units whose counts may be added up without one running over. */
    public static final int MOST_UNITS = 255;

    /** Look-ups that 63 random bits are good for: they use at most 40 of them. */
    public static final int USES = 4;

    /** Larger tables would not stay in the first cache. */
    private static final int MOST_ENTRIES = 1024;

    private static final UnitCounts[] ALL = new UnitCounts[MOST_AGENTS + 1];

    static {
        for (int agents = 2; agents <= MOST_AGENTS; agents++) ALL[agents] = new UnitCounts(agents);
    }

    /** Most units of one look-up. */
    public final int atOnce;

    private final long[][] tables;

    private UnitCounts(int agents) {
        int units = 0;
        for (int entries = agents; entries <= MOST_ENTRIES; entries *= agents) units++;
        atOnce = units;
        tables = new long[units + 1][];
        tables[0] = new long[1];
        for (int u = 1; u <= units; u++) {
            long[] fewer = tables[u - 1];
            tables[u] = new long[fewer.length * agents];
            for (int i = 0; i < tables[u].length; i++) {
                tables[u][i] = fewer[i / agents] + (1L << Byte.SIZE * (i % agents));
            }
        }
    }

    /** Returns the tables for 2 to {@link #MOST_AGENTS} agents. */
    public static UnitCounts of(int agents) {
        return ALL[agents];
    }

    /** Returns the counts of all sequences of {@code units} draws, the first agent's in the lowest byte. */
    long[] table(int units) {
        return tables[units];
    }
}
