package io.github.marl4j.commons.model;

import java.util.List;

/** The budget of a run does not allow another request. What was answered so far is recorded; a larger budget lets the run go on. */
public final class BudgetSpentException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    BudgetSpentException(String message) {
        this(message, List.of());
    }

    private BudgetSpentException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** Returns this with the attempts that failed before the budget ran out. */
    BudgetSpentException after(List<Fault> failedBefore) {
        return new BudgetSpentException(getMessage(), failedBefore);
    }

    /** Returns attempts of the refused request that failed before the budget ran out. */
    public List<Fault> faults() {
        return faults;
    }
}
