package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.util.Locale;

/** Pictures and text of item gathering: a chessboard of 64 by 64 pixels per cell, numbered agents, a shape and colour for each item type. */
final class ItemGatheringRender {
    private static final int CELL = 64;
    private static final Color LIGHT = new Color(0xF4F1E8);
    private static final Color DARK = new Color(0xE3DFD0);

    private ItemGatheringRender() {}

    static Frame frame(ItemGatheringKernel game, int env) {
        ItemGatheringSpec spec = game.spec;
        return Canvas.paint(spec.columns * CELL, spec.rows * CELL, g -> {
            for (int c = 0; c < spec.rows * spec.columns; c++) {
                int x = c % spec.columns * CELL;
                int y = c / spec.columns * CELL;
                g.setColor((c / spec.columns + c % spec.columns) % 2 == 0 ? LIGHT : DARK);
                g.fillRect(x, y, CELL, CELL);
                int value = game.items[env * spec.rows * spec.columns + c];
                if (value > 0 && agentAt(game, env, c) < 0) paintItem(g, spec.objectiveOf[value], x, y);
            }
            for (int i = 0; i < spec.numAgents; i++) paintAgent(g, game, env, i);
        });
    }

    private static void paintItem(Graphics2D g, int k, int x, int y) {
        int left = x + 14;
        int top = y + 14;
        int side = CELL - 28;
        g.setColor(Canvas.colour(k));
        switch (k % 3) {
            case 0 -> g.fillOval(left, top, side, side);
            case 1 -> g.fillRect(left + 2, top + 2, side - 4, side - 4);
            default -> {
                int[] xs = {left + side / 2, left + side, left + side / 2, left};
                int[] ys = {top, top + side / 2, top + side, top + side / 2};
                g.fillPolygon(new Polygon(xs, ys, 4));
            }
        }
        g.setColor(Color.WHITE);
        Canvas.centred(g, Integer.toString(k), x + CELL / 2, y + CELL / 2, 15);
    }

    private static void paintAgent(Graphics2D g, ItemGatheringKernel game, int env, int i) {
        int at = game.cell[env * game.spec.numAgents + i];
        int x = at % game.spec.columns * CELL;
        int y = at / game.spec.columns * CELL;
        g.setColor(Color.DARK_GRAY);
        g.fillRoundRect(x + 12, y + 26, CELL - 24, CELL - 30, 22, 22);
        g.fillOval(x + 21, y + 5, 22, 22);
        g.setColor(Color.WHITE);
        Canvas.centred(g, Integer.toString(i), x + CELL / 2, y + 44, 17);
    }

    /** Returns the agent in a cell, or -1. */
    private static int agentAt(ItemGatheringKernel game, int env, int c) {
        for (int i = 0; i < game.spec.numAgents; i++) if (game.cell[env * game.spec.numAgents + i] == c) return i;
        return -1;
    }

    static String text(ItemGatheringKernel game, int env) {
        ItemGatheringSpec spec = game.spec;
        StringBuilder text = new StringBuilder("step " + game.time[env] + " of " + game.options.numTimesteps() + ", "
                + game.left[env] + " items left (@ agents by number, a b c item types);"
                + " actions: 0 stay, 1 up, 2 down, 3 left, 4 right\n");
        for (int c = 0; c < spec.rows * spec.columns; c++) {
            int agent = agentAt(game, env, c);
            int value = game.items[env * spec.rows * spec.columns + c];
            String word = agent >= 0 ? "@" + agent : value > 0 ? letter(spec.objectiveOf[value]) : ".";
            text.append(String.format(Locale.ROOT, "%-4s", word));
            if (c % spec.columns == spec.columns - 1) {
                while (text.charAt(text.length() - 1) == ' ') text.setLength(text.length() - 1);
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String letter(int k) {
        return k < 26 ? Character.toString('a' + k) : "i" + k;
    }
}
