package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: a few minutes that show that everything works. */
@Command(
        name = "quick",
        description = {
            "Train on a few small tasks, evaluate, and write a report with curves and recordings.",
            "Takes about three minutes on two cores. Exit code 1 if an agent misses its target."
        })
final class QuickCommand implements Callable<Integer> {
    private static final int RECORDED_EPISODES = 3;
    private static final int FRAME_MILLIS = 120;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--suite",
            paramLabel = "FILE",
            description = "Tasks to use instead of the built-in ones; same form as for 'benchmark run'.")
    private Path file;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder for runs and report; the default is runs/quick-<time>.")
    private Path dir;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path folder = dir == null ? Path.of("runs", "quick-" + Trainings.stamp()) : dir;
        Suite suite = suite(folder);
        PrintWriter err = spec.commandLine().getErr();
        SuiteRun run = new SuiteRun(suite, CommandText.of(spec), err);
        if (!run.train()) {
            err.println(
                    "go on with: ./marl4j benchmark quick --dir " + folder + (file == null ? "" : " --suite " + file));
            return ExitCodes.FAILED;
        }
        for (Suite.Training training : suite.trainings()) if (SuiteRun.isDone(training)) record(training, err);
        if (run.done().isEmpty()) throw new CommandFailure("no training came to its end");
        Path report = folder.resolve("report.html");
        List<RunFolder> runs = RunFolders.read(run.done());
        ReportCommand.write(runs, CommandText.of(spec), report);
        return print(suite, run, report);
    }

    private Suite suite(Path folder) throws IOException {
        if (file != null) {
            return Suite.of(
                    file.toString(), Json.read(file), file.toAbsolutePath().getParent(), folder);
        }
        try (InputStream in = QuickCommand.class.getResourceAsStream("quick.json")) {
            Map<String, Object> builtIn =
                    Settings.parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            return Suite.of("quick.json", builtIn, folder, folder);
        }
    }

    /** A picture is a bonus: an environment that draws none does not make the benchmark fail. */
    private static void record(Suite.Training training, PrintWriter err) throws IOException {
        Path gif = training.folder().resolve("media").resolve("greedy.gif");
        if (Files.exists(gif)) return;
        TrainConfig config = training.config();
        if (!drawsPictures(config)) {
            err.println(config.env().id() + " draws no picture; no recording");
            return;
        }
        try (Learner learner = TrainingRun.load(training.folder(), config)) {
            Recording.write(
                    config.env(),
                    learner.policy(true),
                    RECORDED_EPISODES,
                    config.evaluation().seed(),
                    FRAME_MILLIS,
                    gif);
        }
    }

    private static boolean drawsPictures(TrainConfig config) {
        try (VectorEnv env = Marl4j.vector(config.env().id(), 1, config.env().options(), VectorOptions.DEFAULT)) {
            env.reset(1, env.newBatch());
            env.render(0);
            return true;
        } catch (IllegalStateException none) {
            return false;
        }
    }

    private int print(Suite suite, SuiteRun run, Path report) {
        TextTable table = new TextTable(
                "task",
                "algorithm",
                "steps",
                "time",
                "steps/s",
                "greedy wins",
                "95 % interval",
                "sampled wins",
                "target");
        Map<String, Object> facts = new LinkedHashMap<>();
        boolean met = run.failures().isEmpty();
        for (Suite.Training training : suite.trainings()) {
            if (!SuiteRun.isDone(training)) continue;
            RunFolder done = RunFolder.read(training.folder());
            EvaluationResult result = EvaluationResult.fromPerEpisode(done.finalEvaluation()
                    .orElseThrow(() -> new CommandFailure("run " + training.folder() + " has no final evaluation")));
            boolean reached = result.greedy().winRate() >= training.target().orElse(0);
            met &= reached;
            row(table, training, done, result, reached);
            facts.put(training.folder().toString(), EvaluationText.facts(result));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("targetsMet", met, "report", report.toString(), "runs", facts)));
        } else {
            out.println();
            out.print(table.text());
            out.println();
            out.println("report: " + report.toAbsolutePath());
        }
        out.flush();
        return met ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private static void row(
            TextTable table, Suite.Training training, RunFolder done, EvaluationResult result, boolean reached) {
        Episodes greedy = result.episodes(ActionMode.GREEDY);
        double seconds = done.metrics().lastWallSeconds();
        table.row(
                training.config().env().id(),
                training.config().algorithm(),
                Words.whole(done.metrics().lastStep()),
                Words.duration(seconds),
                Words.whole(done.metrics().lastStep() / seconds),
                Words.percent(greedy.winRate()),
                Words.percents(greedy.shareInterval(Episode.WON, 0.95)),
                Words.percent(result.sampled().winRate()),
                training.target().isEmpty()
                        ? ""
                        : Words.percent(training.target().getAsDouble()) + (reached ? " reached" : " MISSED"));
    }
}
