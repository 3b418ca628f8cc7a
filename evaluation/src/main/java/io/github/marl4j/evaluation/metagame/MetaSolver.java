package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.games.Distribution;
import io.github.marl4j.evaluation.games.MatrixGame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Says how often each policy of an empirical game should be met: what policy-space response oracles train against next. */
@FunctionalInterface
public interface MetaSolver {
    /** Rounds of regret matching and of fictitious play. */
    int ROUNDS = 100_000;

    /**
     * Returns a mixture for each player.
     *
     * @param game payoffs between the policies of both sides, e.g. win rate − ½
     * @return {@code [player][policy]}, each with the sum 1
     */
    double[][] solve(MatrixGame game);

    /**
     * Returns a solver by its name: {@code nash} (linear program, zero-sum games only), {@code uniform}, {@code uniform_biased} (softmax over the numbers of the policies, the newest most
     * likely), {@code prd} ({@link ProjectedReplicatorDynamics#PSRO}), {@code alpharank} (marginals of {@link AlphaRank#swept}), {@code rm} ({@link RegretMatching}) or {@code
     * fictitious_play}.
     *
     * @throws UnknownNameException if there is no such solver
     */
    static MetaSolver named(String name) {
        Map<String, MetaSolver> solvers = byName();
        MetaSolver solver = solvers.get(name);
        if (solver == null) {
            throw new UnknownNameException("meta-game", "meta-solver", name, List.copyOf(solvers.keySet()));
        }
        return solver;
    }

    /** Returns the names of all solvers. */
    static List<String> names() {
        return List.copyOf(byName().keySet());
    }

    private static Map<String, MetaSolver> byName() {
        Map<String, MetaSolver> solvers = new LinkedHashMap<>();
        solvers.put("nash", game -> {
            ZeroSumNash nash = ZeroSumNash.of(game);
            return new double[][] {nash.row(), nash.column()};
        });
        solvers.put("uniform", game ->
                new double[][] {Distribution.uniform(game.choices(0)), Distribution.uniform(game.choices(1))});
        solvers.put(
                "uniform_biased", game -> new double[][] {newestFirst(game.choices(0)), newestFirst(game.choices(1))});
        solvers.put("prd", ProjectedReplicatorDynamics.PSRO::average);
        solvers.put("alpharank", game -> AlphaRank.marginals(game, AlphaRank.swept(rank -> rank.profiles(game))));
        solvers.put("rm", game -> RegretMatching.average(game, ROUNDS));
        solvers.put("fictitious_play", game -> FictitiousPlay.average(game, ROUNDS));
        return solvers;
    }

    private static double[] newestFirst(int policies) {
        // e^(i − newest): the same shares as e^i, and no overflow.
        double[] weights = IntStream.range(0, policies)
                .mapToDouble(i -> Math.exp(i - policies + 1))
                .toArray();
        double sum = 0;
        for (double weight : weights) sum += weight;
        for (int i = 0; i < policies; i++) weights[i] /= sum;
        return weights;
    }
}
