package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Chance;
import io.github.marl4j.env.ConformanceCheck;

/** Compares means and variances of divisions with recorded ones. They are samples on both sides, so they may differ by some standard errors. */
final class AllocationStatistics {
    static final String FORMAT = "marl4j-allocation-stats/1";

    private static final int SAMPLES = 20_000;
    /** Recorded numbers are rounded to four decimals. */
    private static final double ROUNDING = 1e-4;
    /** With some hundred comparisons, five standard errors are passed by chance once in ten thousand checks. */
    private static final double STANDARD_ERRORS = 5;

    private final Recorded file;
    private int compared;
    private double largest;
    private String mismatch;

    AllocationStatistics(Recorded file) {
        this.file = file;
    }

    ConformanceCheck.Result compare() {
        for (Recorded each : file.objects("cases")) compare(each);
        return new ConformanceCheck.Result("", compared, largest, mismatch);
    }

    private void compare(Recorded each) {
        int[] requests = each.wholes("requests");
        int[][] drawn = draw(requests, each.whole("pool"), each.text("strategy"));
        double recorded = each.whole("samples");
        for (int seat = 0; seat < requests.length; seat++) {
            double mean = moment(drawn, seat, 0, 1);
            double variance = moment(drawn, seat, mean, 2);
            // A rare event may be in one sample only; the larger variance says how far the means may be apart.
            double larger = Math.max(variance, each.numbers("var")[seat]);
            double fourth = moment(drawn, seat, mean, 4) * (variance == 0 ? 1 : larger / variance);
            double runs = 1 / recorded + 1.0 / SAMPLES;
            String where = each.place() + " seat=" + seat;
            close(where + " mean", mean, each.numbers("mean")[seat], Math.sqrt(larger * runs));
            double spread = Math.sqrt(Math.max(0, fourth - larger * larger) * runs);
            close(where + " variance", variance, each.numbers("var")[seat], spread);
        }
    }

    private static int[][] draw(int[] requests, int pool, String strategy) {
        int seats = requests.length;
        Chance chance = new Chance(1, 0);
        chance.seed(12);
        Division division = new Division(chance, seats);
        boolean stochastic = strategy.equals("stochastic");
        int[][] drawn = new int[SAMPLES][seats];
        for (int[] obtained : drawn) {
            if (stochastic) division.stochastic(0, 0, pool, requests, obtained, 0);
            else division.proportional(0, 0, pool, requests, obtained, 0);
            chance.nextEpisode(0);
        }
        return drawn;
    }

    private static double moment(int[][] drawn, int seat, double mean, int power) {
        double sum = 0;
        for (int[] obtained : drawn) sum += Math.pow(obtained[seat] - mean, power);
        return sum / drawn.length;
    }

    private void close(String where, double got, double expected, double standardError) {
        compared++;
        double off = Math.abs(got - expected) / (ROUNDING + STANDARD_ERRORS * standardError);
        largest = Math.max(largest, off);
        if (!(off <= 1) && mismatch == null) mismatch = where + ": got " + got + ", expected " + expected;
    }
}
