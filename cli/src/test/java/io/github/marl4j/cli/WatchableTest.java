package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.viewer.TrainedPolicy;
import io.github.marl4j.viewer.fight.PolicyController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window can be given. */
class WatchableTest {
    private static final Path SAVED = Path.of("../examples/policies/fighting-aren.json");

    @TempDir
    Path folder;

    private final Watchable source = new Watchable(true);

    @Test
    void aSavedFightingPolicyTakesASeat() {
        TrainedPolicy policy = source.open(SAVED);
        assertThat(policy.name()).isEqualTo("fighting-aren");
        assertThat(new PolicyController(policy, 1).seat().choices()).isPositive();
    }

    @Test
    void anExportedNetworkIsOpenedByItsFileAndByItsManifest() {
        Path run = folder.resolve("kuhn");
        Cli.trainOnKuhn(run, 1);
        Path onnx = folder.resolve("kuhn.onnx");
        assertThat(Cli.run("export", run, "--onnx", onnx).code()).isZero();
        for (Path file : new Path[] {run, onnx, folder.resolve("kuhn.json")}) {
            TrainedPolicy policy = source.open(file);
            assertThat(policy.envId()).isEqualTo("games/kuhn-v1");
            policy.policy().newPlayer(Marl4j.spec("games/kuhn-v1"), 0, 1, 1);
            assertThatThrownBy(() -> new PolicyController(policy, 0)).hasMessageContaining("games/kuhn-v1");
        }
    }

    @Test
    void aSocietyIsOpenedWithWhatWasSaid() {
        Path run = folder.resolve("society");
        assertThat(Cli.run("commons", "run", "../configs/commons/offline.json", "--run-dir", run)
                        .code())
                .isZero();
        TrainedPolicy society = source.open(run);
        assertThat(society.envId()).isEqualTo("commons/fishery-v1");
        assertThat(society.story().steps()).isEqualTo(12);
        assertThat(society.story().said().get(0)).anySatisfy(line -> {
            assertThat(line.who()).isEqualTo("Luke");
            assertThat(line.what()).contains("twice the sustainable share");
        });
    }

    @Test
    void policiesAreToldFromReplays() throws IOException {
        Path replay = folder.resolve("match.json");
        Files.writeString(replay, "{\"format\": \"marl4j-replay/1\"}");
        assertThat(Watchable.isPolicy(SAVED)).isTrue();
        assertThat(Watchable.isPolicy(replay)).isFalse();
        assertThat(Watchable.isPolicy(folder.resolve("none.json"))).isFalse();
        assertThatThrownBy(() -> source.open(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }
}
