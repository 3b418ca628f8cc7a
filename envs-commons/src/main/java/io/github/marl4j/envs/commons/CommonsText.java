package io.github.marl4j.envs.commons;

import java.util.Locale;

/** A society as text for people: the resource, what each agent asked for and got last month, and the way here. */
final class CommonsText {
    private CommonsText() {}

    static String describe(CommonsKernel kernel, int env) {
        SocietyState s = kernel.state;
        SocietyOptions society = kernel.spec.society;
        Scenario scenario = society.scenario();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, month %d of %d: %d of %d %s%s%n",
                scenario.name(),
                s.month[env],
                society.months(),
                s.pool[env],
                society.capacity(),
                scenario.word("units"),
                ending(s, env)));
        if (society.universalization()) {
            text.append("if all take more than ").append(s.threshold[env]).append(", it shrinks\n");
        }
        if (s.agreed[env] >= 0) {
            text.append("agreed limit per agent: ").append(s.agreed[env]).append('\n');
        }
        for (int seat = 0; seat < society.seats(); seat++) appendSeat(text, scenario, s, env, seat);
        appendHistory(text, kernel, env);
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String ending(SocietyState s, int env) {
        return switch (s.endingOf(env)) {
            case NONE -> "";
            case COLLAPSED -> ", collapsed";
            case TIME_UP -> ", survived";
        };
    }

    private static void appendSeat(StringBuilder text, Scenario scenario, SocietyState s, int env, int seat) {
        int row = env * s.seats + seat;
        String name = scenario.nameOf(seat);
        if (!s.present[row]) {
            text.append(
                    String.format(Locale.ROOT, "  %-10s %s%n", name, s.left[row] ? "has left" : "is not there yet"));
            return;
        }
        text.append(String.format(
                Locale.ROOT,
                "  %-10s asked for %3d, got %3d, total %4d%n",
                name,
                s.requested[row],
                s.obtained[row],
                s.total[row]));
    }

    private static void appendHistory(StringBuilder text, CommonsKernel kernel, int env) {
        int played = kernel.state.month[env];
        if (played == 0) return;
        text.append("before and after each harvest:");
        int first = env * kernel.spec.society.months();
        for (int month = 0; month < played; month++) {
            text.append(' ').append(kernel.history.before[first + month]);
            text.append('>').append(kernel.history.after[first + month]);
        }
        text.append('\n');
    }
}
