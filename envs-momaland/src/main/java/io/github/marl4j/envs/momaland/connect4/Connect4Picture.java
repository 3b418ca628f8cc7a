package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.momaland.board.Canvas;
import java.util.Locale;

/** The board for people: as a picture with the measures of MOMAland's, and as text. */
final class Connect4Picture {
    private static final int TABLE = 0xF4F1EA;
    private static final int BOARD = 0x2F62B5;
    private static final int[] CELLS = {0xF4F1EA, 0xD93A31, 0x222222};

    private Connect4Picture() {}

    /** Cells have 13 parts: the tile begins 4 parts into its cell, the token of 9 parts 6. Source: MOMAland 0.2.0, connect4.py, render. */
    static Frame draw(Connect4Options o, Connect4Kernel game, int env) {
        int width = 99 * o.screenScaling();
        int height = 86 * o.screenScaling();
        double cell = Math.min(width, height) * 91.0 / 99 / Math.max(o.boardWidth(), o.boardHeight());
        Canvas canvas = new Canvas(width, height, TABLE);
        double edge = cell * 4 / 13;
        canvas.tile(
                edge - cell * 0.1,
                edge - cell * 0.1,
                cell * (o.boardWidth() + 0.2),
                cell * (o.boardHeight() + 0.2),
                cell * 0.25,
                BOARD);
        for (int row = 0; row < o.boardHeight(); row++) {
            for (int column = 0; column < o.boardWidth(); column++) {
                double middle = cell * 10.5 / 13;
                canvas.circle(
                        column * cell + middle,
                        row * cell + middle,
                        cell * 4.5 / 13,
                        CELLS[game.cell(env, row, column)]);
            }
        }
        return canvas.frame();
    }

    static String text(Connect4Options o, Connect4Kernel game, int env) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < o.boardHeight(); row++) {
            for (int column = 0; column < o.boardWidth(); column++) {
                text.append("  ").append(".XO".charAt(game.cell(env, row, column)));
            }
            text.append('\n');
        }
        for (int column = 0; column < o.boardWidth(); column++) text.append(String.format(Locale.ROOT, "%3d", column));
        int next = game.moves[env] & 1;
        String turn = "player_" + next + " (" + "XO".charAt(next) + ") chooses a column";
        return text.append('\n')
                .append(game.over[env] ? "the game is over" : turn)
                .append('\n')
                .toString();
    }
}
