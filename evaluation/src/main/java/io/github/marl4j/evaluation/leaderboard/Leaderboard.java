package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.ResultFile;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.runs.Sha256;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ranked tables of runs, tournaments and what else their folders tell.
 *
 * <p>An entry is an algorithm with settings; its runs differ in seed and task only. Score is the final greedy evaluation; every aggregate is computed here from the scores of the seeds. Entries of a family are sorted by the
 * interquartile mean (IQM) of their normalised scores, complete ones first.
 *
 * @param submitter who made the runs
 * @param command that makes this leaderboard
 * @param generated when
 * @param tasks of all families, sorted
 * @param entries by family and rank
 * @param tournaments head-to-head results
 * @param refusals what is not in the table
 */
public record Leaderboard(
        String submitter,
        String command,
        Instant generated,
        List<TaskFacts> tasks,
        List<LeaderboardEntry> entries,
        List<TournamentResults> tournaments,
        List<Refusal> refusals) {
    /** Settings that decide neither what is learnt nor what is measured. */
    private static final List<String> WITHOUT_INFLUENCE = List.of(
            "seed",
            "env.id",
            "threads",
            "checkpoints",
            "evaluation.times",
            "evaluation.episodes",
            "evaluation.finalEpisodes");

    private static final int SHORT_HASH = 8;

    /**
     * Ranks what was found.
     *
     * @param bootstrap of all intervals
     */
    public static Leaderboard of(
            LeaderboardSources sources,
            StratifiedBootstrap bootstrap,
            String submitter,
            String command,
            Instant generated) {
        List<Refusal> refusals = new ArrayList<>(sources.refusals());
        Map<String, Map<String, List<RunFolder>>> byEntry = byEntry(sources.runs(), refusals);
        Map<String, TaskFacts> tasks = new TreeMap<>();
        byEntry.values().stream()
                .flatMap(each -> each.values().stream())
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(RunFolder::task))
                .forEach((task, runs) -> tasks.put(task, TaskFacts.of(task, runs)));
        List<LeaderboardEntry> entries = new ArrayList<>();
        byEntry.values().forEach(runs -> {
            List<LeaderboardEntry> found = entry(runs, byEntry, tasks, bootstrap, refusals);
            entries.addAll(found);
        });
        return new Leaderboard(
                submitter,
                command,
                generated,
                List.copyOf(tasks.values()),
                ranked(entries),
                sources.tournaments(),
                List.copyOf(refusals));
    }

    /** Runs by task, of every family, algorithm and settings; of two runs with the same seed the second is refused. */
    private static Map<String, Map<String, List<RunFolder>>> byEntry(List<RunFolder> runs, List<Refusal> refusals) {
        Map<String, Map<String, List<RunFolder>>> byEntry = new TreeMap<>();
        List<RunFolder> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingLong(RunFolder::seed)
                .thenComparing(run -> run.path().toString()));
        for (RunFolder run : sorted) {
            String key = family(run.task()) + "/" + run.algorithm() + "/" + hash(run);
            List<RunFolder> seeds = byEntry.computeIfAbsent(key, each -> new TreeMap<>())
                    .computeIfAbsent(run.task(), each -> new ArrayList<>());
            RunFolder last = seeds.isEmpty() ? null : seeds.get(seeds.size() - 1);
            if (last != null && last.seed() == run.seed()) {
                refusals.add(new Refusal(
                        run.path(),
                        "the same algorithm, settings, task and seed as " + last.path() + "; an entry counts once"));
            } else {
                seeds.add(run);
            }
        }
        return byEntry;
    }

    static String family(String task) {
        return task.substring(0, Math.max(0, task.indexOf('/')));
    }

    /** Settings of a run that decide what is learnt, by dotted path. */
    private static Map<String, Object> settings(RunFolder run) {
        Map<String, Object> settings = new TreeMap<>(RunGroup.settings(run));
        WITHOUT_INFLUENCE.forEach(settings::remove);
        return settings;
    }

    private static String hash(RunFolder run) {
        String text = settings(run).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the entry of some runs; none if no seed has all of its tasks. */
    private static List<LeaderboardEntry> entry(
            Map<String, List<RunFolder>> runs,
            Map<String, Map<String, List<RunFolder>>> all,
            Map<String, TaskFacts> tasks,
            StratifiedBootstrap bootstrap,
            List<Refusal> refusals) {
        List<Long> seeds = commonSeeds(runs, refusals);
        if (seeds.isEmpty()) return List.of();
        RunFolder first = runs.values().iterator().next().get(0);
        String family = family(first.task());
        Map<String, LeaderboardEntry.Task> results = new LinkedHashMap<>();
        List<RunFolder> used = new ArrayList<>();
        double[][] scores = new double[seeds.size()][runs.size()];
        runs.forEach((task, folders) -> {
            List<RunFolder> counted =
                    folders.stream().filter(run -> seeds.contains(run.seed())).toList();
            TaskFacts facts = tasks.get(task);
            for (int s = 0; s < counted.size(); s++) {
                scores[s][results.size()] = facts.normalised(facts.score(counted.get(s)));
            }
            results.put(task, result(facts, counted, bootstrap));
            used.addAll(counted);
        });
        Scores table = Scores.of(scores);
        String hash = hash(first);
        long familyTasks = tasks.keySet().stream()
                .filter(task -> family(task).equals(family))
                .count();
        return List.of(new LeaderboardEntry(
                family + "-" + first.algorithm() + "-" + hash.substring(0, SHORT_HASH),
                family,
                first.algorithm(),
                variant(first, all),
                hash,
                seeds,
                results,
                table,
                table.iqm(),
                bootstrap.interval(table, Scores::iqm, 0.95),
                table.optimalityGap(1),
                0,
                results.size() == familyTasks,
                used));
    }

    private static List<Long> commonSeeds(Map<String, List<RunFolder>> runs, List<Refusal> refusals) {
        TreeSet<Long> common = new TreeSet<>();
        runs.values().forEach(list -> list.forEach(run -> common.add(run.seed())));
        runs.values()
                .forEach(list ->
                        common.retainAll(list.stream().map(RunFolder::seed).toList()));
        runs.forEach((task, list) -> list.stream()
                .filter(run -> !common.contains(run.seed()))
                .forEach(run -> refusals.add(new Refusal(
                        run.path(),
                        "other tasks of this entry lack seed " + run.seed()
                                + "; a seed counts only if every task has it"))));
        return List.copyOf(common);
    }

    private static LeaderboardEntry.Task result(TaskFacts facts, List<RunFolder> runs, StratifiedBootstrap bootstrap) {
        List<Double> perSeed = runs.stream().map(facts::score).toList();
        Scores scores =
                Scores.ofTask(perSeed.stream().mapToDouble(Double::doubleValue).toArray());
        return new LeaderboardEntry.Task(
                perSeed,
                TaskFacts.greedy(runs.get(0)).count(),
                scores.mean(),
                scores.iqm(),
                bootstrap.interval(scores, Scores::iqm, 0.95),
                runs.stream()
                        .mapToLong(run -> run.metrics().lastStep())
                        .average()
                        .orElseThrow(),
                runs.stream()
                        .mapToDouble(run -> run.metrics().lastWallSeconds())
                        .average()
                        .orElseThrow());
    }

    /** What tells an entry from others of the same family and algorithm. */
    private static String variant(RunFolder run, Map<String, Map<String, List<RunFolder>>> all) {
        List<Map<String, Object>> others = all.values().stream()
                .map(each -> each.values().iterator().next().get(0))
                .filter(each -> each.algorithm().equals(run.algorithm())
                        && family(each.task()).equals(family(run.task())))
                .map(Leaderboard::settings)
                .toList();
        return RunGroup.differences(settings(run), others);
    }

    private static List<LeaderboardEntry> ranked(List<LeaderboardEntry> entries) {
        List<LeaderboardEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(LeaderboardEntry::family)
                .thenComparing(each -> !each.complete())
                .thenComparing(Comparator.comparingDouble(LeaderboardEntry::iqm).reversed())
                .thenComparing(LeaderboardEntry::id));
        List<LeaderboardEntry> ranked = new ArrayList<>();
        for (LeaderboardEntry each : sorted) {
            boolean same =
                    !ranked.isEmpty() && ranked.get(ranked.size() - 1).family().equals(each.family());
            ranked.add(each.ranked(same ? ranked.get(ranked.size() - 1).rank() + 1 : 1));
        }
        return List.copyOf(ranked);
    }

    /** Returns the families, sorted. */
    List<String> families() {
        return entries.stream().map(LeaderboardEntry::family).distinct().toList();
    }

    /** Returns the tasks of a family. */
    List<TaskFacts> tasks(String family) {
        return tasks.stream().filter(task -> family(task.id()).equals(family)).toList();
    }

    /** Returns the entries of a family, the best first. */
    List<LeaderboardEntry> entries(String family) {
        return entries.stream().filter(each -> each.family().equals(family)).toList();
    }

    /**
     * Writes {@code leaderboard.json}, {@code leaderboard.md}, {@code index.html}, the curves, the refusals and the results of all runs in marl-eval layout.
     *
     * @throws RunFileException if a file cannot be written
     */
    public void write(Path site) {
        try {
            Files.createDirectories(site.resolve("curves"));
        } catch (IOException failed) {
            throw RunFileException.writing(site, failed);
        }
        LeaderboardCurves curves = new LeaderboardCurves(this);
        curves.write(site.resolve("curves"));
        AtomicFiles.write(site.resolve("leaderboard.json"), Json.pretty(new LeaderboardJson(this).toMap()));
        AtomicFiles.write(site.resolve("leaderboard.md"), new LeaderboardMarkdown(this).text());
        AtomicFiles.write(site.resolve("index.html"), new LeaderboardPage(this, curves).html());
        AtomicFiles.write(
                site.resolve("refusals.json"),
                Json.pretty(Map.of(
                        "refusals",
                        refusals.stream()
                                .map(each -> Map.of("folder", each.folder().toString(), "reason", each.reason()))
                                .toList())));
        merged().write(site.resolve("marl-eval.json"));
    }

    /** All results, algorithms under the labels of their entries. */
    private ResultFile merged() {
        ResultFile all = ResultFile.EMPTY;
        for (LeaderboardEntry entry : entries) {
            for (RunFolder run : entry.runs()) {
                ResultFile.Run own = run.result()
                        .orElseThrow()
                        .runs()
                        .get(ResultFile.Key.of(run.task(), run.algorithm(), run.seed()));
                ResultFile.Key key = ResultFile.Key.of(run.task(), entry.label(), run.seed());
                for (ResultFile.Step step : own.steps()) all = all.withStep(key, step);
                all = all.withAbsoluteMetrics(key, own.absoluteMetrics());
            }
        }
        return all;
    }
}
