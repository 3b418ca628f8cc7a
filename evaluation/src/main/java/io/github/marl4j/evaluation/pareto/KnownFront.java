package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.nio.file.Path;

/** Files with the true or best known front of a problem. */
public final class KnownFront {
    private KnownFront() {}

    /**
     * Reads {@code {"points": [[…], …]}}, other keys being left to the author, or the {@link FrontFile} of a run, of which the points that no other dominates count.
     *
     * @return {@code [point][objective]}, at least one
     * @throws RunFileException if the file is missing, has another form, no points, or numbers that are not finite
     */
    public static double[][] read(Path file) {
        JsonFields json = JsonFields.of(file, Json.read(file));
        if (json.has("policies")) return FrontFile.read(file).front();
        double[][] points = EvaluatedPolicy.matrix(json.table("points"));
        if (points.length == 0) throw json.wrong("points", "at least 1 point");
        try {
            Points.check("known front", points);
            return points;
        } catch (IllegalArgumentException e) {
            throw RunFileException.content(file, e);
        }
    }
}
