package io.github.marl4j.commons.experiment;

import io.github.marl4j.commons.model.EndpointException;
import io.github.marl4j.commons.society.Tally;
import io.github.marl4j.envs.commons.Ending;
import io.github.marl4j.envs.commons.MonthResult;
import io.github.marl4j.envs.commons.Perturbation;
import io.github.marl4j.envs.commons.Society;
import io.github.marl4j.evaluation.commons.SocietyMetrics;
import io.github.marl4j.evaluation.commons.SocietyRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run: {@code result.json}.
 *
 * @param experiment its name
 * @param scenario that was played
 * @param players who played
 * @param seed of the simulation
 * @param status how it ended
 * @param reason why it did not end well; empty if it did
 * @param months months played
 * @param society the record for the metrics; empty unless the run ended well
 * @param newcomerMonth month in which the first newcomer came, from 0; empty without one
 * @param usage answers, tokens, money, faults and fallbacks
 */
public record RunReport(
        String experiment,
        String scenario,
        String players,
        long seed,
        Status status,
        String reason,
        int months,
        Optional<SocietyRun> society,
        Optional<Integer> newcomerMonth,
        Map<String, Object> usage) {

    /** How a run ended. */
    public enum Status {
        /** All months were played, or the society collapsed. */
        DONE,
        /** It was stopped in good order: by a person, or by the budget. */
        STOPPED,
        /** Something went wrong. */
        FAILED
    }

    static void failed(Tally tally, RuntimeException problem) {
        if (problem instanceof EndpointException endpoint) tally.failed(endpoint.faults());
    }

    static RunReport of(Experiment experiment, Society society, Tally tally, Status status, String reason) {
        Optional<SocietyRun> record = status == Status.DONE ? Optional.of(record(society)) : Optional.empty();
        Optional<Integer> newcomer = experiment.society().perturbations().stream()
                .filter(Perturbation.Newcomer.class::isInstance)
                .map(Perturbation::month)
                .findFirst();
        return new RunReport(
                experiment.name(),
                experiment.society().scenario().name(),
                experiment.players(),
                experiment.seed(),
                status,
                reason,
                society.months().size(),
                record,
                newcomer,
                tally.toMap());
    }

    private static SocietyRun record(Society society) {
        List<SocietyRun.Month> months = new ArrayList<>();
        for (MonthResult month : society.months()) {
            List<SocietyRun.Harvest> harvests = new ArrayList<>();
            for (MonthResult.Harvest harvest : month.harvests()) {
                harvests.add(
                        new SocietyRun.Harvest("persona_" + harvest.seat(), harvest.requested(), harvest.obtained()));
            }
            months.add(new SocietyRun.Month(
                    month.poolBefore(),
                    month.poolAfter(),
                    month.share(),
                    month.threshold(),
                    month.spokenLines(),
                    harvests));
        }
        int sustainable = society.months().get(0).groupLimit();
        boolean collapsed = society.ending() == Ending.COLLAPSED;
        return new SocietyRun(society.options().months(), sustainable, collapsed, months);
    }

    /** Returns the metrics; empty unless the run ended well. */
    public Optional<SocietyMetrics> metrics() {
        return society.map(SocietyMetrics::of);
    }

    /** Returns the report as {@code result.json} has it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", experiment);
        map.put("scenario", scenario);
        map.put("players", players);
        map.put("seed", seed);
        map.put("status", status.name().toLowerCase(Locale.ROOT));
        map.put("reason", reason);
        map.put("months", months);
        map.put("newcomerMonth", newcomerMonth.orElse(null));
        map.put("metrics", metrics().map(RunReport::metrics).orElse(null));
        society.filter(run -> newcomerMonth.isPresent()
                        && newcomerMonth.get() < run.months().size())
                .ifPresent(run ->
                        map.put("metricsFromNewcomer", metrics(SocietyMetrics.of(run.from(newcomerMonth.get())))));
        map.put("usage", usage);
        map.put("society", society.map(SocietyRun::toMap).orElse(null));
        return map;
    }

    private static Map<String, Object> metrics(SocietyMetrics m) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("survivalMonths", m.survivalMonths());
        map.put("survived", m.survived());
        map.put("gains", m.gains());
        map.put("totalGain", m.totalGain());
        map.put("meanGain", m.meanGain());
        map.put("efficiency", m.efficiency());
        map.put("rawEfficiency", m.rawEfficiency());
        map.put("equality", m.equality().isPresent() ? (Double) m.equality().getAsDouble() : null);
        map.put("monthlyGini", m.monthlyGini());
        map.put("overUsage", m.overUsage());
        map.put("overUsageRequested", m.overUsageRequested());
        map.put("overUsageTold", m.overUsageTold());
        map.put("overUsagePublished", m.overUsagePublished());
        return map;
    }
}
