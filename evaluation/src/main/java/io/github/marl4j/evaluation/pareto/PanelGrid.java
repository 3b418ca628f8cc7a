package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.curves.ChartImage;
import io.github.marl4j.evaluation.curves.ChartLook;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Panels in rows. Several of them share a heading with title and legend, so that they have room for data; a single one has its own.
 *
 * @param charts what they show
 * @param panels at least one
 */
record PanelGrid(FrontCharts charts, List<FrontPanel> panels) {
    private static final int MOST_COLUMNS = 3;
    /** Height of a line of the heading in heights of its letters. */
    private static final double LINE = 2;

    ChartImage image(ChartStyle style) {
        int columns = Math.min(MOST_COLUMNS, panels.size());
        int rows = (panels.size() + columns - 1) / columns;
        int heading = panels.size() == 1 ? 0 : (int) (2.5 * LINE * style.fontSize());
        int width = columns * style.width();
        int height = rows * style.height() + heading;
        return new ChartImage(charts.title(), width, height, canvas -> {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setColor(ChartLook.ground(style));
            canvas.fillRect(0, 0, width, height);
            if (heading > 0) paintHeading(canvas, style);
            for (int i = 0; i < panels.size(); i++) {
                Graphics2D part = (Graphics2D) canvas.create();
                part.translate(i % columns * style.width(), heading + i / columns * style.height());
                panels.get(i).chart(style).paint(part, style.width(), style.height());
                part.dispose();
            }
        });
    }

    private record Entry(String label, Color colour) {}

    private void paintHeading(Graphics2D canvas, ChartStyle style) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, style.fontSize());
        double left = LINE * style.fontSize();
        double baseline = LINE * style.fontSize();
        canvas.setColor(ChartLook.ink(style));
        write(canvas, charts.title(), font.deriveFont(Font.BOLD, style.fontSize() * 1.2f), left, baseline);
        if (!style.legend()) return;
        baseline += LINE * style.fontSize();
        double size = style.fontSize() * 0.7;
        for (Entry entry : legend(style)) {
            canvas.setColor(entry.colour);
            canvas.fill(new Ellipse2D.Double(left, baseline - size, size, size));
            canvas.setColor(ChartLook.ink(style));
            left += write(canvas, entry.label, font, left + 1.6 * size, baseline)
                    + 1.6 * size
                    + LINE * style.fontSize();
        }
        write(canvas, "× reference point " + charts.referencePoint(), font, left, baseline);
    }

    private List<Entry> legend(ChartStyle style) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < charts.layers().size(); i++) {
            entries.add(new Entry(charts.layers().get(i).label(), Palette.colour(i, style.dark())));
        }
        entries.add(new Entry("dominated", FrontPanel.faint(Palette.colour(0, style.dark()))));
        if (charts.knownFront().isPresent()) {
            entries.add(new Entry("known front", FrontPanel.faint(ChartLook.ink(style))));
        }
        return entries;
    }

    /** Writes letters as outlines and returns their width. */
    private static double write(Graphics2D canvas, String text, Font font, double x, double baseline) {
        if (text.isEmpty()) return 0;
        TextLayout layout = new TextLayout(text, font, canvas.getFontRenderContext());
        canvas.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, baseline)));
        return layout.getAdvance();
    }
}
