package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.Marl4j;
import io.github.marl4j.evaluation.Sides;
import io.github.marl4j.evaluation.metagame.AlphaRank;
import io.github.marl4j.evaluation.metagame.NashAveraging;
import io.github.marl4j.evaluation.metagame.ZeroSumNash;
import io.github.marl4j.evaluation.ratings.BradleyTerry;
import io.github.marl4j.evaluation.ratings.GameBootstrap;
import io.github.marl4j.evaluation.ratings.Glicko2;
import io.github.marl4j.evaluation.ratings.HeadToHead;
import io.github.marl4j.evaluation.ratings.TrueSkill;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.statistics.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tournament says. Players that forfeited have no standing, and their games count for nobody.
 *
 * @param env id of the environment
 * @param options of the environment that differ from the defaults
 * @param sides names of the first and the second side
 * @param decidedBy what decides a game, for people
 * @param players all names, in the order of the config
 * @param cells what happened on the board {@code [first][second]}, all players
 * @param standings the best first
 * @param cyclicTripleShare share of triples in which each beats the next in a circle; empty for fewer than three players
 * @param forfeits who is out, and why
 */
public record TournamentResults(
        String env,
        Map<String, Object> options,
        List<String> sides,
        String decidedBy,
        List<String> players,
        List<List<Cell>> cells,
        List<Standing> standings,
        Optional<Double> cyclicTripleShare,
        List<Forfeit> forfeits) {
    /** Name of the file in the tournament's folder. */
    public static final String NAME = "results.json";

    /** Value of the key {@code format}. */
    public static final String FORMAT = "marl4j-tournament/1";

    /** Elo rating of the anchor, or else the mean of all. */
    public static final double ANCHOR = 1000;

    static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 1000;

    /**
     * Games in which one player sat on the first side and another on the second.
     *
     * @param wins of the first side
     * @param draws of nobody
     * @param losses of the first side
     * @param firstReturn mean of the first side; 0 without games
     * @param secondReturn mean of the second side; 0 without games
     * @param steps mean length; 0 without games
     */
    public record Cell(long wins, long draws, long losses, double firstReturn, double secondReturn, double steps) {
        static final Cell EMPTY = new Cell(0, 0, 0, 0, 0, 0);

        /** Returns the number of games. */
        public long games() {
            return wins + draws + losses;
        }

        private Cell with(Game game) {
            double share = 1.0 / (games() + 1);
            return new Cell(
                    wins + (game.outcome() > 0 ? 1 : 0),
                    draws + (game.outcome() == 0 ? 1 : 0),
                    losses + (game.outcome() < 0 ? 1 : 0),
                    firstReturn + share * (game.firstReturn() - firstReturn),
                    secondReturn + share * (game.secondReturn() - secondReturn),
                    steps + share * (game.steps() - steps));
        }
    }

    /**
     * Where a player stands.
     *
     * @param player name
     * @param wins games won on both seats
     * @param draws games that nobody won
     * @param losses games lost
     * @param score (wins + ½ draws) / games
     * @param scoreInterval 95 %, bootstrap over games
     * @param elo batch Elo (Bradley–Terry)
     * @param eloInterval 95 %, bootstrap over games, against the mean of all players
     * @param glicko Glicko-2 after one period
     * @param trueSkill after the games in their order
     * @param alphaRank mass of α-rank; empty if its order did not settle
     * @param nash mass in the equilibrium that a linear program found
     * @param nashAveraging mass in the equilibrium of the greatest entropy
     * @param neverWon it won and drew nothing: its ratings say only that it is last
     * @param neverLost it lost and drew nothing: its ratings say only that it is first
     */
    public record Standing(
            String player,
            long wins,
            long draws,
            long losses,
            double score,
            Interval scoreInterval,
            double elo,
            Interval eloInterval,
            Glicko2.Rating glicko,
            TrueSkill.Rating trueSkill,
            Optional<Double> alphaRank,
            double nash,
            double nashAveraging,
            boolean neverWon,
            boolean neverLost) {}

    /**
     * A player that is out.
     *
     * @param player who
     * @param against whom it played
     * @param side on which side it sat
     * @param block of the games
     * @param reason what it did
     */
    public record Forfeit(String player, String against, String side, int block, String reason) {}

    /** Evaluates the games of a tournament. */
    static TournamentResults of(TournamentConfig config, List<Block> blocks) {
        Sides sides = Sides.of(Tournament.WHO, Marl4j.spec(config.env(), config.options()));
        List<String> names =
                config.players().stream().map(TournamentConfig.Player::name).toList();
        List<Forfeit> forfeits = new ArrayList<>();
        for (Block block : blocks) {
            if (block.fault() == null) continue;
            int side = block.fault().side();
            forfeits.add(new Forfeit(
                    names.get(block.pairing().player(side)),
                    names.get(block.pairing().player(1 - side)),
                    sides.names().get(side),
                    block.pairing().block(),
                    block.fault().reason()));
        }
        List<String> out = forfeits.stream().map(Forfeit::player).toList();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) if (!out.contains(names.get(i))) left.add(i);
        Optional<HeadToHead> results = left.size() < 2 ? Optional.empty() : Optional.of(headToHead(left, blocks));
        return new TournamentResults(
                config.env(),
                config.options(),
                sides.names(),
                new Referee(sides).rule(),
                names,
                cells(names.size(), blocks),
                results.map(all -> standings(config, left, all, blocks)).orElse(List.of()),
                results.filter(all -> left.size() > 2).map(HeadToHead::cyclicTripleShare),
                forfeits);
    }

    private static List<List<Cell>> cells(int players, List<Block> blocks) {
        Cell[][] cells = new Cell[players][players];
        for (Cell[] row : cells) Arrays.fill(row, Cell.EMPTY);
        for (Block block : blocks) {
            for (Game game : block.games()) {
                int i = block.pairing().first();
                int j = block.pairing().second();
                cells[i][j] = cells[i][j].with(game);
            }
        }
        return Arrays.stream(cells).map(List::of).toList();
    }

    private static HeadToHead headToHead(List<Integer> left, List<Block> blocks) {
        long[][] wins = new long[left.size()][left.size()];
        long[][] draws = new long[left.size()][left.size()];
        for (Block block : blocks) {
            int i = left.indexOf(block.pairing().first());
            int j = left.indexOf(block.pairing().second());
            if (i < 0 || j < 0) continue;
            for (Game game : block.games()) {
                if (game.outcome() > 0) wins[i][j]++;
                if (game.outcome() < 0) wins[j][i]++;
                if (game.outcome() != 0) continue;
                draws[i][j]++;
                draws[j][i]++;
            }
        }
        return HeadToHead.of(wins, draws);
    }

    private static List<Standing> standings(
            TournamentConfig config, List<Integer> left, HeadToHead results, List<Block> blocks) {
        List<String> names =
                left.stream().map(i -> config.players().get(i).name()).toList();
        BradleyTerry elo = BradleyTerry.of(results);
        double shift = shift(config.anchor(), names, elo.ratings());
        double mean = Arrays.stream(elo.ratings()).average().orElseThrow() + shift;
        GameBootstrap.Intervals intervals = new GameBootstrap(config.seed(), RESAMPLES).of(results, CONFIDENCE);
        List<Glicko2.Rating> glicko = glicko(results);
        List<TrueSkill.Rating> trueSkill = trueSkill(left, blocks);
        double[] nash = ZeroSumNash.of(results.game()).row();
        double[] averaging = NashAveraging.of(results.game());
        Optional<double[]> alphaRank = alphaRank(results);
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int player = i;
            long[] record = results.record(i);
            Interval against = intervals.elo().get(i);
            standings.add(new Standing(
                    names.get(i),
                    record[0],
                    record[1],
                    record[2],
                    results.score(i),
                    intervals.score().get(i),
                    elo.ratings()[i] + shift,
                    new Interval(mean + against.low(), mean + against.high()),
                    glicko.get(i),
                    trueSkill.get(i),
                    alphaRank.map(masses -> masses[player]),
                    nash[i],
                    averaging[i],
                    elo.unbounded(i) && record[0] == 0,
                    elo.unbounded(i) && record[2] == 0));
        }
        standings.sort(Comparator.comparingDouble(Standing::elo).reversed().thenComparing(Standing::player));
        return List.copyOf(standings);
    }

    private static double shift(String anchor, List<String> names, double[] ratings) {
        int at = names.indexOf(anchor);
        double zero = at >= 0 ? ratings[at] : Arrays.stream(ratings).average().orElseThrow();
        return ANCHOR - zero;
    }

    private static List<Glicko2.Rating> glicko(HeadToHead results) {
        List<Glicko2.Rating> ratings = new ArrayList<>();
        for (int i = 0; i < results.players(); i++) {
            List<Glicko2.Game> games = new ArrayList<>();
            for (int j = 0; j < results.players(); j++) {
                if (i == j) continue;
                for (long k = 0; k < results.wins(i, j); k++) games.add(new Glicko2.Game(Glicko2.START, 1));
                for (long k = 0; k < results.draws(i, j); k++) games.add(new Glicko2.Game(Glicko2.START, 0.5));
                for (long k = 0; k < results.wins(j, i); k++) games.add(new Glicko2.Game(Glicko2.START, 0));
            }
            ratings.add(new Glicko2().after(Glicko2.START, games));
        }
        return ratings;
    }

    private static List<TrueSkill.Rating> trueSkill(List<Integer> left, List<Block> blocks) {
        TrueSkill system = new TrueSkill();
        TrueSkill.Rating[] ratings = new TrueSkill.Rating[left.size()];
        Arrays.fill(ratings, system.start());
        for (Block block : blocks) {
            int i = left.indexOf(block.pairing().first());
            int j = left.indexOf(block.pairing().second());
            if (i < 0 || j < 0) continue;
            for (Game game : block.games()) {
                List<List<TrueSkill.Rating>> after = system.after(
                        List.of(List.of(ratings[i]), List.of(ratings[j])), -game.outcome(), game.outcome());
                ratings[i] = after.get(0).get(0);
                ratings[j] = after.get(1).get(0);
            }
        }
        return List.of(ratings);
    }

    private static Optional<double[]> alphaRank(HeadToHead results) {
        try {
            double[][] payoffs = results.game().payoffs(0);
            return Optional.of(AlphaRank.swept(rank -> rank.strategies(payoffs)));
        } catch (IllegalStateException unsettled) {
            return Optional.empty();
        }
    }

    /** Returns how well the first did against the second on both seats, a draw counting ½; NaN if they never met. */
    public double score(int first, int second) {
        Cell home = cells.get(first).get(second);
        Cell away = cells.get(second).get(first);
        return (home.wins() + away.losses() + 0.5 * (home.draws() + away.draws())) / (home.games() + away.games());
    }

    /** Returns how many games are written down, those of players that forfeited included. */
    public long games() {
        return cells.stream().flatMap(List::stream).mapToLong(Cell::games).sum();
    }

    /** Returns the index of the players, the best first, then those without standing. */
    public List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        standings.forEach(each -> order.add(players.indexOf(each.player())));
        for (int i = 0; i < players.size(); i++) if (!order.contains(i)) order.add(i);
        return order;
    }

    /** Writes the file, whole or not at all. */
    void write(Path file) {
        AtomicFiles.write(file, Json.pretty(toMap()));
    }

    /** Returns the results as they stand in the file. */
    public Map<String, Object> toMap() {
        return TournamentJson.of(this);
    }

    /**
     * Evaluates the games of a tournament folder anew.
     *
     * @throws io.github.marl4j.evaluation.runs.RunFileException if a file is missing or broken
     */
    public static TournamentResults read(Path folder) {
        TournamentConfig config = TournamentConfig.read(folder);
        return of(config, GameLog.read(folder, config));
    }
}
