package io.github.marl4j.evaluation.games;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A {@link MatrixGame} in turns: the row player chooses first, the column player does not see what. A position is a list of the choices made.
 *
 * @param matrix what is paid
 */
public record MatrixGameTree(MatrixGame matrix) implements TreeGame<List<Integer>> {

    @Override
    public String name() {
        return "matrix game";
    }

    @Override
    public int numPlayers() {
        return 2;
    }

    @Override
    public List<String> actionNames() {
        return IntStream.range(0, Math.max(matrix.choices(0), matrix.choices(1)))
                .mapToObj(String::valueOf)
                .toList();
    }

    @Override
    public List<Integer> initial() {
        return List.of();
    }

    @Override
    public int player(List<Integer> chosen) {
        return chosen.size() < 2 ? chosen.size() : TERMINAL;
    }

    @Override
    public double[] chanceOutcomes(List<Integer> chosen) {
        throw new IllegalStateException("chance plays no part in a matrix game");
    }

    @Override
    public int[] legalActions(List<Integer> chosen) {
        return IntStream.range(0, matrix.choices(chosen.size())).toArray();
    }

    @Override
    public String infosetKey(List<Integer> chosen) {
        return chosen.isEmpty() ? "row" : "column";
    }

    @Override
    public List<Integer> child(List<Integer> chosen, int choice) {
        return chosen.isEmpty() ? List.of(choice) : List.of(chosen.get(0), choice);
    }

    @Override
    public double[] returns(List<Integer> chosen) {
        return new double[] {
            matrix.payoff(0, chosen.get(0), chosen.get(1)), matrix.payoff(1, chosen.get(0), chosen.get(1))
        };
    }
}
