package io.github.marl4j.env;

import java.util.List;

/**
 * Which of the {@link EnvSpec#infos()} tell how an episode ended. In the step that ends it at most one of them is 1; at all other times all are 0.
 *
 * @param infos their names, lower case, e.g. {@code won}; empty if there are none
 * @param ofFirstAgent whether they tell how it ended for the first agent of {@link EnvSpec#order()}, a rival of the others; else for all agents or the first group together
 */
public record Outcomes(List<String> infos, boolean ofFirstAgent) {
    /** Nothing tells how an episode ended. */
    public static final Outcomes NONE = new Outcomes(List.of(), false);

    private static final String WON = "won";
    private static final String LOST = "lost";

    /** Copies the names. */
    public Outcomes {
        infos = List.copyOf(infos);
    }

    /** Returns outcomes that all agents, or those of the first group, share. */
    public static Outcomes shared(String... infos) {
        return new Outcomes(List.of(infos), false);
    }

    /** Returns outcomes as the first of rivals sees them; the other of two has lost what it has won. */
    public static Outcomes ofFirst(String... infos) {
        return new Outcomes(List.of(infos), true);
    }

    /**
     * Returns how the episode that has just ended did so: the name of the info that is 1, else {@code timeout} if it was truncated and {@code ended} if not.
     *
     * @param batch after the step that ended it
     */
    public static String of(Batch batch, int env) {
        List<String> names = batch.spec.infos();
        for (String name : batch.spec.outcomes().infos()) {
            if (batch.infos[env * names.size() + names.indexOf(name)] == 1f) return name;
        }
        for (Batch.Rows rows : batch.groups) {
            for (int a = 0; a < rows.numAgents; a++) if (rows.truncated[env * rows.numAgents + a]) return "timeout";
        }
        return "ended";
    }

    /** Returns the same as an agent sees it: where the first agent has won another rival has lost. */
    public String seenBy(int agentOfOrder, String outcome) {
        if (!ofFirstAgent || agentOfOrder == 0) return outcome;
        return outcome.equals(WON) ? LOST : outcome.equals(LOST) ? WON : outcome;
    }

    void requireAmong(String id, List<String> names) {
        if (names.containsAll(infos)) return;
        throw new IllegalArgumentException(id + ": outcomes " + infos + " are not all among the infos " + names);
    }
}
