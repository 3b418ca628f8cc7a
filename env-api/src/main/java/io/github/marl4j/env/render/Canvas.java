package io.github.marl4j.env.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A picture in the making; needs no display. {@link #number} draws from small squares and not from a font, so that what boards need of writing looks alike everywhere. Not thread-safe; the static
 * methods may be called by any thread.
 */
public final class Canvas {
    /** Digits 0 to 9 and the minus sign, 3 squares wide and 5 high, row by row from the top, leftmost square in the highest of the 15 bits. */
    private static final int[] DIGITS = {
        0b111_101_101_101_111,
        0b010_110_010_010_111,
        0b111_001_111_100_111,
        0b111_001_111_001_111,
        0b101_101_111_001_001,
        0b111_100_111_001_111,
        0b111_100_111_101_111,
        0b111_001_001_010_010,
        0b111_101_111_101_111,
        0b111_101_111_001_111,
        0b000_000_111_000_000
    };

    /** Okabe and Ito's palette, which colour-blind people can tell apart. Source: jfly.uni-koeln.de/color, 2008. */
    private static final int[] COLOURS = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0xF0E442};

    private final BufferedImage image;
    private final Graphics2D pen;

    /**
     * Creates a picture of one colour.
     *
     * @param width pixels
     * @param height pixels
     * @param background {@code 0xRRGGBB}, as all colours here
     */
    public Canvas(int width, int height, int background) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        rectangle(0, 0, width, height, background);
    }

    /** Fills a rectangle; lengths in pixels. */
    public void rectangle(double x, double y, double width, double height, int colour) {
        fill(new Rectangle2D.Double(x, y, width, height), colour);
    }

    /** Fills a rectangle with round corners. */
    public void tile(double x, double y, double width, double height, double radius, int colour) {
        fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), colour);
    }

    /** Fills a circle. */
    public void circle(double centreX, double centreY, double radius, int colour) {
        fill(new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius), colour);
    }

    /** Draws the rim of a circle. */
    public void ring(double centreX, double centreY, double radius, double width, int colour) {
        pen.setColor(new Color(colour));
        pen.setStroke(new BasicStroke((float) width));
        pen.draw(new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius));
    }

    /** Fills a hexagon that stands on a corner; the radius is that of its corners. */
    public void hexagon(double centreX, double centreY, double radius, int colour) {
        double half = radius * Math.sqrt(3) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(centreX, centreY - radius);
        path.lineTo(centreX + half, centreY - radius / 2);
        path.lineTo(centreX + half, centreY + radius / 2);
        path.lineTo(centreX, centreY + radius);
        path.lineTo(centreX - half, centreY + radius / 2);
        path.lineTo(centreX - half, centreY - radius / 2);
        path.closePath();
        fill(path, colour);
    }

    /** Writes a whole number with its middle at a point; {@code height} is that of its digits. */
    public void number(int value, double centreX, double centreY, double height, int colour) {
        String text = Integer.toString(value);
        double square = height / 5;
        double left = centreX - (text.length() * 4 - 1) * square / 2;
        pen.setColor(new Color(colour));
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) == '-' ? DIGITS[10] : DIGITS[text.charAt(i) - '0'];
            for (int bit = 0; bit < 15; bit++) {
                if ((digit >>> (14 - bit) & 1) == 0) continue;
                double x = left + (4 * i + bit % 3) * square;
                double y = centreY - height / 2 + bit / 3 * square;
                pen.fill(new Rectangle2D.Double(x, y, square, square));
            }
        }
    }

    private void fill(Shape shape, int colour) {
        pen.setColor(new Color(colour));
        pen.fill(shape);
    }

    /** Returns the picture; nothing can be drawn any more. */
    public Frame frame() {
        pen.dispose();
        return Frame.of(image);
    }

    /**
     * Returns what {@code painter} paints on white with Java 2D.
     *
     * @param width pixels
     * @param height pixels
     */
    public static Frame paint(int width, int height, Consumer<Graphics2D> painter) {
        Canvas canvas = new Canvas(width, height, 0xFFFFFF);
        painter.accept(canvas.pen);
        return canvas.frame();
    }

    /** Returns a colour for the {@code k}-th kind of thing; kinds beyond the palette are lighter copies of earlier ones. */
    public static Color colour(int k) {
        Color base = new Color(COLOURS[k % COLOURS.length]);
        int lighter = Math.min(3, k / COLOURS.length);
        return mix(base, Color.WHITE, lighter * 0.22f);
    }

    /** Returns the colour on the way from one to another, {@code share} from 0 to 1. */
    public static Color mix(Color from, Color to, float share) {
        return new Color(
                Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
                Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
                Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
    }

    /** Writes from {@code x} to the right, base line at {@code y}, in the colour that is set. */
    public static void text(Graphics2D g, String text, int x, int y, int size) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        g.drawString(text, x, y);
    }

    /** Writes with the middle at {@code (x, y)}. */
    public static void centred(Graphics2D g, String text, int x, int y, int size) {
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        int width = g.getFontMetrics().stringWidth(text);
        g.drawString(text, x - width / 2, y + Math.round(size * 0.36f));
    }
}
