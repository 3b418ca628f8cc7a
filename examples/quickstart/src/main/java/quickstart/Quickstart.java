package quickstart;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** An episode in each of the three views of an environment, then up to a minute of training. */
public final class Quickstart {
    private static final String ID = "smax/3m-v1";

    private Quickstart() {}

    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length == 0 ? 60 : Double.parseDouble(arguments[0]);
        parallel();
        turnByTurn();
        vector();
        train(seconds);
    }

    /** All living agents act at once. */
    private static void parallel() {
        SplittableRandom random = new SplittableRandom(1);
        try (ParallelEnv env = Marl4j.parallel(ID)) {
            Map<String, Observation> seen = env.reset(42, ResetOptions.NONE).observations();
            int steps = 0;
            while (!env.agents().isEmpty()) {
                Map<String, Action> actions = new LinkedHashMap<>();
                for (String agent : env.agents()) {
                    boolean[] mask = seen.get(agent).actionMask();
                    actions.put(agent, env.actionSpace(agent).sample(random, mask));
                }
                ParallelEnv.Step step = env.step(actions);
                seen = step.observations();
                steps++;
            }
            System.out.println("parallel: an episode of " + steps + " steps");
        }
    }

    /** Agents act one after the other. */
    private static void turnByTurn() {
        SplittableRandom random = new SplittableRandom(1);
        try (AecEnv env = Marl4j.aec(ID)) {
            env.reset(42, ResetOptions.NONE);
            int turns = 0;
            for (String agent : env.agentIter()) {
                AecEnv.Last last = env.last();
                boolean out = last.terminated() || last.truncated();
                env.step(out ? Action.NONE : env.actionSpace(agent).sample(random, last.observation().actionMask()));
                turns++;
            }
            System.out.println("turn by turn: an episode of " + turns + " turns");
        }
    }

    /** Many copies at once; nothing is allocated in the loop. */
    private static void vector() {
        try (VectorEnv env = Marl4j.vector(ID, 1024)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, env.numEnvs(), 1);
            env.reset(42, batch);
            int episodes = 0;
            for (int t = 0; t < 100; t++) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (boolean over : batch.episodeOver) if (over) episodes++;
            }
            System.out.println("vector: 100 steps of 1024 copies, " + episodes + " episodes");
        }
    }

    /** Trains until the time is over; {@code TrainingRun.resume} would go on from there. */
    private static void train(double seconds) throws Exception {
        TrainConfig config = TrainConfig.fromMap(Map.of(
                "algorithm", "ippo",
                "env", Map.of("id", ID),
                "totalSteps", 100_000,
                "evaluation", Map.of("times", 5, "episodes", 32, "finalEpisodes", 64),
                "ippo", Map.of("network", "mlp", "hidden", 64, "numSteps", 32)));
        Path folder = Files.createTempDirectory("marl4j-quickstart").resolve("run");
        long end = System.nanoTime() + (long) (seconds * 1e9);
        Manifest manifest = Manifest.starting(config.algorithm(), "quickstart", "", "", config.threads());
        TrainingRun.Listener listener = new TrainingRun.Listener() {
            @Override
            public void progress(long steps, long totalSteps, Map<String, Double> metrics) {}

            @Override
            public void evaluated(long steps, EvaluationResult result) {
                System.out.printf("training: %d steps, %.0f %% of greedy battles won%n", steps, 100 * result.greedy().winRate());
            }
        };
        TrainingRun.Ending ending = TrainingRun.start(folder, config, manifest, listener, () -> System.nanoTime() > end);
        System.out.println("training: " + ending + ", run folder " + folder);
    }
}
