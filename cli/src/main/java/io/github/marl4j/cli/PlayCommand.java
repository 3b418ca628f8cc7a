package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a person play. */
@Command(
        name = "play",
        description = {
            "Play an episode yourself, in the terminal.",
            "Type the number of an action; 'legal' lists the legal ones, 'quit' or the end of the input stops."
        })
final class PlayCommand implements Callable<Integer> {
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Environment, e.g. momaland/connect4.")
    private String what;

    @Option(names = "--seat", paramLabel = "AGENT", description = "Whom you play; the default is the first agent.")
    private String seat;

    @Option(
            names = "--opponent",
            paramLabel = "PLAYER",
            defaultValue = "random",
            description = "Who plays all others, greedily unless @sampled follows: " + NamedPolicy.KINDS
                    + " [${DEFAULT-VALUE}].")
    private String opponent;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the episode [${DEFAULT-VALUE}].")
    private long seed;

    @Mixin
    private EnvOptionsMixin options;

    @Override
    public Integer call() throws IOException {
        String id = Marl4j.resolve(what);
        NamedPolicy others = NamedPolicy.of("--opponent=", id, opponent, true);
        Map<String, Object> envOptions = new LinkedHashMap<>(others.envOptions());
        envOptions.putAll(options.values());
        RootCommand root = (RootCommand) spec.root().userObject();
        BufferedReader typed = new BufferedReader(new InputStreamReader(root.typed, StandardCharsets.UTF_8));
        try (VectorEnv env = Marl4j.vector(id, 1, envOptions, ONE)) {
            List<String> agents = env.spec().order();
            String own = seat == null ? agents.get(0) : seat;
            if (!agents.contains(own)) throw new UnknownNameException("play " + id, "seat", own, agents);
            new TextGame(
                            env,
                            own,
                            others.policy(),
                            seed,
                            typed,
                            spec.commandLine().getOut())
                    .play();
        }
        return ExitCodes.OK;
    }
}
