package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.evaluation.Episodes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates what somebody hands in. */
@Command(
        name = "check",
        description = {
            "Check a submission: its manifest, the hashes and sizes of its policies, and that each plays a few episodes.",
            "The format is described in docs/leaderboard.md."
        })
final class LeaderboardCheckCommand implements Callable<Integer> {
    private static final long SEED = 1_000_003;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Folder with a submission.json.")
    private Path folder;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "4",
            description = "Episodes that each policy plays [${DEFAULT-VALUE}].")
    private int episodes;

    @Override
    public Integer call() {
        if (episodes < 1) throw new IllegalArgumentException("--episodes=" + episodes + " must be at least 1");
        Submission submission = Submission.read(folder);
        PrintWriter out = spec.commandLine().getOut();
        List<String> problems = new ArrayList<>();
        for (Submission.Entry entry : submission.policies()) {
            try {
                Submission.requireHash(entry);
                out.println("seed " + entry.seed() + ": " + play(submission, entry));
            } catch (IllegalArgumentException | IllegalStateException problem) {
                problems.add(Failures.oneLine(problem));
            }
        }
        out.flush();
        problems.forEach(spec.commandLine().getErr()::println);
        if (!problems.isEmpty()) return ExitCodes.FAILED;
        out.println(submission.name() + ": " + submission.policies().size() + " policies for " + submission.env()
                + ", all in order");
        out.flush();
        return ExitCodes.OK;
    }

    private String play(Submission submission, Submission.Entry entry) {
        String who = "seed " + entry.seed();
        NamedPolicy policy =
                NamedPolicy.of(who + ": ", submission.env(), entry.path().toString(), false);
        policy.requireFits(who, submission.env(), submission.options());
        Episodes played = new PolicyEvaluator(new TrainConfig.EnvConfig(submission.env(), submission.options()), 1)
                .play(policy.policy(), episodes, SEED);
        return played.count() + " episodes of " + Words.whole(played.meanLength()) + " steps, mean return "
                + Words.decimal(played.meanReturn());
    }
}
