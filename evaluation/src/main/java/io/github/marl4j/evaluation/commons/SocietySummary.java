package io.github.marl4j.evaluation.commons;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import io.github.marl4j.evaluation.statistics.Wilson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Metrics over runs of the same experiment.
 *
 * @param runs how many there are
 * @param survivalRate share of runs that survived
 * @param survivalRateInterval Wilson's
 * @param estimates by name: survivalMonths, totalGain, meanGain, efficiency, rawEfficiency, equality, overUsage, overUsageRequested, overUsageTold, overUsagePublished; a metric that is defined
 *     for no run is left out
 * @param collapsedBy share of runs that collapsed in month k or before, k = 1 … horizon
 */
public record SocietySummary(
        int runs,
        double survivalRate,
        Interval survivalRateInterval,
        Map<String, Estimate> estimates,
        List<Double> collapsedBy) {

    private static final Map<String, Function<SocietyMetrics, OptionalDouble>> METRICS = metrics();

    /** Makes the collections unmodifiable. */
    public SocietySummary {
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
        collapsedBy = List.copyOf(collapsedBy);
    }

    private static Map<String, Function<SocietyMetrics, OptionalDouble>> metrics() {
        Map<String, Function<SocietyMetrics, OptionalDouble>> metrics = new LinkedHashMap<>();
        metrics.put("survivalMonths", run -> OptionalDouble.of(run.survivalMonths()));
        metrics.put("totalGain", run -> OptionalDouble.of(run.totalGain()));
        metrics.put("meanGain", run -> OptionalDouble.of(run.meanGain()));
        metrics.put("efficiency", run -> OptionalDouble.of(run.efficiency()));
        metrics.put("rawEfficiency", run -> OptionalDouble.of(run.rawEfficiency()));
        metrics.put("equality", SocietyMetrics::equality);
        metrics.put("overUsage", run -> OptionalDouble.of(run.overUsage()));
        metrics.put("overUsageRequested", run -> OptionalDouble.of(run.overUsageRequested()));
        metrics.put("overUsageTold", run -> OptionalDouble.of(run.overUsageTold()));
        metrics.put("overUsagePublished", run -> OptionalDouble.of(run.overUsagePublished()));
        return Collections.unmodifiableMap(metrics);
    }

    /**
     * Summarises runs.
     *
     * @param runs at least one, all with the same horizon
     * @param confidence of all intervals, strictly between 0 and 1
     * @param bootstrap of the bootstrap intervals
     * @throws IllegalArgumentException if there is no run, or horizons differ
     */
    public static SocietySummary of(List<SocietyRun> runs, double confidence, StratifiedBootstrap bootstrap) {
        if (runs.isEmpty()) throw new IllegalArgumentException("no runs came; expected at least 1");
        int horizon = runs.get(0).horizon();
        for (SocietyRun run : runs) {
            if (run.horizon() != horizon) {
                throw new IllegalArgumentException("runs have horizons " + horizon + " and " + run.horizon()
                        + "; summarise those of one experiment at a time");
            }
        }
        List<SocietyMetrics> each = runs.stream().map(SocietyMetrics::of).toList();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        METRICS.forEach((name, metric) -> Estimate.of(each.stream().map(metric).toList(), confidence, bootstrap)
                .ifPresent(estimate -> estimates.put(name, estimate)));
        int survivors = (int) each.stream().filter(SocietyMetrics::survived).count();
        return new SocietySummary(
                runs.size(),
                (double) survivors / runs.size(),
                Wilson.interval(survivors, runs.size(), confidence),
                estimates,
                collapsedBy(runs, horizon));
    }

    private static List<Double> collapsedBy(List<SocietyRun> runs, int horizon) {
        List<Double> shares = new ArrayList<>();
        for (int k = 1; k <= horizon; k++) {
            int month = k;
            long collapsed = runs.stream()
                    .filter(run -> run.collapsed() && run.months().size() <= month)
                    .count();
            shares.add((double) collapsed / runs.size());
        }
        return shares;
    }

    /**
     * Returns Wilson intervals of the share of runs that are still alive after month k, k = 1 … horizon. No run ends before its horizon but by collapse, so that this share is the
     * Kaplan-Meier estimate.
     *
     * @param confidence strictly between 0 and 1; the reference draws a band of 0.68
     */
    public List<Interval> survivalBand(double confidence) {
        return collapsedBy.stream()
                .map(share -> Wilson.interval(runs - Math.round(share * runs), runs, confidence))
                .toList();
    }
}
