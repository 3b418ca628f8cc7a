package io.github.marl4j.evaluation.statistics;

import java.util.Arrays;

/**
 * An immutable table of scores {@code [run][task]} and its aggregates. Scores are finite; for {@link #optimalityGap} and profiles over several
 * tasks they should be normalised per task, (score − random) / (reference − random).
 *
 * <p>Source: R. Agarwal et al., Deep Reinforcement Learning at the Edge of the Statistical Precipice (2021), and rliable 1.2.0.
 */
public final class Scores {
    private final double[][] byTask;

    private Scores(double[][] byTask) {
        this.byTask = byTask;
    }

    /**
     * Copies a table.
     *
     * @param scores {@code [run][task]}, at least one run and one task, every run with the same tasks; not modified
     * @throws IllegalArgumentException if the table is empty or ragged or holds a number that is not finite
     */
    public static Scores of(double[][] scores) {
        if (scores.length == 0 || scores[0].length == 0) {
            throw new IllegalArgumentException("score table is empty; expected at least one run and one task");
        }
        int tasks = scores[0].length;
        double[][] byTask = new double[tasks][scores.length];
        for (int run = 0; run < scores.length; run++) {
            if (scores[run].length != tasks) {
                throw new IllegalArgumentException("run=" + run + " has " + scores[run].length + " tasks but run=0 has "
                        + tasks + "; expected the same tasks in every run");
            }
            for (int task = 0; task < tasks; task++) {
                if (!Double.isFinite(scores[run][task])) {
                    throw new IllegalArgumentException("score of run=" + run + " task=" + task + " is "
                            + scores[run][task] + "; expected a finite number");
                }
                byTask[task][run] = scores[run][task];
            }
        }
        return new Scores(byTask);
    }

    /** Scores of several runs of a single task. */
    public static Scores ofTask(double... runs) {
        double[][] scores = new double[runs.length][];
        Arrays.setAll(scores, run -> new double[] {runs[run]});
        return of(scores);
    }

    /** Number of runs. */
    public int runs() {
        return byTask[0].length;
    }

    /** Number of tasks. */
    public int tasks() {
        return byTask.length;
    }

    /** Interquartile mean: the mean of all scores without ⌊n/4⌋ of them on each side, n = runs · tasks (an integer cut, no weights). */
    public double iqm() {
        double[] all =
                Arrays.stream(byTask).flatMapToDouble(Arrays::stream).sorted().toArray();
        int cut = all.length / 4;
        return mean(Arrays.copyOfRange(all, cut, all.length - cut));
    }

    /** Mean of the task means. */
    public double mean() {
        return mean(taskMeans());
    }

    /** Median of the task means; the mean of the middle two when their number is even. */
    public double median() {
        double[] means = taskMeans();
        Arrays.sort(means);
        return Percentiles.at(means, 0.5);
    }

    /**
     * How far scores stay below a target: target − mean(min(score, target)).
     *
     * @param target the score that counts as solved, customarily 1; finite
     */
    public double optimalityGap(double target) {
        if (!Double.isFinite(target)) {
            throw new IllegalArgumentException(
                    "target=" + target + " is no target; expected a finite number, customarily 1");
        }
        double sum = 0;
        for (double[] runs : byTask) {
            for (double score : runs) {
                sum += Math.min(score, target);
            }
        }
        return target - sum / (runs() * tasks());
    }

    /** Share of all scores strictly above each threshold, {@code [threshold]}. */
    public double[] performanceProfile(double... thresholds) {
        double[] all = Arrays.stream(byTask).flatMapToDouble(Arrays::stream).toArray();
        return sharesAbove(all, thresholds);
    }

    /** Share of tasks whose mean score is strictly above each threshold, {@code [threshold]}. */
    public double[] averageScoreProfile(double... thresholds) {
        return sharesAbove(taskMeans(), thresholds);
    }

    /**
     * Probability that a random run of these scores beats a random run of the other ones, averaged over tasks; ties count ½ (Mann–Whitney U
     * divided by the number of pairs).
     *
     * @param other scores of the same tasks, with any number of runs
     * @throws IllegalArgumentException if the numbers of tasks differ
     */
    public double probabilityOfImprovementOver(Scores other) {
        if (other.tasks() != tasks()) {
            throw new IllegalArgumentException("scores of " + tasks() + " tasks cannot be compared with scores of "
                    + other.tasks() + " tasks; expected the same tasks in the same order");
        }
        double sum = 0;
        for (int task = 0; task < tasks(); task++) {
            double wins = 0;
            for (double mine : byTask[task]) {
                for (double theirs : other.byTask[task]) {
                    wins += mine > theirs ? 1 : mine == theirs ? 0.5 : 0;
                }
            }
            sum += wins / ((double) runs() * other.runs());
        }
        return sum / tasks();
    }

    /**
     * The same tasks with drawn runs.
     *
     * @param indices {@code [run][task]}, the run drawn for that place; as many runs and tasks as here; not modified
     * @throws IllegalArgumentException if the shape differs or an index names no run
     */
    public Scores resample(int[][] indices) {
        if (indices.length != runs()) {
            throw new IllegalArgumentException("resample indices have " + indices.length + " runs; expected " + runs());
        }
        double[][] drawn = new double[tasks()][runs()];
        for (int run = 0; run < runs(); run++) {
            if (indices[run].length != tasks()) {
                throw new IllegalArgumentException("resample indices of run=" + run + " have " + indices[run].length
                        + " tasks; expected " + tasks());
            }
            for (int task = 0; task < tasks(); task++) {
                int source = indices[run][task];
                if (source < 0 || source >= runs()) {
                    throw new IllegalArgumentException("resample index " + source + " at run=" + run + " task=" + task
                            + " names no run; expected 0 to " + (runs() - 1));
                }
                drawn[task][run] = byTask[task][source];
            }
        }
        return new Scores(drawn);
    }

    private double[] taskMeans() {
        return Arrays.stream(byTask).mapToDouble(Scores::mean).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[] sharesAbove(double[] values, double[] thresholds) {
        double[] shares = new double[thresholds.length];
        for (int i = 0; i < thresholds.length; i++) {
            double threshold = thresholds[i];
            if (Double.isNaN(threshold)) {
                throw new IllegalArgumentException("threshold " + i + " is NaN; expected a number");
            }
            shares[i] = Arrays.stream(values).filter(value -> value > threshold).count() / (double) values.length;
        }
        return shares;
    }
}
