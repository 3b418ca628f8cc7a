package io.github.marl4j.viewer.watch;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.viewer.Story;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** What was said in a step, as pages of pictures beside the environment's own. Sizes in pixels. */
public final class Talk {
    private static final Color GROUND = new Color(0xF7F9FB);
    private static final Color INK = new Color(0x1F2933);
    private static final Color PALE = new Color(0x52606D);
    /** Source of the palette: Okabe and Ito, "Color universal design", 2008; without the pale ones. */
    private static final int[] SPEAKERS = {0x0072B2, 0xB45309, 0x007A5E, 0xA23B72, 0x5B4B9A, 0x8A6D00};

    private final int width;
    private final int height;
    private final int size;
    private final Font plain;
    private final Font bold;
    private final FontMetrics metrics;
    private final List<String> speakers = new ArrayList<>();

    /** A row of text; a speaker's name stands alone. */
    private record Row(String text, boolean strong, Color colour) {}

    /**
     * Prepares pages.
     *
     * @param size of the letters
     */
    public Talk(int width, int height, int size) {
        this.width = width;
        this.height = height;
        this.size = size;
        plain = new Font(Font.SANS_SERIF, Font.PLAIN, size);
        bold = new Font(Font.SANS_SERIF, Font.BOLD, size);
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        metrics = g.getFontMetrics(plain);
        g.dispose();
    }

    private int line() {
        return size * 5 / 4;
    }

    private int rowsOfAPage() {
        return Math.max(1, (height - 4 * size) / line());
    }

    /** Returns how many pages the lines take, at least 1. */
    public int pages(List<Story.Line> lines) {
        return Math.max(1, (rows(lines).size() + rowsOfAPage() - 1) / rowsOfAPage());
    }

    /**
     * Paints a page.
     *
     * @param title above all
     * @param page from 0
     */
    public Frame page(String title, List<Story.Line> lines, int page) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(GROUND);
        g.fillRect(0, 0, width, height);
        g.setFont(bold);
        g.setColor(INK);
        g.drawString(title, size, 2 * size);
        int pages = pages(lines);
        if (pages > 1) {
            String number = page + 1 + " / " + pages;
            g.setFont(plain);
            g.setColor(PALE);
            g.drawString(number, width - size - metrics.stringWidth(number), 2 * size);
        }
        List<Row> rows = rows(lines);
        int first = page * rowsOfAPage();
        for (int i = first; i < Math.min(rows.size(), first + rowsOfAPage()); i++) {
            Row row = rows.get(i);
            g.setFont(row.strong ? bold : plain);
            g.setColor(row.colour);
            g.drawString(row.text, size, 4 * size + (i - first) * line());
        }
        g.dispose();
        return Frame.of(image);
    }

    private List<Row> rows(List<Story.Line> lines) {
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty()) rows.add(new Row("Nobody said anything.", false, PALE));
        for (Story.Line said : lines) {
            if (!rows.isEmpty()) rows.add(new Row("", false, INK));
            if (!said.who().isEmpty()) rows.add(new Row(said.who(), true, colour(said.who())));
            wrap(said.what(), said.who().isEmpty() ? PALE : INK, rows);
        }
        return rows;
    }

    private Color colour(String speaker) {
        if (!speakers.contains(speaker)) speakers.add(speaker);
        return new Color(SPEAKERS[speakers.indexOf(speaker) % SPEAKERS.length]);
    }

    private void wrap(String text, Color colour, List<Row> rows) {
        int room = width - 2 * size;
        StringBuilder row = new StringBuilder();
        for (String word : text.trim().split("\\s+")) {
            if (!row.isEmpty() && metrics.stringWidth(row + " " + word) > room) {
                rows.add(new Row(row.toString(), false, colour));
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(word);
            while (metrics.stringWidth(row.toString()) > room) { // a word wider than the page
                int fits = row.length() - 1;
                while (fits > 1 && metrics.stringWidth(row.substring(0, fits)) > room) fits--;
                rows.add(new Row(row.substring(0, fits), false, colour));
                row.delete(0, fits);
            }
        }
        if (!row.isEmpty()) rows.add(new Row(row.toString(), false, colour));
    }
}
