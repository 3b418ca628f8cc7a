package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.util.Locale;

/** Pictures and text of level-based foraging: apples with the level they need, players with the level they have. */
final class ForagingRender {
    private static final int CELL = 48;
    private static final int LINE = 2;
    private static final int GROUND = 0xE9EFDD;
    private static final int GRID = 0xCBD6B8;
    private static final int APPLE = 0xC0392B;
    private static final int LEAF = 0x3B7A3B;
    private static final int STALK = 0x6B4A2B;
    private static final int WHITE = 0xFFFFFF;

    private ForagingRender() {}

    static Frame frame(ForagingKernel game, int env) {
        int rows = game.options.rows();
        int columns = game.options.columns();
        Canvas canvas = new Canvas(columns * CELL + LINE, rows * CELL + LINE, GRID);
        for (int c = 0; c < rows * columns; c++) {
            canvas.rectangle(c % columns * CELL + LINE, c / columns * CELL + LINE, CELL - LINE, CELL - LINE, GROUND);
        }
        for (int f = env * game.foods; f < (env + 1) * game.foods; f++) {
            if (game.foodLevel[f] > 0)
                apple(canvas, middle(game.foodColumn[f]), middle(game.foodRow[f]), game.foodLevel[f]);
        }
        for (int i = game.players - 1; i >= 0; i--) {
            int p = env * game.players + i;
            player(canvas, middle(game.column[p]), middle(game.row[p]), i, game.level[p]);
        }
        return canvas.frame();
    }

    private static double middle(int index) {
        return index * CELL + LINE + (CELL - LINE) / 2.0;
    }

    private static void apple(Canvas canvas, double x, double y, int level) {
        canvas.rectangle(x - 1.5, y - 20, 3, 9, STALK);
        canvas.circle(x + 6, y - 15, 4, LEAF);
        canvas.circle(x - 5, y + 2, 13, APPLE);
        canvas.circle(x + 5, y + 2, 13, APPLE);
        canvas.number(level, x, y + 2, 15, WHITE);
    }

    /** Head and shoulders in the player's colour. */
    private static void player(Canvas canvas, double x, double y, int player, int level) {
        int colour = Canvas.colour(player).getRGB() & 0xFFFFFF;
        canvas.circle(x, y - 12, 8.5, WHITE);
        canvas.tile(x - 18, y - 5, 36, 26, 11, WHITE);
        canvas.circle(x, y - 12, 7, colour);
        canvas.tile(x - 16.5, y - 3.5, 33, 23, 10, colour);
        canvas.number(level, x, y + 8, 13, WHITE);
    }

    static String text(ForagingKernel game, int env) {
        int columns = game.options.columns();
        StringBuilder text = new StringBuilder(
                "step " + game.step[env] + " of " + game.options.maxEpisodeSteps()
                        + " (@0 is agent_0, *3 a food of level 3); actions: 0 none, 1 north, 2 south, 3 west, 4 east, 5 load\n");
        for (int c = 0; c < game.options.rows() * columns; c++) {
            text.append(String.format(Locale.ROOT, "%-5s", cell(game, env, c / columns, c % columns)));
            if (c % columns == columns - 1) {
                while (text.charAt(text.length() - 1) == ' ') text.setLength(text.length() - 1);
                text.append('\n');
            }
        }
        for (int i = 0; i < game.players; i++) {
            int p = env * game.players + i;
            text.append("agent_" + i + " level " + game.level[p] + " at row " + game.row[p] + " column "
                    + game.column[p] + "\n");
        }
        return text.toString();
    }

    private static String cell(ForagingKernel game, int env, int r, int c) {
        for (int f = env * game.foods; f < (env + 1) * game.foods; f++) {
            if (game.foodLevel[f] > 0 && game.foodRow[f] == r && game.foodColumn[f] == c)
                return "*" + game.foodLevel[f];
        }
        StringBuilder here = new StringBuilder();
        for (int i = 0; i < game.players; i++) {
            int p = env * game.players + i;
            if (game.row[p] == r && game.column[p] == c)
                here.append(here.isEmpty() ? "@" : "").append(i);
        }
        return here.isEmpty() ? "." : here.toString();
    }
}
