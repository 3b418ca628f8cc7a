package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;

/** Pictures and text of the beach: one stretch of sand per section, one dot per person in the colour of its type. */
final class BeachRender {
    private static final Color SEA = new Color(0x4FA8D8);
    private static final Color SAND = new Color(0xF2DFB0);
    private static final Color DARK_SAND = new Color(0xE9D29B);
    private static final int SECTION = 130;
    private static final int MARGIN = 10;
    private static final int SEA_HEIGHT = 56;
    private static final int FOOT = 66;
    private static final int DOT = 11;
    private static final int PER_ROW = 10;

    private BeachRender() {}

    static Frame frame(BeachKernel beach, int env) {
        BeachOptions o = beach.options;
        int[] counts = new int[o.sections() * o.numTypes()];
        int[] crowd = new int[o.sections()];
        beach.count(env, counts, crowd);
        int rows = 0;
        for (int people : crowd) rows = Math.max(rows, (people + PER_ROW - 1) / PER_ROW);
        int sand = Math.max(120, Math.max(rows + 1, o.capacity() / PER_ROW + 2) * DOT + 20);
        int width = Math.max(360, o.sections() * SECTION + 2 * MARGIN);
        return Canvas.paint(width, SEA_HEIGHT + sand + FOOT, g -> {
            paintSea(g, beach, env, width);
            for (int s = 0; s < o.sections(); s++) paintSection(g, beach, s, sand, counts, crowd);
        });
    }

    private static void paintSea(Graphics2D g, BeachKernel beach, int env, int width) {
        g.setColor(SEA);
        g.fillRect(0, 0, width, SEA_HEIGHT);
        g.setColor(Color.WHITE);
        Canvas.text(g, "step " + beach.time[env] + " of " + beach.options.numTimesteps(), MARGIN, 20, 14);
        int x = MARGIN;
        for (int k = 0; k < beach.options.numTypes(); k++) {
            g.setColor(Color.WHITE);
            g.fillOval(x - 2, 31, 16, 16);
            g.setColor(Canvas.colour(k));
            g.fillOval(x, 33, 12, 12);
            g.setColor(Color.WHITE);
            Canvas.text(g, "type " + k, x + 18, 44, 13);
            x += 78;
        }
    }

    private static void paintSection(Graphics2D g, BeachKernel beach, int s, int sand, int[] counts, int[] crowd) {
        int left = MARGIN + s * SECTION;
        g.setColor(s % 2 == 0 ? SAND : DARK_SAND);
        g.fillRect(left, SEA_HEIGHT, SECTION, sand);
        int drawn = 0;
        for (int k = 0; k < beach.options.numTypes(); k++) {
            for (int i = 0; i < counts[s * beach.options.numTypes() + k]; i++, drawn++) {
                g.setColor(Canvas.colour(k));
                g.fillOval(
                        left + 10 + drawn % PER_ROW * DOT,
                        SEA_HEIGHT + sand - 12 - drawn / PER_ROW * DOT,
                        DOT - 2,
                        DOT - 2);
            }
        }
        g.setColor(Color.DARK_GRAY);
        Canvas.text(g, "section " + s, left + 8, SEA_HEIGHT + 16, 12);
        int y = SEA_HEIGHT + sand;
        boolean crowded = crowd[s] > beach.options.capacity();
        g.setColor(crowded ? new Color(0xB02A1D) : new Color(0x1D6B34));
        Canvas.text(g, crowd[s] + " of " + beach.options.capacity(), left + 8, y + 18, 14);
        g.setColor(Color.DARK_GRAY);
        Canvas.text(g, String.format(Locale.ROOT, "capacity %.3f", beach.worth(crowd[s])), left + 8, y + 36, 12);
        Canvas.text(
                g, String.format(Locale.ROOT, "mixture %.3f", beach.mixture(s, counts, crowd)), left + 8, y + 53, 12);
    }

    static String text(BeachKernel beach, int env) {
        BeachOptions o = beach.options;
        int[] counts = new int[o.sections() * o.numTypes()];
        int[] crowd = new int[o.sections()];
        beach.count(env, counts, crowd);
        StringBuilder text = new StringBuilder("step " + beach.time[env] + " of " + o.numTimesteps() + ", best at "
                + o.capacity() + " people per section; actions: 0 left, 1 stay, 2 right\n");
        for (int s = 0; s < o.sections(); s++) {
            text.append(String.format(Locale.ROOT, "section %2d: %3d people (", s, crowd[s]));
            for (int k = 0; k < o.numTypes(); k++) {
                text.append(k == 0 ? "" : ", ").append("type ").append(k).append(": ");
                text.append(counts[s * o.numTypes() + k]);
            }
            text.append(String.format(
                    Locale.ROOT,
                    ")  capacity %.3f  mixture %.3f%n",
                    beach.worth(crowd[s]),
                    beach.mixture(s, counts, crowd)));
            for (int k = 0; k < o.numTypes(); k++) {
                if (counts[s * o.numTypes() + k] == 0) continue;
                text.append("    type ")
                        .append(k)
                        .append(": agent")
                        .append(agents(beach, env, s, k))
                        .append('\n');
            }
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String agents(BeachKernel beach, int env, int section, int type) {
        StringBuilder numbers = new StringBuilder();
        int n = beach.options.numAgents();
        for (int i = 0; i < n; i++) {
            boolean there = beach.position[env * n + i] == section && beach.type[env * n + i] == type;
            if (there) numbers.append(' ').append(i);
        }
        return numbers.toString();
    }
}
