package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.exploitability.ExploitabilityFile;
import io.github.marl4j.evaluation.pareto.FrontFile;
import io.github.marl4j.evaluation.pareto.FrontMetrics;
import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.Sha256;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code leaderboard.json}. Source of the format: MARL4J, evaluation, section "Leaderboard JSON". */
final class LeaderboardJson {
    static final String FORMAT = "marl4j-leaderboard/1";
    private static final String VERSION = "1.0.0";

    private final Leaderboard board;

    LeaderboardJson(Leaderboard board) {
        this.board = board;
    }

    Map<String, Object> toMap() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("generated", board.generated().toString());
        json.put("suite", suite());
        json.put("entries", board.entries().stream().map(this::entry).toList());
        List<Map<String, Object>> tournaments =
                board.tournaments().stream().map(LeaderboardJson::headToHead).toList();
        json.put(
                "headToHead",
                tournaments.isEmpty() ? null : tournaments.size() == 1 ? tournaments.get(0) : tournaments);
        json.put("exploitability", fromRuns(LeaderboardJson::exploitability));
        json.put("multiObjective", fromRuns(LeaderboardJson::front));
        json.put("commons", List.of());
        requireFinite("", json);
        return json;
    }

    private Map<String, Object> suite() {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (TaskFacts each : board.tasks()) {
            Map<String, Object> normalisation = new LinkedHashMap<>();
            normalisation.put("random", each.random());
            normalisation.put("reference", each.reference());
            Map<String, Object> task = new LinkedHashMap<>();
            task.put("id", each.id());
            task.put("metric", each.metric());
            task.put("higherIsBetter", true);
            task.put("normalisation", normalisation);
            task.put("maxSteps", each.maxSteps());
            tasks.add(task);
        }
        Map<String, Object> suite = new LinkedHashMap<>();
        suite.put("id", board.families().size() == 1 ? board.families().get(0) : "marl4j");
        suite.put("version", VERSION);
        suite.put("tasks", tasks);
        return suite;
    }

    private Map<String, Object> entry(LeaderboardEntry entry) {
        Manifest manifest = entry.runs().get(0).manifest();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("algorithm", entry.algorithm());
        json.put("variant", entry.variant());
        json.put("submitter", board.submitter());
        json.put("date", manifest.started().toString().substring(0, 10));
        json.put("codeVersion", manifest.commit());
        json.put("configHash", entry.configHash());
        json.put("backend", "jvm");
        json.put("hardware", manifest.cpu());
        json.put("seeds", entry.seeds());
        json.put("provisional", entry.provisional());
        Map<String, Object> tasks = new LinkedHashMap<>();
        entry.tasks().forEach((id, task) -> tasks.put(id, task(task)));
        json.put("tasks", tasks);
        Map<String, Object> aggregate = new LinkedHashMap<>();
        aggregate.put("iqm", entry.iqm());
        aggregate.put("ci95", list(entry.interval()));
        aggregate.put("optimalityGap", entry.optimalityGap());
        aggregate.put("rank", entry.rank());
        json.put("aggregate", aggregate);
        Map<String, Object> artifacts = new LinkedHashMap<>();
        artifacts.put("checkpointSha256", checkpoints(entry));
        artifacts.put(
                "curves",
                "curves/"
                        + LeaderboardCurves.fileName(
                                entry.tasks().keySet().iterator().next()));
        json.put("artifacts", artifacts);
        return json;
    }

    private static Map<String, Object> task(LeaderboardEntry.Task task) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("perSeed", task.perSeed());
        json.put("episodesPerSeed", task.episodesPerSeed());
        json.put("mean", task.mean());
        json.put("iqm", task.iqm());
        json.put("ci95", list(task.interval()));
        json.put("envSteps", task.envSteps());
        json.put("wallSeconds", task.wallSeconds());
        json.put("stepsPerSecond", task.stepsPerSecond());
        return json;
    }

    /** The SHA-256 of a single run's newest checkpoint; of several runs, that of the list of theirs, one in a line, by task and seed. */
    private static String checkpoints(LeaderboardEntry entry) {
        List<String> each =
                entry.runs().stream().map(LeaderboardJson::checkpoint).toList();
        if (each.size() == 1) return each.get(0);
        String lines = each.stream().map(hash -> hash + "\n").collect(Collectors.joining());
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String checkpoint(RunFolder run) {
        Path folder = run.path().resolve("checkpoints");
        if (!Files.isDirectory(folder)) return "";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".ckpt"))
                    .max(Path::compareTo)
                    .map(Sha256::of)
                    .orElse("");
        } catch (IOException failed) {
            throw RunFileException.reading(folder, failed);
        }
    }

    private static Map<String, Object> headToHead(TournamentResults results) {
        int[] players = results.standings().stream()
                .mapToInt(each -> results.players().indexOf(each.player()))
                .toArray();
        List<List<Long>> games = new ArrayList<>();
        List<List<Long>> wins = new ArrayList<>();
        List<List<Long>> draws = new ArrayList<>();
        for (int i : players) {
            List<TournamentResults.Cell> home = Arrays.stream(players)
                    .mapToObj(j -> results.cells().get(i).get(j))
                    .toList();
            List<TournamentResults.Cell> away = Arrays.stream(players)
                    .mapToObj(j -> results.cells().get(j).get(i))
                    .toList();
            List<Long> gamesOf = new ArrayList<>();
            List<Long> winsOf = new ArrayList<>();
            List<Long> drawsOf = new ArrayList<>();
            for (int j = 0; j < players.length; j++) {
                gamesOf.add(home.get(j).games() + away.get(j).games());
                winsOf.add(home.get(j).wins() + away.get(j).losses());
                drawsOf.add(home.get(j).draws() + away.get(j).draws());
            }
            games.add(gamesOf);
            wins.add(winsOf);
            draws.add(drawsOf);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        List<TournamentResults.Standing> standings = results.standings();
        json.put(
                "players",
                standings.stream().map(TournamentResults.Standing::player).toList());
        json.put("games", games);
        json.put("wins", wins);
        json.put("draws", draws);
        json.put("elo", standings.stream().map(TournamentResults.Standing::elo).toList());
        json.put(
                "eloCi95",
                standings.stream().map(each -> list(each.eloInterval())).toList());
        boolean ranked = standings.stream().allMatch(each -> each.alphaRank().isPresent());
        json.put(
                "alphaRank",
                ranked
                        ? standings.stream()
                                .map(each -> each.alphaRank().orElseThrow())
                                .toList()
                        : null);
        json.put(
                "nash",
                standings.stream()
                        .map(TournamentResults.Standing::nashAveraging)
                        .toList());
        json.put("cyclicTripleShare", results.cyclicTripleShare().orElse(0.0));
        return json;
    }

    private interface FromRun {
        /** Returns what a run's folder tells; null if nothing. */
        Map<String, Object> read(LeaderboardEntry entry, RunFolder run);
    }

    private List<Map<String, Object>> fromRuns(FromRun read) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (LeaderboardEntry entry : board.entries()) {
            for (RunFolder run : entry.runs()) {
                Map<String, Object> json = read.read(entry, run);
                if (json != null) found.add(json);
            }
        }
        return found;
    }

    static Map<String, Object> exploitability(LeaderboardEntry entry, RunFolder run) {
        ExploitabilityFile found = ExploitabilityFile.find(run.path()).orElse(null);
        if (found == null) return null;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entry", entry.id());
        json.put("exact", found.exact() ? found.exploitability() : null);
        json.put("approx", found.exact() ? null : lowerBound(found));
        return json;
    }

    private static Map<String, Object> lowerBound(ExploitabilityFile found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", found.exploitability());
        json.put("ci95", found.interval());
        json.put("responders", found.responders());
        json.put("budgetSteps", found.steps());
        json.put("lowerBound", true);
        return json;
    }

    static Map<String, Object> front(LeaderboardEntry entry, RunFolder run) {
        Path file = run.path().resolve(FrontFile.NAME);
        if (!Files.exists(file)) return null;
        FrontFile front = FrontFile.read(file);
        double[] reference = front.referencePoint().values();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entry", entry.id());
        json.put("hypervolume", Hypervolume.of(front.front(), reference));
        json.put("referencePoint", reference);
        json.put("sparsity", FrontMetrics.sparsity(front.front()));
        json.put("front", front.front());
        return json;
    }

    private static List<Double> list(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    /** JSON has no infinities, and a table with NaN cannot be sorted. */
    private static void requireFinite(String place, Object value) {
        if (value instanceof Map<?, ?> map) map.forEach((key, each) -> requireFinite(place + "." + key, each));
        if (value instanceof List<?> list) list.forEach(each -> requireFinite(place + "[]", each));
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalStateException(
                    "leaderboard.json: \"" + place.substring(1) + "\" is " + number + "; expected a finite number");
        }
    }
}
