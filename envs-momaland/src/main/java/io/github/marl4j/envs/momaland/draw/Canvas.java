package io.github.marl4j.envs.momaland.draw;

import io.github.marl4j.env.render.Frame;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** A white picture to paint on with Java 2D; needs no display. Methods may be called by any thread. */
public final class Canvas {
    /** Okabe and Ito's palette, which colour-blind people can tell apart. Source: jfly.uni-koeln.de/color, 2008. */
    private static final int[] COLOURS = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0xF0E442};

    private Canvas() {}

    /**
     * Returns what {@code painter} paints on white.
     *
     * @param width pixels
     * @param height pixels
     */
    public static Frame paint(int width, int height, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            painter.accept(g);
        } finally {
            g.dispose();
        }
        return Frame.of(image);
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
