package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;

/** Pictures and text of gem mining: villages above, mines below, a thin line for every mine in reach and a thick one for where the workers went. */
final class GemMiningRender {
    private static final int STEP = 62;
    private static final int MARGIN = 44;
    private static final int VILLAGE_Y = 74;
    private static final int MINE_Y = 230;
    private static final int BAR = 64;

    private GemMiningRender() {}

    static Frame frame(GemMiningKernel game, int env) {
        int mines = game.instance.base().length;
        int width = Math.max(480, 2 * MARGIN + (mines - 1) * STEP);
        int[] workers = new int[mines];
        game.countWorkers(env, workers);
        return Canvas.paint(width, MINE_Y + 150, g -> {
            g.setColor(Color.DARK_GRAY);
            Canvas.text(g, headline(game, env), 16, 24, 14);
            legend(g, game, MINE_Y + 136);
            for (int i = 0; i < game.instance.numAgents(); i++) paintRoads(g, game, env, i);
            for (int m = 0; m < mines; m++) paintMine(g, game, m, workers[m]);
            for (int i = 0; i < game.instance.numAgents(); i++) paintVillage(g, game, i);
        });
    }

    private static void legend(Graphics2D g, GemMiningKernel game, int y) {
        int x = 16;
        for (int j = 0; j < game.options.numObjectives(); j++, x += 84) {
            g.setColor(Canvas.colour(j));
            g.fillRect(x, y - 11, 12, 12);
            g.setColor(Color.DARK_GRAY);
            Canvas.text(g, "gem " + j, x + 18, y, 13);
        }
        Canvas.text(g, "bars: probability, full height " + game.options.truncProbability(), x, y, 13);
    }

    private static int mineX(int m) {
        return MARGIN + m * STEP;
    }

    private static void paintRoads(Graphics2D g, GemMiningKernel game, int env, int i) {
        int chosen = game.mine[env * game.instance.numAgents() + i];
        for (int m = i; m < i + game.instance.reach()[i]; m++) {
            boolean taken = m == chosen;
            g.setColor(taken ? new Color(0x333333) : new Color(0xCFCFCF));
            g.setStroke(new BasicStroke(taken ? 1.5f + game.instance.workers()[i] * 0.7f : 1f));
            g.drawLine(mineX(i), VILLAGE_Y, mineX(m), MINE_Y);
        }
    }

    private static void paintVillage(Graphics2D g, GemMiningKernel game, int i) {
        int x = mineX(i);
        g.setColor(new Color(0x8C5A2B));
        g.fillRect(x - 15, VILLAGE_Y - 12, 30, 24);
        g.fillPolygon(new int[] {x - 20, x, x + 20}, new int[] {VILLAGE_Y - 12, VILLAGE_Y - 30, VILLAGE_Y - 12}, 3);
        g.setColor(Color.WHITE);
        Canvas.centred(g, Integer.toString(game.instance.workers()[i]), x, VILLAGE_Y, 15);
    }

    private static void paintMine(Graphics2D g, GemMiningKernel game, int m, int workers) {
        int x = mineX(m);
        g.setColor(workers == 0 ? new Color(0xBDBDBD) : new Color(0x555555));
        g.fillArc(x - 19, MINE_Y - 15, 38, 36, 0, 180);
        g.setColor(Color.WHITE);
        Canvas.centred(g, Integer.toString(workers), x, MINE_Y - 5, 13);
        int k = game.options.numObjectives();
        int bar = Math.max(3, Math.min(14, (STEP - 18) / k));
        for (int j = 0; j < k; j++) {
            double now = workers == 0 ? game.instance.base()[m][j] : game.probability(m, j, workers);
            int height = (int) Math.round(BAR * Math.max(0, now) / Math.max(1e-9, game.options.truncProbability()));
            int left = x - k * bar / 2 + j * bar;
            g.setColor(new Color(0xEEEEEE));
            g.fillRect(left, MINE_Y + 12, bar - 2, BAR);
            g.setColor(workers == 0 ? Canvas.mix(Canvas.colour(j), Color.WHITE, 0.6f) : Canvas.colour(j));
            g.fillRect(left, MINE_Y + 12 + BAR - height, bar - 2, height);
        }
        g.setColor(Color.DARK_GRAY);
        Canvas.centred(g, Integer.toString(m), x, MINE_Y + 12 + BAR + 12, 12);
    }

    private static String headline(GemMiningKernel game, int env) {
        if (!game.isOver(env)) return "Villages with their workers; nobody has gone to a mine yet";
        StringBuilder text = new StringBuilder("found:");
        for (int j = 0; j < game.options.numObjectives(); j++) {
            text.append(j == 0 ? " " : ", ").append(game.gems[env * game.options.numObjectives() + j]);
            text.append(" of gem ").append(j);
        }
        return text.toString();
    }

    static String text(GemMiningKernel game, int env) {
        GemMiningInstance instance = game.instance;
        int[] workers = new int[instance.base().length];
        game.countWorkers(env, workers);
        StringBuilder text = new StringBuilder(headline(game, env))
                .append("\nactions: 0 the first of a village's mines, 1 the second, and so on\n");
        for (int i = 0; i < instance.numAgents(); i++) {
            int to = game.mine[env * instance.numAgents() + i];
            text.append("village ").append(i).append(": ").append(instance.workers()[i]);
            text.append(" workers, mines ").append(i).append(" to ").append(i + instance.reach()[i] - 1);
            text.append(to == GemMiningKernel.NOWHERE ? "" : ", went to " + to).append('\n');
        }
        for (int m = 0; m < workers.length; m++) {
            text.append("mine ").append(m).append(": ").append(workers[m]).append(" workers, base");
            for (double p : instance.base()[m]) text.append(String.format(Locale.ROOT, " %.3f", p));
            text.append('\n');
        }
        return text.toString();
    }
}
