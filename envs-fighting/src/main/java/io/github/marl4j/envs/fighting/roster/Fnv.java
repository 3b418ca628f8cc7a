package io.github.marl4j.envs.fighting.roster;

/** The 64-bit hash FNV-1a. Source: Fowler, Noll, Vo; offset basis and prime as in draft-eastlake-fnv. */
public final class Fnv {
    /** The hash of nothing. */
    public static final long START = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    private Fnv() {}

    /** Returns the hash of some bytes. */
    public static long hash(byte[] bytes) {
        long hash = START;
        for (byte each : bytes) hash = (hash ^ (each & 0xFF)) * PRIME;
        return hash;
    }

    /** Returns the hash of what was hashed before and the four bytes of a number, lowest first. */
    public static long add(long hash, int number) {
        for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ (number >>> shift & 0xFF)) * PRIME;
        return hash;
    }
}
