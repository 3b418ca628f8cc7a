package io.github.marl4j.algorithms.run;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.FrontLearner;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PopulationLearner;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.MetricsWriter;
import io.github.marl4j.evaluation.runs.ResultFile;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The loop around a learner: update, evaluate, save; and its run folder.
 *
 * <pre>
 * config.json      every value resolved, defaults too          manifest.json  what made the run
 * metrics.csv      step,wallSeconds,name,value                 events.out.tfevents.*  the same, for TensorBoard
 * checkpoints/     see Checkpoint                              result.json    evaluations in marl-eval layout
 * front.json       what is found of the Pareto front, where a FrontLearner searches it
 * population.json  the snapshots of the newest checkpoint, where a PopulationLearner keeps them
 * DONE             present only when the run ended well     lock           held by the process that trains
 * </pre>
 *
 * A run that was stopped or killed goes on from its newest checkpoint to the same numbers as an unbroken one (wall times apart).
 */
public final class TrainingRun {

    /** Follows a run; called by the thread that trains. */
    public interface Listener {
        /** Tells that the run goes: the algorithm can learn the environment, and the folder is its own. */
        default void started() {}

        /** Tells how far the run is, after every update. */
        void progress(long steps, long totalSteps, Map<String, Double> metrics);

        /** Tells the result of an evaluation. */
        void evaluated(long steps, EvaluationResult result);
    }

    /** What became of a run. */
    public enum Ending {
        /** All steps are made and the final evaluation is written. */
        DONE,
        /** It was asked to stop, wrote a checkpoint and can be resumed. */
        STOPPED
    }

    private final Path folder;
    private final TrainConfig config;
    private final Listener listener;
    private final BooleanSupplier stop;

    private Manifest manifest;
    private ResultFile results = ResultFile.EMPTY;
    private FrontEvaluation front;
    private double secondsBefore;
    private long startedNanos;

    private TrainingRun(Path folder, TrainConfig config, Listener listener, BooleanSupplier stop) {
        this.folder = folder;
        this.config = config;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Trains from the beginning.
     *
     * @param folder of the run; must not exist, or be empty
     * @param config resolved
     * @param manifest of this start
     * @param stop asked after every update; true ends the run with a checkpoint
     * @throws RunFileException if the folder is in use or cannot be written
     */
    @SuppressWarnings("try") // the lock is held, not used
    public static Ending start(
            Path folder, TrainConfig config, Manifest manifest, Listener listener, BooleanSupplier stop) {
        TrainingRun run = new TrainingRun(folder, config, listener, stop);
        run.manifest = manifest;
        try (Learner learner = Algorithm.named(config.algorithm()).newLearner(config)) {
            run.createFolder();
            try (RunLock lock = RunLock.of(folder);
                    MetricsWriter metrics = MetricsWriter.create(folder)) {
                return run.train(learner, metrics);
            }
        }
    }

    /**
     * Goes on with a run from its newest checkpoint, or from the beginning if it has none.
     *
     * @throws RunFileException if the folder is not a run or one of its files is broken
     * @throws CorruptCheckpointException if the newest checkpoint is damaged
     */
    @SuppressWarnings("try") // the lock is held, not used
    public static Ending resume(Path folder, Listener listener, BooleanSupplier stop) {
        TrainConfig config = readConfig(folder);
        if (Files.exists(folder.resolve("DONE"))) return Ending.DONE;
        TrainingRun run = new TrainingRun(folder, config, listener, stop);
        try (RunLock lock = RunLock.of(folder);
                Learner learner = Algorithm.named(config.algorithm()).newLearner(config)) {
            run.manifest = Manifest.read(folder.resolve("manifest.json"));
            Path resultFile = folder.resolve("result.json");
            if (Files.exists(resultFile)) run.results = ResultFile.read(resultFile);
            long step = run.load(learner);
            try (MetricsWriter metrics = MetricsWriter.resume(folder, step)) {
                return run.train(learner, metrics);
            }
        }
    }

    /** Returns the resolved config of a run folder. */
    public static TrainConfig readConfig(Path folder) {
        Path file = folder.resolve("config.json");
        if (!Files.exists(file))
            throw new RunFileException("no run at " + folder + ": " + file.getFileName() + " is missing");
        return TrainConfig.fromMap(Json.read(file));
    }

    /**
     * Returns the learner of a run as its newest checkpoint left it, for evaluation.
     *
     * @throws RunFileException if the run has no checkpoint
     */
    public static Learner load(Path folder, TrainConfig config) {
        Path file = Checkpoint.newest(folder.resolve("checkpoints"))
                .orElseThrow(() -> new RunFileException("run " + folder + " has no checkpoint yet"));
        Learner learner = Algorithm.named(config.algorithm()).newLearner(config);
        try {
            Checkpoint.read(file).restore(config, learner);
            return learner;
        } catch (RuntimeException refused) {
            learner.close();
            throw refused;
        }
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new RunFileException("run folder " + folder + " is not empty; resume it, or choose another");
                }
            }
        } catch (IOException failed) {
            throw RunFileException.writing(folder, failed);
        }
        AtomicFiles.write(folder.resolve("config.json"), Json.pretty(config.toMap()));
        manifest.write(folder.resolve("manifest.json"));
    }

    private long load(Learner learner) {
        var newest = Checkpoint.newest(folder.resolve("checkpoints"));
        if (newest.isEmpty()) return 0;
        Checkpoint checkpoint = Checkpoint.read(newest.get());
        checkpoint.restore(config, learner);
        secondsBefore = checkpoint.wallSeconds();
        return checkpoint.step();
    }

    private Ending train(Learner learner, MetricsWriter metrics) {
        startedNanos = System.nanoTime();
        listener.started();
        int evaluations = config.evaluation().times();
        while (learner.steps() < config.totalSteps()) {
            long before = learner.steps();
            long updateStarted = System.nanoTime();
            Map<String, Double> values = new LinkedHashMap<>();
            learner.update(values::put);
            long made = learner.steps() - before;
            values.put("time/steps_per_second", made * 1e9 / (System.nanoTime() - updateStarted));
            if (passes(before, learner.steps(), evaluations)) {
                values.putAll(evaluate(learner, config.evaluation().episodes(), false));
            }
            metrics.write(learner.steps(), seconds(), values);
            listener.progress(learner.steps(), config.totalSteps(), values);
            boolean stopping = stop.getAsBoolean() && learner.steps() < config.totalSteps();
            boolean last = learner.steps() >= config.totalSteps();
            if (stopping || last || passes(before, learner.steps(), config.checkpoints())) save(learner);
            if (stopping) return Ending.STOPPED;
        }
        finish(learner, metrics);
        return Ending.DONE;
    }

    /** Returns whether one of {@code times} evenly spread marks lies in (before, after]. */
    private boolean passes(long before, long after, int times) {
        if (times == 0) return false;
        double interval = (double) config.totalSteps() / times;
        return (long) (after / interval) > (long) (before / interval);
    }

    private void finish(Learner learner, MetricsWriter metrics) {
        Map<String, Double> values = new LinkedHashMap<>();
        evaluate(learner, config.evaluation().finalEpisodes(), true)
                .forEach((name, value) -> values.put("final/" + name, value));
        metrics.write(learner.steps(), seconds(), values);
        manifest.endedAt(Instant.now()).write(folder.resolve("manifest.json"));
        AtomicFiles.write(folder.resolve("DONE"), "");
    }

    private Map<String, Double> evaluate(Learner learner, int episodes, boolean last) {
        PolicyEvaluator evaluator = new PolicyEvaluator(config.env(), config.threads())
                .against(config.opponent().orElse(null));
        long seed = config.evaluation().seed();
        EvaluationResult result = new EvaluationResult(
                evaluator.play(learner.policy(true), episodes, seed),
                evaluator.play(learner.policy(false), episodes, seed));
        ResultFile.Key key = ResultFile.Key.of(config.env().id(), config.algorithm(), config.seed());
        Map<String, List<Double>> perEpisode = new LinkedHashMap<>(result.perEpisode());
        Map<String, Double> summary = new LinkedHashMap<>(result.summary());
        summary.putAll(ExactMeasures.of(config.env().id(), learner));
        if (learner instanceof FrontLearner search) {
            front(learner.steps()).judge(search, episodes).forEach((name, value) -> {
                summary.put(name, value);
                perEpisode.put(name.replaceFirst("^eval/", "").replace('/', '_'), List.of(value));
            });
        }
        results = last
                ? results.withAbsoluteMetrics(key, perEpisode)
                : results.withStep(key, new ResultFile.Step(learner.steps(), seconds(), perEpisode));
        results.write(folder.resolve("result.json"));
        listener.evaluated(learner.steps(), result);
        return summary;
    }

    /** Returns the judge of fronts, which remembers what it played, and in a resumed run what was found before. */
    private FrontEvaluation front(long steps) {
        if (front == null) front = new FrontEvaluation(config, folder, steps);
        return front;
    }

    private void save(Learner learner) {
        new Checkpoint(learner.steps(), seconds(), Checkpoint.stateOf(config, learner.state()))
                .write(folder.resolve("checkpoints"));
        if (learner instanceof PopulationLearner members) PopulationFile.write(folder, members.population());
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - startedNanos) * 1e-9;
    }
}
