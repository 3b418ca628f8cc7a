package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known beforehand about the returns of a multi-objective environment: the reward vectors of an agent summed over an episode, without discount. All objectives are to be maximised.
 *
 * @param referencePoint one number per objective that no return falls below, from which hypervolumes are measured; empty if there is none
 * @param front returns of the Pareto-optimal joint policies, one number per objective each; empty if they are not known
 * @param source where the numbers come from; empty if there are none
 */
public record ParetoFacts(List<Float> referencePoint, List<List<Float>> front, String source) {

    /** Nothing is known. */
    public static final ParetoFacts UNKNOWN = new ParetoFacts(List.of(), List.of(), "");

    public ParetoFacts {
        referencePoint = List.copyOf(referencePoint);
        front = front.stream().map(List::copyOf).toList();
    }

    /** Returns facts that consist of a reference point alone. */
    public static ParetoFacts reference(String source, float... point) {
        List<Float> numbers = new ArrayList<>();
        for (float number : point) numbers.add(number);
        return new ParetoFacts(numbers, List.of(), source);
    }

    void requireFits(String id, int numObjectives) {
        requireLength(id, "reference point", referencePoint, numObjectives);
        for (List<Float> point : front) requireLength(id, "point of the Pareto front", point, numObjectives);
    }

    private static void requireLength(String id, String what, List<Float> point, int numObjectives) {
        if (point.size() == numObjectives || point.isEmpty() && what.startsWith("reference")) return;
        throw new IllegalArgumentException(id + ": " + what + " " + point + " has " + point.size()
                + " numbers, expected one for each of " + numObjectives + " objectives");
    }
}
