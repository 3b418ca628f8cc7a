package io.github.marl4j.envs.momaland.crazyrl;

import java.util.List;

/** How the target moves: the one thing in which the three environments differ. */
public sealed interface Target {

    /** Returns the id of the environment whose target moves like this. */
    String id();

    /** It stays where it is: {@code surround}. */
    record Still() implements Target {
        static final String ID = "momaland/surround-v1";

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * It goes along a straight line, one point in each step: {@code escort}.
     *
     * @param numIntermediatePoints points between the first and the last
     * @param end where it goes [x, y, z]
     */
    record Path(int numIntermediatePoints, List<Double> end) implements Target {
        static final String ID = "momaland/escort-v1";

        public Path {
            end = List.copyOf(end);
            if (numIntermediatePoints < 0) {
                throw new IllegalArgumentException(
                        ID + ": numIntermediatePoints=" + numIntermediatePoints + " must be at least 0");
            }
        }

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * It flees from the middle of the drones: {@code catch}.
     *
     * @param speed length of a step
     */
    record Fleeing(double speed) implements Target {
        static final String ID = "momaland/catch-v1";

        /** Closer than this to the middle of the drones it does not know where to flee. */
        public static final double CLOSE = 0.2;

        /** Which part of its speed it moves at most along an axis when it does not know where to flee. */
        public static final double HESITANT = 0.1;

        /** It stays above this height. */
        public static final double LOWEST = 0.2;

        /** Site of the draws for a target that hesitates; index: 3 * step + axis, steps from 1. */
        public static final int HESITATION = 0;

        public Fleeing {
            if (!(speed >= 0 && Double.isFinite(speed))) {
                throw new IllegalArgumentException(ID + ": targetSpeed=" + speed + " must be a number of at least 0");
            }
        }

        @Override
        public String id() {
            return ID;
        }
    }
}
