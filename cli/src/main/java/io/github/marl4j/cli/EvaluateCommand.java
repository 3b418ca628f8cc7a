package io.github.marl4j.cli;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.pool.PoolSetting;
import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a trained policy. */
@Command(
        name = "evaluate",
        description = "Play evaluation episodes with the policy of a run's newest checkpoint, greedily and sampled.")
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Run folder.")
    private Path folder;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "512",
            description = "Episodes of each kind [${DEFAULT-VALUE}].")
    private int episodes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the episodes; the default is the one that the run's own evaluations use.")
    private Long seed;

    @Option(
            names = "--opponent",
            paramLabel = "PLAYER",
            description =
                    "Who plays all agents but one, whose seat the policy takes, a different one in each episode; actions are drawn"
                            + " unless @greedy follows: " + NamedPolicy.KINDS + "; 'self': the policy"
                            + " plays all. The default is what the run's own evaluations use.")
    private String opponent;

    @Option(
            names = "--split",
            paramLabel = "train|heldout|all",
            description = "Which partners of the run's pool are met; the default is those that it learnt with.")
    private PoolSetting.Split split;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; the default is what the run used.")
    private Integer threads;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** In place of those that the run learnt with. */
    @Mixin
    private EnvOptionsMixin options;

    @Override
    public Integer call() {
        if (episodes < 1) throw new IllegalArgumentException("--episodes=" + episodes + " must be at least 1");
        if (threads != null && threads < 1)
            throw new IllegalArgumentException("--threads=" + threads + " must be at least 1");
        TrainConfig config = TrainingRun.readConfig(folder);
        String others = opponent == null ? config.evaluation().opponent() : opponent;
        long used = seed == null ? config.evaluation().seed() : seed;
        EvaluationResult result;
        long steps;
        try (Learner learner = TrainingRun.load(folder, config)) {
            PolicyEvaluator evaluator =
                    new PolicyEvaluator(played(config.env()), threads == null ? config.threads() : threads);
            if (!others.equals(TrainConfig.EvaluationConfig.SELF)) {
                evaluator = evaluator.against(
                        NamedPolicy.of("--opponent=", config.env().id(), others, false)
                                .policy());
            }
            steps = learner.steps();
            result = new EvaluationResult(
                    evaluator.play(learner.policy(true), episodes, used),
                    evaluator.play(learner.policy(false), episodes, used));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("run", folder.toString());
            facts.put("env", config.env().id());
            if (!options.values().isEmpty()) facts.put("options", options.values());
            facts.put("algorithm", config.algorithm());
            facts.put("steps", steps);
            facts.put("seed", used);
            facts.put("opponent", others);
            if (split != null) facts.put("split", split.name().toLowerCase(Locale.ROOT));
            facts.putAll(EvaluationText.facts(result));
            out.print(Json.pretty(facts));
        } else {
            out.println(config.algorithm() + " on " + config.env().id() + " after " + Words.whole(steps)
                    + " steps, seed " + used
                    + (others.equals(TrainConfig.EvaluationConfig.SELF) ? "" : ", against " + others));
            out.print(EvaluationText.table(result));
        }
        out.flush();
        return ExitCodes.OK;
    }

    /** Returns what the run learnt, with the options that were given; spaces that do not fit the policy are refused when it is to play. */
    private TrainConfig.EnvConfig played(TrainConfig.EnvConfig learnt) {
        Map<String, Object> merged = new LinkedHashMap<>(learnt.options());
        merged.putAll(options.values());
        TrainConfig.EnvConfig env = learnt.withOptions(merged);
        if (split == null) return env;
        if (env.pool().isNone()) throw new IllegalArgumentException("--split goes with runs that learnt with a pool");
        return env.withPool(env.pool().withSplit(split));
    }
}
