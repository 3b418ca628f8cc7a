package io.github.marl4j.env;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** A name that does not exist, with the closest one that does. */
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Says for instance {@code commons/fishery-v1: option "maxRound" is unknown; did you mean "maxRounds"?}
     *
     * @param where what was asked, e.g. an environment id
     * @param kind what the name should be, e.g. {@code option}
     * @param name what came
     * @param known the names that exist
     */
    public UnknownNameException(String where, String kind, String name, Collection<String> known) {
        super(where + ": " + kind + " \"" + name + "\" is unknown; " + suggestion(name, known));
    }

    /** Creates the error with its whole sentence. */
    public UnknownNameException(String message) {
        super(message);
    }

    /** Returns {@code did you mean "…"?} if a known name is close, else the list of known names. */
    public static String suggestion(String name, Collection<String> known) {
        return closest(name, known)
                .map(close -> "did you mean \"" + close + "\"?")
                .orElseGet(() -> known.isEmpty() ? "there are none" : "known: " + String.join(", ", known));
    }

    /** Returns the known name with the fewest edits from {@code name}, if that is at most a third of its length (at least 2). */
    public static Optional<String> closest(String name, Collection<String> known) {
        int allowed = Math.max(2, name.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> edits(name, candidate)))
                .filter(candidate -> edits(name, candidate) <= allowed);
    }

    /** Levenshtein distance, upper and lower case alike. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
