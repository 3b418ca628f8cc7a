package io.github.marl4j.commons.subskills;

import io.github.marl4j.commons.prompts.PromptKind;
import java.util.Locale;

/** A kind of question. Source: GovSim, subskills; the letters are the paper's. */
public enum Subskill {
    /** What is left next month if everybody takes the same (a). */
    CONSEQUENCE(PromptKind.CONSEQUENCE, false),
    /** The same without a persona. */
    CONSEQUENCE_MATH(PromptKind.CONSEQUENCE_MATH, false),
    /** How much to take, asked as in the simulation (b). */
    SUSTAINABLE_ACTION(PromptKind.HARVEST, false),
    /** The same with the universalization memory. */
    SUSTAINABLE_ACTION_UNIVERSALIZATION(PromptKind.HARVEST, true),
    /** The sustainable amount, assuming that all take the same (c). */
    THRESHOLD_ASSUMED(PromptKind.THRESHOLD_ASSUMED, false),
    /** The same without a persona. */
    THRESHOLD_ASSUMED_MATH(PromptKind.THRESHOLD_ASSUMED_MATH, false),
    /** The sustainable amount without that assumption (d). */
    THRESHOLD(PromptKind.THRESHOLD, false),
    /** The same without a persona. */
    THRESHOLD_MATH(PromptKind.THRESHOLD_MATH, false);

    private final PromptKind prompt;
    private final boolean universalization;

    Subskill(PromptKind prompt, boolean universalization) {
        this.prompt = prompt;
        this.universalization = universalization;
    }

    PromptKind prompt() {
        return prompt;
    }

    boolean universalization() {
        return universalization;
    }

    /** Returns the name in files and on the command line, e.g. {@code consequence_math}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the right answer for five agents and a doubling resource.
     *
     * @param pool units that there are
     * @param taken units that everybody takes
     * @param capacity most units that there can be
     */
    int correct(int pool, int taken, int capacity) {
        boolean consequence = this == CONSEQUENCE || this == CONSEQUENCE_MATH;
        if (consequence) return Math.max(0, Math.min(capacity, 2 * (pool - Problem.AGENTS * taken)));
        return pool / 2 / Problem.AGENTS;
    }

    /** Returns whether an answer passes: to act sustainably may also be to take less, but not nothing where something can be taken. */
    boolean passes(int answer, int correct) {
        if (prompt != PromptKind.HARVEST || correct == 0) return answer == correct;
        return answer > 0 && answer <= correct;
    }
}
