package io.github.marl4j.evaluation.report;

import io.github.marl4j.evaluation.curves.ChartImage;
import io.github.marl4j.evaluation.curves.ChartLook;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * A table of scores as coloured squares: how well the player of a row does against that of a column, blue above one half and orange below.
 *
 * @param names of the players, in the order of rows and columns
 * @param scores {@code [row][column]} from 0 to 1; NaN where there is none
 */
public record PayoffHeatMap(List<String> names, double[][] scores) {
    private static final int CELL = 54;
    private static final int SMALL_CELL = 34;
    private static final int MANY = 14;
    private static final int GAP = 2;
    private static final int EDGE = 16;
    private static final int BAR = 12;
    private static final int LONGEST_NAME = 28;
    private static final double TILT = Math.PI / 4;

    /** Copies what may change. */
    public PayoffHeatMap {
        names = names.stream()
                .map(each ->
                        each.length() <= LONGEST_NAME ? each : "…" + each.substring(each.length() - LONGEST_NAME + 1))
                .toList();
        scores = scores.clone();
    }

    /** Returns the picture on a light or dark ground. */
    public ChartImage image(boolean dark) {
        ChartStyle style = new ChartStyle(400, 400, 13, dark, false);
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, style.fontSize());
        FontMetrics metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()
                .getFontMetrics(font);
        int longest = names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        int cell = names.size() > MANY ? SMALL_CELL : CELL;
        int slant = (int) Math.ceil((longest + metrics.getHeight()) * Math.sin(TILT));
        int left = EDGE + longest + 10;
        int top = EDGE + slant + 6;
        int side = cell * names.size();
        int width = left + side + Math.max(EDGE, slant - cell / 2 + EDGE);
        int height = top + side + 22 + BAR + metrics.getHeight() + EDGE;
        return new ChartImage("payoffs", width, height, canvas -> {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setColor(ChartLook.ground(style));
            canvas.fillRect(0, 0, width, height);
            canvas.setFont(font);
            labels(canvas, style, left, top, cell);
            cells(canvas, style, left, top, cell);
            bar(canvas, style, left, top + side + 22, Math.max(side, 2 * CELL));
        });
    }

    private void labels(Graphics2D canvas, ChartStyle style, int left, int top, int cell) {
        canvas.setColor(ChartLook.ink(style));
        FontMetrics metrics = canvas.getFontMetrics();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int middle = i * cell + cell / 2;
            write(canvas, name, left - 10 - metrics.stringWidth(name), top + middle + metrics.getAscent() / 2 - 1);
            AffineTransform upright = canvas.getTransform();
            canvas.translate(left + middle, top - 6);
            canvas.rotate(-TILT);
            write(canvas, name, 0, 0);
            canvas.setTransform(upright);
        }
    }

    private void cells(Graphics2D canvas, ChartStyle style, int left, int top, int cell) {
        canvas.setFont(canvas.getFont().deriveFont(cell == CELL ? 13f : 11f));
        FontMetrics metrics = canvas.getFontMetrics();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                double score = scores[i][j];
                int x = left + j * cell;
                int y = top + i * cell;
                Color ground = Double.isNaN(score) ? faint(style) : colour(score, style.dark());
                canvas.setColor(ground);
                canvas.fillRoundRect(x + GAP / 2, y + GAP / 2, cell - GAP, cell - GAP, 6, 6);
                if (Double.isNaN(score)) continue;
                String text = String.format(Locale.ROOT, "%.0f", 100 * score);
                canvas.setColor(readableOn(ground));
                write(
                        canvas,
                        text,
                        x + (cell - metrics.stringWidth(text)) / 2,
                        y + (cell + metrics.getAscent() - metrics.getDescent()) / 2);
            }
        }
    }

    /** The scale below the squares. */
    private void bar(Graphics2D canvas, ChartStyle style, int x, int y, int width) {
        for (int i = 0; i < width; i++) {
            canvas.setColor(colour((double) i / (width - 1), style.dark()));
            canvas.fillRect(x + i, y, i + 1 < width ? 2 : 1, BAR); // overlapping, so that no seams show
        }
        canvas.setColor(ChartLook.ink(style));
        FontMetrics metrics = canvas.getFontMetrics();
        int below = y + BAR + metrics.getAscent() + 4;
        write(canvas, "0 %", x, below);
        String half = width < 220 ? "50" : "50 % of the row against the column";
        write(canvas, half, x + (width - metrics.stringWidth(half)) / 2, below);
        write(canvas, "100 %", x + width - metrics.stringWidth("100 %"), below);
    }

    /** Writes a text as outlines: it is as wide as it was measured, whatever fonts the reader has. */
    private static void write(Graphics2D canvas, String text, int x, int y) {
        canvas.fill(canvas.getFont()
                .createGlyphVector(canvas.getFontRenderContext(), text)
                .getOutline(x, y));
    }

    private static Color faint(ChartStyle style) {
        return style.dark() ? Color.decode("#1F232C") : Color.decode("#F1F3F6");
    }

    private static Color colour(double score, boolean dark) {
        Color middle = dark ? Color.decode("#2C313C") : Color.decode("#F4F1EA");
        Color end = score >= 0.5 ? Palette.colour(0, dark) : Palette.colour(1, dark);
        double share = Math.min(1, Math.abs(score - 0.5) * 2);
        return new Color(
                mix(middle.getRed(), end.getRed(), share),
                mix(middle.getGreen(), end.getGreen(), share),
                mix(middle.getBlue(), end.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }

    /** Black or white, whichever stands out; luminance as in ITU-R BT.709. */
    private static Color readableOn(Color ground) {
        double luminance = 0.2126 * ground.getRed() + 0.7152 * ground.getGreen() + 0.0722 * ground.getBlue();
        return luminance > 135 ? Color.decode("#1C222B") : Color.WHITE;
    }
}
