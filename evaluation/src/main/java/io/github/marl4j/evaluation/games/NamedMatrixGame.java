package io.github.marl4j.evaluation.games;

import com.google.gson.Gson;
import io.github.marl4j.env.UnknownNameException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A matrix game from the literature. They lie in {@value #RESOURCE}: {@code {"games": [{"name", "description", "rows": [names], "columns": [names], "row": [[…]], "column": [[…]]}]}};
 * {@code column} may be left out of zero-sum games.
 *
 * @param name e.g. {@code rps}
 * @param description one sentence
 * @param actions names of the choices of the row and of the column player
 * @param matrix what is paid
 */
public record NamedMatrixGame(String name, String description, List<List<String>> actions, MatrixGame matrix) {
    private static final String RESOURCE = "matrix-games.json";
    private static final List<NamedMatrixGame> ALL = load();

    private record Content(List<Entry> games) {}

    private record Entry(
            String name,
            String description,
            List<String> rows,
            List<String> columns,
            double[][] row,
            double[][] column) {}

    /** Copies the lists. */
    public NamedMatrixGame {
        actions = actions.stream().map(List::copyOf).toList();
    }

    /** Returns all of them. */
    public static List<NamedMatrixGame> all() {
        return ALL;
    }

    /**
     * Returns one of them.
     *
     * @throws UnknownNameException if there is no such game
     */
    public static NamedMatrixGame named(String name) {
        return ALL.stream()
                .filter(game -> game.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "games",
                        "matrix game",
                        name,
                        ALL.stream().map(NamedMatrixGame::name).toList()));
    }

    private static List<NamedMatrixGame> load() {
        try (Reader reader =
                new InputStreamReader(NamedMatrixGame.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
            Content content = new Gson().fromJson(reader, Content.class);
            return content.games.stream().map(NamedMatrixGame::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static NamedMatrixGame of(Entry entry) {
        String place = RESOURCE + ": game \"" + entry.name + "\"";
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("name", entry.name);
        needed.put("description", entry.description);
        needed.put("rows", entry.rows);
        needed.put("columns", entry.columns);
        needed.put("row", entry.row);
        needed.forEach((key, value) -> {
            if (value == null) throw new IllegalStateException(place + " has no \"" + key + "\"");
        });
        try {
            MatrixGame matrix =
                    entry.column == null ? MatrixGame.zeroSum(entry.row) : MatrixGame.of(entry.row, entry.column);
            if (matrix.choices(0) != entry.rows.size() || matrix.choices(1) != entry.columns.size()) {
                throw new IllegalStateException(place + " has " + entry.rows.size() + " \"rows\" and "
                        + entry.columns.size() + " \"columns\" for payoffs " + Arrays.deepToString(entry.row));
            }
            return new NamedMatrixGame(entry.name, entry.description, List.of(entry.rows, entry.columns), matrix);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(place + ": " + e.getMessage(), e);
        }
    }
}
