package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.curves.ChartImage;
import io.github.marl4j.evaluation.curves.ChartStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of fronts. Points that no other point of their layer dominates, all objectives considered, are solid, the others faint.
 *
 * @param title above the picture, may be empty
 * @param objectives names
 * @param layers at least one, e.g. one for each algorithm
 * @param referencePoint a cross, where it does not lie too far away
 * @param knownFront {@code [point][objective]}, small and grey; not to be modified
 */
public record FrontCharts(
        String title,
        List<String> objectives,
        List<Layer> layers,
        ReferencePoint referencePoint,
        Optional<double[][]> knownFront) {
    /**
     * Points with a name and the next colour of the palette.
     *
     * @param label for the legend
     * @param points {@code [point][objective]}, at least one; not to be modified
     */
    public record Layer(String label, double[][] points) {}

    /**
     * Checks that everything has the same objectives.
     *
     * @throws IllegalArgumentException if a length differs, there are fewer than two objectives or no layers, or a layer or the known front is empty
     */
    public FrontCharts {
        objectives = List.copyOf(objectives);
        layers = List.copyOf(layers);
        if (objectives.size() < 2) {
            throw new IllegalArgumentException(
                    "objectives=" + objectives.size() + " make no picture of a front; expected 2");
        }
        if (layers.isEmpty())
            throw new IllegalArgumentException("picture of fronts has no layers; expected at least 1");
        FrontFile.checkObjectives("reference point", referencePoint.objectives(), objectives);
        for (Layer layer : layers) check("front \"" + layer.label + "\"", layer.points, objectives);
        if (knownFront.isPresent()) check("known front", knownFront.get(), objectives);
    }

    private static void check(String what, double[][] points, List<String> objectives) {
        if (points.length == 0) throw new IllegalArgumentException(what + " is empty; expected at least 1 point");
        Points.check(what, points, objectives.size());
    }

    /** Returns one panel for two objectives; for more a panel for each pair, under a common title and legend. The style's size is that of a panel. */
    public ChartImage pairs(ChartStyle style) {
        List<FrontPanel> panels = new ArrayList<>();
        for (int x = 0; x < objectives.size(); x++) {
            for (int y = x + 1; y < objectives.size(); y++) panels.add(new FrontPanel(this, x, y));
        }
        return new PanelGrid(this, panels).image(style);
    }

    /** Returns parallel coordinates: a line for each point, through its place within the range of each objective. */
    public ChartImage parallelCoordinates(ChartStyle style) {
        return new ChartImage(
                title,
                style.width(),
                style.height(),
                canvas -> new ParallelCoordinates(this).chart(style).paint(canvas, style.width(), style.height()));
    }
}
