package io.github.marl4j.cli;

import io.github.marl4j.commons.subskills.Subskill;
import io.github.marl4j.commons.subskills.SubskillTest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the sub-skill questions. */
@Command(
        name = "subskills",
        description = {
            "Ask a model the single questions that a good member of a society can answer, and count what is right.",
            "Writes one JSON file for each test; answers are recorded, so that an interrupted test goes on."
        })
final class CommonsSubskillsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CONFIG",
            description =
                    "Experiment whose scenario, wording and first model are used, a JSON file; see configs/commons/.")
    private Path config;

    @Option(
            names = "--tests",
            split = ",",
            paramLabel = "NAME",
            description = "Which tests, e.g. consequence,threshold; all by default: ${COMPLETION-CANDIDATES}.")
    private List<Subskill> tests = new ArrayList<>();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "150",
            description = "Questions of each test [${DEFAULT-VALUE}].")
    private int count;

    @Option(names = "--model", paramLabel = "NAME", description = "Name of the model at the endpoint.")
    private String model;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the questions.")
    private Long seed;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            defaultValue = "runs/subskills",
            description = "Folder for the results [${DEFAULT-VALUE}].")
    private Path folder;

    @Mixin
    private CommonsMixin changes;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RootCommand root = (RootCommand) spec.root().userObject();
        List<Subskill> asked = tests.isEmpty() ? List.of(Subskill.values()) : tests;
        TextTable table = new TextTable("test", "passed", "95 % interval", "questions", "fallbacks");
        try (CommonsSurroundings surroundings = new CommonsSurroundings(root.typed, out, err, Interrupt.begin())) {
            List<SubskillTest.Score> scores = SubskillTest.run(
                    folder,
                    changes.experiment(config, model, seed),
                    asked,
                    count,
                    surroundings.of("subskills"),
                    (skill, done) -> err.println(skill.key() + ": " + done + " questions"));
            for (SubskillTest.Score score : scores) {
                table.row(
                        score.skill().key(),
                        Words.percent(score.mean()),
                        Words.percent(score.low()) + " to " + Words.percent(score.high()),
                        String.valueOf(score.instances().size()),
                        String.valueOf(score.fallbacks()));
            }
        }
        out.print(table.text());
        out.flush();
        return ExitCodes.OK;
    }
}
