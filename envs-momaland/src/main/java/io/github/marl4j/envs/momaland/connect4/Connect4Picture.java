package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.util.Locale;

/** The board for people: as a picture with the measures of MOMAland's, and as text. */
final class Connect4Picture {
    private static final int TABLE = 0xF4F1EA;
    private static final int BOARD = 0x2F62B5;
    private static final int[] CELLS = {0xF4F1EA, 0xD93A31, 0x222222};

    private Connect4Picture() {}

    /** The picture and its cells have MOMAland's size, tokens take 9 parts of the 13 of a cell; here the board is in the middle and its columns are numbered. Source: connect4.py, render. */
    static Frame draw(Connect4Options o, Connect4Kernel game, int env) {
        int width = 99 * o.screenScaling();
        int height = 86 * o.screenScaling();
        double cell = Math.min(width, height) * 91.0 / 99 / Math.max(o.boardWidth(), o.boardHeight());
        double left = (width - cell * o.boardWidth()) / 2;
        double top = (height - cell * (o.boardHeight() + 0.3)) / 2;
        Canvas canvas = new Canvas(width, height, TABLE);
        canvas.tile(left, top, cell * o.boardWidth(), cell * o.boardHeight(), cell * 0.25, BOARD);
        for (int column = 0; column < o.boardWidth(); column++) {
            double x = left + cell * (column + 0.5);
            for (int row = 0; row < o.boardHeight(); row++) {
                canvas.circle(x, top + cell * (row + 0.5), cell * 4.5 / 13, CELLS[game.cell(env, row, column)]);
            }
            canvas.number(column, x, top + cell * (o.boardHeight() + 0.2), cell * 0.2, CELLS[2]);
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
