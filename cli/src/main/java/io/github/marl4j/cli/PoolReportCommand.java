package io.github.marl4j.cli;

import io.github.marl4j.algorithms.pool.PoolReport;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.recognition.EmbeddingChart;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what agents make of hidden partners. */
@Command(
        name = "report",
        description = {
            "Measure how the agents of runs do with every hidden partner, those they learnt with and those held out.",
            "Each run's folder gets pool.json and, where the agent has embeddings, embedding.png; what was measured before is not measured again.",
            "Runs that differ in their seed only make one row: the interquartile mean and its 95 %% bootstrap interval."
        })
final class PoolReportCommand implements Callable<Integer> {
    private static final ChartStyle PICTURE = new ChartStyle(900, 560, 14, false, true);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders, or folders with runs in them.")
    private List<Path> runs;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "100",
            description = "Episodes with each partner, actions drawn [${DEFAULT-VALUE}].")
    private int episodes;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Threads [${DEFAULT-VALUE}].")
    private int threads;

    @Option(names = "--out", paramLabel = "FILE", description = "Markdown page to write; the default is to print it.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (episodes < 2) throw new IllegalArgumentException("--episodes=" + episodes + " must be at least 2");
        Map<RunFolder, PoolReport> reports = new LinkedHashMap<>();
        for (RunFolder run : RunFolders.read(runs)) reports.put(run, measured(run));
        PoolPage page = new PoolPage(reports, CommandText.of(spec));
        PrintWriter text = spec.commandLine().getOut();
        if (out == null) {
            text.print(page.text(Optional.empty()));
        } else {
            page.write(out);
            text.println(
                    "hidden partners of " + (reports.size() == 1 ? "1 run" : reports.size() + " runs") + ": " + out);
        }
        text.flush();
        return ExitCodes.OK;
    }

    private PoolReport measured(RunFolder run) {
        Optional<PoolReport> before =
                PoolReportFile.read(run.path(), episodes, run.metrics().lastStep());
        if (before.isPresent()) return before.get();
        spec.commandLine().getErr().println("measuring " + run.path());
        PoolReport report = PoolReport.of(run.path(), episodes, threads);
        report.picture().ifPresent(vectors -> {
            EmbeddingChart chart =
                    new EmbeddingChart("", vectors, report.train().members());
            AtomicFiles.write(PoolPage.picture(run), chart.image(PICTURE).png());
        });
        PoolReportFile.write(run.path(), report);
        return report;
    }
}
