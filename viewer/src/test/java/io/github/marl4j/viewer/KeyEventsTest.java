package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import io.github.marl4j.envs.fighting.roster.Roster;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.input.KeyNames;
import io.github.marl4j.viewer.input.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that go through the callback that GLFW calls for a keyboard. */
final class KeyEventsTest {
    private static final FightTables TABLES = FightTables.shipped();

    @TempDir
    private Path folder;

    private static String move(Fight fight, int player) {
        int row = fight.log().lastMove(player);
        int fighter = fight.fighter(player);
        return TABLES.roster
                .fighters()
                .get(fighter)
                .moves()
                .get(row - TABLES.firstMove[fighter])
                .id();
    }

    @Test
    void aQuarterCircleAndAPunchTypedAtHumanSpeedGiveTheSpecial() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 90;
        headless.script = """
                60 down S
                64 down D
                67 up S
                70 down I
                74 up I
                75 up D
                """;
        assertThat(move(headless.fight().fight(), 0)).isEqualTo("gust.M");
    }

    @Test
    void aPunchAloneGivesThePunch() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 90;
        headless.script = "70 tap I\n";
        assertThat(move(headless.fight().fight(), 0)).isEqualTo("st.MP");
    }

    @Test
    void aPressTakesEffectOnTheFrameOnWhichItIsSeen() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 71;
        headless.script = "70 down U\n";
        Fight fight = headless.fight().fight();
        assertThat(fight.state().player(0, 0, Cells.T)).isEqualTo(1);
        assertThat(move(fight, 0)).isEqualTo("st.LP");
    }

    /** Returns the pictures of the first 76 frames, drawn as they are while people play. */
    private List<byte[]> pictures(String name, String script) throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 76;
        headless.film = folder.resolve(name);
        headless.script = script;
        try (Viewer viewer = headless.open()) {
            viewer.run();
        }
        List<byte[]> pictures = new ArrayList<>();
        for (int frame = 0; frame < headless.frames; frame++) {
            pictures.add(Files.readAllBytes(headless.film.resolve(String.format("frame_%06d.png", frame + 1))));
        }
        return pictures;
    }

    @Test
    void aPressIsSeenInThePictureOfItsOwnFrameAndNotBefore() throws IOException {
        List<byte[]> without = pictures("without", "");
        for (String key : List.of("U", "KP_9")) {
            List<byte[]> with = pictures("with-" + key, "70 down " + key + "\n");
            int first = 0;
            while (Arrays.equals(with.get(first), without.get(first))) first++;
            assertThat(first)
                    .as("frame of the first picture that shows %s", key)
                    .isEqualTo(70);
        }
    }

    @Test
    void theMeterCountsInWhichPictureAPressIsSeen() throws IOException {
        Headless headless = new Headless(folder);
        headless.script = "60 tap U\n80 tap I\n100 down D\n";
        try (Viewer viewer = headless.open()) {
            viewer.run();
            assertThat(viewer.meter().presses()).isEqualTo(3);
            assertThat(viewer.meter().mostFrames()).isEqualTo(1);
            assertThat(viewer.measure()).contains("3 presses, in frame 1 at the latest");
        }
    }

    @Test
    void aPressThatWaitsIsMeasuredUntilAPictureShowsIt() {
        Meter meter = new Meter();
        meter.pressed(1_000_000, 5);
        meter.shown(2_000_000, 4_000_000, 5); // a picture in between: frame 5 is still to come
        assertThat(meter.presses()).isZero();
        meter.shown(5_000_000, 11_000_000, 7);
        assertThat(meter.presses()).isEqualTo(1);
        assertThat(meter.mostFrames()).isEqualTo(2);
        assertThat(meter.summary()).contains("10.00 ms in the median");
    }

    /** A script that presses and releases at random, with what the engine is to be given for it. */
    private static final class Typist {
        private final StringBuilder script = new StringBuilder();
        private final Settings keys = Settings.defaults();
        private final Random random = new Random(4);
        private final int[] held = new int[2];

        void type(int clock) {
            for (int player = 0; player < 2; player++) {
                Command command = Command.values()[random.nextInt(Command.PAUSE.ordinal())];
                boolean down = (held[player] & command.word()) == 0;
                held[player] ^= command.word();
                script.append(clock)
                        .append(down ? " down " : " up ")
                        .append(KeyNames.key(keys.key(player, command)))
                        .append('\n');
            }
        }
    }

    /** The moment of a knock-out is shown slowly: from its second frame on each takes three moments of the window's clock. */
    private static boolean slow(FightState s) {
        boolean out = s.player(0, 0, Cells.HP) == 0 || s.player(0, 1, Cells.HP) == 0;
        return out && s.match(0, Cells.PHASE) == Cells.END && s.match(0, Cells.PHASE_TIMER) < 14;
    }

    @Test
    void aWholeMatchTypedByAScriptEndsInTheStateOfTheEngineAlone() throws IOException {
        FightEngine engine = new FightEngine(TABLES);
        FightState state = new FightState(1);
        Roster roster = Roster.shipped();
        engine.start(state, 0, roster.indexOf("test", "aren"), roster.indexOf("test", "otto"));
        Typist typist = new Typist();
        int clock = -1;
        int frames = 0;
        boolean slowBefore = false;
        for (; state.match(0, Cells.PHASE) != Cells.OVER; frames++) {
            boolean slow = slow(state);
            clock += slow && slowBefore ? 3 : 1;
            slowBefore = slow;
            if (frames % 5 == 0) typist.type(clock);
            engine.step(state, 0, typist.held[0], typist.held[1]);
        }
        Headless headless = new Headless(folder);
        headless.width = 192;
        headless.height = 128;
        headless.frames = clock + 20;
        headless.script = typist.script.toString();
        Fight fight = headless.fight().fight();
        assertThat(fight.over()).isTrue();
        assertThat(fight.frame()).isEqualTo(frames);
        assertThat(fight.hash()).isEqualTo(MatchRecord.hash(TABLES, state, 0));
    }
}
