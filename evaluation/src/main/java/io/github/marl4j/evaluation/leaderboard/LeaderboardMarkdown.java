package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.tournament.TournamentReport;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.util.List;
import java.util.stream.Collectors;

/** {@code leaderboard.md}. */
final class LeaderboardMarkdown {
    static final String NOTES =
            "IQM: interquartile mean of the normalised scores of all seeds and tasks, 95 % interval by stratified bootstrap over seeds."
                    + " Scores: final greedy evaluation of the last checkpoint. Win rates count as they are; of returns, 0 is random play"
                    + " (or the worst run where nobody played at random) and 1 the best run of the table."
                    + " P(better than next): chance that a run beats one of the next entry; ✓ where its 95 % interval excludes one half, and only"
                    + " then is one better than the other. Fewer than five seeds, or a task missing: provisional.";

    private final Leaderboard board;

    LeaderboardMarkdown(Leaderboard board) {
        this.board = board;
    }

    String text() {
        StringBuilder text = new StringBuilder("# Leaderboard\n\n" + NOTES + "\n");
        for (String family : board.families()) {
            text.append("\n## ").append(family).append("\n\n");
            LeaderboardTable table = LeaderboardTable.of(board, family);
            row(text, table.header());
            text.append("|---:|---")
                    .append("|---:".repeat(table.header().size() - 2))
                    .append("|\n");
            table.rows()
                    .forEach(row -> row(
                            text,
                            row.stream()
                                    .map(cell ->
                                            cell.small().isEmpty() ? cell.text() : cell.text() + "<br>" + cell.small())
                                    .toList()));
        }
        for (TournamentResults each : board.tournaments()) {
            text.append("\n## Head to head: ").append(each.env()).append("\n\n");
            List<List<String>> rows = TournamentReport.table(each);
            row(text, rows.get(0));
            text.append("|---").append("|---:".repeat(rows.get(0).size() - 1)).append("|\n");
            rows.subList(1, rows.size()).forEach(row -> row(text, row));
            text.append('\n');
            TournamentReport.remarks(each)
                    .forEach(remark -> text.append("- ").append(remark).append('\n'));
        }
        measures(text);
        text.append("\n## Made by\n\n```sh\n");
        board.entries().stream()
                .flatMap(entry -> entry.runs().stream())
                .map(run -> run.manifest().command() + "\n")
                .distinct()
                .forEach(text::append);
        text.append(board.command()).append("\n```\n");
        if (board.refusals().isEmpty()) return text.toString();
        text.append("\n## Refused\n\n");
        board.refusals()
                .forEach(each -> text.append("- `")
                        .append(each.folder())
                        .append("`: ")
                        .append(each.reason())
                        .append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ")
                .append(cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    private void measures(StringBuilder text) {
        List<List<String>> exploitability = LeaderboardMeasures.exploitability(board);
        if (exploitability.size() > 1) measure(text, "Exploitability", exploitability);
        List<List<String>> fronts = LeaderboardMeasures.fronts(board);
        if (fronts.size() > 1) measure(text, "Pareto fronts", fronts);
    }

    private static void measure(StringBuilder text, String title, List<List<String>> rows) {
        text.append("\n## ").append(title).append("\n\n");
        row(text, rows.get(0));
        text.append("|---|---|").append("---:|".repeat(rows.get(0).size() - 2)).append('\n');
        rows.subList(1, rows.size()).forEach(row -> row(text, row));
    }
}
