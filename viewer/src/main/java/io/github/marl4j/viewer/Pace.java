package io.github.marl4j.viewer;

/** How many sixtieths of a second the simulation has to go on when a picture is drawn. A machine that is too slow slows the game down instead of jumping. */
final class Pace {
    private static final double STEP = 1e9 / 60;
    private static final int MOST = 4;

    private double owed;

    /**
     * Takes the time that has passed since the last picture.
     *
     * @param speed 1 for real time
     * @return steps to make now; at most four, or the speed if that is more
     */
    int steps(long nanos, double speed) {
        owed += Math.max(0, nanos) * speed / STEP;
        int most = (int) Math.max(MOST, Math.ceil(speed));
        int steps = (int) Math.min(most, owed);
        owed -= steps;
        if (owed > 1) owed = 1; // what is more is given up
        return steps;
    }

    /** Returns how long it is until the next step is due [ns], if no time has passed since {@link #steps}. */
    double untilNext(double speed) {
        return Math.max(0, 1 - owed) * STEP / speed;
    }

    /** Returns how far time has come towards the next step, 0 to 1. */
    double part() {
        return Math.min(1, owed);
    }
}
