package io.github.marl4j.evaluation.cases;

import io.github.marl4j.evaluation.ratings.BradleyTerry;
import io.github.marl4j.evaluation.ratings.EloOnline;
import io.github.marl4j.evaluation.ratings.Glicko2;
import io.github.marl4j.evaluation.ratings.HeadToHead;
import io.github.marl4j.evaluation.ratings.TrueSkill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares ratings with recorded cases: Elo game by game (its definition, 1e-9), Elo of a whole tournament (OpenSpiel 2.0.2, 1e-4), Glicko-2 (its definition, 1e-4) and TrueSkill (the Python package
 * trueskill 0.4.5, 1e-4).
 */
public final class RatingConformance extends KindConformance {
    private static final Map<String, CaseFormula> FORMULAS = Map.of(
            "elo-online", CaseFormula.within(1e-9, RatingConformance::eloOnline),
            "elo-batch", CaseFormula.within(1e-4, RatingConformance::eloBatch),
            "glicko2", CaseFormula.within(1e-4, RatingConformance::glicko2),
            "trueskill", CaseFormula.within(1e-4, RatingConformance::trueSkill));

    /** Called by {@link java.util.ServiceLoader}. */
    public RatingConformance() {
        super(FORMULAS);
    }

    private static Map<String, Object> eloOnline(RecordedCase c) {
        requireOption(c, "scale", EloOnline.SCALE);
        double step = c.number("k");
        EloOnline elo = new EloOnline(c.count("players"), c.number("initial"), played -> step);
        List<double[]> after = new ArrayList<>();
        for (double[] game : c.table("games")) {
            elo.play((int) game[0], (int) game[1], game[2]);
            after.add(elo.ratings());
        }
        return Map.of("ratingsAfterEachGame", FrontConformance.flat(after.toArray(double[][]::new)));
    }

    private static Map<String, Object> eloBatch(RecordedCase c) {
        requireOption(c.object("options"), "smoothing", BradleyTerry.SMOOTHING);
        double[][] wins = c.table("wins");
        double[][] draws = c.has("draws") ? c.table("draws") : new double[wins.length][wins.length];
        double[] ratings =
                BradleyTerry.of(HeadToHead.of(counts(wins), counts(draws))).ratings();
        double[] differences =
                Arrays.stream(ratings).map(rating -> rating - ratings[0]).toArray();
        return Map.of("ratings", ratings, "differences", differences);
    }

    private static long[][] counts(double[][] numbers) {
        return Arrays.stream(numbers)
                .map(row -> Arrays.stream(row).mapToLong(count -> (long) count).toArray())
                .toArray(long[][]::new);
    }

    private static void requireOption(RecordedCase options, String name, double ours) {
        if (options.number(name) == ours) return;
        throw new IllegalArgumentException(
                options.place() + ": " + name + "=" + options.number(name) + "; only " + ours + " is known");
    }

    private static Map<String, Object> glicko2(RecordedCase c) {
        double[] before = c.doubles("player", 3);
        List<Glicko2.Game> games = new ArrayList<>();
        for (double[] game : c.table("opponents")) {
            // The opponent's volatility plays no part.
            Glicko2.Rating opponent = new Glicko2.Rating(game[0], game[1], Glicko2.START.volatility());
            games.add(new Glicko2.Game(opponent, game[2]));
        }
        Glicko2.Rating after =
                new Glicko2(c.number("tau")).after(new Glicko2.Rating(before[0], before[1], before[2]), games);
        return Map.of("rating", after.rating(), "rd", after.deviation(), "volatility", after.volatility());
    }

    private static Map<String, Object> trueSkill(RecordedCase c) {
        RecordedCase numbers = c.object("env");
        TrueSkill system = new TrueSkill(
                numbers.number("mu"),
                numbers.number("sigma"),
                numbers.number("beta"),
                numbers.number("tau"),
                numbers.number("drawProbability"));
        List<List<TrueSkill.Rating>> teams = new ArrayList<>();
        for (double[][] team : c.tables("teams")) {
            teams.add(Arrays.stream(team)
                    .map(player -> new TrueSkill.Rating(player[0], player[1]))
                    .toList());
        }
        int[] ranks =
                Arrays.stream(c.numbers("ranks")).mapToInt(rank -> (int) rank).toArray();
        double[] ratings = system.after(teams, ranks).stream()
                .flatMap(List::stream)
                .flatMapToDouble(rating -> Arrays.stream(new double[] {rating.mean(), rating.deviation()}))
                .toArray();
        Map<String, Object> computed = new HashMap<>(Map.of("ratings", ratings));
        if (teams.size() == 2) computed.put("quality", system.quality(teams.get(0), teams.get(1)));
        return computed;
    }
}
