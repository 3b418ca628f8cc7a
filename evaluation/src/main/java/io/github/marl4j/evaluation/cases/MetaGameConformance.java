package io.github.marl4j.evaluation.cases;

import io.github.marl4j.evaluation.exploitability.Exploitability;
import io.github.marl4j.evaluation.games.MatrixGame;
import io.github.marl4j.evaluation.metagame.AlphaRank;
import io.github.marl4j.evaluation.metagame.FictitiousPlay;
import io.github.marl4j.evaluation.metagame.PfspWeighting;
import io.github.marl4j.evaluation.metagame.ProjectedReplicatorDynamics;
import io.github.marl4j.evaluation.metagame.ZeroSumNash;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares what is made of tables of payoffs with recorded cases: zero-sum equilibria (SciPy 1.17.1, 1e-7), α-rank (OpenSpiel 2.0.2, 1e-7), projected replicator dynamics (OpenSpiel, 1e-8),
 * fictitious play (exact counts) and the weightings of prioritised fictitious self-play (1e-9).
 */
public final class MetaGameConformance extends KindConformance {
    private static final Map<String, CaseFormula> FORMULAS = Map.of(
            "zero-sum-nash",
            CaseFormula.within(1e-7, MetaGameConformance::nash).withRemarks("rowUnique", "colUnique"),
            "alpha-rank",
            CaseFormula.within(1e-7, MetaGameConformance::alphaRank),
            "prd",
            CaseFormula.within(1e-8, MetaGameConformance::replicator),
            "fictitious-play",
            CaseFormula.within(1e-12, MetaGameConformance::fictitiousPlay),
            "pfsp",
            CaseFormula.within(1e-9, MetaGameConformance::pfsp));

    /** Called by {@link java.util.ServiceLoader}. */
    public MetaGameConformance() {
        super(FORMULAS);
    }

    private static Map<String, Object> nash(RecordedCase c) {
        ZeroSumNash nash = ZeroSumNash.of(MatrixGame.zeroSum(c.table("payoffRow")));
        RecordedCase expected = c.object("expected");
        Map<String, Object> computed = new HashMap<>();
        computed.put("value", nash.value());
        // A mixture that is not the only one is not given, and then none can be compared.
        computed.put("row", expected.has("row") ? nash.row() : null);
        computed.put("col", expected.has("col") ? nash.column() : null);
        return computed;
    }

    private static Map<String, Object> alphaRank(RecordedCase c) {
        RecordedCase options = c.object("options");
        boolean infinite = options.has("use_inf_alpha") && options.truth("use_inf_alpha");
        AlphaRank rank = infinite
                ? AlphaRank.infinite(options.number("inf_alpha_eps"))
                : AlphaRank.of(options.count("m"), options.number("alpha"));
        double[][][] payoffs = c.tables("payoffs");
        int strategies = payoffs[0].length;
        Map<String, Object> computed = new HashMap<>();
        computed.put("rhoNeutral", rank.neutralFixation());
        if (c.count("populations") == 1) {
            computed.put("pi", rank.strategies(payoffs[0]));
            computed.put(
                    "profiles", IntStream.range(0, strategies).asDoubleStream().toArray());
        } else {
            MatrixGame game = MatrixGame.of(payoffs[0], payoffs[1]);
            int columns = game.choices(1);
            computed.put("pi", rank.profiles(game));
            computed.put(
                    "profiles",
                    IntStream.range(0, 2 * strategies * columns)
                            .mapToDouble(i -> i % 2 == 0 ? i / 2 / columns : i / 2 % columns)
                            .toArray());
        }
        return computed;
    }

    private static Map<String, Object> replicator(RecordedCase c) {
        double[][][] payoffs = c.tables("payoffs");
        double[][] start = c.table("initial");
        ProjectedReplicatorDynamics dynamics =
                new ProjectedReplicatorDynamics(c.count("iterations"), c.number("dt"), c.number("gamma"));
        double[][] average = dynamics.average(MatrixGame.of(payoffs[0], payoffs[1]), start[0], start[1]);
        return Map.of("average", FrontConformance.flat(average));
    }

    private static Map<String, Object> fictitiousPlay(RecordedCase c) {
        MatrixGame game = MatrixGame.zeroSum(c.table("payoffRow"));
        double[][] counts = FictitiousPlay.counts(game, c.count("rounds"));
        double[][] average = FictitiousPlay.average(game, c.count("rounds"));
        return Map.of(
                "rowCounts",
                counts[0],
                "colCounts",
                counts[1],
                "exploitability",
                Exploitability.of(game, average[0], average[1]).exploitability());
    }

    private static Map<String, Object> pfsp(RecordedCase c) {
        double[] rates = c.numbers("winRates");
        return Map.of(
                "squared",
                PfspWeighting.SQUARED.probabilities(rates),
                "linear",
                PfspWeighting.LINEAR.probabilities(rates),
                "linearCapped",
                PfspWeighting.LINEAR_CAPPED.probabilities(rates),
                "variance",
                PfspWeighting.VARIANCE.probabilities(rates));
    }
}
