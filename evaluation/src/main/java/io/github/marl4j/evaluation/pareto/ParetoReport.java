package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The measures of the fronts that several seeds of one algorithm found, each with the interquartile mean over seeds and a percentile bootstrap interval, seeds being what is
 * resampled. Holds all that is needed to compute it again. Immutable.
 *
 * @param label what the group is called, e.g. the algorithm
 * @param setup what was the same for all seeds
 * @param seeds at least 1
 * @param measures in the order of the table
 * @param notes what a reader should know, one sentence each: which points of a front the reference point does not precede
 */
public record ParetoReport(
        String label, Setup setup, List<SeedFront> seeds, List<Measure> measures, List<String> notes) {
    private static final String FORMAT = "marl4j-pareto-report/1";

    /** Copies the lists. */
    public ParetoReport {
        seeds = List.copyOf(seeds);
        measures = List.copyOf(measures);
        notes = List.copyOf(notes);
    }

    /**
     * What measures depend on beside the points.
     *
     * @param environmentId for the reader
     * @param objectives names
     * @param discount γ of the returns
     * @param referencePoint of the hypervolume
     * @param weights of the expected utility, the maximum utility loss and R2
     * @param knownFront {@code [point][objective]} of the true or best known front; not to be modified
     * @param bootstrap draws the intervals
     * @param confidence their coverage, strictly between 0 and 1
     */
    public record Setup(
            String environmentId,
            List<String> objectives,
            double discount,
            ReferencePoint referencePoint,
            WeightSet weights,
            Optional<double[][]> knownFront,
            StratifiedBootstrap bootstrap,
            double confidence) {
        /**
         * Checks that everything has the same objectives.
         *
         * @throws IllegalArgumentException if a length differs, the known front is empty or a number is not finite
         */
        public Setup {
            objectives = List.copyOf(objectives);
            FrontFile.checkObjectives("reference point", referencePoint.objectives(), objectives);
            FrontFile.checkObjectives("weights", weights.weights()[0].length, objectives);
            if (knownFront.isPresent()) {
                if (knownFront.get().length == 0) {
                    throw new IllegalArgumentException("the known front is empty; expected at least 1 point");
                }
                Points.check("known front", knownFront.get(), objectives.size());
            }
        }
    }

    /**
     * What one seed found.
     *
     * @param seed of the run
     * @param source where it comes from, for the reader, e.g. the run's folder
     * @param version of the software that made it
     * @param policies at least 1
     */
    public record SeedFront(long seed, String source, String version, List<EvaluatedPolicy> policies) {
        /**
         * Copies the policies.
         *
         * @throws IllegalArgumentException if there is none
         */
        public SeedFront {
            policies = List.copyOf(policies);
            if (policies.isEmpty()) {
                throw new IllegalArgumentException(
                        "the front of seed=" + seed + " is empty; expected at least 1 evaluated policy");
            }
        }

        /** Returns the value vectors of all policies, {@code [policy][objective]}. */
        public double[][] points() {
            return policies.stream().map(EvaluatedPolicy::meanReturn).toArray(double[][]::new);
        }

        /** Returns the value vectors that no other of this seed dominates. */
        public double[][] front() {
            return ParetoFilter.filter(points());
        }
    }

    /** Which values of a measure are better. */
    public enum Better {
        /** Larger ones. */
        HIGHER,
        /** Smaller ones. */
        LOWER,
        /** It describes a front and does not rank it. */
        NEITHER;

        /** Returns the word for tables and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One measure over seeds.
     *
     * @param name e.g. {@code hypervolume}
     * @param better which values are better
     * @param perSeed in the order of the seeds; immutable
     * @param iqm interquartile mean; the mean below four seeds
     * @param interval percentile bootstrap interval of the interquartile mean; a single number if there is one seed
     */
    public record Measure(String name, Better better, List<Double> perSeed, double iqm, Interval interval) {
        private static Measure of(String name, Better better, double[] perSeed, Setup setup) {
            Scores scores = Scores.ofTask(perSeed);
            return new Measure(
                    name,
                    better,
                    EvaluatedPolicy.list(perSeed),
                    scores.iqm(),
                    setup.bootstrap.interval(scores, Scores::iqm, setup.confidence));
        }
    }

    /**
     * Measures fronts. Each is Pareto filtered first; utilities that are not linear are taken over all policies, because the best of them need not be on the front of the means.
     *
     * @throws IllegalArgumentException if there is no seed or a policy has other objectives than the setup
     */
    public static ParetoReport of(String label, Setup setup, List<SeedFront> seeds) {
        for (SeedFront seed : seeds) {
            for (EvaluatedPolicy policy : seed.policies) {
                FrontFile.checkObjectives(
                        "policy \"" + policy.name() + "\" of seed=" + seed.seed, policy.objectives(), setup.objectives);
            }
        }
        List<Measure> measures = formulas(setup).stream()
                .map(formula -> Measure.of(
                        formula.name,
                        formula.better,
                        seeds.stream().mapToDouble(formula.of).toArray(),
                        setup))
                .toList();
        List<String> notes = seeds.stream()
                .flatMap(seed -> setup
                        .referencePoint
                        .objection(seed.front())
                        .map(objection -> "seed " + seed.seed + ": " + objection)
                        .stream())
                .toList();
        return new ParetoReport(label, setup, seeds, measures, notes);
    }

    private record Formula(String name, Better better, ToDoubleFunction<SeedFront> of) {}

    private static List<Formula> formulas(Setup setup) {
        double[] reference = setup.referencePoint.values();
        double[][] weights = setup.weights.weights();
        List<Formula> formulas = new ArrayList<>(List.of(
                onFront("hypervolume", Better.HIGHER, front -> Hypervolume.of(front, reference)),
                onFront("expected_utility", Better.HIGHER, front -> FrontMetrics.expectedUtility(front, weights)),
                onFront("cardinality", Better.NEITHER, front -> front.length),
                onFront("sparsity", Better.NEITHER, FrontMetrics::sparsity),
                onFront("mean_pairwise_distance", Better.NEITHER, FrontMetrics::meanPairwiseDistance)));
        formulas.addAll(bestUtility("product", Utility.PRODUCT));
        formulas.addAll(bestUtility("sum_of_squares", Utility.SUM_OF_SQUARES));
        setup.knownFront.ifPresent(known -> formulas.addAll(distances(known, weights)));
        return formulas;
    }

    private static Formula onFront(String name, Better better, ToDoubleFunction<double[][]> measure) {
        return new Formula(name, better, seed -> measure.applyAsDouble(seed.front()));
    }

    private static List<Formula> bestUtility(String name, Utility utility) {
        double[] none = {};
        return List.of(
                best("best_" + name + "_ser", policy -> policy.scalarisedExpectedReturn(utility, none)),
                best("best_" + name + "_esr", policy -> policy.expectedScalarisedReturn(utility, none)));
    }

    private static Formula best(String name, ToDoubleFunction<EvaluatedPolicy> worth) {
        return new Formula(
                name,
                Better.HIGHER,
                seed -> seed.policies.stream().mapToDouble(worth).max().orElseThrow());
    }

    private static List<Formula> distances(double[][] known, double[][] weights) {
        double[] ideal = FrontMetrics.ideal(known);
        return List.of(
                onFront("igd", Better.LOWER, front -> FrontMetrics.invertedGenerationalDistance(front, known)),
                onFront("igd_plus", Better.LOWER, front -> FrontMetrics.invertedGenerationalDistancePlus(front, known)),
                onFront("gd", Better.LOWER, front -> FrontMetrics.generationalDistance(front, known)),
                onFront(
                        "maximum_utility_loss",
                        Better.LOWER,
                        front -> FrontMetrics.maximumUtilityLoss(front, known, weights)),
                onFront("additive_epsilon", Better.LOWER, front -> FrontMetrics.additiveEpsilon(front, known)),
                onFront("r2", Better.LOWER, front -> FrontMetrics.r2(front, weights, ideal)));
    }

    /** Returns the report as it stands in JSON: maps, lists, text and numbers. */
    public Map<String, Object> toMap() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("label", label);
        json.put("env", setup.environmentId);
        json.put("objectives", setup.objectives);
        json.put("discount", setup.discount);
        json.put("referencePoint", setup.referencePoint.values());
        json.put("weights", FrontFile.fields(setup.weights));
        json.put("knownFront", setup.knownFront.map(Arrays::asList).orElse(null));
        json.put("confidence", setup.confidence);
        Map<String, Object> bootstrap = new LinkedHashMap<>();
        bootstrap.put("seed", setup.bootstrap.seed());
        bootstrap.put("resamples", setup.bootstrap.resamples());
        json.put("bootstrap", bootstrap);
        Map<String, Object> table = new LinkedHashMap<>();
        for (Measure measure : measures) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("better", measure.better.word());
            row.put("iqm", measure.iqm);
            row.put("interval", List.of(measure.interval.low(), measure.interval.high()));
            row.put("perSeed", measure.perSeed);
            table.put(measure.name, row);
        }
        json.put("measures", table);
        json.put("notes", notes);
        json.put("seeds", seeds.stream().map(ParetoReport::fields).toList());
        return json;
    }

    private static Map<String, Object> fields(SeedFront seed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", seed.seed);
        json.put("source", seed.source);
        json.put("version", seed.version);
        json.put("policies", seed.policies.stream().map(FrontFile::fields).toList());
        return json;
    }
}
