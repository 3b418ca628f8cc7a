package io.github.marl4j.envs.commons;

import java.util.List;

/** Perturbations as numbers, by month: rules in this form run on devices too, which know no objects. */
final class PerturbationTable {
    static final int SPEECH = 0;
    static final int NEWCOMER = 1;
    static final int DEPARTURE = 2;
    static final int GROWTH_CHANGE = 3;
    static final int SHOCK = 4;

    /** Where those of a month begin, {@code [month]}; those of the last end at one place more. */
    final int[] first;

    /** What each is. */
    final int[] kind;

    /** Ordinal of the language, agents who have taken a seat, seat that is left, or units added. */
    final int[] number;

    /** What a shock multiplies the resource with. */
    final double[] factor;

    /**
     * Creates it.
     *
     * @param perturbations of one month in the order in which they happen
     * @param months of the society; something may still happen when the last has ended
     */
    PerturbationTable(List<Perturbation> perturbations, int months) {
        first = new int[months + 2];
        kind = new int[perturbations.size()];
        number = new int[perturbations.size()];
        factor = new double[perturbations.size()];
        int at = 0;
        for (int month = 0; month <= months; month++) {
            first[month] = at;
            for (Perturbation each : perturbations) if (each.month() == month) put(at++, each);
        }
        first[months + 1] = at;
    }

    private void put(int at, Perturbation perturbation) {
        if (perturbation instanceof Perturbation.Speech speech) {
            kind[at] = SPEECH;
            number[at] = speech.language().ordinal();
        } else if (perturbation instanceof Perturbation.Newcomer newcomer) {
            kind[at] = NEWCOMER;
            number[at] = newcomer.agents();
        } else if (perturbation instanceof Perturbation.Departure departure) {
            kind[at] = DEPARTURE;
            number[at] = departure.seat();
        } else if (perturbation instanceof Perturbation.Shock shock) {
            kind[at] = SHOCK;
            number[at] = shock.added();
            factor[at] = shock.factor();
        } else {
            kind[at] = GROWTH_CHANGE;
        }
    }
}
