package io.github.marl4j.evaluation.report;

import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One self-contained HTML file about one or several runs: results with their uncertainty, learning curves, what happened during updates,
 * recorded episodes, settings, machine, and the commands that reproduce it. Pictures are embedded; nothing is loaded from the network.
 */
public final class HtmlReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<RunFolder> runs;
    private final Map<String, List<RunGroup>> byTask;
    private final String command;
    private final Instant generated;

    private HtmlReport(List<RunFolder> runs, Map<String, List<RunGroup>> byTask, String command, Instant generated) {
        this.runs = runs;
        this.byTask = byTask;
        this.command = command;
        this.generated = generated;
    }

    /**
     * Prepares a report.
     *
     * @param runs at least one; runs of the same task that differ only in their seed become one curve
     * @param command the command line that makes this report, for its reader to repeat
     * @param generated time to print
     * @throws IllegalArgumentException if there are no runs, or two are the same run
     */
    public static HtmlReport of(List<RunFolder> runs, String command, Instant generated) {
        Map<String, List<RunGroup>> byTask = RunGroup.of(runs).stream()
                .collect(Collectors.groupingBy(RunGroup::task, LinkedHashMap::new, Collectors.toList()));
        return new HtmlReport(List.copyOf(runs), byTask, command, generated);
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file) {
        AtomicFiles.write(file, html());
    }

    /** The HTML text. */
    public String html() {
        StringBuilder html = new StringBuilder();
        String title = String.join(", ", byTask.keySet());
        html.append(Html.head(title + " · MARL4J report"));
        header(html, title);
        summary(html);
        byTask.forEach((task, groups) -> charts(html, task, groups));
        recordings(html);
        details(html);
        reproduce(html);
        notes(html);
        return html.append(Html.END).toString();
    }

    private void header(StringBuilder html, String title) {
        Set<String> labels = byTask.values().stream()
                .flatMap(List::stream)
                .map(RunGroup::label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> machines =
                runs.stream().map(run -> run.manifest().cpu()).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> versions = runs.stream()
                .map(run -> run.manifest().version() + " (" + run.manifest().commit() + ")")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        html.append("<header><p class=\"eyebrow\">MARL4J report</p><h1>")
                .append(Html.escape(title))
                .append("</h1>\n<p class=\"soft\">");
        html.append(Html.escape(String.join(", ", labels)))
                .append(" · ")
                .append(runs.size() == 1 ? "1 run" : runs.size() + " runs")
                .append(" · made ")
                .append(TIME.format(generated))
                .append("<br>MARL4J ")
                .append(Html.escape(String.join(", ", versions)))
                .append(" · ")
                .append(Html.escape(String.join(" / ", machines)))
                .append("</p></header>\n");
    }

    private void summary(StringBuilder html) {
        StringBuilder tiles = new StringBuilder("<section class=\"tiles\">");
        StringBuilder rows = new StringBuilder();
        byTask.forEach((task, groups) -> {
            for (int i = 0; i < groups.size(); i++) {
                GroupSummary summary = GroupSummary.of(groups.get(i));
                tiles.append(tile(summary, i));
                rows.append(row(summary));
            }
        });
        html.append(tiles)
                .append("</section>\n<h2>Results</h2>\n<div class=\"card scroll\" tabindex=\"0\"><table><thead><tr>")
                .append(
                        "<th class=\"text\">Task</th><th class=\"text\">Algorithm</th><th>Seeds</th><th>Win rate, greedy</th>")
                .append(
                        "<th>Win rate, sampled</th><th>Return, greedy</th><th>Env steps</th><th>Time</th><th>Steps/s</th>")
                .append("</tr></thead><tbody>\n")
                .append(rows)
                .append("</tbody></table></div>\n");
    }

    private static String tile(GroupSummary summary, int curve) {
        Optional<Episodes> greedy = summary.pooled(ActionMode.GREEDY);
        String number = greedy.map(episodes -> Html.percent(episodes.winRate())).orElse("—");
        String below = greedy.map(episodes -> "won of " + Html.whole(episodes.count())
                        + " greedy episodes; 95 % interval " + interval(episodes.shareInterval(Episode.WON, 0.95)))
                .orElse("no final evaluation yet");
        return "<div class=\"card tile\"><div class=\"name\">" + ReportCharts.swatches(curve)
                + Html.escape(summary.group().label())
                + state(summary.done()) + "</div><div class=\"soft\">"
                + Html.escape(summary.group().task())
                + "</div><div class=\"number\">" + number + "</div><div class=\"soft\">" + below + "</div></div>\n";
    }

    private static String row(GroupSummary summary) {
        List<Long> seeds = summary.group().seeds();
        double rate = summary.seconds() > 0 ? summary.steps() / summary.seconds() : 0;
        String each = seeds.size() > 1 ? "<small>mean per seed</small>" : "";
        return "<tr>" + text("Task", Html.escape(summary.group().task()))
                + text("Algorithm", Html.escape(summary.group().label()))
                + cell(
                        "Seeds",
                        seeds.size() + "<small>"
                                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "</small>")
                + cell("Win rate, greedy", winRate(summary, ActionMode.GREEDY))
                + cell("Win rate, sampled", winRate(summary, ActionMode.SAMPLED))
                + cell(
                        "Return, greedy",
                        summary.pooled(ActionMode.GREEDY)
                                .map(all -> Html.decimal(all.meanReturn()))
                                .orElse("—"))
                + cell("Env steps", Html.whole(summary.steps()) + each)
                + cell("Time", Html.duration(summary.seconds()) + each)
                + cell("Steps/s", rate > 0 ? Html.whole(rate) : "—")
                + "</tr>\n";
    }

    private static String winRate(GroupSummary summary, ActionMode mode) {
        Optional<Episodes> episodes = summary.pooled(mode);
        if (episodes.isEmpty()) {
            return "—";
        }
        String range = summary.seedRange(mode)
                .map(ends -> "<small>seeds " + Html.percent(ends[0]) + " to " + Html.percent(ends[1]) + "</small>")
                .orElse("");
        return Html.percent(episodes.get().winRate()) + "<small>"
                + interval(episodes.get().shareInterval(Episode.WON, 0.95)) + "</small>" + range;
    }

    private void charts(StringBuilder html, String task, List<RunGroup> groups) {
        ReportCharts charts = new ReportCharts(groups);
        String name = byTask.size() == 1 ? "" : " · " + Html.escape(task);
        html.append("<h2>Learning curves")
                .append(name)
                .append("</h2>\n")
                .append(charts.legend())
                .append(charts.learning());
        String updates = charts.updates();
        if (!updates.isEmpty()) {
            html.append("\n<h2>Updates")
                    .append(name)
                    .append("</h2>\n")
                    .append(charts.legend())
                    .append(updates);
        }
    }

    private void recordings(StringBuilder html) {
        if (runs.stream().allMatch(run -> run.recordings().isEmpty())) {
            return;
        }
        html.append("<h2>Recorded episodes</h2>\n<div class=\"recordings\">");
        for (RunFolder run : runs) {
            for (Path gif : run.recordings()) {
                String caption =
                        run.task() + " · " + run.algorithm() + " · seed " + run.seed() + " · " + gif.getFileName();
                html.append("<figure class=\"card\"><img loading=\"lazy\" alt=\"Recording, ")
                        .append(Html.escape(caption))
                        .append("\" src=\"")
                        .append(Html.dataUri("image/gif", bytes(gif)))
                        .append("\"><figcaption>")
                        .append(Html.escape(caption))
                        .append("</figcaption></figure>\n");
            }
        }
        html.append("</div>\n");
    }

    private void details(StringBuilder html) {
        html.append("<h2>Runs</h2>\n<div class=\"stack\">");
        for (RunFolder run : runs) {
            Manifest made = run.manifest();
            html.append("<section class=\"card\"><h3>")
                    .append(Html.escape(run.task() + " · " + run.algorithm() + " · seed " + run.seed()))
                    .append(state(run.done()))
                    .append("</h3><dl>");
            entry(html, "Folder", run.path().toString());
            entry(html, "Started", TIME.format(made.started()));
            entry(html, "Ended", made.ended().map(TIME::format).orElse("—"));
            entry(
                    html,
                    "Processor",
                    made.cpu() + "; " + made.threads() + (made.threads() == 1 ? " thread" : " threads"));
            entry(html, "System", made.os() + "; " + made.jvm());
            entry(html, "Kernel", made.kernel());
            entry(html, "MARL4J", made.version() + ", commit " + made.commit());
            run.metrics()
                    .tornLine()
                    .ifPresent(line -> entry(
                            html,
                            "Note",
                            "metrics.csv ends in the unfinished row \"" + line + "\", which is not in the curves"));
            html.append("</dl><details><summary>Configuration, every value resolved</summary><pre>")
                    .append(Html.escape(run.configText()))
                    .append("</pre></details></section>\n");
        }
        html.append("</div>\n");
    }

    private void reproduce(StringBuilder html) {
        Set<String> commands = new LinkedHashSet<>();
        runs.forEach(run -> commands.add(run.manifest().command()));
        commands.add(command);
        html.append(
                        "<h2>Reproduce</h2>\n<div class=\"card\"><p class=\"soft\">Each run, then this report:</p><pre class=\"wrap\">")
                .append(Html.escape(String.join("\n", commands)))
                .append("</pre></div>\n");
    }

    private static void notes(StringBuilder html) {
        html.append(
                        "<footer><p>Win rates: final evaluation of the last checkpoint, episodes of all seeds pooled, Wilson 95 % interval. ")
                .append(
                        "It covers the luck of the episodes, not that of the seeds; the range over seeds stands below it. ")
                .append(
                        "Curves: mean over seeds, band from a percentile bootstrap over seeds (1 000 resamples, fixed seed). ")
                .append("Greedy: the most probable legal action. Sampled: an action drawn from the policy. ")
                .append("Time and steps/s: wall seconds and environment steps as the run logged them.</p></footer>\n");
    }

    private static String interval(Interval interval) {
        return Html.percent(interval.low()).replace(" %", "") + "–" + Html.percent(interval.high());
    }

    private static String state(boolean done) {
        return done
                ? "<span class=\"state done\">complete</span>"
                : "<span class=\"state unfinished\">unfinished</span>";
    }

    private static String text(String label, String content) {
        return "<td class=\"text\" data-label=\"" + label + "\"><span>" + content + "</span></td>";
    }

    private static String cell(String label, String content) {
        return "<td data-label=\"" + label + "\"><span>" + content + "</span></td>";
    }

    private static void entry(StringBuilder html, String name, String value) {
        html.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd>");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw RunFileException.reading(file, e);
        }
    }
}
