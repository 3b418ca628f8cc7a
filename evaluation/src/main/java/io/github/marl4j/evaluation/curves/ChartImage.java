package io.github.marl4j.evaluation.curves;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A picture of one or several charts, as PNG or SVG. Needs no display; the machine must have at least one font.
 *
 * @param name for errors
 * @param width pixels
 * @param height pixels
 * @param painter draws on the canvas it is given
 */
public record ChartImage(String name, int width, int height, Consumer<Graphics2D> painter) {
    private static final String SVG = "http://www.w3.org/2000/svg";

    /** The picture as PNG. */
    public byte[] png() {
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            painter.accept(graphics);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode chart \"" + name + "\": " + e.getMessage(), e);
        }
    }

    /** The picture as an SVG document; letters are outlines, so it looks the same whatever fonts the reader has. */
    public String svg() {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
            SVGGraphics2D graphics = new SVGGraphics2D(document);
            graphics.setSVGCanvasSize(new Dimension(width, height));
            painter.accept(graphics);
            Element root = graphics.getRoot();
            joinLines(root);
            StringWriter out = new StringWriter();
            graphics.stream(root, out, false, false);
            return out.toString();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot encode chart \"" + name + "\": " + e.getMessage(), e);
        }
    }

    /** XChart draws a curve as many short lines; joined into one they take a fraction of the place, and dashes run through. */
    private static void joinLines(Element parent) {
        Element open = null;
        Map<String, String> openStyle = Map.of();
        String end = "";
        for (Node node = parent.getFirstChild(), next; node != null; node = next) {
            next = node.getNextSibling();
            if (!(node instanceof Element element)) {
                continue;
            }
            if (!element.getTagName().equals("line")) {
                joinLines(element);
                open = null;
                continue;
            }
            Map<String, String> style = lineStyle(element);
            String from = element.getAttribute("x1") + "," + element.getAttribute("y1");
            if (open == null || !from.equals(end) || !style.equals(openStyle)) {
                open = parent.getOwnerDocument().createElementNS(SVG, "polyline");
                openStyle = style;
                openStyle.forEach(open::setAttribute);
                open.setAttribute("points", from);
                parent.insertBefore(open, element);
            }
            end = element.getAttribute("x2") + "," + element.getAttribute("y2");
            open.setAttribute("points", open.getAttribute("points") + " " + end);
            parent.removeChild(element);
        }
    }

    /** All attributes of a line but its ends. */
    private static Map<String, String> lineStyle(Element line) {
        Map<String, String> style = new TreeMap<>();
        for (int i = 0; i < line.getAttributes().getLength(); i++) {
            Node attribute = line.getAttributes().item(i);
            style.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        style.keySet().removeAll(List.of("x1", "y1", "x2", "y2"));
        return style;
    }
}
