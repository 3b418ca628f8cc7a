package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            paramLabel = "NAME|RUN",
            defaultValue = "random",
            description =
                    "Who plays all others: random, a script of the environment, or a run folder, whose newest checkpoint plays greedily [${DEFAULT-VALUE}].")
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
        Map<String, Policy> scripted = Marl4j.policies(id);
        if (scripted.containsKey(opponent)) {
            play(id, options.values(), scripted.get(opponent));
        } else if (Files.isDirectory(Path.of(opponent))) {
            playAgainstRun(id, Path.of(opponent));
        } else {
            throw new UnknownNameException("--opponent=" + opponent + " is neither a policy of " + id
                    + " nor a run folder; " + UnknownNameException.suggestion(opponent, scripted.keySet()));
        }
        return ExitCodes.OK;
    }

    private void playAgainstRun(String id, Path folder) throws IOException {
        TrainConfig config = TrainingRun.readConfig(folder);
        String learned = Marl4j.resolve(config.env().id());
        if (!learned.equals(id)) {
            throw new IllegalArgumentException("--opponent=" + folder + " has learned " + learned + ", not " + id);
        }
        Map<String, Object> merged = new LinkedHashMap<>(config.env().options());
        merged.putAll(options.values());
        try (Learner learner = TrainingRun.load(folder, config)) {
            play(id, merged, learner.policy(true));
        }
    }

    private void play(String id, Map<String, Object> envOptions, Policy others) throws IOException {
        RootCommand root = (RootCommand) spec.root().userObject();
        BufferedReader typed = new BufferedReader(new InputStreamReader(root.typed, StandardCharsets.UTF_8));
        try (VectorEnv env = Marl4j.vector(id, 1, envOptions, ONE)) {
            List<String> agents = env.spec().order();
            String own = seat == null ? agents.get(0) : seat;
            if (!agents.contains(own)) throw new UnknownNameException("play " + id, "seat", own, agents);
            new TextGame(env, own, others, seed, typed, spec.commandLine().getOut()).play();
        }
    }
}
