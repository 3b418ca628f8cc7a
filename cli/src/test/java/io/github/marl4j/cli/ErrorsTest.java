package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger types wrong. Every answer is one sentence on standard error, and nothing on standard output. */
class ErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trian                                                        | 2 | did you mean
                    nonsense                                                     | 2 | nonsense
                    benchmark                                                    | 2 | quick
                    train                                                        | 2 | which environment
                    train --env walkthrough/meeting-v1                           | 2 | which algorithm
                    train --env walkthrough/meting-v1 --algo reinforce           | 2 | did you mean "walkthrough/meeting-v1"
                    train --env walkthrough/meeting-v9 --algo reinforce          | 2 | versions of walkthrough/meeting: walkthrough/meeting-v1
                    train --env walkthrough/meeting-v1 --algo reinforcement      | 2 | reinforce
                    train --env walkthrough/meeting-v1 --algo reinforced         | 2 | did you mean "reinforce"
                    train --env walkthrough/meeting-v1 --algo reinforce --set reinforced.horizon=3 | 2 | did you mean "reinforce"
                    train --env walkthrough/meeting-v1 --algo reinforce --set reinforce.horison=3  | 2 | did you mean "horizon"
                    train --env walkthrough/meeting-v1 --algo reinforce --set reinforce.horizon=x  | 2 | reinforce.horizon=x
                    train --env walkthrough/meeting-v1 --algo reinforce --set reinforce.numEnvs=0  | 2 | reinforce.numEnvs=0
                    train --env walkthrough/meeting-v1 --algo reinforce --set env.options.cell=3   | 2 | did you mean "cells"
                    train --env walkthrough/meeting-v1 --algo reinforce --set horizon              | 2 | expected name=value
                    train --env walkthrough/meeting-v1 --algo reinforce --steps 0                  | 2 | totalSteps=0
                    train --env walkthrough/meeting-v1 --algo reinforce --steps many               | 2 | many
                    train --env walkthrough/meeting-v1 --algo reinforce --stepz 3                  | 2 | --steps
                    train --env momaland/beach --algo ippo                       | 1 | weigh them, e.g. with --weights 1,0
                    train --env momaland/beach --algo vdn                        | 1 | weigh them, e.g. with --weights 1,0
                    train --env momaland/beach --algo ippo --weights 1           | 2 | are [1.0], expected one finite number for each of [capacity, mixture]
                    train --env momaland/beach --algo ippo --weights 1,Infinity  | 2 | Infinity must be finite
                    train --env momaland/beach --algo ippo --weights 1,much      | 2 | much
                    train --env momaland/same-game --algo ippo --weights 1,1,1,1,1               | 1 | set ippo.network=mlp
                    train --env momaland/connect4 --algo ippo --set evaluation.opponent=randon   | 2 | did you mean "random"
                    play momaland/connect4 --opponent nobody                     | 2 | neither a policy of momaland/connect4-v1 nor a run folder
                    train --env momaland/beach --algo ippo --set env.weights=1   | 2 | must be a list with a weight for each objective
                    train --resume no/such/run                                   | 1 | no/such/run
                    evaluate no/such/run                                         | 1 | no/such/run
                    report no/such/run                                           | 1 | no/such/run
                    pareto no/such/run                                           | 1 | no/such/run
                    pareto no/such/run --front no/front.json                     | 1 | no/front.json
                    render no/such/run --gif x.gif                               | 2 | neither a run folder nor an environment
                    render walkthrough/meeting-v1                                | 2 | --gif
                    render walkthrough/meeting-v1 --gif x.gif --policy greedy    | 2 | policy "greedy" is unknown
                    render walkthrough/meeting-v1 --gif x.gif --option cels=4    | 2 | did you mean "cells"
                    render walkthrough/meeting-v1 --gif x.gif --png x.png        | 2 | mutually exclusive
                    render walkthrough/meeting-v1 --gif x.gif --after 3          | 2 | --after goes with --png only
                    render walkthrough/meeting-v1 --png x.png --after -1         | 2 | --after=-1
                    play walkthrough/meting-v1                                   | 2 | did you mean "walkthrough/meeting-v1"
                    play walkthrough/meeting-v1 --seat walker_2                  | 2 | did you mean "walker_0"
                    play walkthrough/meeting-v1 --opponent randon                | 2 | neither a policy of walkthrough/meeting-v1 nor a run folder, a saved policy or an .onnx file; did you mean "random"
                    play momaland/connect4 --option boardWidth=3                 | 2 | boardWidth=3 must be a whole number from 4 to 20
                    play momaland/connect4 --option rules=fix                    | 2 | did you mean "fixed"
                    envs describe momaland/route-choice --option networkFile=no/roads.json  | 2 | no/roads.json does not exist
                    envs describe momaland/route-choice --option problemName=Sioux          | 2 | road network "Sioux" is unknown
                    speed walkthrough/meting-v1                                  | 2 | did you mean
                    speed walkthrough/meeting-v1 --num-envs 0                    | 2 | --num-envs=0
                    speed walkthrough/meeting-v1 --kernel fast                   | 2 | fast
                    envs describe walkthrough/metting-v1                         | 2 | did you mean
                    benchmark run no/such/suite.json                             | 1 | no/such/suite.json
                    """)
    void isAnsweredInOneSentence(String words, int code, String part) {
        Cli cli = Cli.run((Object[]) words.strip().split("\\s+"));
        assertThat(cli.err()).contains(part).hasLineCount(1).doesNotContain("\tat ");
        assertThat(cli.code()).as(cli.err()).isEqualTo(code);
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void verboseAddsTheTrace() {
        Cli cli = Cli.run("evaluate", folder.resolve("nothing"), "--verbose");
        assertThat(cli.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(cli.err()).contains("\tat io.github.marl4j");
    }

    @Test
    void brokenJsonIsNamedWithItsLine() throws IOException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, "{\n  \"seed\": 1,\n  oops\n}");
        Cli cli = Cli.run("train", "--config", config);
        assertThat(cli.code()).isNotZero();
        assertThat(cli.err()).contains(config + ":3").hasLineCount(1);
    }

    @Test
    void aNetworkOfDl4jSaysWhatReadsIt() throws IOException {
        Path network = Files.createFile(folder.resolve("team.zip"));
        Cli cli = Cli.run("play", "momaland/connect4", "--opponent", network.toString());
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("team.zip looks like a network of DL4J").contains("MARL4J_WITH=nd4j");
    }

    @Test
    void everyCommandHasHelp() {
        assertHelp();
        for (String name : Cli.commandLine().getSubcommands().keySet()) assertHelp(name);
        assertHelp("envs", "describe");
        assertHelp("benchmark", "quick");
        assertHelp("benchmark", "run");
    }

    private static void assertHelp(String... command) {
        Object[] words = Arrays.copyOf(command, command.length + 1, Object[].class);
        words[command.length] = "--help";
        Cli cli = Cli.run(words);
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("Usage: marl4j").contains("--verbose");
        assertThat(cli.err()).isEmpty();
    }
}
