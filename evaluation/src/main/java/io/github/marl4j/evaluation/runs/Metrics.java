package io.github.marl4j.evaluation.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a {@code metrics.csv}, by name. Immutable. */
public final class Metrics {
    static final String HEADER = "step,wallSeconds,name,value";

    private final Map<String, Series> series;
    private final Optional<String> tornLine;

    private Metrics(Map<String, Series> series, Optional<String> tornLine) {
        this.series = series;
        this.tornLine = tornLine;
    }

    /**
     * One value of one metric.
     *
     * @param step environment steps so far, at least 0
     * @param wallSeconds seconds of training so far, at least 0; a resumed run counts on
     * @param value finite
     */
    public record Point(long step, double wallSeconds, double value) {}

    /**
     * One metric over time.
     *
     * @param name its name
     * @param points at least one, by ascending step; immutable
     */
    public record Series(String name, List<Point> points) {
        /** The last point. */
        public Point last() {
            return points.get(points.size() - 1);
        }
    }

    record Row(long step, double wallSeconds, String name, double value) {}

    /**
     * Reads a file.
     *
     * @throws RunFileException if it is missing or a line is broken, with the line
     */
    public static Metrics read(Path file) {
        String text = Json.text(file);
        Map<String, List<Point>> points = new LinkedHashMap<>();
        for (Line line : completeLines(file, text)) {
            Row row = line.row();
            List<Point> known = points.computeIfAbsent(row.name(), name -> new ArrayList<>());
            if (!known.isEmpty() && row.step() < known.get(known.size() - 1).step()) {
                throw RunFileException.atLine(
                        file,
                        line.number(),
                        "step " + row.step() + " of " + row.name() + " comes after step "
                                + known.get(known.size() - 1).step() + "; expected ascending steps");
            }
            known.add(new Point(row.step(), row.wallSeconds(), row.value()));
        }
        Map<String, Series> series = new LinkedHashMap<>();
        points.forEach((name, known) -> series.put(name, new Series(name, List.copyOf(known))));
        String rest = text.substring(text.lastIndexOf('\n') + 1);
        return new Metrics(series, rest.isEmpty() ? Optional.empty() : Optional.of(rest));
    }

    /** The names, in the order of their first row. */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(series.keySet());
    }

    /** One metric, if the file has it. */
    public Optional<Series> series(String name) {
        return Optional.ofNullable(series.get(name));
    }

    /** The highest step of any row, 0 if there is none. */
    public long lastStep() {
        return series.values().stream()
                .mapToLong(each -> each.last().step())
                .max()
                .orElse(0);
    }

    /** The latest time of any row, 0 if there is none [s]. */
    public double lastWallSeconds() {
        return series.values().stream()
                .mapToDouble(each -> each.last().wallSeconds())
                .max()
                .orElse(0);
    }

    /** What follows the last line break: the beginning of a row that a killed run could not finish; it is not among the series. */
    public Optional<String> tornLine() {
        return tornLine;
    }

    /** A row with its line number, counted from 1. */
    record Line(int number, String text, Row row) {}

    /** Every row that ends with a line break. */
    static List<Line> completeLines(Path file, String text) {
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = complete.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw RunFileException.atLine(
                    file,
                    1,
                    "header is \"" + (lines.isEmpty() ? text : lines.get(0)) + "\"; expected \"" + HEADER + "\"");
        }
        List<Line> rows = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            rows.add(new Line(i + 1, lines.get(i), parse(file, i + 1, lines.get(i))));
        }
        return rows;
    }

    private static Row parse(Path file, int number, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 4) {
            throw RunFileException.atLine(
                    file, number, "\"" + line + "\" has " + cells.length + " cells; expected 4: " + HEADER);
        }
        try {
            Row row = new Row(
                    Long.parseLong(cells[0]), Double.parseDouble(cells[1]), cells[2], Double.parseDouble(cells[3]));
            if (row.step() >= 0
                    && row.wallSeconds() >= 0
                    && Double.isFinite(row.wallSeconds())
                    && Double.isFinite(row.value())) {
                return row;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw RunFileException.atLine(
                file,
                number,
                "\"" + line + "\" is no row; expected " + HEADER
                        + " with a whole step of at least 0, seconds of at least 0 and a finite value");
    }
}
