package io.github.marl4j.commons.experiment;

import io.github.marl4j.evaluation.commons.SocietyRun;
import io.github.marl4j.evaluation.commons.SocietySummary;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs side by side: those that differ only in their seed are one group.
 *
 * @param groups in the order of their first run
 * @param unfinished folders whose run did not end well; they are left out
 */
public record Comparison(List<Group> groups, List<Path> unfinished) {
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(1, 2000);
    private static final double CONFIDENCE = 0.95;

    /** Copies both. */
    public Comparison {
        groups = List.copyOf(groups);
        unfinished = List.copyOf(unfinished);
    }

    /**
     * Runs of one experiment with the same players.
     *
     * @param experiment its name
     * @param players who played
     * @param summary metrics over the runs
     * @param fromNewcomer the same from the month on in which the first newcomer came, or {@code null}
     */
    public record Group(String experiment, String players, SocietySummary summary, SocietySummary fromNewcomer) {}

    private record Key(String experiment, String players) {}

    /**
     * Compares.
     *
     * @param folders run folders
     * @throws RunFileException if none has ended well
     */
    public static Comparison of(List<Path> folders) {
        Map<Key, List<Map<String, Object>>> byKey = new LinkedHashMap<>();
        List<Path> unfinished = new ArrayList<>();
        for (Path folder : folders) {
            Map<String, Object> result = CommonsRun.result(folder);
            if (result.get("society") == null) {
                unfinished.add(folder);
                continue;
            }
            Key key = new Key(String.valueOf(result.get("experiment")), String.valueOf(result.get("players")));
            byKey.computeIfAbsent(key, missing -> new ArrayList<>()).add(result);
        }
        if (byKey.isEmpty()) throw new RunFileException("none of " + folders + " holds a run that has ended");
        List<Group> groups = new ArrayList<>();
        byKey.forEach((key, results) -> groups.add(group(key, results)));
        return new Comparison(groups, unfinished);
    }

    private static Group group(Key key, List<Map<String, Object>> results) {
        List<SocietyRun> runs = new ArrayList<>();
        List<SocietyRun> later = new ArrayList<>();
        for (Map<String, Object> result : results) {
            SocietyRun run = SocietyRun.of("result.json", Maps.object("society", result.get("society")));
            runs.add(run);
            if (result.get("newcomerMonth") instanceof Number month
                    && month.intValue() < run.months().size()) {
                later.add(run.from(month.intValue()));
            }
        }
        SocietySummary fromNewcomer = later.isEmpty() ? null : SocietySummary.of(later, CONFIDENCE, BOOTSTRAP);
        return new Group(key.experiment(), key.players(), SocietySummary.of(runs, CONFIDENCE, BOOTSTRAP), fromNewcomer);
    }
}
