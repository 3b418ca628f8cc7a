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
    /** Seats that want something. */
    private final int[] wanting;

    private final boolean[] roundedDown;

    private int env;
    private long draw;

    /** What each got, {@code [first + seat]}. */
    private int[] obtained;

    private int first;

    Division(Chance chance, int seats) {
        this.chance = chance;
        need = new int[seats];
        wanting = new int[seats];
        roundedDown = new boolean[seats];
    }

    /** Returns the index of a draw in {@link Chance}. */
    static long drawIndex(int month, long number) {
        return ((long) month << 24) + number;
    }

    /**
     * Divides by chance, unit by unit: each goes to any agent that still wants one, with equal chance. To draw among those who want something is to draw among all and to forget the draws of
     * those who have enough; in which order they came does not matter. So as many draws as there are units are made at once, from the multinomial distribution, what is beyond a need is
     * forgotten, and the units that are left go into the next round.
     *
     * @param requested {@code [from + seat]}; negative requests take nothing
     * @param into what they get, {@code [from + seat]}, overwritten
     * @param units to be given, fewer than the agents want
     */
    void stochastic(int ofEnv, int month, int units, int[] requested, int[] into, int from) {
        begin(ofEnv, month, requested, into, from);
        if (chance.replays(env)) {
            giveRecorded(units);
        } else {
            int left = units;
            while (left > 0) left -= giveRound(left);
        }
    }

    private void begin(int ofEnv, int month, int[] requested, int[] into, int from) {
        env = ofEnv;
        draw = drawIndex(month, 0);
        obtained = into;
        first = from;
        for (int seat = 0; seat < need.length; seat++) {
            need[seat] = Math.max(0, requested[from + seat]);
            into[from + seat] = 0;
        }
    }

    private void give(int seat, int units) {
        obtained[first + seat] += units;
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

    /** Makes {@code draws} draws among those who want something, and returns how many units were given. */
    private int giveRound(int draws) {
        int count = 0;
        for (int seat = 0; seat < need.length; seat++) if (need[seat] > 0) wanting[count++] = seat;
        if (count == 1) return giveUpToNeed(wanting[0], draws);
        if (count > UnitCounts.MOST_AGENTS) return giveOneByOne(draws, count);
        UnitCounts counts = UnitCounts.of(count);
        int given = 0;
        for (int left = draws; left > 0; left -= UnitCounts.MOST_UNITS) {
            long drawn = count(counts, Math.min(left, UnitCounts.MOST_UNITS));
            for (int i = 0; i < count; i++, drawn >>>= Byte.SIZE)
                given += giveUpToNeed(wanting[i], (int) (drawn & 0xFF));
        }
        return given;
    }

    private int giveUpToNeed(int seat, int units) {
        int given = Math.min(units, need[seat]);
        give(seat, given);
        return given;
    }

    /** Returns the counts of some draws, a byte each. 63 random bits are a fraction; each look-up uses up its leading part. */
    private long count(UnitCounts counts, int draws) {
        long packed = 0;
        int left = draws;
        long[] most = counts.table(counts.atOnce);
        int size = most.length;
        for (; left >= UnitCounts.USES * counts.atOnce; left -= UnitCounts.USES * counts.atOnce) {
            long fraction = chance.bits(env, SITE, draw++) >>> 1;
            for (int use = 0; use < UnitCounts.USES; use++) {
                packed += most[leading(fraction, size)];
                fraction = fraction * size & Long.MAX_VALUE;
            }
        }
        long fraction = chance.bits(env, SITE, draw++) >>> 1;
        while (left > 0) {
            int now = Math.min(left, counts.atOnce);
            long[] table = counts.table(now);
            packed += table[leading(fraction, table.length)];
            fraction = fraction * table.length & Long.MAX_VALUE;
            left -= now;
        }
        return packed;
    }

    /** Returns a number below {@code size} from the leading part of a fraction of 63 bits. */
    private static int leading(long fraction, int size) {
        return (int) Math.multiplyHigh(fraction, 2L * size);
    }

    private int giveOneByOne(int draws, int count) {
        int given = 0;
        for (int u = 0; u < draws; u++) given += giveUpToNeed(wanting[chance.below(env, SITE, draw++, count)], 1);
        return given;
    }

    /**
     * Divides in proportion to the requests.
     *
     * @param requested {@code [from + seat]}; negative requests take nothing
     * @param into what they get, {@code [from + seat]}, overwritten
     * @param units to be given, fewer than the agents want
     */
    void proportional(int ofEnv, int month, int units, int[] requested, int[] into, int from) {
        begin(ofEnv, month, requested, into, from);
        Arrays.fill(roundedDown, false);
        int left = units;
        while (left > 0) {
            left -= sweep(left);
            int unsatisfied = 0;
            for (int wants : need) if (wants > 0) unsatisfied++;
            if (left > 0 && left <= unsatisfied) left -= giveLeftovers(left);
        }
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
