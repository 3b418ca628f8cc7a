package io.github.marl4j.envs.momaland;

import io.github.marl4j.env.OptionReader;
import java.util.Locale;

/** Which form of a game's rules to play. */
public enum Rules {
    /** As the game is meant; for new experiments. */
    FIXED,
    /** With the faults of MOMAland 0.2.0 that change what happens, move by move; for comparison with results made there. */
    REFERENCE;

    /** The option's name. */
    public static final String OPTION = "rules";

    /** What the option allows, in the form of {@link io.github.marl4j.env.EnvOption#type()}. */
    public static final String WORDS = "fixed|reference";

    /** Returns the value of the option {@code rules}, FIXED if it is not given. */
    public static Rules read(OptionReader read) {
        return valueOf(
                read.oneOf(OPTION, FIXED.word(), FIXED.word(), REFERENCE.word()).toUpperCase(Locale.ROOT));
    }

    /** Returns the value as the option has it: {@code fixed} or {@code reference}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
