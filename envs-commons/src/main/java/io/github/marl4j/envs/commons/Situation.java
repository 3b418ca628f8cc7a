package io.github.marl4j.envs.commons;

/** What a scripted persona decides from, in one month, on one seat. Filled anew before every decision. */
public final class Situation {
    /** Units before the harvest: h. */
    public int pool;
    /** Most units that there can be. */
    public int capacity;
    /** Most that all may take so that the resource grows back, for doubling floor(h/2). */
    public int groupLimit;
    /** Agents who are there: n. */
    public int agents;
    /** From 0. */
    public int month;
    /** Months until the society ends: T. */
    public int months;
    /** The threshold that the agents are told; -1 if they are not. */
    public int toldThreshold;
    /** The limit per agent agreed on last; -1 without one. */
    public int agreedLimit;
    /** Units that the other agents obtained last month, together. */
    public int othersLastMonth;
    /** Units that all agents obtained last month, together. */
    public int groupLastMonth;
    /** The most that they all could have taken last month so that the resource grew back. */
    public int lastGroupLimit;
    /** Whether all together ever took more than that in a month. */
    public boolean everOverused;
    /** 32 random bits, for those personas that use chance, in the lower half. */
    public long luck;

    /** Creates a situation with nothing in it. */
    public Situation() {}

    /** Returns the equal share of what can be taken sustainably: s. */
    public int share() {
        return groupLimit / agents;
    }
}
