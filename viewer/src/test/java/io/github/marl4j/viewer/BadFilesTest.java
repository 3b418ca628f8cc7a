package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Policy;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.screen.FightScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people can get wrong, and what they are told. */
final class BadFilesTest {
    @TempDir
    private Path folder;

    private Headless broken(java.util.function.Consumer<Headless> how) throws IOException {
        new Headless(folder).open().close(); // skips where there is no OpenGL
        Headless headless = new Headless(folder);
        how.accept(headless);
        return headless;
    }

    private static void told(Headless headless, String... words) {
        assertThatThrownBy(headless::open)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void aPolicyThatIsNotThereIsNamed() throws IOException {
        told(broken(h -> h.right = "policy:runs/none"), "runs/none", "config.json is missing");
    }

    @Test
    void aPolicyOfAnotherGameIsRefused() throws IOException {
        Headless headless = broken(h -> {
            h.right = "policy:runs/smax";
            h.policies = path -> new TrainedPolicy("ippo", "smax/3m-v1", Map.of(), Policy.random());
        });
        told(headless, "smax/3m-v1", "only policies of fighting/");
    }

    @Test
    void aReplayOfAnotherVersionIsRefused() throws IOException {
        Path replay = folder.resolve("old.json");
        Files.writeString(replay, "{\"format\":\"marl4j-replay/1\",\"engineVersion\":99}");
        told(
                broken(h -> {
                    h.mode = Mode.REPLAY;
                    h.file = replay;
                }),
                "old.json",
                "engineVersion",
                "99",
                "this library plays 1");
    }

    @Test
    void aReplayThatIsNotThereIsNamed() throws IOException {
        told(
                broken(h -> {
                    h.mode = Mode.REPLAY;
                    h.file = folder.resolve("none.json");
                }),
                "none.json");
    }

    @Test
    void brokenSettingsNameTheKey() throws IOException {
        Headless headless = broken(h -> {});
        Files.writeString(folder.resolve("viewer.json"), "{\"format\":\"marl4j-viewer/1\",\"keys1\":{\"up\":\"QQ\"}}");
        told(headless, "keys1.up", "QQ");
    }

    @Test
    void anUnknownKindOfPlayerIsRefusedWithWhatThereIs() throws IOException {
        told(broken(h -> h.left = "alien"), "alien", "human");
        told(broken(h -> h.left = "cpu:9"), "cpu:1 to cpu:8");
    }

    @Test
    void aWindowClosedInMidMatchEndsTheViewerInPeace() throws IOException {
        Headless headless = new Headless(folder);
        headless.script = "100 close\n";
        FightScene scene = headless.fight();
        assertThat(scene.fight().frame()).isEqualTo(101);
        assertThat(scene.fight().over()).isFalse();
    }

    @Test
    void aLineOfAScriptThatMakesNoSenseIsNamed() throws IOException {
        told(broken(h -> h.script = "10 tap U\n20 jump\n"), "line 2", "20 jump");
    }
}
