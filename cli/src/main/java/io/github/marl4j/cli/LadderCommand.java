package io.github.marl4j.cli;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.pool.SavedPolicy;
import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Policy;
import io.github.marl4j.envs.fighting.arena.Preset;
import io.github.marl4j.envs.fighting.roster.Roster;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Lets a trained policy climb the ladder. */
@Command(
        name = "ladder",
        description = {
            "Let the policy of a run on fighting/ladder-v1 climb the whole ladder: twelve matches in a row, the first that is not won ends it.",
            "Tells how often it gets to the top, with a 95 %% Wilson interval, for each character that it plays."
        })
final class LadderCommand implements Callable<Integer> {
    /** What a climb is, whatever the run has learnt from. */
    private static final Map<String, Object> CLIMB = Map.of(
            "ladder", true, "episode", "game", "curriculum", false, "adaptiveStages", false, "stageWeights", List.of());

    private static final double CONFIDENCE = 0.95;
    private static final String CHARACTER = "player0";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN|FILE",
            description = "Run folder, or a policy saved by 'pool save', e.g. examples/policies/fighting-aren.json.")
    private Path where;

    @Option(
            names = "--characters",
            paramLabel = "ID,...",
            split = ",",
            description =
                    "Who climbs; the default is the character that the run has learnt, or all if it has learnt all.")
    private List<String> characters;

    @Option(
            names = "--climbs",
            paramLabel = "N",
            defaultValue = "50",
            description = "Climbs of each character and kind [${DEFAULT-VALUE}].")
    private int climbs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Seed [${DEFAULT-VALUE}].")
    private long seed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the table as Markdown.")
    private boolean markdown;

    /** In place of those that the run learnt with, besides those that make a climb. */
    @Mixin
    private EnvOptionsMixin options;

    @Override
    public Integer call() {
        if (climbs < 1) throw new IllegalArgumentException("--climbs=" + climbs + " must be at least 1");
        Learnt learnt = Files.isDirectory(where) || !Files.exists(where) ? ofRun() : ofFile();
        TrainConfig config = learnt.config;
        if (!config.env().id().equals(Preset.LADDER.id())) {
            throw new IllegalArgumentException(
                    where + " has learnt " + config.env().id() + "; only " + Preset.LADDER.id() + " has a ladder");
        }
        Map<String, EvaluationResult> results = new LinkedHashMap<>();
        for (String character : who(config)) results.put(character, climb(learnt, character));
        long steps = learnt.steps;
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.print(Json.pretty(facts(steps, results)));
        else if (markdown) out.print(table(results).markdown());
        else
            out.print(headline(config, steps)
                    + System.lineSeparator()
                    + table(results).text());
        out.flush();
        return ExitCodes.OK;
    }

    /** A trained policy, with the most probable action and with drawn ones. */
    private record Learnt(TrainConfig config, long steps, Policy greedy, Policy sampled) {}

    private Learnt ofRun() {
        TrainConfig config = TrainingRun.readConfig(where);
        try (Learner learner = TrainingRun.load(where, config)) {
            return new Learnt(config, learner.steps(), learner.policy(true), learner.policy(false));
        }
    }

    private Learnt ofFile() {
        SavedPolicy saved = SavedPolicy.read(where);
        return new Learnt(saved.config(), saved.steps(), saved.policy(true), saved.policy(false));
    }

    private List<String> who(TrainConfig config) {
        if (characters != null) {
            for (String character : characters) Roster.shipped().indexOf("--characters", character);
            return characters;
        }
        Object learnt = config.env().options().getOrDefault(CHARACTER, "aren");
        return learnt.equals("random") ? Roster.shipped().ids() : List.of(learnt.toString());
    }

    private EvaluationResult climb(Learnt learnt, String character) {
        TrainConfig config = learnt.config;
        Map<String, Object> merged = new LinkedHashMap<>(config.env().options());
        merged.put("side", "left");
        merged.putAll(options.values());
        merged.putAll(CLIMB);
        merged.put(CHARACTER, character);
        TrainConfig.EnvConfig env = new TrainConfig.EnvConfig(
                config.env().id(), merged, config.env().weights());
        PolicyEvaluator evaluator = new PolicyEvaluator(env, config.threads());
        return new EvaluationResult(
                evaluator.play(learnt.greedy, climbs, seed), evaluator.play(learnt.sampled, climbs, seed));
    }

    private String headline(TrainConfig config, long steps) {
        return config.algorithm() + " after " + Words.whole(steps) + " steps, " + climbs
                + " climbs of each character and kind, seed " + seed;
    }

    private TextTable table(Map<String, EvaluationResult> results) {
        TextTable table = new TextTable("character", "top, greedy", "95 % interval", "top, sampled", "95 % interval");
        results.forEach((character, result) -> {
            List<String> row = new ArrayList<>(List.of(character));
            for (Episodes episodes : List.of(result.greedy(), result.sampled())) {
                row.add(Words.percent(episodes.winRate()));
                row.add(Words.percents(episodes.shareInterval(Episode.WON, CONFIDENCE)));
            }
            table.row(row.toArray(String[]::new));
        });
        return table;
    }

    private Map<String, Object> facts(long steps, Map<String, EvaluationResult> results) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", where.toString());
        facts.put("steps", steps);
        facts.put("climbs", climbs);
        facts.put("seed", seed);
        Map<String, Object> byCharacter = new LinkedHashMap<>();
        results.forEach((character, result) -> byCharacter.put(character, EvaluationText.facts(result)));
        facts.put("characters", byCharacter);
        return facts;
    }
}
