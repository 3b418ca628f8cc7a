package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Chance;

/**
 * How a society begins and what perturbations make of it, month by month: no chance and nobody's choice plays a part in that. Told by {@link SocietyRules}, for rules elsewhere that keep many
 * societies as tensors. What shocks do to the resource depends on the harvests and is not told here.
 */
public final class SocietyCourse {

    /**
     * A society when the counter of months reaches {@code month}, before anybody acts.
     *
     * @param language what agents learn of each other
     * @param growth of the resource at the end of this month
     * @param growthChanges how often it has changed
     * @param people agents who are there
     * @param present whether each is there, {@code [seat]}
     * @param left whether each left for good, {@code [seat]}
     */
    public record Month(
            int month,
            Language language,
            Growth growth,
            int growthChanges,
            int people,
            boolean[] present,
            boolean[] left) {}

    private final int resource;
    private final int threshold;
    private final Month[] months;

    private SocietyCourse(int resource, int threshold, Month[] months) {
        this.resource = resource;
        this.threshold = threshold;
        this.months = months;
    }

    /** Returns the course of a society. */
    public static SocietyCourse of(SocietyOptions options) {
        SocietyState society = new SocietyState(1, options.seats());
        SocietyRules rules = new SocietyRules(options, society, new Chance(1, 0));
        rules.start(0);
        int resource = society.pool[0];
        int threshold = society.threshold[0];
        Month[] months = new Month[options.months() + 1];
        for (int month = 0; month < months.length; month++) {
            if (month > 0) rules.endMonth(0);
            months[month] = new Month(
                    month,
                    Language.values()[society.language[0]],
                    rules.growth(0),
                    society.growth[0],
                    society.people[0],
                    society.present.clone(),
                    society.left.clone());
        }
        return new SocietyCourse(resource, threshold, months);
    }

    /** Returns the units at the start, shocks of month 0 included. */
    public int resource() {
        return resource;
    }

    /** Returns the threshold that agents are told, or would be told, at the start. */
    public int threshold() {
        return threshold;
    }

    /** Returns the society in a month from 0 to {@code months}, the last of which nobody plays. */
    public Month month(int month) {
        return months[month];
    }
}
