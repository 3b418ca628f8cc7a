package io.github.marl4j.envs.momaland.ingenious;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;

/** The game as a picture: the board at the left; at the right, agent by agent, the rack and a bar of points for each colour. A bright frame tells whose turn it is. */
final class IngeniousPicture {
    private static final double HEX = 22;
    private static final double ROOT3 = Math.sqrt(3);
    private static final int GAP = 16;
    private static final int PANEL_WIDTH = 330;
    private static final int BAR_WIDTH = 250;
    private static final int BAR_HEIGHT = 13;
    private static final int TABLE = 0x23272E;
    private static final int EMPTY = 0x3A414C;
    private static final int PANEL = 0x2E343D;
    private static final int FRAME = 0xF5F5F5;
    private static final int WRITING = 0xF0F0F0;
    private static final int[] COLOURS = {EMPTY, 0xE0483E, 0x4FB05A, 0x3F8FE0, 0xF0862E, 0xF3D03E, 0x9A62C9};

    private IngeniousPicture() {}

    static Frame draw(IngeniousKernel game, int env) {
        int side = game.o.boardSize();
        int boardWidth = (int) Math.ceil((2 * side - 1) * HEX * ROOT3);
        int boardHeight = (int) Math.ceil((3 * side - 1) * HEX);
        int panelHeight = 48 + game.o.numColors() * BAR_HEIGHT;
        int height = Math.max(boardHeight, game.o.numAgents() * (panelHeight + GAP) - GAP) + 2 * GAP;
        Canvas canvas = new Canvas(boardWidth + PANEL_WIDTH + 3 * GAP, height, TABLE);
        drawBoard(canvas, game, env, GAP + boardWidth / 2.0, height / 2.0);
        for (int a = 0; a < game.o.numAgents(); a++)
            drawAgent(canvas, game, env, a, boardWidth + 2 * GAP, GAP + a * (panelHeight + GAP), panelHeight);
        return canvas.frame();
    }

    private static void drawBoard(Canvas canvas, IngeniousKernel game, int env, double middleX, double middleY) {
        for (int[] hex : game.hexes.hexes) {
            double x = middleX + HEX * ROOT3 * (hex[0] + hex[1] / 2.0);
            double y = middleY + HEX * 1.5 * hex[1];
            int colour = game.colour(env, hex[0], hex[1]);
            canvas.hexagon(x, y, HEX * 0.95, EMPTY);
            if (colour == 0) continue;
            canvas.hexagon(x, y, HEX * 0.82, COLOURS[colour]);
            canvas.number(colour, x, y, HEX * 0.5, TABLE);
            boolean corner = game.hexes.cornerAt(game.hexes.cell(hex[0], hex[1])) >= 0;
            if (corner) canvas.ring(x, y, HEX * 0.55, 2, TABLE);
        }
    }

    private static void drawAgent(
            Canvas canvas, IngeniousKernel game, int env, int agent, int left, int top, int height) {
        boolean moves = agent == game.turn[env] && !game.over[env];
        if (moves) canvas.tile(left - 3, top - 3, PANEL_WIDTH + 6, height + 6, 9, FRAME);
        canvas.tile(left, top, PANEL_WIDTH, height, 7, PANEL);
        canvas.number(agent, left + 18, top + 20, 18, WRITING);
        for (int slot = 0; slot < game.o.rackSize(); slot++) {
            int tile = game.tile(env, agent, slot);
            double x = left + 48 + slot * 46;
            canvas.hexagon(x, top + 20, 11, COLOURS[tile >> 3]);
            canvas.hexagon(x + 11 * ROOT3, top + 20, 11, COLOURS[tile & 7]);
            if (tile == 0) continue;
            canvas.number(tile >> 3, x, top + 20, 8, TABLE);
            canvas.number(tile & 7, x + 11 * ROOT3, top + 20, 8, TABLE);
        }
        for (int c = 0; c < game.o.numColors(); c++) {
            int points = game.scores[(env * game.o.numAgents() + agent) * game.o.numColors() + c];
            double y = top + 40 + c * BAR_HEIGHT;
            double length = BAR_WIDTH * Math.min(1.0, Math.max(0, points) / (double) game.o.limit());
            canvas.rectangle(left + 12, y, BAR_WIDTH, BAR_HEIGHT - 3, EMPTY);
            canvas.rectangle(left + 12, y, length, BAR_HEIGHT - 3, COLOURS[c + 1]);
            canvas.number(points, left + 12 + BAR_WIDTH + 30, y + (BAR_HEIGHT - 3) / 2.0, 9, WRITING);
        }
    }
}
