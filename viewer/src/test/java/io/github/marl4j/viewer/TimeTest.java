package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.fight.CpuController;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.Playback;
import io.github.marl4j.viewer.screen.FightScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixtieths of a second: single, slow, fast, and back. */
final class TimeTest {
    @TempDir
    private Path folder;

    @Test
    void realTimeMakesSixtyStepsASecondWhateverTheScreen() {
        for (int hertz : new int[] {30, 60, 144}) {
            Pace pace = new Pace();
            int steps = 0;
            for (int picture = 0; picture < 10 * hertz; picture++) steps += pace.steps(1_000_000_000L / hertz, 1);
            assertThat(steps).as("%s Hz", hertz).isBetween(598, 600);
        }
    }

    @Test
    void slowMotionMakesAsManyFewer() {
        Pace pace = new Pace();
        int steps = 0;
        for (int picture = 0; picture < 600; picture++) steps += pace.steps(1_000_000_000L / 60, 0.25);
        assertThat(steps).isBetween(149, 150);
    }

    @Test
    void aSlowMachineSlowsTheGameDownInsteadOfJumping() {
        Pace pace = new Pace();
        assertThat(pace.steps(2_000_000_000L, 1)).isEqualTo(4);
        assertThat(pace.steps(0, 1)).isEqualTo(1);
        assertThat(pace.steps(0, 1)).isZero();
    }

    @Test
    void theKeyForTheNextFrameGoesOnByExactlyOne() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 100;
        headless.script = "50 tap P\n60 tap N\n70 tap N\n80 tap N\n";
        assertThat(headless.fight().fight().frame()).isEqualTo(53);
    }

    @Test
    void aPauseStopsTheFight() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 100;
        headless.script = "50 tap ESCAPE\n";
        assertThat(headless.fight().fight().frame()).isEqualTo(50);
    }

    private static Fight computers() {
        Fight fight = new Fight(0, 4, new CpuController(0, 7), new CpuController(1, 5), 3);
        while (!fight.over()) fight.step();
        return fight;
    }

    @Test
    void seekingLeadsToTheStateThatPlayingLeadsTo() {
        Fight fight = computers();
        Playback playback = new Playback(fight.replay());
        playback.seek(1000);
        long there = playback.fight().hash();
        playback.seek(5);
        playback.seek(1000);
        assertThat(playback.fight().hash()).isEqualTo(there);
        playback.seek(5);
        while (playback.fight().frame() < 1000) playback.fight().step();
        assertThat(playback.fight().hash()).isEqualTo(there);
        playback.seek(playback.frames());
        assertThat(playback.fight().hash()).isEqualTo(fight.hash());
    }

    @Test
    void aReplayShownToItsEndHasTheRecordedHash() throws IOException {
        Fight fight = computers();
        Headless headless = new Headless(folder);
        headless.mode = Mode.REPLAY;
        headless.file = folder.resolve("match.json");
        headless.width = 192;
        headless.height = 128;
        Files.writeString(headless.file, fight.replay().toJson(FightTables.shipped()));
        headless.frames = 40;
        headless.script = "5 tap END\n10 tap LEFT\n20 tap LEFT\n";
        FightScene scene = headless.fight();
        assertThat(scene.fight().frame()).isBetween(fight.frame() - 125, fight.frame() - 90);
        headless.frames = fight.frame() + 400;
        headless.script = "";
        assertThat(headless.fight().fight().hash()).isEqualTo(fight.hash());
    }
}
