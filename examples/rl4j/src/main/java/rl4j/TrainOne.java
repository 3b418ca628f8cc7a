package rl4j;

import io.github.marl4j.rl4j.Rl4jMdp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Lets DQN or A3C of RL4J learn one agent's part, and prints what an episode earns before, meanwhile and after.
 *
 * <pre>
 * mvn -q compile exec:java -Dexec.args="smax dqn 1,2,3"
 * </pre>
 *
 * Arguments: the task ({@code smax}, {@code fighting}, {@code items}), the learner ({@code dqn}, {@code a3c}), seeds; if wanted, steps, and a file for the network of the last seed.
 */
public final class TrainOne {
    private static final int POINTS = 5;

    private TrainOne() {}

    /** Trains. */
    public static void main(String[] args) throws IOException {
        // JavaCPP would read the process's memory from /proc with each native array: a third of the time.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        if (args.length < 3) throw new IllegalArgumentException("say which task, learner and seeds, e.g. smax dqn 1,2,3");
        Lesson lesson = Lesson.of(args[0]);
        boolean dqn = isDqn(args[1]);
        long[] seeds = Arrays.stream(args[2].split(",")).mapToLong(Long::parseLong).toArray();
        int steps = args.length > 3 ? Integer.parseInt(args[3]) : dqn ? lesson.dqnSteps() : lesson.a3cSteps();
        Path file = args.length > 4 ? Path.of(args[4]) : null;
        Random random = new Random(1);
        int choices = lesson.task().newMdp().getActionSpace().getSize();
        System.out.println("random choices: " + Curve.of(lesson, seen -> random.nextInt(choices)));
        double[] earned = new double[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            System.out.println(args[1] + ", seed " + seeds[i]);
            Curve curve = new Curve(lesson, steps / POINTS);
            Rl4jMdp mdp = lesson.task().withSeed(seeds[i]).newMdp();
            Path to = i == seeds.length - 1 ? file : null;
            if (dqn) Learners.dqn(lesson, mdp, steps, seeds[i], curve, to);
            else Learners.a3c(lesson, mdp, steps, seeds[i], curve, to);
            System.out.println("  illegal choices replaced: " + mdp.illegalChoices());
            earned[i] = curve.last().earned();
        }
        System.out.println("trained, " + overSeeds(earned));
        System.exit(0); // threads of A3C stay behind
    }

    private static boolean isDqn(String learner) {
        return switch (learner) {
            case "dqn" -> true;
            case "a3c" -> false;
            default -> throw new IllegalArgumentException(learner + " is no learner; dqn and a3c are");
        };
    }

    /** Mean over seeds with the 95 % interval of Student's t; of one seed there is none. */
    private static String overSeeds(double[] earned) {
        double mean = Arrays.stream(earned).average().orElseThrow();
        if (earned.length == 1) return String.format(Locale.ROOT, "one seed: return %.3f", mean);
        double squares = Arrays.stream(earned).map(e -> (e - mean) * (e - mean)).sum();
        double error = Math.sqrt(squares / (earned.length - 1) / earned.length);
        return String.format(
                Locale.ROOT, "%d seeds: return %.3f +- %.3f", earned.length, mean, quantile(earned.length - 1) * error);
    }

    /** The 97.5 % quantile of Student's t. */
    private static double quantile(int freedom) {
        double[] quantiles = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};
        return freedom <= quantiles.length ? quantiles[freedom - 1] : 2;
    }
}
