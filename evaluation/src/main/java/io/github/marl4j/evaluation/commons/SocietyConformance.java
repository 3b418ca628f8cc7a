package io.github.marl4j.evaluation.commons;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes the metrics of recorded societies of GovSim and compares them with recorded ones, within 1e-12. */
public final class SocietyConformance implements ConformanceCheck {
    private static final double TOLERANCE = 1e-12;
    private static final String DISCUSSION = "__discussion__";

    /** Called by {@link java.util.ServiceLoader}. */
    public SocietyConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return "marl4j-trace/1".equals(file.get("format")) && "commons".equals(file.get("family"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        RecordedCase trace = new RecordedCase("trace", file);
        SocietyMetrics metrics = SocietyMetrics.of(run(trace));
        RecordedCase expected = trace.object("metrics").object("spec");
        List<String> problems = new ArrayList<>();
        double largest = 0;
        Map<String, Double> computed = computed(metrics);
        for (Map.Entry<String, Double> metric : computed.entrySet()) {
            String name = metric.getKey();
            Double want = expected.has(name) ? (Double) expected.number(name) : null;
            Double got = metric.getValue();
            if (got == null || want == null) {
                if (got != null || want != null) problems.add("metric=" + name + ": got " + got + ", expected " + want);
                continue;
            }
            double off = Math.abs(got - want) / TOLERANCE;
            largest = Math.max(largest, off);
            if (!(off <= 1)) problems.add("metric=" + name + ": got " + got + ", expected " + want);
        }
        if (metrics.survived() != expected.truth("survived"))
            problems.add("metric=survived: got " + metrics.survived());
        RecordedCase gains = expected.object("gainPerAgent");
        metrics.gains().forEach((agent, gain) -> {
            if (gains.integer(agent) != gain) problems.add("gain of " + agent + ": got " + gain);
        });
        int comparisons = computed.size() + 1 + metrics.gains().size();
        return List.of(new Result("metrics", comparisons, largest, problems.isEmpty() ? null : problems.get(0)));
    }

    private static Map<String, Double> computed(SocietyMetrics metrics) {
        Map<String, Double> computed = new LinkedHashMap<>();
        computed.put("survivalTime", (double) metrics.survivalMonths());
        computed.put("totalGain", (double) metrics.totalGain());
        computed.put("meanGain", metrics.meanGain());
        computed.put("efficiency", metrics.efficiency());
        computed.put(
                "equality",
                metrics.equality().isPresent() ? (Double) metrics.equality().getAsDouble() : null);
        computed.put("overUsage", metrics.overUsage());
        computed.put("overUsageByToldThreshold", metrics.overUsageTold());
        computed.put("overUsageRequested", metrics.overUsageRequested());
        computed.put("overUsagePublishedDenominator", metrics.overUsagePublished());
        return computed;
    }

    private static SocietyRun run(RecordedCase trace) {
        RecordedCase config = trace.object("config");
        List<SocietyRun.Month> months = new ArrayList<>();
        boolean collapsed = false;
        for (RecordedCase step : trace.numbered("steps")) {
            months.add(month(step));
            collapsed = step.object("infos").integer("resourceAfter") < config.integer("collapseThreshold");
        }
        // Every recorded world doubles.
        int sustainable = (int) config.integer("initialResource") / 2;
        return new SocietyRun((int) config.integer("maxRounds"), sustainable, collapsed, months);
    }

    private static SocietyRun.Month month(RecordedCase step) {
        RecordedCase actions = step.object("actions");
        RecordedCase infos = step.object("infos");
        RecordedCase collected = infos.object("collected");
        List<SocietyRun.Harvest> harvests = new ArrayList<>();
        int lines = 0;
        for (String agent : actions.keys()) {
            RecordedCase action = actions.object(agent);
            if (agent.equals(DISCUSSION)) lines = (int) action.integer("utterances");
            else {
                int obtained = (int) collected.integer(agent);
                harvests.add(new SocietyRun.Harvest(agent, (int) action.integer("harvest"), obtained));
            }
        }
        return new SocietyRun.Month(
                (int) infos.integer("resourceBefore"),
                (int) infos.integer("resourceAfter"),
                (int) infos.integer("trueThreshold"),
                (int) infos.integer("threshold"),
                lines,
                harvests);
    }
}
