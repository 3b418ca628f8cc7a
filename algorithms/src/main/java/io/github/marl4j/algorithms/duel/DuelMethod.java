package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.NumberPages;
import java.util.Arrays;
import java.util.List;

/** What distinguishes one way of learning against others from the next: who meets whom, and when a snapshot is taken. */
interface DuelMethod {

    /**
     * Which policies a side draws from before an episode.
     *
     * @param ids numbers of the population
     * @param probabilities of each
     */
    record Mixture(List<Integer> ids, double[] probabilities) {
        /** All alike. */
        static Mixture uniform(List<Integer> ids) {
            double[] all = new double[ids.size()];
            Arrays.fill(all, 1.0 / all.length);
            return new Mixture(ids, all);
        }
    }

    /** Prepares the run: the learners are made, nobody has played. Not called when a checkpoint is taken up. */
    default void begin() {}

    /** Returns the run that it belongs to. */
    Duel duel();

    /** Returns who learns in the next round, in order: all learners unless a method says otherwise. */
    default List<Contender> round() {
        return duel().contenders();
    }

    /** Returns whom a learner meets in its next rollout. */
    OpponentMix opponents(Contender learner);

    /** Is told what a rollout brought, after the win table was. */
    default void learnt(Contender learner, List<OneSide.Played> played, Learner.Metrics metrics) {}

    /** Returns what a side plays when all that was learnt counts: its newest policy unless a method says otherwise. */
    default Mixture mixture(int side) {
        return Mixture.uniform(List.of(newest(side)));
    }

    /** Returns the number of the newest policy of a side: that of its learner unless a method says otherwise. */
    default int newest(int side) {
        return duel().of(side).id();
    }

    /** Returns whether the run's policy is the mixture; else it is the newest. */
    default boolean servesMixture() {
        return false;
    }

    /** Writes what it remembers. */
    default void write(NumberPages out) {}

    /** Reads what it wrote. */
    default void read(NumberPages in) {}
}
