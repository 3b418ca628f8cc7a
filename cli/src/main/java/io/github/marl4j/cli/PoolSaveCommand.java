package io.github.marl4j.cli;

import io.github.marl4j.algorithms.pool.SavedPolicy;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves a policy for use in a pool. */
@Command(
        name = "save",
        description = "Save the newest policy of a run, for one agent group, as a small file that pools can use.")
final class PoolSaveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Run folder of independent PPO.")
    private Path run;

    @Option(names = "--group", paramLabel = "NAME", required = true, description = "Agent group, e.g. predators.")
    private String group;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
    private Path out;

    @Override
    public Integer call() {
        SavedPolicy policy = SavedPolicy.of(run, group);
        String hash = policy.write(out);
        spec.commandLine()
                .getOut()
                .println(out + ": " + Words.whole(policy.weights().length) + " weights, sha256 " + hash);
        return ExitCodes.OK;
    }
}
