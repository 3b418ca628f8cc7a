package io.github.marl4j.algorithms.duel;

import io.github.marl4j.evaluation.metagame.PfspWeighting;
import java.util.List;

/**
 * Whom the learners of a league meet. Where AlphaStar draws a branch for each game, the branches here are shares of one mix, from which each game draws.
 *
 * <pre>
 * main agent        0.50  all snapshots, squared weights
 *                   0.15  snapshots of main exploiters, squared weights, if one of them is beaten in less than 0.3 of games;
 *                         else the main agent's snapshots without the latest ones that are no harder than the one before, squared weights, if one is beaten in less than 0.7;
 *                         else as the rest
 *                   rest  the other main agent if it is beaten in more than 0.3, else its snapshots, variance weights
 * main exploiter    the other main agent if it is beaten in more than 0.1, else its snapshots, variance weights
 * league exploiter  all snapshots, capped linear weights
 * </pre>
 *
 * Source: AlphaStar's pseudo-code, as algorithms.md 4.2 tells; weights are those of {@link PfspWeighting}.
 */
final class Matchmaking {
    private static final double AGAINST_ALL = 0.5;
    private static final double VERIFICATION = 0.15;
    private static final double EXPLOITED = 0.3;
    private static final double FORGOTTEN = 0.7;
    private static final double MAIN_IS_FAR_AHEAD = 0.3;
    private static final double MAIN_CANNOT_BE_BEATEN = 0.1;

    private final WinTable wins;
    private final int learner;
    private final int otherMain;
    private final List<Integer> otherMainsPast;

    /**
     * Prepares the opponents of a learner.
     *
     * @param learner its number
     * @param otherMain the other side's main agent as it is
     * @param otherMainsPast its snapshots, oldest first, at least one
     */
    Matchmaking(WinTable wins, int learner, int otherMain, List<Integer> otherMainsPast) {
        this.wins = wins;
        this.learner = learner;
        this.otherMain = otherMain;
        this.otherMainsPast = otherMainsPast;
    }

    /**
     * Returns the opponents of a main agent.
     *
     * @param all snapshots of the other side
     * @param exploiters those of its main exploiters
     */
    OpponentMix main(List<Integer> all, List<Integer> exploiters) {
        OpponentMix.Builder mix = new OpponentMix.Builder();
        addWeighted(mix, AGAINST_ALL, all, PfspWeighting.SQUARED);
        List<Integer> remembered = withoutMonotoneSuffix(otherMainsPast);
        if (wins.lowest(learner, exploiters) < EXPLOITED) {
            addWeighted(mix, VERIFICATION, exploiters, PfspWeighting.SQUARED);
        } else if (wins.lowest(learner, remembered) < FORGOTTEN) {
            addWeighted(mix, VERIFICATION, remembered, PfspWeighting.SQUARED);
        } else {
            addMain(mix, VERIFICATION, MAIN_IS_FAR_AHEAD);
        }
        addMain(mix, 1 - AGAINST_ALL - VERIFICATION, MAIN_IS_FAR_AHEAD);
        return mix.build();
    }

    /** Returns the opponents of a main exploiter. */
    OpponentMix mainExploiter() {
        OpponentMix.Builder mix = new OpponentMix.Builder();
        addMain(mix, 1, MAIN_CANNOT_BE_BEATEN);
        return mix.build();
    }

    /**
     * Returns the opponents of a league exploiter.
     *
     * @param all snapshots of the other side
     */
    OpponentMix leagueExploiter(List<Integer> all) {
        OpponentMix.Builder mix = new OpponentMix.Builder();
        addWeighted(mix, 1, all, PfspWeighting.LINEAR_CAPPED);
        return mix.build();
    }

    private void addMain(OpponentMix.Builder mix, double share, double threshold) {
        if (wins.winRate(learner, otherMain) > threshold) mix.add(share, otherMain);
        else addWeighted(mix, share, otherMainsPast, PfspWeighting.VARIANCE);
    }

    private void addWeighted(OpponentMix.Builder mix, double share, List<Integer> ids, PfspWeighting weighting) {
        mix.add(share, ids, weighting.probabilities(wins.winRates(learner, ids)));
    }

    /** Cuts after the first snapshot from the end that is beaten more often than the one before it; empty if there is none. */
    private List<Integer> withoutMonotoneSuffix(List<Integer> snapshots) {
        double[] rates = wins.winRates(learner, snapshots);
        return snapshots.subList(0, lengthWithoutMonotoneSuffix(rates));
    }

    /** Returns how many win rates are left when the suffix is cut in which none is higher than the one before. */
    static int lengthWithoutMonotoneSuffix(double... rates) {
        for (int i = rates.length - 1; i > 0; i--) if (rates[i - 1] < rates[i]) return i + 1;
        return 0;
    }
}
