package io.github.marl4j.env.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

final class GifTest {
    @TempDir
    Path folder;

    private static Frame frame(int width, int height, IntUnaryOperator colour) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) rgb[i] = colour.applyAsInt(i);
        return new Frame(width, height, rgb);
    }

    private static List<Frame> read(Path gif, List<IIOMetadataNode> metadata) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<Frame> frames = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                BufferedImage image = reader.read(i);
                frames.add(Frame.of(image));
                metadata.add((IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0"));
            }
        }
        return frames;
    }

    private static String attribute(IIOMetadataNode root, String element, String attribute) {
        NodeList found = root.getElementsByTagName(element);
        Node node = found.item(0);
        return node.getAttributes().getNamedItem(attribute).getNodeValue();
    }

    @Test
    void framesOfFewColoursComeBackExactlyEachWithItsOwnPalette() throws IOException {
        List<Frame> frames = List.of(
                frame(16, 16, i -> i * 0x010001),
                frame(16, 16, i -> 0xFFFFFF - i * 0x000301),
                frame(16, 16, i -> 0x123456));
        Path file = folder.resolve("new/few.gif");
        try (Gif gif = new Gif(file, 250)) {
            for (Frame frame : frames) gif.add(frame);
            assertThat(gif.frames()).isEqualTo(3);
            assertThat(file).doesNotExist();
        }
        List<IIOMetadataNode> metadata = new ArrayList<>();
        assertThat(read(file, metadata)).isEqualTo(frames);
        for (IIOMetadataNode each : metadata)
            assertThat(attribute(each, "GraphicControlExtension", "delayTime")).isEqualTo("25");
        IIOMetadataNode loop = (IIOMetadataNode)
                metadata.get(0).getElementsByTagName("ApplicationExtension").item(0);
        assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
        assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
    }

    @Test
    void framesOfManyColoursStayClose() throws IOException {
        Frame rainbow = frame(256, 256, i -> (i % 256) << 16 | (i / 256) << 8 | (i % 256 + i / 256) / 2);
        Path file = folder.resolve("many.gif");
        try (Gif gif = new Gif(file, 100)) {
            gif.add(rainbow);
        }
        Frame back = read(file, new ArrayList<>()).get(0);
        double squares = 0;
        for (int i = 0; i < back.rgb().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (rainbow.rgb()[i] >> shift & 0xFF) - (back.rgb()[i] >> shift & 0xFF);
                squares += difference * difference;
            }
        }
        // 256 colours over a square of 256 x 256 are cells of 16 x 16: a deviation of about 4.6 in two channels.
        assertThat(Math.sqrt(squares / (3.0 * back.rgb().length))).isLessThan(6);
        assertThat(Arrays.stream(back.rgb()).distinct().count()).isBetween(200L, 256L);
    }

    @Test
    void aFrameOfAnotherSizeIsRefusedAndTheOthersAreKept() throws IOException {
        Path file = folder.resolve("size.gif");
        try (Gif gif = new Gif(file, 100)) {
            gif.add(frame(4, 4, i -> i));
            assertThatThrownBy(() -> gif.add(frame(4, 5, i -> i)))
                    .hasMessage(file + ": frame 1 has 4x5 pixels, the first has 4x4");
        }
        assertThat(read(file, new ArrayList<>())).hasSize(1);
    }

    @Test
    void withoutFramesOrWhenDiscardedNoFileIsLeft() throws IOException {
        new Gif(folder.resolve("empty.gif"), 100).close();
        Gif discarded = new Gif(folder.resolve("discarded.gif"), 100);
        discarded.add(frame(2, 2, i -> 0));
        discarded.discard();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDelayThatTheFormatCannotHoldIsRefused() {
        assertThatThrownBy(() -> new Gif(folder.resolve("x.gif"), 5))
                .hasMessage("gif: delayMillis=5 must be from 10 to 655350");
    }

    @Test
    void aPngComesBackExactly() throws IOException {
        Frame frame = frame(50, 40, i -> i * 7919 & 0xFFFFFF);
        Path file = folder.resolve("new/picture.png");
        frame.savePng(file);
        assertThat(Frame.of(ImageIO.read(file.toFile()))).isEqualTo(frame);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
