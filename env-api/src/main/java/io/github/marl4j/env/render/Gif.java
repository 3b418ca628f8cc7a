package io.github.marl4j.env.render;

import io.github.marl4j.env.files.AtomicFile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * An animated GIF that repeats for ever, written frame by frame: no frame is kept in memory. Colours are exact in frames of at most 256 colours; other frames get their best 256. The
 * file appears, whole, when {@link #close} returns. Needs no display. One thread at a time.
 *
 * <pre>{@code
 * try (Gif gif = new Gif(Path.of("battle.gif"), 100)) {
 *     for (Frame frame : frames) gif.add(frame);
 * }
 * }</pre>
 */
public final class Gif implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final Path target;
    private final int delayHundredths;
    private final AtomicFile file;
    private final ImageOutputStream stream;
    private final ImageWriter writer;
    private int width;
    private int height;
    private int frames;
    private boolean failed;
    private boolean closed;

    /**
     * Begins a GIF.
     *
     * @param target its folder is made if it is missing
     * @param delayMillis how long each frame stays, at least 10 [ms]; the format keeps multiples of 10, the rest is cut off
     * @throws IOException if the file cannot be made
     */
    public Gif(Path target, int delayMillis) throws IOException {
        if (delayMillis < 10 || delayMillis > 655_350) {
            throw new IllegalArgumentException("gif: delayMillis=" + delayMillis + " must be from 10 to 655350");
        }
        this.target = target;
        this.delayHundredths = delayMillis / 10;
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
        if (!writers.hasNext()) throw new IllegalStateException("this Java runtime has no GIF writer");
        this.writer = writers.next();
        this.file = new AtomicFile(target);
        this.stream = new MemoryCacheImageOutputStream(file.stream());
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    /** Returns how many frames there are so far. */
    public int frames() {
        return frames;
    }

    /**
     * Adds a frame.
     *
     * @param frame not modified; as large as the first
     * @throws IllegalArgumentException if it has another size than the first
     * @throws IOException if the disk refuses; close then leaves no file
     */
    public void add(Frame frame) throws IOException {
        if (closed) throw new IllegalStateException(target + ": the GIF is closed");
        if (frames == 0) {
            width = frame.width();
            height = frame.height();
        } else if (frame.width() != width || frame.height() != height) {
            throw new IllegalArgumentException(target + ": frame " + frames + " has " + frame.width() + "x"
                    + frame.height() + " pixels, the first has " + width + "x" + height);
        }
        BufferedImage image = indexed(frame);
        try {
            writer.writeToSequence(new IIOImage(image, null, metadata(image)), null);
            // What is behind this point is never changed: lets the stream forget it.
            stream.flushBefore(stream.getStreamPosition());
        } catch (IOException | RuntimeException refused) {
            failed = true;
            throw refused;
        }
        frames++;
    }

    private static BufferedImage indexed(Frame frame) {
        Palette palette = Palette.of(frame.rgb());
        BufferedImage image =
                new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_INDEXED, palette.model());
        WritableRaster raster = image.getRaster();
        raster.setDataElements(0, 0, frame.width(), frame.height(), palette.indices(frame.rgb()));
        return image;
    }

    private IIOMetadata metadata(BufferedImage image) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delayHundredths));
        if (frames == 0) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(loop);
        }
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) return (IIOMetadataNode) root.item(i);
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }

    /**
     * Ends the GIF and puts it in its place; without frames, or after a failure, no file appears.
     *
     * @throws IOException if the disk refuses; no file appears then
     */
    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        try (file) {
            if (failed || frames == 0) return;
            writer.endWriteSequence();
            stream.close();
            file.commit();
        } finally {
            writer.dispose();
        }
    }

    /** Gives up: no file appears. */
    public void discard() throws IOException {
        failed = true;
        close();
    }
}
