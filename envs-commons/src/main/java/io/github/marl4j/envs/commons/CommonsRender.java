package io.github.marl4j.envs.commons;

import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Pictures of a society: the resource as a basin, the agents with what they asked for and got last month, and the resource over the months. */
final class CommonsRender {
    private static final int WIDTH = 760;
    private static final int MARGIN = 24;
    private static final int TOP = 64;
    private static final int BASIN_WIDTH = 190;
    private static final int BASIN_HEIGHT = 230;
    private static final int AGENTS_LEFT = MARGIN + BASIN_WIDTH + 84;
    private static final int MOST_ROWS = 10;
    private static final int TIMELINE_TOP = TOP + BASIN_HEIGHT + 62;
    private static final int TIMELINE_HEIGHT = 100;
    private static final int HEIGHT = TIMELINE_TOP + TIMELINE_HEIGHT + 44;

    private static final Color INK = new Color(0x1F2933);
    private static final Color PALE = new Color(0x7B8794);
    private static final Color GROUND = new Color(0xF7F9FB);
    private static final Color EMPTY = new Color(0xE4E9EE);
    private static final Color DANGER = new Color(0xC2410C);
    private static final Color WITHIN = new Color(0x0072B2);
    private static final Color ABOVE = new Color(0xE08A00);

    private final CommonsKernel kernel;
    private final SocietyOptions society;
    private final SocietyState s;
    private final int env;
    private final Graphics2D g;
    private final Color full;

    private CommonsRender(CommonsKernel kernel, int env, Graphics2D g) {
        this.kernel = kernel;
        this.society = kernel.spec.society;
        this.s = kernel.state;
        this.env = env;
        this.g = g;
        this.full = switch (society.scenario().name()) {
            case "pasture" -> new Color(0x4E9A3B);
            case "pollution" -> new Color(0x2FA4A0);
            default -> new Color(0x3B8FCE);
        };
    }

    static Frame frame(CommonsKernel kernel, int env) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        CommonsRender render = new CommonsRender(kernel, env, g);
        render.paintTitle();
        render.paintBasin();
        render.paintAgents();
        render.paintTimeline();
        g.dispose();
        return Frame.of(image);
    }

    private void paintTitle() {
        g.setColor(GROUND);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(INK);
        String name = society.scenario().name();
        text(Character.toUpperCase(name.charAt(0)) + name.substring(1), MARGIN, 36, 22, Font.BOLD);
        String month = "month " + s.month[env] + " of " + society.months();
        Ending ending = s.endingOf(env);
        if (ending == Ending.NONE) {
            g.setColor(PALE);
            textToTheLeft(month, WIDTH - MARGIN, 36, 16, Font.PLAIN);
            return;
        }
        boolean collapsed = ending == Ending.COLLAPSED;
        g.setColor(collapsed ? DANGER : new Color(0x2E7D32));
        textToTheLeft(month + (collapsed ? ": collapsed" : ": survived"), WIDTH - MARGIN, 36, 16, Font.BOLD);
    }

    private void paintBasin() {
        int level = Math.round((float) BASIN_HEIGHT * s.pool[env] / society.capacity());
        int bottom = TOP + BASIN_HEIGHT;
        g.setColor(EMPTY);
        g.fillRoundRect(MARGIN, TOP, BASIN_WIDTH, BASIN_HEIGHT, 18, 18);
        g.setClip(new RoundRectangle2D.Double(MARGIN, TOP, BASIN_WIDTH, BASIN_HEIGHT, 18, 18));
        g.setColor(full);
        g.fillRect(MARGIN, bottom - level, BASIN_WIDTH, level);
        g.setClip(null);
        int danger = bottom - Math.round((float) BASIN_HEIGHT * society.collapseBelow() / society.capacity());
        dashed(MARGIN, danger, MARGIN + BASIN_WIDTH);
        g.setColor(DANGER);
        text("collapse", MARGIN + BASIN_WIDTH + 6, danger + 4, 11, Font.PLAIN);
        boolean light = level > BASIN_HEIGHT / 2 + 20;
        g.setColor(light ? Color.WHITE : INK);
        centred(String.valueOf(s.pool[env]), MARGIN + BASIN_WIDTH / 2, TOP + BASIN_HEIGHT / 2 + 4, 40, Font.BOLD);
        centred("of " + society.capacity(), MARGIN + BASIN_WIDTH / 2, TOP + BASIN_HEIGHT / 2 + 26, 14, Font.PLAIN);
        g.setColor(INK);
        centred(society.scenario().word("units"), MARGIN + BASIN_WIDTH / 2, bottom + 20, 14, Font.PLAIN);
    }

    private void dashed(int fromX, int y, int toX) {
        g.setColor(DANGER);
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {6, 4}, 0));
        g.drawLine(fromX, y, toX, y);
        g.setStroke(new BasicStroke(1));
    }

    private void paintAgents() {
        int shown = Math.min(MOST_ROWS, society.seats());
        int rowHeight = Math.min(42, BASIN_HEIGHT / shown);
        int nameWidth = 74;
        int barLeft = AGENTS_LEFT + nameWidth;
        int barWidth = WIDTH - MARGIN - 76 - barLeft;
        g.setColor(PALE);
        if (shown < society.seats()) {
            text(shown + " of " + society.seats(), AGENTS_LEFT, TOP - 8, 12, Font.PLAIN);
        }
        text("harvest last month", barLeft, TOP - 8, 12, Font.PLAIN);
        textToTheLeft("total", WIDTH - MARGIN, TOP - 8, 12, Font.PLAIN);
        int most = Math.max(1, s.month[env] == 0 ? society.capacity() : s.poolBefore[env]);
        for (int seat = 0; seat < shown; seat++) {
            paintAgent(seat, TOP + seat * rowHeight, rowHeight, barLeft, barWidth, most);
        }
        g.setColor(PALE);
        String legend = "line: sustainable share; orange: above it; outline: asked for";
        textToTheLeft(legend, WIDTH - MARGIN, TOP + BASIN_HEIGHT + 20, 12, Font.PLAIN);
    }

    /** The bar is what the agent got, orange above the sustainable share; the outline what it asked for. */
    private void paintAgent(int seat, int top, int height, int barLeft, int barWidth, int most) {
        int row = env * s.seats + seat;
        int base = top + height / 2 + 5;
        int barTop = top + 5;
        int barHeight = Math.max(4, height - 12);
        boolean here = s.present[row];
        g.setColor(here ? INK : PALE);
        text(society.scenario().nameOf(seat), AGENTS_LEFT, base, 15, Font.PLAIN);
        g.setColor(EMPTY);
        g.fillRect(barLeft, barTop, barWidth, barHeight);
        textToTheLeft(here || s.left[row] ? "" : "absent", barLeft + barWidth - 8, base, 12, Font.PLAIN);
        int share = s.groupLimit[env] / Math.max(1, s.people[env]);
        int got = length(s.obtained[row], most, barWidth);
        g.setColor(s.obtained[row] > share ? ABOVE : WITHIN);
        g.fillRect(barLeft, barTop, got, barHeight);
        int asked = length(s.requested[row], most, barWidth);
        if (asked > got) {
            g.setColor(PALE);
            g.drawRect(barLeft, barTop, Math.min(asked, barWidth) - 1, barHeight - 1);
        }
        if (s.month[env] > 0) {
            int at = barLeft + length(share, most, barWidth);
            g.setColor(INK);
            g.fillRect(at, barTop - 2, 2, barHeight + 4);
            g.setColor(INK);
            String harvest = String.valueOf(s.obtained[row]);
            int beside = Math.max(got, at - barLeft + 2) + 6;
            text(harvest, barLeft + Math.min(beside, barWidth - 26), base, 13, Font.BOLD);
        }
        g.setColor(INK);
        textToTheLeft(String.valueOf(s.total[row]), WIDTH - MARGIN, base, 15, Font.BOLD);
    }

    private static int length(int units, int most, int width) {
        return (int) Math.min(width, Math.max(0, (long) units * width / most));
    }

    private void paintTimeline() {
        int months = society.months();
        int bottom = TIMELINE_TOP + TIMELINE_HEIGHT;
        double slot = (double) (WIDTH - 2 * MARGIN) / months;
        int first = env * months;
        g.setColor(EMPTY);
        g.fillRect(MARGIN, TIMELINE_TOP, WIDTH - 2 * MARGIN, TIMELINE_HEIGHT);
        for (int month = 0; month <= Math.min(s.month[env], months - 1); month++) {
            boolean played = month < s.month[env];
            int before = played ? kernel.history.before[first + month] : s.pool[env];
            int after = played ? kernel.history.after[first + month] : before;
            int x = MARGIN + (int) Math.round(month * slot);
            int width = Math.max(1, (int) Math.round((month + 1) * slot) - (int) Math.round(month * slot) - 3);
            bar(x, bottom, width, before, new Color(full.getRed(), full.getGreen(), full.getBlue(), 90));
            if (played) bar(x, bottom, width, after, full);
        }
        dashed(
                MARGIN,
                bottom - Math.round((float) TIMELINE_HEIGHT * society.collapseBelow() / society.capacity()),
                WIDTH - MARGIN);
        g.setColor(PALE);
        for (int month = 0; month < months && slot >= 18; month++) {
            centred(String.valueOf(month + 1), MARGIN + (int) ((month + 0.5) * slot), bottom + 16, 11, Font.PLAIN);
        }
        text("months: light before the harvest, dark what it left", MARGIN, bottom + 34, 12, Font.PLAIN);
    }

    private void bar(int x, int bottom, int width, int units, Color colour) {
        int height = Math.round((float) TIMELINE_HEIGHT * units / society.capacity());
        g.setColor(colour);
        g.fillRect(x, bottom - height, width, height);
    }

    private void text(String text, int x, int y, int size, int style) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(text, x, y);
    }

    private void textToTheLeft(String text, int right, int y, int size, int style) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(text, right - g.getFontMetrics().stringWidth(text), y);
    }

    private void centred(String text, int x, int y, int size, int style) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
    }
}
