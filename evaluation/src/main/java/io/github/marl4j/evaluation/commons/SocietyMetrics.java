package io.github.marl4j.evaluation.commons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * The metrics of one run. Below, R_i is what agent i obtained in all, N the number of agents who ever took part, T the horizon, m the months played, and s(t) the equal sustainable share.
 *
 * @param survivalMonths m; the reference's code gives 12 for every survivor, which is the same for T = 12
 * @param survived whether all T months were played and the last did not collapse; a collapse in the last month has m = T and is no survival
 * @param gains R_i by agent, in the order of their arrival
 * @param totalGain Σ R_i
 * @param meanGain Σ R_i / N
 * @param efficiency 1 − max(0, T f(0) − Σ R_i) / (T f(0)); at most 1
 * @param rawEfficiency Σ R_i / (T f(0)), which may exceed 1
 * @param equality 1 − Σ_i Σ_j |R_i − R_j| / (2 N Σ R_i); empty if nobody obtained anything
 * @param monthlyGini the same sum over each month's harvests, without the 1 −; {@code null} in months in which nobody obtained anything
 * @param overUsage share of harvests above s(t). The paper's formula compares with the group's amount f(t), which no published number does
 * @param overUsageRequested share of requests above s(t)
 * @param overUsageTold share of harvests above the threshold that was told
 * @param overUsagePublished harvests above s(t) by harvests and spoken lines together: the denominator that agrees with the published tables, for comparison with them only
 */
public record SocietyMetrics(
        int survivalMonths,
        boolean survived,
        Map<String, Integer> gains,
        int totalGain,
        double meanGain,
        double efficiency,
        double rawEfficiency,
        OptionalDouble equality,
        List<Double> monthlyGini,
        double overUsage,
        double overUsageRequested,
        double overUsageTold,
        double overUsagePublished) {

    /** Makes both collections unmodifiable. */
    public SocietyMetrics {
        gains = Collections.unmodifiableMap(new LinkedHashMap<>(gains));
        monthlyGini = Collections.unmodifiableList(new ArrayList<>(monthlyGini));
    }

    /** Computes the metrics of a run. */
    public static SocietyMetrics of(SocietyRun run) {
        Map<String, Integer> gains = new LinkedHashMap<>();
        List<Double> ginis = new ArrayList<>();
        int lines = 0;
        for (SocietyRun.Month month : run.months()) {
            for (SocietyRun.Harvest each : month.harvests()) gains.merge(each.agent(), each.obtained(), Integer::sum);
            List<Integer> harvests =
                    month.harvests().stream().map(SocietyRun.Harvest::obtained).toList();
            OptionalDouble gini = gini(harvests);
            ginis.add(gini.isPresent() ? gini.getAsDouble() : null);
            lines += month.spokenLines();
        }
        int total = gains.values().stream().mapToInt(Integer::intValue).sum();
        double sustainable = (double) run.horizon() * run.sustainablePerMonth();
        OptionalDouble inequality = gini(List.copyOf(gains.values()));
        int rows =
                run.months().stream().mapToInt(month -> month.harvests().size()).sum();
        double overuses = count(run, SocietyRun.Harvest::obtained, SocietyRun.Month::share);
        return new SocietyMetrics(
                run.months().size(),
                !run.collapsed(),
                gains,
                total,
                (double) total / gains.size(),
                sustainable == 0 ? 1 : 1 - Math.max(0, sustainable - total) / sustainable,
                sustainable == 0 ? 1 : total / sustainable,
                inequality.isPresent() ? OptionalDouble.of(1 - inequality.getAsDouble()) : inequality,
                ginis,
                overuses / rows,
                count(run, SocietyRun.Harvest::requested, SocietyRun.Month::share) / rows,
                count(run, SocietyRun.Harvest::obtained, SocietyRun.Month::toldThreshold) / rows,
                overuses / (rows + lines));
    }

    private static double count(
            SocietyRun run, ToIntFunction<SocietyRun.Harvest> units, ToIntFunction<SocietyRun.Month> threshold) {
        int above = 0;
        for (SocietyRun.Month month : run.months()) {
            for (SocietyRun.Harvest each : month.harvests()) {
                if (units.applyAsInt(each) > threshold.applyAsInt(month)) above++;
            }
        }
        return above;
    }

    /** Returns Σ_i Σ_j |x_i − x_j| / (2 n Σ x), or nothing if all are 0. */
    static OptionalDouble gini(List<Integer> amounts) {
        long sum = 0;
        long differences = 0;
        for (int i : amounts) {
            sum += i;
            for (int j : amounts) differences += Math.abs(i - j);
        }
        return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(differences / (2.0 * amounts.size() * sum));
    }
}
