package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.evaluation.report.Html;
import io.github.marl4j.evaluation.report.PayoffHeatMap;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Wilson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a tournament says, for people: Markdown, one self-contained HTML page, and a picture of the payoffs. */
public final class TournamentReport {
    private static final List<String> HEADER = List.of(
            "player",
            "score",
            "95 %",
            "won",
            "drawn",
            "lost",
            "Elo",
            "95 %",
            "Glicko-2",
            "TrueSkill",
            "α-rank",
            "Nash",
            "Nash avg");

    private final TournamentResults results;
    private final TournamentConfig config;
    private final Manifest manifest;

    /** Prepares the report of a tournament. */
    public TournamentReport(TournamentResults results, TournamentConfig config, Manifest manifest) {
        this.results = results;
        this.config = config;
        this.manifest = manifest;
    }

    /** Writes {@code report.md}, {@code report.html} and {@code payoffs.png} into the folder. */
    void write(Path folder) {
        AtomicFiles.write(folder.resolve("report.md"), markdown());
        AtomicFiles.write(folder.resolve("report.html"), html());
        AtomicFiles.write(
                folder.resolve("payoffs.png"), heatMap(results).image(false).png());
    }

    /** Returns the picture of the payoffs, players in the order of the standings. */
    public static PayoffHeatMap heatMap(TournamentResults results) {
        List<Integer> order = results.order();
        double[][] scores = new double[order.size()][order.size()];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                scores[i][j] = i == j ? Double.NaN : results.score(order.get(i), order.get(j));
            }
        }
        return new PayoffHeatMap(order.stream().map(results.players()::get).toList(), scores);
    }

    /** Returns the table of standings: a header and a row for each player. */
    public static List<List<String>> table(TournamentResults results) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (TournamentResults.Standing each : results.standings()) {
            rows.add(List.of(
                    each.player() + flag(each),
                    percent(each.score()),
                    percents(each.scoreInterval()),
                    Long.toString(each.wins()),
                    Long.toString(each.draws()),
                    Long.toString(each.losses()),
                    whole(each.elo()),
                    whole(each.eloInterval().low()) + " to "
                            + whole(each.eloInterval().high()),
                    whole(each.glicko().rating()) + " ± "
                            + whole(2 * each.glicko().deviation()),
                    decimal(each.trueSkill().atLeast()),
                    each.alphaRank().map(TournamentReport::decimal).orElse("–"),
                    decimal(each.nash()),
                    decimal(each.nashAveraging())));
        }
        return rows;
    }

    private static String flag(TournamentResults.Standing standing) {
        return standing.neverWon() ? " (never won)" : standing.neverLost() ? " (never lost)" : "";
    }

    /** Returns what the tables cannot say: the rule, the circles and the forfeits, a sentence each. */
    public static List<String> remarks(TournamentResults results) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "A game is decided by " + results.decidedBy() + "; sides: " + String.join(", ", results.sides()) + ".");
        results.cyclicTripleShare()
                .ifPresent(share ->
                        remarks.add("Share of cyclic triples (each beats the next in a circle, which no rating shows): "
                                + percent(share) + "."));
        if (results.standings().stream().anyMatch(each -> each.neverWon() || each.neverLost())) {
            remarks.add("The Elo rating of a player that never won or never lost says only that it is last or first: "
                    + "how far is a matter of smoothing.");
        }
        if (results.standings().stream().anyMatch(each -> each.alphaRank().isEmpty())) {
            remarks.add("The order of α-rank did not settle as selection grew, so it is not shown.");
        }
        for (TournamentResults.Forfeit each : results.forfeits()) {
            remarks.add(each.player() + " forfeited as " + each.side() + " against " + each.against() + " (block "
                    + each.block() + "): it " + each.reason() + ". Its games count for nobody.");
        }
        if (results.standings().isEmpty()) remarks.add("Fewer than two players are left: there are no ratings.");
        return remarks;
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# Tournament on " + results.env() + "\n\n");
        text.append(facts()).append("\n\n");
        if (!results.standings().isEmpty()) markdown(text, table(results));
        text.append('\n');
        remarks(results).forEach(each -> text.append("- ").append(each).append('\n'));
        text.append(
                "\nScore of the row against the column, both seats; below, Wilson's 95 % interval of the share won.\n\n");
        markdown(text, pairs("<br>"));
        text.append("\n![Payoffs](payoffs.png)\n\n```sh\n")
                .append(manifest.command())
                .append("\n```\n");
        return text.toString();
    }

    private static void markdown(StringBuilder text, List<List<String>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            text.append("| ").append(String.join(" | ", rows.get(r))).append(" |\n");
            if (r == 0)
                text.append("|---")
                        .append("|---:".repeat(rows.get(0).size() - 1))
                        .append("|\n");
        }
    }

    private String facts() {
        String options = config.options().isEmpty() ? "" : ", options " + config.options();
        String games =
                config.budget() > 0 ? "the widest interval next, " : config.games() + " for each pair and seat order, ";
        return results.games() + " games" + options + ", " + games + "seed " + config.seed() + ". MARL4J "
                + manifest.version() + " (" + manifest.commit() + ").";
    }

    /** The score of every pair with its interval; all players, with a header. */
    private List<List<String>> pairs(String lineBreak) {
        List<Integer> order = results.order();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        order.forEach(i -> header.add(results.players().get(i)));
        rows.add(header);
        for (int i : order) {
            List<String> row = new ArrayList<>(List.of(results.players().get(i)));
            for (int j : order) row.add(pair(i, j, lineBreak));
            rows.add(row);
        }
        return rows;
    }

    private String pair(int i, int j, String lineBreak) {
        TournamentResults.Cell home = results.cells().get(i).get(j);
        TournamentResults.Cell away = results.cells().get(j).get(i);
        long games = home.games() + away.games();
        if (i == j || games == 0) return "–";
        return percent(results.score(i, j))
                + lineBreak
                + percents(Wilson.interval(home.wins() + away.losses(), games, TournamentResults.CONFIDENCE));
    }

    private String html() {
        StringBuilder html = new StringBuilder(Html.head("Tournament on " + results.env()));
        html.append("<style>\n").append(Html.resource("tables.css")).append("</style>\n");
        html.append("<header><p class=\"eyebrow\">MARL4J tournament</p><h1>")
                .append(Html.escape(results.env()))
                .append("</h1><p class=\"soft\">")
                .append(Html.escape(facts()))
                .append("</p></header>\n");
        if (!results.standings().isEmpty()) {
            html.append("<h2>Standings</h2>").append(table(table(results)));
        }
        html.append("<ul class=\"remarks\">");
        remarks(results)
                .forEach(each -> html.append("<li>").append(Html.escape(each)).append("</li>"));
        html.append("</ul>\n<h2>Payoffs</h2>\n<div class=\"card scroll heat\">")
                .append(picture(results))
                .append("</div>\n");
        html.append("<h2>Seats</h2>\n<p class=\"soft\">Won, drawn, lost by the row on the first side (")
                .append(Html.escape(results.sides().get(0)))
                .append(") against the column on the second (")
                .append(Html.escape(results.sides().get(1)))
                .append("), and the mean return of the first side.</p>")
                .append(table(seats()))
                .append(
                        "<h2>Intervals</h2>\n<p class=\"soft\">Score of the row against the column on both seats, and Wilson's 95 % interval of the share won.</p>")
                .append(table(pairs(" · ")));
        html.append("<h2>Reproduce</h2>\n<div class=\"card\"><pre class=\"wrap\">")
                .append(Html.escape(manifest.command()))
                .append("</pre><dl>")
                .append(Html.fact(
                        "Players",
                        String.join(
                                "; ",
                                config.players().stream()
                                        .map(each -> each.name() + " = " + each.origin())
                                        .toList())))
                .append(Html.fact("Machine", manifest.cpu() + "; " + manifest.jvm()))
                .append("</dl></div>\n");
        return html.append(Html.END).toString();
    }

    /** Returns the heat map for both colour schemes. */
    public static String picture(TournamentResults results) {
        PayoffHeatMap map = heatMap(results);
        return "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\""
                + Html.svgUri(map.image(true).svg())
                + "\"><img alt=\"Payoffs of the row's player against the column's\" src=\""
                + Html.svgUri(map.image(false).svg()) + "\"></picture>";
    }

    private List<List<String>> seats() {
        List<Integer> order = results.order();
        List<List<String>> rows = pairs("");
        for (int r = 1; r < rows.size(); r++) {
            for (int c = 1; c < rows.get(r).size(); c++) {
                TournamentResults.Cell cell =
                        results.cells().get(order.get(r - 1)).get(order.get(c - 1));
                rows.get(r)
                        .set(
                                c,
                                cell.games() == 0
                                        ? "–"
                                        : cell.wins() + " / " + cell.draws() + " / " + cell.losses() + " · "
                                                + decimal(cell.firstReturn()));
            }
        }
        return rows;
    }

    private static String table(List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"card scroll\" tabindex=\"0\"><table><thead><tr>");
        List<String> header = rows.get(0);
        for (int c = 0; c < header.size(); c++) {
            html.append(c == 0 ? "<th class=\"text\">" : "<th>")
                    .append(Html.escape(header.get(c)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows.subList(1, rows.size())) {
            html.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                html.append(c == 0 ? "<td class=\"text\"" : "<td")
                        .append(" data-label=\"")
                        .append(Html.escape(header.get(c)))
                        .append("\"><span>")
                        .append(Html.escape(row.get(c)))
                        .append("</span></td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String percents(Interval interval) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * interval.low(), 100 * interval.high());
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number + 0.0);
    }
}
