package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.curves.Palette;
import io.github.marl4j.evaluation.report.Html;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.tournament.TournamentReport;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code index.html}: one page with everything in it; a small script sorts the tables, and without it they stand as they are. */
final class LeaderboardPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Leaderboard board;
    private final LeaderboardCurves curves;

    LeaderboardPage(Leaderboard board, LeaderboardCurves curves) {
        this.board = board;
        this.curves = curves;
    }

    String html() {
        StringBuilder html = new StringBuilder(Html.head("MARL4J leaderboard"));
        html.append("<style>\n").append(Html.resource("tables.css")).append("</style>\n");
        long runs =
                board.entries().stream().mapToLong(entry -> entry.runs().size()).sum();
        html.append("<header><p class=\"eyebrow\">MARL4J</p><h1>Leaderboard</h1><p class=\"soft\">")
                .append(counted(board.entries().size(), "entry", "entries"))
                .append(", ")
                .append(counted(runs, "run", "runs"))
                .append(", ")
                .append(counted(board.tournaments().size(), "tournament", "tournaments"))
                .append(" · made ")
                .append(TIME.format(board.generated()))
                .append(" · a click on a column's name sorts by it</p></header>\n");
        board.families().forEach(family -> family(html, family));
        board.tournaments().forEach(each -> headToHead(html, each));
        measure(html, "Exploitability", LeaderboardMeasures.exploitability(board));
        measure(html, "Pareto fronts", LeaderboardMeasures.fronts(board));
        if (!board.entries().isEmpty()) html.append("<h2>Entries</h2>\n<div class=\"stack\">");
        board.entries().forEach(entry -> details(html, entry));
        if (!board.entries().isEmpty()) html.append("</div>\n");
        refusals(html);
        html.append("<h2>Reproduce</h2>\n<div class=\"card\"><p class=\"soft\">This page:</p><pre class=\"wrap\">")
                .append(Html.escape(board.command()))
                .append("</pre></div>\n<footer><p>")
                .append(Html.escape(LeaderboardMarkdown.NOTES))
                .append("</p></footer>\n<script>\n")
                .append(Html.resource("leaderboard.js"))
                .append("</script>\n");
        return html.append(Html.END).toString();
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private void family(StringBuilder html, String family) {
        LeaderboardTable table = LeaderboardTable.of(board, family);
        List<LeaderboardEntry> entries = board.entries(family);
        html.append("<h2 id=\"")
                .append(Html.escape(family))
                .append("\">")
                .append(Html.escape(family))
                .append("</h2>\n");
        open(html, table.header());
        for (int i = 0; i < entries.size(); i++) {
            html.append("<tr>");
            List<LeaderboardTable.Cell> row = table.rows().get(i);
            for (int c = 0; c < row.size(); c++) {
                LeaderboardTable.Cell cell = row.get(c);
                html.append(c == 1 ? "<td class=\"text\"" : "<td");
                if (!Double.isNaN(cell.value()))
                    html.append(" data-value=\"").append(cell.value()).append('"');
                html.append("><span>");
                if (c == 1) {
                    html.append(swatch(i))
                            .append("<a href=\"#")
                            .append(entries.get(i).id())
                            .append("\">");
                }
                html.append(Html.escape(cell.text())).append(c == 1 ? "</a>" : "");
                if (!cell.small().isEmpty())
                    html.append("<small title=\"")
                            .append(Html.escape(cell.small()))
                            .append("\">")
                            .append(Html.escape(cell.small()))
                            .append("</small>");
                html.append("</span></td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n<div class=\"charts\">");
        board.tasks(family).forEach(task -> curve(html, task));
        html.append("</div>\n");
    }

    private static void open(StringBuilder html, List<String> header) {
        html.append("<div class=\"card scroll\" tabindex=\"0\"><table class=\"sortable\"><thead><tr>");
        for (String name : header) {
            html.append(
                            name.equals("Algorithm")
                                            || name.equals("entry")
                                            || name.equals("player")
                                            || name.equals("task")
                                    ? "<th class=\"text\" scope=\"col\">"
                                    : "<th scope=\"col\">")
                    .append("<button type=\"button\">")
                    .append(Html.escape(name))
                    .append("</button></th>");
        }
        html.append("</tr></thead><tbody>\n");
    }

    private static String swatch(int entry) {
        return "<span class=\"swatch\" style=\"background:light-dark(" + Palette.hex(entry, false) + ","
                + Palette.hex(entry, true) + ")\"></span>";
    }

    private void curve(StringBuilder html, TaskFacts task) {
        String light = curves.svg(task.id(), false);
        if (light == null) return;
        String title = task.id() + ", " + (task.wins() ? "greedy win rate" : "greedy return");
        html.append("<figure class=\"card\"><h3>")
                .append(Html.escape(title))
                .append("</h3>")
                .append("<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"")
                .append(Html.svgUri(curves.svg(task.id(), true)))
                .append("\"><img alt=\"")
                .append(Html.escape(title))
                .append("\" src=\"")
                .append(Html.svgUri(light))
                .append(
                        "\"></picture><figcaption>IQM over seeds with its 95 % bootstrap band; colours as in the table.</figcaption></figure>\n");
    }

    private static void headToHead(StringBuilder html, TournamentResults results) {
        html.append("<h2>Head to head · ").append(Html.escape(results.env())).append("</h2>\n");
        table(html, TournamentReport.table(results));
        html.append("<ul class=\"remarks\">");
        TournamentReport.remarks(results)
                .forEach(remark ->
                        html.append("<li>").append(Html.escape(remark)).append("</li>"));
        html.append("</ul>\n<div class=\"card scroll heat\">")
                .append(TournamentReport.picture(results))
                .append("</div>\n");
    }

    private static void measure(StringBuilder html, String title, List<List<String>> rows) {
        if (rows.size() < 2) return;
        html.append("<h2>").append(title).append("</h2>\n");
        table(html, rows);
    }

    private static void table(StringBuilder html, List<List<String>> rows) {
        open(html, rows.get(0));
        for (List<String> row : rows.subList(1, rows.size())) {
            html.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                boolean text =
                        List.of("player", "entry", "task").contains(rows.get(0).get(c));
                html.append(text ? "<td class=\"text\">" : "<td>")
                        .append(Html.escape(row.get(c)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static void details(StringBuilder html, LeaderboardEntry entry) {
        RunFolder first = entry.runs().get(0);
        Manifest made = first.manifest();
        html.append("<section class=\"card\" id=\"")
                .append(entry.id())
                .append("\"><h3>")
                .append(Html.escape(entry.family() + " · " + entry.label()))
                .append(entry.provisional() ? "<span class=\"state unfinished\">provisional</span>" : "")
                .append("</h3><dl>")
                .append(Html.fact(
                        "Seeds", entry.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .append(Html.fact("Configuration", "SHA-256 " + entry.configHash()))
                .append(Html.fact("MARL4J", made.version() + ", commit " + made.commit()))
                .append(Html.fact("Machine", made.cpu() + "; " + made.jvm()))
                .append("</dl><details><summary>Commands</summary><pre class=\"wrap\">")
                .append(Html.escape(entry.runs().stream()
                        .map(run -> run.manifest().command())
                        .distinct()
                        .collect(Collectors.joining("\n"))))
                .append("</pre></details><details><summary>Configuration of ")
                .append(Html.escape(first.task() + ", seed " + first.seed()))
                .append(", every value resolved</summary><pre>")
                .append(Html.escape(first.configText()))
                .append("</pre></details></section>\n");
    }

    private void refusals(StringBuilder html) {
        if (board.refusals().isEmpty()) return;
        html.append("<h2>Refused</h2>\n<div class=\"card\"><dl>");
        board.refusals()
                .forEach(each -> html.append(Html.fact(Html.escape(each.folder().toString()), each.reason())));
        html.append("</dl></div>\n");
    }
}
