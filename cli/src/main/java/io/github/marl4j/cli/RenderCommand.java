package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records episodes as an animated picture. */
@Command(
        name = "render",
        description = {
            "Record episodes as an animated GIF, or take one picture as a PNG.",
            "RUN plays the policy of the run's newest checkpoint; ID plays random legal actions, or what --policy names."
        })
final class RenderCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN|ID", description = "Run folder, or environment, e.g. smax/3m-v1.")
    private String what;

    @ArgGroup(multiplicity = "1")
    private Target target;

    /** What to write. */
    static final class Target {
        @Option(names = "--gif", paramLabel = "FILE", description = "Record all episodes into this file.")
        private Path gif;

        @Option(names = "--png", paramLabel = "FILE", description = "Write one picture of the first episode.")
        private Path png;
    }

    @Option(
            names = "--after",
            paramLabel = "STEPS",
            description = "When to take the picture of --png; the default is the end of the episode.")
    private Integer after;

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "3", description = "Episodes [${DEFAULT-VALUE}].")
    private int episodes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the episodes [${DEFAULT-VALUE}].")
    private long seed;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description =
                    "greedy (the default) or sampled for a run; random, or a script of the environment, e.g. heuristic; for an ID also "
                            + NamedPolicy.FILES + ".")
    private String policy;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "120",
            description = "Time that a frame stays [${DEFAULT-VALUE}].")
    private int delayMillis;

    @Mixin
    private EnvOptionsMixin options;

    @Override
    public Integer call() throws IOException {
        if (episodes < 1) throw new IllegalArgumentException("--episodes=" + episodes + " must be at least 1");
        if (after != null && after < 0)
            throw new IllegalArgumentException("--after=" + after + " must not be negative");
        if (after != null && target.png == null) throw new IllegalArgumentException("--after goes with --png only");
        Recording recording = Files.isDirectory(Path.of(what)) ? ofRun(Path.of(what)) : ofEnvironment();
        PrintWriter out = spec.commandLine().getOut();
        if (target.png != null) out.println(target.png + ": " + recording.summary());
        else out.println(target.gif + ": " + recording.frames() + " frames, " + recording.summary());
        return ExitCodes.OK;
    }

    private Recording ofEnvironment() throws IOException {
        if (what.indexOf('/') >= 0 && Marl4j.ids().stream().noneMatch(id -> id.startsWith(what.split("/")[0] + "/"))) {
            throw new IllegalArgumentException("\"" + what + "\" is neither a run folder nor an environment");
        }
        String id = Marl4j.resolve(what);
        if (policy != null && Files.exists(Path.of(policy.replaceFirst("@(greedy|sampled)$", "")))) {
            NamedPolicy learned = NamedPolicy.of("--policy=", id, policy, true);
            Map<String, Object> merged = new LinkedHashMap<>(learned.envOptions());
            merged.putAll(options.values());
            return film(new TrainConfig.EnvConfig(id, merged), learned.policy());
        }
        Map<String, Policy> scripted = Marl4j.policies(id);
        Policy playing = scripted.get(chosen(List.copyOf(scripted.keySet())));
        return film(new TrainConfig.EnvConfig(id, options.values()), playing);
    }

    private Recording ofRun(Path folder) throws IOException {
        TrainConfig config = TrainingRun.readConfig(folder);
        Map<String, Policy> scripted = Marl4j.policies(config.env().id());
        List<String> allowed = new ArrayList<>(List.of("greedy", "sampled"));
        allowed.addAll(scripted.keySet());
        String name = chosen(allowed);
        Map<String, Object> merged = new LinkedHashMap<>(config.env().options());
        merged.putAll(options.values());
        if (scripted.containsKey(name)) {
            return film(new TrainConfig.EnvConfig(config.env().id(), merged), scripted.get(name));
        }
        try (Learner learner = TrainingRun.load(folder, config)) {
            return film(config.env().withOptions(merged), learner.policy(name.equals("greedy")));
        }
    }

    private Recording film(TrainConfig.EnvConfig played, Policy playing) throws IOException {
        if (target.gif != null) {
            return Recording.write(played, playing, episodes, seed, delayMillis, target.gif);
        }
        return Recording.still(played, playing, seed, after == null ? Integer.MAX_VALUE : after, target.png);
    }

    private String chosen(List<String> allowed) {
        if (policy == null) return allowed.get(0);
        if (allowed.contains(policy)) return policy;
        throw new UnknownNameException("render " + what, "policy", policy, allowed);
    }
}
