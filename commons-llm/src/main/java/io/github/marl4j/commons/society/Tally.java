package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.Fallback;
import io.github.marl4j.commons.model.Answered;
import io.github.marl4j.commons.model.Fault;
import io.github.marl4j.commons.model.Prices;
import io.github.marl4j.commons.model.TokenCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts answers, tokens, money, faults and fallbacks of a run, by caller, phase and month. Recorded answers count like live ones: the numbers are those of the run, not of the process. Any
 * thread may call it.
 */
public final class Tally {
    private final Prices prices;
    private final Map<String, Count> byCaller = new TreeMap<>();
    private final Map<String, Count> byPhase = new TreeMap<>();
    private final Map<Integer, Count> byMonth = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Map<String, Integer>> fallbacks = new TreeMap<>();
    private Count total = Count.NONE;

    /** Starts at nothing. */
    public Tally(Prices prices) {
        this.prices = prices;
    }

    /**
     * Answers and what they took.
     *
     * @param calls answers
     * @param tokens read and written
     * @param cost by the price table
     */
    public record Count(long calls, TokenCount tokens, double cost) {
        static final Count NONE = new Count(0, TokenCount.NONE, 0);

        Count plus(TokenCount more, double money) {
            return new Count(calls + 1, tokens.plus(more), cost + money);
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("calls", calls);
            map.put("promptTokens", tokens.prompt());
            map.put("completionTokens", tokens.completion());
            map.put("cost", cost);
            return map;
        }
    }

    /** Counts an answer. */
    synchronized void answered(String caller, Notebook when, String model, TokenCount tokens, Answered<?> answered) {
        double money = prices.of(model, tokens);
        byCaller.put(caller, byCaller.getOrDefault(caller, Count.NONE).plus(tokens, money));
        byPhase.put(when.phase(), byPhase.getOrDefault(when.phase(), Count.NONE).plus(tokens, money));
        byMonth.put(when.month(), byMonth.getOrDefault(when.month(), Count.NONE).plus(tokens, money));
        total = total.plus(tokens, money);
        failed(answered.faults());
    }

    /** Counts attempts that failed. */
    public synchronized void failed(List<Fault> more) {
        for (Fault fault : more) faults.merge(fault.kind(), 1, Integer::sum);
    }

    synchronized void fellBack(String kind, Fallback fallback) {
        fallbacks.computeIfAbsent(kind, missing -> new TreeMap<>()).merge(fallback.name(), 1, Integer::sum);
    }

    /** Returns how often something had to be done with an answer. */
    public synchronized int count(Fallback fallback) {
        return fallbacks.values().stream()
                .mapToInt(byName -> byName.getOrDefault(fallback.name(), 0))
                .sum();
    }

    /** Returns all answers. */
    public synchronized Count total() {
        return total;
    }

    /** Returns how often attempts failed, by kind. */
    public synchronized Map<String, Integer> faults() {
        return new TreeMap<>(faults);
    }

    /** Returns everything, for the report. */
    public synchronized Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("total", total.toMap());
        map.put("currency", prices.currency());
        map.put("byCaller", maps(byCaller));
        map.put("byPhase", maps(byPhase));
        map.put("byMonth", maps(byMonth));
        map.put("faults", new TreeMap<>(faults));
        map.put("fallbacks", new TreeMap<>(fallbacks));
        map.put("parseFailures", count(Fallback.PARSE_FAILURE));
        map.put("defaultsUsed", count(Fallback.DEFAULT_USED));
        return map;
    }

    private static Map<String, Object> maps(Map<?, Count> counts) {
        Map<String, Object> maps = new LinkedHashMap<>();
        counts.forEach((key, count) -> maps.put(String.valueOf(key), count.toMap()));
        return maps;
    }
}
