package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.env.Policy;
import java.util.regex.Pattern;

/**
 * Somebody who plays in a tournament.
 *
 * @param name in tables and files; no commas, quotes or blanks
 * @param origin the text that names the policy, by which a resumed tournament finds it again
 * @param policy that plays
 */
public record Contestant(String name, String origin, Policy policy) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:@+/=-]+");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it could not stand in a file of games
     */
    public Contestant {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("player name \"" + name
                    + "\" has other characters than letters, digits and _.:@+/=-; name it, e.g. mine=" + origin);
        }
    }
}
