package io.github.marl4j.envs.commons;

import java.util.Arrays;
import java.util.Map;

/** What the agents said last, and whether they agreed. Without a meeting nothing is delivered. */
final class CommonsMessages {
    private static final int NO_AGREEMENT = -1;

    private final SocietyState s;
    private final int seats;
    private final int parts;
    private final boolean proposals;
    private final boolean majority;

    /** Codes of the last messages, {@code [env][seat][part]}. */
    final int[] said;

    CommonsMessages(CommonsSpec spec, SocietyState state) {
        s = state;
        seats = spec.seats;
        parts = spec.messageParts;
        proposals = spec.options.messages() == CommonsOptions.Messages.PROPOSAL;
        majority = spec.options.majority();
        said = new int[Math.multiplyExact(state.numEnvs * seats, parts)];
    }

    void addArrays(Map<String, Object> arrays) {
        if (parts > 0) arrays.put("said", said);
    }

    void start(int env) {
        Arrays.fill(said, env * seats * parts, (env + 1) * seats * parts, 0);
    }

    void send(int env, int seat, int[] codes, int from) {
        boolean meet = s.language[env] == Language.CHAT.ordinal();
        int to = (env * seats + seat) * parts;
        for (int p = 0; p < parts; p++) said[to + p] = meet ? codes[from + p] : 0;
    }

    /** Returns the limit that all agents who are there proposed this month, or more than half of them; -1 if they did not. */
    int agreement(int env) {
        if (!proposals) return NO_AGREEMENT;
        int people = s.people[env];
        int needed = majority ? people / 2 + 1 : people;
        for (int i = env * seats; i < (env + 1) * seats; i++) {
            if (!s.present[i] || said[i] == 0) continue;
            int same = 0;
            for (int j = env * seats; j < (env + 1) * seats; j++) if (s.present[j] && said[j] == said[i]) same++;
            if (same >= needed) return said[i] - 1;
        }
        return NO_AGREEMENT;
    }
}
