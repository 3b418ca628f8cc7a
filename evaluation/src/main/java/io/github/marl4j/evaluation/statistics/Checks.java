package io.github.marl4j.evaluation.statistics;

/** Argument checks that several statistics share. */
final class Checks {
    private Checks() {}

    static double confidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence=" + confidence
                    + " is no coverage; expected a number strictly between 0 and 1, e.g. 0.95");
        }
        return confidence;
    }
}
