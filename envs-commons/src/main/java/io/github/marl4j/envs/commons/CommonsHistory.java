package io.github.marl4j.envs.commons;

import java.util.Map;

/** The resource in every month of the episode, for pictures. */
final class CommonsHistory {
    private final int months;

    /** Units before the harvest, {@code [env][month]}. */
    final int[] before;
    /** Units that it left, {@code [env][month]}. */
    final int[] after;

    CommonsHistory(SocietyOptions options, int numEnvs) {
        months = options.months();
        before = new int[Math.multiplyExact(numEnvs, months)];
        after = new int[before.length];
    }

    /** Notes the harvest just divided. */
    void note(int env, SocietyState s) {
        int at = env * months + s.month[env];
        before[at] = s.poolBefore[env];
        after[at] = s.pool[env];
    }

    void addArrays(Map<String, Object> arrays) {
        arrays.put("historyBefore", before);
        arrays.put("historyAfter", after);
    }
}
