package io.github.marl4j.envs.momaland.routechoice;

/** How long a link takes, as a function of its flow. Grows with the flow and is never negative. */
public sealed interface Latency {

    /** Returns the time for a flow of so many drivers. */
    double at(double flow);

    /** Returns what one more driver costs the others: the flow times the slope of the time. Source: Pigou, "The Economics of Welfare", 1920. */
    double marginalToll(double flow);

    /**
     * Grows in proportion to the flow: {@code intercept + slope * flow}.
     *
     * @param intercept time of the empty link
     * @param slope time that each driver adds
     */
    record Affine(double intercept, double slope) implements Latency {
        public Affine {
            requireAtLeastZero("intercept", intercept);
            requireAtLeastZero("slope", slope);
        }

        @Override
        public double at(double flow) {
            return intercept + slope * flow;
        }

        @Override
        public double marginalToll(double flow) {
            return slope * flow;
        }
    }

    /**
     * The function of the Bureau of Public Roads: {@code freeFlowTime * (1 + alpha * (flow / capacity)^beta)}.
     *
     * @param freeFlowTime time of the empty link
     * @param alpha usually 0.15
     * @param capacity flow at which the time has grown by the factor 1 + alpha
     * @param beta usually 4
     */
    record Bpr(double freeFlowTime, double alpha, double capacity, double beta) implements Latency {
        public Bpr {
            requireAtLeastZero("freeFlowTime", freeFlowTime);
            requireAtLeastZero("alpha", alpha);
            requireAtLeastZero("beta", beta);
            if (!(capacity > 0 && Double.isFinite(capacity)))
                throw new IllegalArgumentException("capacity=" + capacity + " must be above 0");
        }

        @Override
        public double at(double flow) {
            return freeFlowTime * (1 + alpha * power(flow));
        }

        @Override
        public double marginalToll(double flow) {
            return freeFlowTime * alpha * beta * power(flow);
        }

        private double power(double flow) {
            double load = flow / capacity;
            // The power in nearly every network, and a hundred times faster than the general one.
            if (beta == 4) return load * load * (load * load);
            return StrictMath.pow(load, beta);
        }
    }

    private static void requireAtLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value)))
            throw new IllegalArgumentException(name + "=" + value + " must be a number of at least 0");
    }
}
