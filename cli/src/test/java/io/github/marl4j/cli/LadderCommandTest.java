package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderCommandTest {
    @TempDir
    Path folder;

    private Path train(String... more) {
        Path run = folder.resolve("run");
        Object[] few = {
            "train",
            "--run-dir",
            run,
            "--steps",
            "256",
            "--set",
            "ippo.numEnvs=8",
            "--set",
            "ippo.numSteps=32",
            "--set",
            "ippo.hidden=16",
            "--set",
            "evaluation.times=0",
            "--set",
            "evaluation.finalEpisodes=2"
        };
        Object[] all = new Object[few.length + more.length];
        System.arraycopy(few, 0, all, 0, few.length);
        System.arraycopy(more, 0, all, few.length, more.length);
        Cli trained = Cli.run(all);
        assertThat(trained.code()).as(trained.err()).isZero();
        return run;
    }

    @Test
    void whoHasLearntLittleClimbsLittle() {
        Path run = train("--config", "../configs/ippo/fighting-ladder-cast.json");
        Cli climbed = Cli.run("ladder", run, "--climbs", "4", "--characters", "juno,rook", "--json");
        assertThat(climbed.code()).as(climbed.err()).isZero();
        JsonObject facts = JsonParser.parseString(climbed.out()).getAsJsonObject();
        assertThat(facts.getAsJsonObject("characters").keySet()).containsExactly("juno", "rook");
        JsonObject greedy =
                facts.getAsJsonObject("characters").getAsJsonObject("rook").getAsJsonObject("greedy");
        assertThat(greedy.get("episodes").getAsInt()).isEqualTo(4);
        assertThat(greedy.getAsJsonObject("outcomes").keySet()).containsExactly("lost");
        assertThat(greedy.getAsJsonArray("winRateInterval95").get(1).getAsDouble())
                .isBetween(0.4, 0.6);
    }

    @Test
    void thePolicyOfThisRepositoryClimbsToTheTop() {
        Cli climbed = Cli.run("ladder", "../examples/policies/fighting-aren.json", "--climbs", "8", "--json");
        assertThat(climbed.code()).as(climbed.err()).isZero();
        JsonObject greedy = JsonParser.parseString(climbed.out())
                .getAsJsonObject()
                .getAsJsonObject("characters")
                .getAsJsonObject("aren")
                .getAsJsonObject("greedy");
        assertThat(greedy.get("winRate").getAsDouble()).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void onlyTheLadderIsClimbed() {
        Path run = train("--env", "fighting/vector-fast-v1", "--algo", "ippo");
        Cli refused = Cli.run("ladder", run);
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("has learnt fighting/vector-fast-v1; only fighting/ladder-v1 has a ladder");
        Cli against = Cli.run("evaluate", run, "--episodes", "6", "--opponent", "cpu-8", "--json");
        assertThat(against.code()).as(against.err()).isZero();
        JsonObject sampled =
                JsonParser.parseString(against.out()).getAsJsonObject().getAsJsonObject("sampled");
        assertThat(sampled.getAsJsonObject("outcomes").keySet()).isSubsetOf("won", "lost", "draw");
        assertThat(sampled.get("winRate").getAsDouble()).isLessThanOrEqualTo(0.5);
    }
}
