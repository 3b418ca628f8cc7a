package io.github.marl4j.evaluation.pareto;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tables of weights of least Riesz s-energy, which cannot be computed again without the optimiser of pymoo. They lie in {@value #RESOURCE}:
 * {@code {"source": text, "tables": [{"objectives", "count", "weights": [[…]]}]}}, one weight for each of {@code count}, ascending.
 */
final class EnergyWeights {
    private static final String RESOURCE = "energy-weights.json";
    private static final Content CONTENT = load();

    private record Content(String source, List<Table> tables) {}

    private record Table(int objectives, int count, double[][] weights) {}

    private EnergyWeights() {}

    static String source() {
        return CONTENT.source;
    }

    /** Returns a copy of the table, if there is one. */
    static Optional<double[][]> table(int objectives, int count) {
        return CONTENT.tables.stream()
                .filter(table -> table.objectives == objectives && table.count == count)
                .map(table -> Arrays.stream(table.weights).map(double[]::clone).toArray(double[][]::new))
                .findFirst();
    }

    private static Content load() {
        try (Reader reader =
                new InputStreamReader(EnergyWeights.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
            Content content = new Gson().fromJson(reader, Content.class);
            content.tables.forEach(EnergyWeights::check);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static void check(Table table) {
        String place = RESOURCE + ": table of objectives=" + table.objectives + " count=" + table.count;
        if (table.weights.length != table.count) {
            throw new IllegalStateException(place + " has " + table.weights.length + " \"weights\"");
        }
        try {
            WeightVectors.check(table.weights, table.objectives);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(place + ": " + e.getMessage(), e);
        }
    }
}
