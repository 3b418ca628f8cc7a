package io.github.marl4j.evaluation.commons;

import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of one run of a society: all that the metrics need. As JSON:
 *
 * <pre>{@code
 * {"format": "marl4j-society-run/1", "horizon": 12, "sustainablePerMonth": 50, "collapsed": false,
 *  "months": [{"poolBefore": 100, "poolAfter": 50, "share": 10, "toldThreshold": 10, "spokenLines": 9,
 *              "harvests": [{"agent": "persona_0", "requested": 10, "obtained": 10}, …]}, …]}
 * }</pre>
 *
 * @param horizon months that it could have lived: T
 * @param sustainablePerMonth most units that all together can take every month for ever from the resource as it was at the start: f(0)
 * @param collapsed whether its last month left too little
 * @param months the months played, at least one, at most {@code horizon}
 */
public record SocietyRun(int horizon, int sustainablePerMonth, boolean collapsed, List<Month> months) {
    /** The format that files name. */
    public static final String FORMAT = "marl4j-society-run/1";

    /**
     * One month.
     *
     * @param poolBefore units before the harvest: h(t)
     * @param poolAfter units that it left: a(t)
     * @param share the equal share of what can be taken sustainably, for the agents who are there: s(t)
     * @param toldThreshold what agents were told, or would have been told, as that share
     * @param spokenLines that agents spoke in the discussion
     * @param harvests of the agents who are there, at least one
     */
    public record Month(
            int poolBefore, int poolAfter, int share, int toldThreshold, int spokenLines, List<Harvest> harvests) {
        /** Copies the list. */
        public Month {
            harvests = List.copyOf(harvests);
            if (harvests.isEmpty()) throw new IllegalArgumentException("a month has no harvests; expected at least 1");
        }
    }

    /**
     * What one agent did in a month.
     *
     * @param agent its name or id
     * @param requested units
     * @param obtained units
     */
    public record Harvest(String agent, int requested, int obtained) {}

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no month, more than the horizon, or fewer though the society did not collapse
     */
    public SocietyRun {
        months = List.copyOf(months);
        if (months.isEmpty() || months.size() > horizon) {
            throw new IllegalArgumentException(
                    "a run has " + months.size() + " months; expected from 1 to horizon=" + horizon);
        }
        if (!collapsed && months.size() < horizon) {
            throw new IllegalArgumentException(
                    "a run that did not collapse has " + months.size() + " months; expected all of horizon=" + horizon);
        }
    }

    /**
     * Returns the run from a month on, as if it had begun there: what the paper looks at where a newcomer arrives. f(0) stays that of the beginning.
     *
     * @param month from 0, below the number of months played
     */
    public SocietyRun from(int month) {
        if (month < 0 || month >= months.size()) {
            throw new IllegalArgumentException(
                    "month=" + month + " was not played; expected 0 to " + (months.size() - 1));
        }
        return new SocietyRun(horizon - month, sustainablePerMonth, collapsed, months.subList(month, months.size()));
    }

    /** Returns the run as JSON values. */
    public Map<String, Object> toMap() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Month month : months) list.add(toMap(month));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format", FORMAT);
        map.put("horizon", horizon);
        map.put("sustainablePerMonth", sustainablePerMonth);
        map.put("collapsed", collapsed);
        map.put("months", list);
        return map;
    }

    private static Map<String, Object> toMap(Month month) {
        List<Map<String, Object>> harvests = new ArrayList<>();
        for (Harvest harvest : month.harvests) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("agent", harvest.agent);
            each.put("requested", harvest.requested);
            each.put("obtained", harvest.obtained);
            harvests.add(each);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("poolBefore", month.poolBefore);
        map.put("poolAfter", month.poolAfter);
        map.put("share", month.share);
        map.put("toldThreshold", month.toldThreshold);
        map.put("spokenLines", month.spokenLines);
        map.put("harvests", harvests);
        return map;
    }

    /**
     * Reads what {@link #toMap} made.
     *
     * @param where the file, for errors
     * @throws IllegalArgumentException if a key is missing or has another form
     */
    public static SocietyRun of(String where, Map<String, Object> map) {
        RecordedCase run = new RecordedCase(where, map);
        if (!run.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException(
                    where + ": format \"" + run.text("format") + "\"; expected \"" + FORMAT + "\"");
        }
        List<Month> months = new ArrayList<>();
        for (RecordedCase month : run.numbered("months")) {
            List<Harvest> harvests = new ArrayList<>();
            for (RecordedCase harvest : month.numbered("harvests")) {
                harvests.add(
                        new Harvest(harvest.text("agent"), whole(harvest, "requested"), whole(harvest, "obtained")));
            }
            months.add(new Month(
                    whole(month, "poolBefore"),
                    whole(month, "poolAfter"),
                    whole(month, "share"),
                    whole(month, "toldThreshold"),
                    whole(month, "spokenLines"),
                    harvests));
        }
        return new SocietyRun(whole(run, "horizon"), whole(run, "sustainablePerMonth"), run.truth("collapsed"), months);
    }

    private static int whole(RecordedCase of, String key) {
        return Math.toIntExact(of.integer(key));
    }
}
