package io.github.marl4j.algorithms.duel;

import java.util.Collection;

/**
 * When a learner's policy is kept as a snapshot: when it wins against everybody it should beat, or when it has tried long enough. Source: AlphaStar's pseudo-code and FightLadder, as algorithms.md 4
 * tells.
 *
 * @param minSteps environment steps of the learner that must lie between two snapshots; after twice as many one is taken whatever the win rates
 * @param winRate lowest win rate that is high enough, counted with decay
 */
public record SnapshotRule(long minSteps, double winRate) {
    /** FightLadder's win rate, and steps for an hour instead of a week. */
    static final SnapshotRule DEFAULT = new SnapshotRule(200_000, 0.7);

    /** Checks the values. */
    public SnapshotRule {
        if (minSteps < 1) throw new IllegalArgumentException("minSteps=" + minSteps + " must be at least 1");
        if (!(winRate >= 0 && winRate <= 1)) {
            throw new IllegalArgumentException("winRate=" + winRate + " must be from 0 to 1");
        }
    }

    /** Returns whether it is time. */
    boolean isMet(Contender learner, WinTable wins, Collection<Integer> opponents) {
        long steps = learner.stepsSinceSnapshot();
        if (steps < minSteps) return false;
        return steps >= 2 * minSteps || wins.lowest(learner.id(), opponents) > winRate;
    }
}
