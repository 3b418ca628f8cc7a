package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Policy;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.fight.CpuController;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.Playback;
import io.github.marl4j.viewer.input.Settings;
import io.github.marl4j.viewer.screen.FightScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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

    private void settings(String json) throws IOException {
        Files.writeString(folder.resolve("viewer.json"), json);
    }

    private void settingsWith(String from, String to) throws IOException {
        Settings.defaults().write(folder.resolve("viewer.json"));
        String json = Files.readString(folder.resolve("viewer.json"));
        assertThat(json).contains(from);
        settings(json.replace(from, to));
    }

    private void settingsAreRefused(String... words) {
        assertThatThrownBy(() -> Settings.read(folder.resolve("viewer.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("viewer.json").contains(words));
    }

    @Test
    void wrongNamesInTheSettingsComeWithTheClosestOnes() throws IOException {
        settingsWith("\"SPACE\"", "\"SPACEE\"");
        settingsAreRefused("keys1.throw", "SPACEE", "did you mean \"SPACE\"");
        settingsWith("\"RIGHT_TRIGGER\"", "\"RIGHT_TRIGER\"");
        settingsAreRefused("pad1.hk", "RIGHT_TRIGER", "did you mean \"RIGHT_TRIGGER\"");
        settingsWith("\"pad2\"", "\"pads2\"");
        settingsAreRefused("pad2", "missing");
        settingsWith("\"muted\": false", "\"muted\": false, \"mutedd\": true");
        settingsAreRefused("mutedd", "did you mean \"muted\"");
        settingsWith("\"up\": \"W\"", "\"up\": \"W\", \"upp\": \"Q\"");
        settingsAreRefused("keys1.upp", "did you mean \"up\"");
    }

    @Test
    void settingsOfAnOlderVersionAreStillRead() throws IOException {
        settingsWith(",\n  \"largeText\": false", "");
        assertThat(Settings.read(folder.resolve("viewer.json")).largeText()).isFalse();
    }

    @Test
    void aReplayThatIsCutOffAnywhereIsRefusedWithItsName() throws IOException {
        Fight fight = new Fight(0, 4, new CpuController(0, 3), new CpuController(1, 5), 3);
        for (int frame = 0; frame < 400; frame++) fight.step();
        String whole = fight.replay().toJson(FightTables.shipped()).strip();
        Path file = folder.resolve("cut.json");
        for (int length = 0; length < whole.length(); length += 7) {
            Files.writeString(file, whole.substring(0, length));
            assertThatThrownBy(() -> Playback.open(file))
                    .as("%s characters", length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut.json");
        }
        Files.writeString(file, whole);
        assertThat(Playback.open(file).frames()).isEqualTo(400);
    }

    @Test
    void aReplayOfOtherInputsOrOtherBytesIsRefusedWithItsName() throws IOException {
        Fight fight = new Fight(0, 4, new CpuController(0, 3), new CpuController(1, 5), 3);
        for (int frame = 0; frame < 400; frame++) fight.step();
        String whole = fight.replay().toJson(FightTables.shipped());
        Path file = folder.resolve("other.json");
        Files.writeString(file, whole.replaceFirst("\"stateHash\":\"[0-9a-f]", "\"stateHash\":\"0"));
        assertThatThrownBy(() -> Playback.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.json")
                .hasMessageContaining("stateHash");
        Files.write(file, new byte[] {(byte) 0x80, (byte) 0xFF, 1, 2});
        assertThatThrownBy(() -> Playback.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.json");
    }

    @Test
    void anUnknownKindOfPlayerIsRefusedWithWhatThereIs() throws IOException {
        told(broken(h -> h.left = "alien"), "alien", "human");
        told(broken(h -> h.left = "cpu:9"), "cpu:1 to cpu:8");
    }

    @Test
    void aMatchWhoseWindowIsClosedIsKept() throws IOException {
        Headless headless = new Headless(folder);
        headless.script = "60 down D\n100 close\n";
        long hash;
        try (Viewer viewer = headless.open()) {
            assertThat(viewer.run()).get().asString().contains("REPLAY WRITTEN TO", folder.resolve("replays") + "");
            Fight fight = ((FightScene) viewer.theatre().scene()).fight();
            assertThat(fight.frame()).isEqualTo(101);
            hash = fight.hash();
        }
        try (Stream<Path> kept = Files.list(folder.resolve("replays"))) {
            Playback playback = Playback.open(kept.findFirst().orElseThrow());
            playback.seek(playback.frames());
            assertThat(playback.frames()).isEqualTo(101);
            assertThat(playback.fight().hash()).isEqualTo(hash);
        }
    }

    @Test
    void aMatchOfComputersWhoseWindowIsClosedIsNot() throws IOException {
        Headless headless = new Headless(folder);
        headless.left = headless.right = "cpu:3";
        headless.script = "100 close\n";
        try (Viewer viewer = headless.open()) {
            assertThat(viewer.run()).isEmpty();
        }
        assertThat(folder.resolve("replays")).doesNotExist();
    }

    @Test
    void aLineOfAScriptThatMakesNoSenseIsNamed() throws IOException {
        told(broken(h -> h.script = "10 tap U\n20 jump\n"), "line 2", "20 jump");
    }
}
