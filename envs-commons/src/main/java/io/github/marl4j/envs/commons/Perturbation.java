package io.github.marl4j.envs.commons;

/**
 * Something that changes a society on its way. All take effect when the counter of months reaches {@link #month()}: before anybody acts in that month, or at the start if it is 0. Only
 * {@link Speech} and {@link Newcomer} exist in GovSim (scenarios/common/environment/perturbation_env.py, where there is at most one).
 */
public sealed interface Perturbation {

    /** Returns in which month it happens, from 0. */
    int month();

    /**
     * Communication changes.
     *
     * @param language from now on
     */
    record Speech(int month, Language language) implements Perturbation {}

    /**
     * Agents arrive.
     *
     * @param agents how many have taken a seat from now on: those of the first seats
     */
    record Newcomer(int month, int agents) implements Perturbation {}

    /**
     * The resource suddenly changes: {@code floor(pool · factor) + added}, kept between 0 and the capacity. It comes after the regrowth; whether the society collapses is decided, as ever,
     * by what the next harvest leaves.
     *
     * @param factor at least 0
     * @param added units, may be negative
     */
    record Shock(int month, double factor, int added) implements Perturbation {}

    /**
     * The resource grows faster or slower.
     *
     * @param growth at the end of this month and from then on
     */
    record GrowthChange(int month, Growth growth) implements Perturbation {}

    /**
     * An agent leaves for good; what it harvested still counts.
     *
     * @param seat from 0
     */
    record Departure(int month, int seat) implements Perturbation {}
}
