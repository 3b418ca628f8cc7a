package io.github.marl4j.envs.commons;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code numEnvs} societies remember, as arrays. Rows of agents are seats, in order. */
final class SocietyState {
    final int numEnvs;
    final int seats;

    /** Units that there are now, {@code [env]}: between division and regrowth what the harvest left. */
    final int[] pool;
    /** Months played, {@code [env]}. */
    final int[] month;
    /** The threshold that agents are told or would be told, {@code [env]}. */
    final int[] threshold;
    /** The limit per agent that was agreed on last, {@code [env]}; -1 without one. */
    final int[] agreed;
    /** Ordinal of {@link Language}, {@code [env]}. */
    final int[] language;
    /** The present growth, {@code [env]}: an index into {@link SocietyRules#growths}. */
    final int[] growth;
    /** Ordinal of {@link Ending}, {@code [env]}. */
    final int[] ending;
    /** Ordinal of the {@link Phase} that it is in, {@code [env]}; always HARVEST where a step is a month. */
    final int[] phase;
    /** The seat whose turn it is, {@code [env]}; 0 where all act at once. */
    final int[] turn;
    /** What there was before the harvest of the last month, {@code [env]}; 0 in the first. */
    final int[] poolBefore;
    /** The group's sustainable amount in the last month, {@code [env]}. */
    final int[] groupLimit;
    /** Agents who are there, {@code [env]}. */
    final int[] people;
    /** Whether the last harvest asked for more than there was, {@code [env]}. */
    final boolean[] oversubscribed;

    /** Whether the agent is in the society, {@code [env][seat]}. */
    final boolean[] present;
    /** Whether it left for good, {@code [env][seat]}. */
    final boolean[] left;
    /** What it asked for in the last month, {@code [env][seat]}; 0 before the first, and for those who were not there. */
    final int[] requested;
    /** What it got in the last month, {@code [env][seat]}. */
    final int[] obtained;
    /** What it got so far, {@code [env][seat]}. */
    final int[] total;
    /** How many of its requests were out of range and moved into it, {@code [env][seat]}. */
    final int[] corrected;

    SocietyState(int numEnvs, int seats) {
        this.numEnvs = numEnvs;
        this.seats = seats;
        int rows = Math.multiplyExact(numEnvs, seats);
        pool = new int[numEnvs];
        month = new int[numEnvs];
        threshold = new int[numEnvs];
        agreed = new int[numEnvs];
        language = new int[numEnvs];
        growth = new int[numEnvs];
        ending = new int[numEnvs];
        phase = new int[numEnvs];
        turn = new int[numEnvs];
        poolBefore = new int[numEnvs];
        groupLimit = new int[numEnvs];
        people = new int[numEnvs];
        oversubscribed = new boolean[numEnvs];
        present = new boolean[rows];
        left = new boolean[rows];
        requested = new int[rows];
        obtained = new int[rows];
        total = new int[rows];
        corrected = new int[rows];
    }

    Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("pool", pool);
        arrays.put("month", month);
        arrays.put("threshold", threshold);
        arrays.put("agreed", agreed);
        arrays.put("language", language);
        arrays.put("growth", growth);
        arrays.put("ending", ending);
        arrays.put("phase", phase);
        arrays.put("turn", turn);
        arrays.put("poolBefore", poolBefore);
        arrays.put("groupLimit", groupLimit);
        arrays.put("people", people);
        arrays.put("oversubscribed", oversubscribed);
        arrays.put("present", present);
        arrays.put("left", left);
        arrays.put("requested", requested);
        arrays.put("obtained", obtained);
        arrays.put("total", total);
        arrays.put("corrected", corrected);
        return arrays;
    }

    Ending endingOf(int env) {
        return Ending.values()[ending[env]];
    }
}
