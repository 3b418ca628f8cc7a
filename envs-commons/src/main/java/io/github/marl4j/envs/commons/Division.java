package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Chance;
import java.util.Arrays;

/**
 * Divides units among agents who ask for more than there are. One thread each.
 *
 * <p>Source of both rules: GovSim, scenarios/common/environment/concurrent_env.py, {@code _assign_stochastic} and {@code _assign_proportional}.
 */
final class Division {
    /** The site of {@link Chance} at which all draws are made; recorded draws are seats. */
    static final int SITE = 0;

    private final Chance chance;

    /** What each seat still wants. */
    private final int[] need;
    /** What each seat got. */
    private final int[] got;
    /** Seats that want something. */
    private final int[] wanting;

    private final boolean[] roundedDown;

    private int env;
    private long draw;

    Division(Chance chance, int seats) {
        this.chance = chance;
        need = new int[seats];
        got = new int[seats];
        wanting = new int[seats];
        roundedDown = new boolean[seats];
    }

    /** Returns the index of a draw in {@link Chance}. */
    static long drawIndex(int month, long number) {
        return ((long) month << 24) + number;
    }

    /**
     * Divides by chance, unit by unit: each goes to any agent that still wants one, with equal chance. Nobody can be satisfied before as many units are given as the most modest of them
     * wants, so that many are drawn at once, from the multinomial distribution.
     *
     * @param requested {@code [first + seat]}; negative requests take nothing
     * @param obtained {@code [first + seat]}, overwritten
     * @param units to be given, fewer than the agents want
     */
    void stochastic(int ofEnv, int month, int units, int[] requested, int[] obtained, int first) {
        begin(ofEnv, month, requested, first);
        int left = units;
        while (left > 0) {
            int count = 0;
            int least = left;
            for (int seat = 0; seat < need.length; seat++) {
                if (need[seat] <= 0) continue;
                wanting[count++] = seat;
                least = Math.min(least, need[seat]);
            }
            if (chance.replays(env)) giveRecorded(least);
            else if (count == 1) give(wanting[0], least);
            else if (count <= UnitCounts.MOST_AGENTS) giveCounted(least, count);
            else giveOneByOne(least, count);
            left -= least;
        }
        System.arraycopy(got, 0, obtained, first, got.length);
    }

    private void begin(int ofEnv, int month, int[] requested, int first) {
        env = ofEnv;
        draw = drawIndex(month, 0);
        for (int seat = 0; seat < need.length; seat++) need[seat] = Math.max(0, requested[first + seat]);
        Arrays.fill(got, 0);
    }

    private void give(int seat, int units) {
        got[seat] += units;
        need[seat] -= units;
    }

    private void giveRecorded(int units) {
        for (int u = 0; u < units; u++) {
            int seat = chance.below(env, SITE, draw++, need.length);
            if (need[seat] <= 0)
                throw new IllegalStateException("a recorded draw gives seat " + seat + " a unit it does not want");
            give(seat, 1);
        }
    }

    /** 64 random bits are a fraction; each look-up uses up its leading part. */
    private void giveCounted(int units, int count) {
        UnitCounts counts = UnitCounts.of(count);
        int left = units;
        while (left > 0) {
            long packed = 0;
            int round = Math.min(left, UnitCounts.MOST_UNITS);
            left -= round;
            while (round > 0) {
                long fraction = chance.bits(env, SITE, draw++) >>> 1;
                for (int use = 0; use < UnitCounts.USES && round > 0; use++) {
                    int at = Math.min(round, counts.atOnce);
                    long size = counts.size(at);
                    packed += counts.table(at)[(int) Math.multiplyHigh(fraction, size << 1)];
                    fraction = fraction * size & Long.MAX_VALUE;
                    round -= at;
                }
            }
            for (int i = 0; i < count; i++, packed >>>= Byte.SIZE) give(wanting[i], (int) (packed & 0xFF));
        }
    }

    private void giveOneByOne(int units, int count) {
        for (int u = 0; u < units; u++) give(wanting[chance.below(env, SITE, draw++, count)], 1);
    }

    /**
     * Divides in proportion to the requests.
     *
     * @param requested {@code [first + seat]}; negative requests take nothing
     * @param obtained {@code [first + seat]}, overwritten
     * @param units to be given, fewer than the agents want
     */
    void proportional(int ofEnv, int month, int units, int[] requested, int[] obtained, int first) {
        begin(ofEnv, month, requested, first);
        Arrays.fill(roundedDown, false);
        int left = units;
        while (left > 0) {
            left -= sweep(left);
            int unsatisfied = 0;
            for (int wants : need) if (wants > 0) unsatisfied++;
            if (left > 0 && left <= unsatisfied) left -= giveLeftovers(left);
        }
        System.arraycopy(got, 0, obtained, first, got.length);
    }

    /** Gives everybody its share of {@code units}, rounded down. The order of the operations is that of the reference, to the bit. */
    private int sweep(int units) {
        long wanted = 0;
        for (int wants : need) wanted += wants;
        int given = 0;
        for (int seat = 0; seat < need.length; seat++) {
            double share = Math.min(units * ((double) need[seat] / wanted), need[seat]);
            if (share == 0) continue;
            int whole = (int) share;
            roundedDown[seat] = whole != share;
            give(seat, whole);
            given += whole;
        }
        return given;
    }

    /** Gives units one by one to agents whose share was rounded down, weighted with what they still want. */
    private int giveLeftovers(int units) {
        for (int given = 0; given < units; given++) {
            int weight = 0;
            for (int seat = 0; seat < need.length; seat++) if (roundedDown[seat]) weight += need[seat];
            if (weight == 0) return given;
            boolean recorded = chance.replays(env);
            int at = chance.below(env, SITE, draw++, weight);
            int seat = 0;
            if (recorded) seat = at;
            else while (!roundedDown[seat] || (at -= need[seat]) >= 0) seat++;
            give(seat, 1);
        }
        return units;
    }
}
