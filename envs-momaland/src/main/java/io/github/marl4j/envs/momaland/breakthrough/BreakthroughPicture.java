package io.github.marl4j.envs.momaland.breakthrough;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.util.Locale;

/** The board for people, y = 0 at the top: as a picture with coordinates, and as text with the numbers of all legal actions. */
final class BreakthroughPicture {
    private static final int CELL = 48;
    private static final int EDGE = 28;
    private static final int TABLE = 0x3B3F46;
    private static final int LIGHT = 0xEAD9B5;
    private static final int DARK = 0xB58A5E;
    private static final int WRITING = 0xE8E8E8;
    private static final int[] PIECES = {0, 0xFAFAFA, 0x23262B};
    private static final int[] RIMS = {0, 0x555555, 0xC9CDD4};

    private BreakthroughPicture() {}

    static Frame draw(BreakthroughOptions o, BreakthroughKernel game, int env) {
        Canvas canvas = new Canvas(EDGE + CELL * o.boardWidth() + 8, EDGE + CELL * o.boardHeight() + 8, TABLE);
        for (int x = 0; x < o.boardWidth(); x++) canvas.number(x, EDGE + CELL * (x + 0.5), EDGE / 2.0, 12, WRITING);
        for (int y = 0; y < o.boardHeight(); y++) canvas.number(y, EDGE / 2.0, EDGE + CELL * (y + 0.5), 12, WRITING);
        for (int x = 0; x < o.boardWidth(); x++) {
            for (int y = 0; y < o.boardHeight(); y++) {
                double left = EDGE + CELL * x;
                double top = EDGE + CELL * y;
                canvas.rectangle(left, top, CELL, CELL, (x + y) % 2 == 0 ? LIGHT : DARK);
                int piece = game.cell(env, x, y);
                if (piece == 0) continue;
                canvas.circle(left + CELL / 2.0, top + CELL / 2.0, CELL * 0.36, PIECES[piece]);
                canvas.ring(left + CELL / 2.0, top + CELL / 2.0, CELL * 0.36, 2.5, RIMS[piece]);
            }
        }
        return canvas.frame();
    }

    static String text(BreakthroughOptions o, BreakthroughKernel game, int env) {
        StringBuilder text = new StringBuilder(" y x");
        for (int x = 0; x < o.boardWidth(); x++) text.append(String.format(Locale.ROOT, "%3d", x));
        for (int y = 0; y < o.boardHeight(); y++) {
            text.append(String.format(Locale.ROOT, "\n%2d  ", y));
            for (int x = 0; x < o.boardWidth(); x++) text.append("  ").append(".12".charAt(game.cell(env, x, y)));
        }
        text.append('\n');
        if (game.over[env]) return text.append("the game is over\n").toString();
        int player = game.moves[env] & 1;
        int far = player == 0 ? o.boardHeight() - 1 : 0;
        text.append("player_" + player + " (" + (player + 1) + ") moves towards y=" + far + "; action: x,y > x,y\n");
        appendMoves(o, game, env, text);
        return text.toString();
    }

    private static void appendMoves(BreakthroughOptions o, BreakthroughKernel game, int env, StringBuilder text) {
        int ahead = (game.moves[env] & 1) == 0 ? 1 : -1;
        int listed = 0;
        for (int x = 0; x < o.boardWidth(); x++) {
            for (int y = 0; y < o.boardHeight(); y++) {
                for (int direction = 0; direction < 3; direction++) {
                    if ((game.movable(env, x, direction) >>> y & 1) == 0) continue;
                    int action = (x * o.boardHeight() + y) * 3 + direction;
                    String move = String.format(
                            Locale.ROOT, "%5d: %d,%d > %d,%d", action, x, y, x + direction - 1, y + ahead);
                    text.append(String.format(Locale.ROOT, "%-20s", move));
                    if (++listed % 4 == 0) text.append('\n');
                }
            }
        }
        if (listed == 0) text.append("there is no legal action");
        if (listed % 4 != 0 || listed == 0) text.append('\n');
    }
}
