package io.github.marl4j.cli;

import io.github.marl4j.algorithms.pool.PolicyPool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the built-in pools. */
@Command(name = "list", description = "List the pools that come with the library.")
final class PoolListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TextTable table = new TextTable("pool", "environment", "ego agent", "to learn with", "held out", "what it is");
        for (String name : PolicyPool.builtIn()) {
            PolicyPool pool = PolicyPool.load(name);
            table.row(
                    name,
                    pool.env(),
                    pool.ego(),
                    Integer.toString(pool.train().size()),
                    Integer.toString(pool.heldout().size()),
                    pool.description());
        }
        spec.commandLine().getOut().print(table.text());
        spec.commandLine().getOut().flush();
        return ExitCodes.OK;
    }
}
