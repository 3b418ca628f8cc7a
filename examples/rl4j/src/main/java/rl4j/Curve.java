package rl4j;

import io.github.marl4j.rl4j.Rl4jMdp;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.deeplearning4j.rl4j.learning.IEpochTrainer;
import org.deeplearning4j.rl4j.learning.ILearning;
import org.deeplearning4j.rl4j.learning.listener.TrainingListener;
import org.deeplearning4j.rl4j.observation.Observation;
import org.deeplearning4j.rl4j.util.IDataManager.StatEntry;

/** Lets a learner play the same episodes now and then, and prints what it earns in them: without penalties, without learning. */
final class Curve {
    private static final int EPISODES = 50;
    private static final int LAST_EPISODES = 200;
    private static final long EPISODES_SEED = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * What some episodes have brought.
     *
     * @param earned mean return
     * @param margin half of the 95 % interval of the mean
     * @param won share of the episodes; NaN where nobody wins
     */
    record Point(double earned, double margin, double won) {
        @Override
        public String toString() {
            String wins = Double.isNaN(won) ? "" : String.format(Locale.ROOT, ", won %.0f %%", 100 * won);
            return String.format(Locale.ROOT, "return %.3f +- %.3f%s", earned, margin, wins);
        }
    }

    private final Lesson lesson;
    private final int every;
    private final long begun = cpuNanos();
    private long spentOnCurve;
    private int next;
    private Point last;

    /**
     * @param every steps between two points
     */
    Curve(Lesson lesson, int every) {
        this.lesson = lesson;
        this.every = every;
        this.next = every;
    }

    Point last() {
        return last;
    }

    /** Measures without training. */
    static Point of(Lesson lesson, Function<Observation, Integer> policy) {
        return measured(lesson, policy, LAST_EPISODES);
    }

    void end(Function<Observation, Integer> policy, int steps) {
        last = point(policy, steps, LAST_EPISODES);
    }

    private synchronized Point point(Function<Observation, Integer> policy, int steps, int episodes) {
        double trained = (cpuNanos() - begun - spentOnCurve) * 1e-9;
        long before = THREADS.getCurrentThreadCpuTime();
        Point point = measured(lesson, policy, episodes);
        spentOnCurve += THREADS.getCurrentThreadCpuTime() - before; // the other threads of A3C have gone on
        System.out.printf(Locale.ROOT, "  %6d steps, %4.0f s of a core: %s%n", steps, trained, point);
        return point;
    }

    private static Point measured(Lesson lesson, Function<Observation, Integer> policy, int episodes) {
        Rl4jMdp mdp = lesson.task().withSeed(EPISODES_SEED).newMdp();
        double sum = 0;
        double squares = 0;
        double won = lesson.winnable() ? 0 : Double.NaN;
        for (int episode = 0; episode < episodes; episode++) {
            double earned = mdp.play(policy);
            sum += earned;
            squares += earned * earned;
            if (!Double.isNaN(won)) won += mdp.info("won");
        }
        mdp.close();
        double mean = sum / episodes;
        double deviation = Math.sqrt(Math.max(0, squares / episodes - mean * mean));
        return new Point(mean, 1.96 * deviation / Math.sqrt(episodes), won / episodes);
    }

    /** Returns the time that all threads of this process have computed: on a busy machine the clock says nothing. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Returns a listener that asks for a point whenever an episode begins and enough steps have been made. */
    TrainingListener of(Function<Observation, Integer> policy, IntSupplier steps) {
        return new TrainingListener() {
            @Override
            public ListenerResponse onTrainingStart() {
                return ListenerResponse.CONTINUE;
            }

            @Override
            public void onTrainingEnd() {}

            @Override
            public ListenerResponse onNewEpoch(IEpochTrainer trainer) {
                pointIfDue(policy, steps.getAsInt());
                return ListenerResponse.CONTINUE;
            }

            @Override
            public ListenerResponse onEpochTrainingResult(IEpochTrainer trainer, StatEntry result) {
                return ListenerResponse.CONTINUE;
            }

            @Override
            public ListenerResponse onTrainingProgress(@SuppressWarnings("rawtypes") ILearning learning) {
                return ListenerResponse.CONTINUE;
            }
        };
    }

    private synchronized void pointIfDue(Function<Observation, Integer> policy, int steps) {
        if (steps < next) return;
        point(policy, steps, EPISODES);
        next += every;
    }
}
