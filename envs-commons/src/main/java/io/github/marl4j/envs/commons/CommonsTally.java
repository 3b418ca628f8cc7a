package io.github.marl4j.envs.commons;

import java.util.Map;

/**
 * Counts what the infos tell: how a society fares so far. The formulas are those of the paper, section 2.3, in the readings of the project's specification of the commons, section 11; the same
 * over many recorded runs, with intervals, are in the evaluation module.
 */
final class CommonsTally {
    private final SocietyState s;
    private final int seats;
    private final int infos = CommonsSpec.INFOS.size();

    /** Units per month that everybody together could take for ever from the resource as it was at the start, times the months: T · f(0). */
    private final int sustainableTotal;

    /** Harvests above the sustainable share so far, {@code [env]}. */
    private final int[] overuses;
    /** Requests above it so far, {@code [env]}. */
    private final int[] overrequests;
    /** Harvests so far, {@code [env]}. */
    private final int[] agentMonths;
    /** Whether the agent ever took part, {@code [env][seat]}. */
    private final boolean[] tookPart;

    CommonsTally(SocietyOptions options, SocietyState state) {
        this.s = state;
        this.seats = options.seats();
        this.sustainableTotal = options.months() * options.growth().sustainable(options.initialResource());
        overuses = new int[state.numEnvs];
        overrequests = new int[state.numEnvs];
        agentMonths = new int[state.numEnvs];
        tookPart = new boolean[state.numEnvs * seats];
    }

    void addArrays(Map<String, Object> arrays) {
        arrays.put("overuses", overuses);
        arrays.put("overrequests", overrequests);
        arrays.put("agentMonths", agentMonths);
        arrays.put("tookPart", tookPart);
    }

    void start(int env) {
        overuses[env] = 0;
        overrequests[env] = 0;
        agentMonths[env] = 0;
        for (int row = env * seats; row < (env + 1) * seats; row++) tookPart[row] = false;
    }

    /** Counts the harvest just divided. */
    void count(int env, int share) {
        for (int row = env * seats; row < (env + 1) * seats; row++) {
            if (!s.present[row]) continue;
            tookPart[row] = true;
            agentMonths[env]++;
            if (s.obtained[row] > share) overuses[env]++;
            if (s.requested[row] > share) overrequests[env]++;
        }
    }

    /** Writes the infos of an environment, in the order of {@link CommonsSpec#INFOS}. */
    void write(int env, float[] out) {
        int at = env * infos;
        int people = 0;
        int corrected = 0;
        long total = 0;
        long differences = 0;
        for (int i = env * seats; i < (env + 1) * seats; i++) {
            if (!tookPart[i]) continue;
            people++;
            corrected += s.corrected[i];
            total += s.total[i];
            for (int j = env * seats; j < i; j++) if (tookPart[j]) differences += Math.abs(s.total[i] - s.total[j]);
        }
        int harvests = Math.max(1, agentMonths[env]);
        people = Math.max(1, people); // nobody has harvested yet where phases are explicit
        boolean collapsed = s.ending[env] == Ending.COLLAPSED.ordinal();
        out[at] = s.ending[env] == Ending.TIME_UP.ordinal() ? 1 : 0;
        out[at + 1] = collapsed ? 1 : 0;
        out[at + 2] = s.month[env];
        out[at + 3] = (float) total / people;
        out[at + 4] = sustainableTotal == 0 ? 1 : Math.min(1, (float) total / sustainableTotal);
        // Every pair counts once here and twice in the formula 1 − Σ|R_i − R_j| / (2 N ΣR).
        out[at + 5] = total == 0 ? 0 : 1 - (float) differences / ((float) people * total);
        out[at + 6] = (float) overuses[env] / harvests;
        out[at + 7] = (float) overrequests[env] / harvests;
        out[at + 8] = corrected;
        out[at + 9] = s.oversubscribed[env] ? 1 : 0;
    }
}
