package io.github.marl4j.envs.momaland.samegame;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.util.Locale;

/** The board for people: as a picture of numbered tiles, and as text from which action numbers can be read. */
final class SameGamePicture {
    private static final int TABLE = 0x202328;
    private static final int EMPTY = 0x2B2F36;

    /** Colours 1 to 10; each tile also shows its number, for those who cannot tell the colours apart. */
    private static final int[] COLOURS = {
        EMPTY, 0xE0524D, 0x4C9BE8, 0x57B45F, 0xF2C53D, 0x9B6BD3, 0xF08A3C, 0x43C6C0, 0xE587B9, 0x9C7A54, 0xC3CAD3
    };

    private SameGamePicture() {}

    static Frame draw(SameGameOptions o, SameGameKernel game, int env) {
        int cell = Math.max(18, Math.min(44, 620 / Math.max(o.boardWidth(), o.boardHeight())));
        Canvas canvas = new Canvas(cell * o.boardWidth() + 8, cell * o.boardHeight() + 8, TABLE);
        for (int x = 0; x < o.boardWidth(); x++) {
            for (int y = 0; y < o.boardHeight(); y++) {
                int colour = game.board.colour(env, x, y);
                double left = 4 + cell * x;
                double top = 4 + cell * y;
                canvas.tile(left + 1, top + 1, cell - 2, cell - 2, cell * 0.18, COLOURS[colour]);
                if (colour > 0) canvas.number(colour, left + cell / 2.0, top + cell / 2.0, cell * 0.32, TABLE);
            }
        }
        return canvas.frame();
    }

    /** A cell's action is the number before its row plus the number above its column. Cells that may be chosen are in brackets. */
    static String text(SameGameOptions o, SameGameKernel game, int env) {
        StringBuilder text = new StringBuilder("     ");
        for (int x = 0; x < o.boardWidth(); x++) text.append(String.format(Locale.ROOT, "%4d", game.action(x, 0)));
        for (int y = 0; y < o.boardHeight(); y++) {
            text.append(String.format(Locale.ROOT, "\n%4d ", game.action(0, y)));
            for (int x = 0; x < o.boardWidth(); x++) {
                int colour = game.board.colour(env, x, y);
                String tile = colour == 0 ? "." : Integer.toString(colour);
                String shown = game.inGroup(env, x, y) ? "[" + tile + "]" : " " + tile + " ";
                text.append(String.format(Locale.ROOT, "%4s", shown));
            }
        }
        String turn = "agent_" + game.moves[env] % o.numAgents()
                + " chooses a tile in brackets; action = number before the row + number above the column";
        return text.append('\n')
                .append(game.over[env] ? "the game is over" : turn)
                .append('\n')
                .toString();
    }
}
