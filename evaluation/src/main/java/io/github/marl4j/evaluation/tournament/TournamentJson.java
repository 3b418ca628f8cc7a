package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.evaluation.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code results.json} of a tournament. */
final class TournamentJson {
    private TournamentJson() {}

    /** Returns the results as they stand in the file. */
    static Map<String, Object> of(TournamentResults results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", TournamentResults.FORMAT);
        json.put("env", results.env());
        json.put("options", results.options());
        json.put("sides", results.sides());
        json.put("decidedBy", results.decidedBy());
        json.put("players", results.players());
        json.put("games", table(results, TournamentResults.Cell::games));
        json.put("wins", table(results, TournamentResults.Cell::wins));
        json.put("draws", table(results, TournamentResults.Cell::draws));
        json.put("losses", table(results, TournamentResults.Cell::losses));
        json.put("firstReturn", table(results, TournamentResults.Cell::firstReturn));
        json.put("secondReturn", table(results, TournamentResults.Cell::secondReturn));
        json.put("steps", table(results, TournamentResults.Cell::steps));
        json.put(
                "standings",
                results.standings().stream().map(TournamentJson::of).toList());
        json.put("cyclicTripleShare", results.cyclicTripleShare().orElse(null));
        json.put("forfeits", results.forfeits().stream().map(TournamentJson::of).toList());
        return json;
    }

    private static List<List<Object>> table(TournamentResults results, Function<TournamentResults.Cell, Object> value) {
        return results.cells().stream()
                .map(row -> row.stream().map(value).toList())
                .toList();
    }

    private static Map<String, Object> of(TournamentResults.Standing standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("player", standing.player());
        json.put("wins", standing.wins());
        json.put("draws", standing.draws());
        json.put("losses", standing.losses());
        json.put("score", standing.score());
        json.put("scoreCi95", list(standing.scoreInterval()));
        json.put("elo", standing.elo());
        json.put("eloCi95", list(standing.eloInterval()));
        json.put("glicko2", standing.glicko().rating());
        json.put("glicko2Deviation", standing.glicko().deviation());
        json.put("trueSkill", standing.trueSkill().mean());
        json.put("trueSkillDeviation", standing.trueSkill().deviation());
        json.put("alphaRank", standing.alphaRank().orElse(null));
        json.put("nash", standing.nash());
        json.put("nashAveraging", standing.nashAveraging());
        json.put("neverWon", standing.neverWon());
        json.put("neverLost", standing.neverLost());
        return json;
    }

    private static Map<String, Object> of(TournamentResults.Forfeit forfeit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("player", forfeit.player());
        json.put("against", forfeit.against());
        json.put("side", forfeit.side());
        json.put("block", forfeit.block());
        json.put("reason", forfeit.reason());
        return json;
    }

    private static List<Double> list(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
