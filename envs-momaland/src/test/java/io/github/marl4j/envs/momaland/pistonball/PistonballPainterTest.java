package io.github.marl4j.envs.momaland.pistonball;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where things are in the picture. */
final class PistonballPainterTest {
    private static final int BLUE = 0x419FDD;
    private static final int WHITE = 0xFFFFFF;
    private static final int N = 5;
    private static final int WIDTH = 280;

    private static PistonballKernel table(Map<String, Object> options) {
        PistonballKernel game = new PistonballKernel(PistonballOptions.of(options), 1, 0);
        game.newWorker().reset(0, ResetOptions.NONE);
        return game;
    }

    private static Batch see(PistonballKernel game) {
        Batch out = new Batch(game.spec(), 1);
        game.newWorker().observe(0, 1, out);
        return out;
    }

    private static int colour(float[] picture, int width, int x, int y) {
        int at = 3 * (y * width + x);
        return (int) picture[at] << 16 | (int) picture[at + 1] << 8 | (int) picture[at + 2];
    }

    @Test
    void theBallIsADiscAtItsPlace() {
        PistonballKernel game = table(Map.of("nPistons", N, "observation", "pixels"));
        game.place(0, 150.9, 200.9, 0);
        float[] state = see(game).state;
        int blue = 0;
        for (int y = 100; y < 300; y++) {
            for (int x = 60; x < 240; x++) {
                double distance = Math.hypot(x - 150, y - 200);
                boolean hand = x >= 150 && x <= 190 && Math.abs(y - 200) <= 2;
                if (colour(state, WIDTH, x, y) == BLUE) blue++;
                if (distance < 39 && !hand)
                    assertThat(colour(state, WIDTH, x, y)).isEqualTo(BLUE);
                if (distance > 41) assertThat(colour(state, WIDTH, x, y)).isEqualTo(WHITE);
            }
        }
        assertThat(blue).isBetween((int) (Math.PI * 39 * 39) - 120, (int) (Math.PI * 41 * 41));
        assertThat(colour(state, WIDTH, 170, 200)).isEqualTo(0x3A4041);
        assertThat(colour(state, WIDTH, 130, 200)).isEqualTo(BLUE);
    }

    @Test
    void aPistonHasAHeadAboveAStemAndABase() {
        PistonballKernel game = table(Map.of("nPistons", N, "observation", "pixels"));
        game.place(0, 100, 100, 0);
        Arrays.fill(game.pistonY, 491);
        game.pistonY[2] = 440;
        float[] state = see(game).state;
        int middle = 140;
        assertThat(colour(state, WIDTH, middle, 434)).isEqualTo(WHITE);
        for (int y = 435; y <= 445; y++)
            assertThat(colour(state, WIDTH, middle, y)).isNotIn(WHITE, BLUE);
        for (int y = 446; y < 515; y++)
            assertThat(colour(state, WIDTH, middle, y)).isEqualTo(BLUE);
        assertThat(colour(state, WIDTH, middle - 9, 460)).isEqualTo(BLUE);
        assertThat(colour(state, WIDTH, middle - 10, 460)).isEqualTo(WHITE);
        assertThat(colour(state, WIDTH, middle + 8, 460)).isEqualTo(BLUE);
        assertThat(colour(state, WIDTH, middle + 9, 460)).isEqualTo(WHITE);
        assertThat(colour(state, WIDTH, middle + 15, 505)).isNotIn(WHITE, BLUE);
    }

    @Test
    void anAgentSeesThePieceOfThePictureAroundItsPiston() {
        PistonballKernel game = table(Map.of("nPistons", N, "observation", "pixels"));
        Batch out = see(game);
        int view = 457 * 120 * 3;
        for (int i = 0; i < N; i++) {
            for (int y = 0; y < 457; y += 4) {
                for (int x = 0; x < 120; x++) {
                    int at = i * view + 3 * (y * 120 + x);
                    int inState = 3 * ((y + 40) * WIDTH + 40 * i + x);
                    for (int c = 0; c < 3; c++) {
                        assertThat(out.groups[0].observations[at + c]).isEqualTo(out.state[inState + c]);
                    }
                }
            }
        }
    }

    @Test
    void theFrozenPictureShowsNoBallAndDoesNotChange() {
        PistonballKernel game = table(Map.of("nPistons", N, "observation", "pixels", "frozenPixels", true));
        float[] before = see(game).state;
        Actions up = new Actions(game.spec(), 1);
        Arrays.fill(up.groups[0].floats, 1);
        game.newWorker().step(0, 1, up, new Batch(game.spec(), 1));
        assertThat(see(game).state).isEqualTo(before);
        for (int x = 40; x < 240; x++) assertThat(colour(before, WIDTH, x, 410)).isEqualTo(WHITE);
    }
}
