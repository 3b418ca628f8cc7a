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

    @Test
    void aPressIsSeenInThePictureOfItsOwnFrame() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 71;
        headless.shot = folder.resolve("without.png");
        headless.fight();
        headless.shot = folder.resolve("with.png");
        headless.script = "70 down S\n";
        headless.fight();
        assertThat(Files.mismatch(folder.resolve("with.png"), folder.resolve("without.png")))
                .isNotEqualTo(-1);
    }

    @Test
    void aWholeMatchTypedByAScriptEndsInTheStateOfTheEngineAlone() throws IOException {
        Headless headless = new Headless(folder);
        headless.width = 192;
        headless.height = 128;
        FightEngine engine = new FightEngine(TABLES);
        FightState state = new FightState(1);
        Roster roster = Roster.shipped();
        engine.start(state, 0, roster.indexOf("test", "aren"), roster.indexOf("test", "otto"));
        StringBuilder script = new StringBuilder();
        Settings keys = Settings.defaults();
        Random random = new Random(4);
        int[] held = new int[2];
        int frame = 0;
        for (; state.match(0, Cells.PHASE) != Cells.OVER; frame++) {
            for (int player = 0; player < 2 && frame % 5 == 0; player++) {
                Command command = Command.values()[random.nextInt(Command.PAUSE.ordinal())];
                boolean down = (held[player] & command.word()) == 0;
                held[player] ^= command.word();
                String name = KeyNames.key(keys.key(player, command));
                script.append(frame)
                        .append(down ? " down " : " up ")
                        .append(name)
                        .append('\n');
            }
            engine.step(state, 0, held[0], held[1]);
        }
        // The moment of a knock-out passes at a third of the speed; the keys of that time do nothing.
        headless.frames = frame + 400;
        headless.script = script.toString();
        Fight fight = headless.fight().fight();
        assertThat(fight.replay().frames()).isLessThanOrEqualTo(frame);
        assertThat(fight.over()).isTrue();
        FightState alone = new FightState(1);
        fight.replay().play(engine, alone, each -> {});
        assertThat(fight.hash()).isEqualTo(MatchRecord.hash(TABLES, alone, 0));
    }
}
