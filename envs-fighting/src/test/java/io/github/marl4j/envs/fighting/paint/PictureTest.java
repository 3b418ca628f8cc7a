package io.github.marl4j.envs.fighting.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.marl4j.envs.fighting.cpu.CpuMatch;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import org.junit.jupiter.api.Test;

/** What pictures of a match show. */
final class PictureTest {
    private static final FightTables TABLES = FightTables.shipped();
    private static final int WIDTH = 384;
    private static final int HEIGHT = 224;
    private static final int HEALTH_RGB = 0xF2A93B;
    private static final int RECENT_RGB = 0xF7E9C8;
    /** A row in the lower part of the health bars, and a column in the middle of the view. */
    private static final int BAR_ROW = 18;

    private static final int MIDDLE = WIDTH / 2;

    private static FightState match(int left, int right) {
        FightState state = new FightState(1);
        new FightEngine(TABLES).start(state, 0, left, right);
        return state;
    }

    private static void set(FightState state, int player, int field, int value) {
        state.cells[Cells.player(0, player) + field] = value;
    }

    private static int count(int[] pixels, int from, int to, int colour) {
        int count = 0;
        for (int x = from; x < to; x++) if (pixels[BAR_ROW * WIDTH + x] == colour) count++;
        return count;
    }

    @Test
    void aChannelOfAStackIsThatToneOfTheColourPicture() {
        MatchPainter colours = MatchPainter.forAgents(TABLES, 128, 100);
        StackPainter stack = new StackPainter(TABLES, 128, 100, 3, Tone.RED, Tone.GREEN, Tone.BLUE);
        float[] seen = new float[128 * 100 * 3];
        CpuMatch match = new CpuMatch();
        match.start(2, 8, 11, 8, 5);
        for (int frame = 0; frame < 900 && match.step(); frame++) {
            if (frame % 60 != 0) continue;
            colours.paint(match.state(), 0);
            stack.paint(match.state(), 0, 0, Tone.BLUE);
            stack.paint(match.state(), 0, 1, Tone.RED);
            stack.paint(match.state(), 0, 2, Tone.GREEN);
            stack.write(seen, 0);
            for (int p = 0; p < 128 * 100; p++) {
                int rgb = colours.pixels()[p];
                assertThat((int) seen[3 * p] << 16 | (int) seen[3 * p + 1] << 8 | (int) seen[3 * p + 2])
                        .isEqualTo((rgb & 255) << 16 | rgb >> 8);
            }
        }
    }

    @Test
    void healthBarsAreAsLongAsTheHealthAndKeepToTheOutside() {
        MatchPainter painter = MatchPainter.forAgents(TABLES, WIDTH, HEIGHT);
        FightState state = match(0, 6);
        set(state, 0, Cells.HP, 500);
        painter.paint(state, 0);
        assertThat(count(painter.pixels(), 0, MIDDLE, HEALTH_RGB)).isEqualTo(75);
        assertThat(painter.pixels()[BAR_ROW * WIDTH + 14]).isEqualTo(HEALTH_RGB);
        assertThat(count(painter.pixels(), MIDDLE, WIDTH, HEALTH_RGB)).isEqualTo(150);
    }

    @Test
    void damageOfTheComboThatGoesOnIsPale() {
        MatchPainter painter = MatchPainter.forAgents(TABLES, WIDTH, HEIGHT);
        FightState state = match(0, 6);
        set(state, 0, Cells.HP, 800);
        set(state, 0, Cells.COMBO_DAMAGE, 100);
        painter.paint(state, 0);
        assertThat(count(painter.pixels(), 0, MIDDLE, HEALTH_RGB)).isEqualTo(120);
        assertThat(count(painter.pixels(), 0, MIDDLE, RECENT_RGB)).isEqualTo(15);
    }

    @Test
    void bothFightersCoverManyPixels() {
        MatchPainter painter = MatchPainter.forAgents(TABLES, WIDTH, HEIGHT);
        for (int fighter = 0; fighter < 12; fighter++) {
            FightState state = match(fighter, 11 - fighter);
            painter.paint(state, 0);
            int[] both = painter.pixels().clone();
            for (int i = 0; i < 2; i++) {
                set(state, i, Cells.Y, 900 * 256);
                painter.paint(state, 0);
                int differ = 0;
                for (int p = 0; p < both.length; p++) if (both[p] != painter.pixels()[p]) differ++;
                assertThat(differ).as("fighter %d", fighter).isGreaterThan(600);
                set(state, i, Cells.Y, 0);
            }
        }
    }

    @Test
    void everyFighterHasAHomeOfItsOwn() {
        MatchPainter painter = MatchPainter.forAgents(TABLES, 128, 100);
        int[][] homes = new int[12][];
        for (int home = 0; home < 12; home++) {
            FightState state = match(0, home);
            for (int i = 0; i < 2; i++) set(state, i, Cells.Y, 900 * 256);
            painter.paint(state, 0);
            homes[home] = painter.pixels().clone();
            for (int other = 0; other < home; other++) {
                int differ = 0;
                for (int p = 0; p < homes[home].length; p++) if (homes[home][p] != homes[other][p]) differ++;
                assertThat(differ).as("%d and %d", home, other).isGreaterThan(6000);
            }
        }
    }

    @Test
    void aStageWithAColourThatItsPaletteLacksIsRefused() {
        JsonObject file = Stage.object();
        JsonObject stage = file.getAsJsonObject("stages").getAsJsonObject("rook");
        stage.getAsJsonArray("sky").get(0).getAsJsonArray().set(1, stage.get("stones"));
        assertThatThrownBy(() -> Stage.all(file, TABLES.roster.fighters()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("stages.json", "stages.rook.sky", "42");
    }
}
