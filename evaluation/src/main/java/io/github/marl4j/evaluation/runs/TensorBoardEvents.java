package io.github.marl4j.evaluation.runs;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Scalars in TensorBoard's event format: TFRecord frames around protobuf messages, encoded by hand. One thread at a time.
 *
 * <p>Source: TensorFlow 2, {@code core/lib/io/record_writer.h} (frame: length, masked CRC-32C of it, data, masked CRC-32C of it) and
 * {@code core/util/event.proto} (Event: 1 wall_time double, 2 step int64, 3 file_version, 5 summary, 7 session_log; Summary: 1 value;
 * Value: 1 tag, 2 simple_value float; SessionLog: 1 status, START = 1).
 */
final class TensorBoardEvents implements Closeable {
    static final String PREFIX = "events.out.tfevents.";

    private final FileChannel channel;

    private TensorBoardEvents(FileChannel channel) {
        this.channel = channel;
    }

    /** Starts a new file; names sort by their time and number, which is the order TensorBoard reads them in. */
    static TensorBoardEvents create(Path folder) throws IOException {
        long now = System.currentTimeMillis();
        String name =
                PREFIX + String.format(Locale.ROOT, "%010d.marl4j.%d", now / 1000, MetricsWriter.countEvents(folder));
        FileChannel channel =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        TensorBoardEvents events = new TensorBoardEvents(channel);
        Message version = new Message()
                .fixed64(1, Double.doubleToRawLongBits(now / 1000.0))
                .bytes(3, utf8("brain.Event:2"));
        events.record(version.toByteArray());
        return events;
    }

    /** Makes TensorBoard drop what earlier files say about this step and later ones. */
    void forgetFrom(long step) throws IOException {
        byte[] start = new Message().varint(1, 1).toByteArray();
        record(event(System.currentTimeMillis() / 1000.0, step).bytes(7, start).toByteArray());
    }

    void scalars(long step, double wallTime, Map<String, Double> values) throws IOException {
        Message summary = new Message();
        values.forEach((tag, value) -> summary.bytes(
                1,
                new Message()
                        .bytes(1, utf8(tag))
                        .fixed32(2, Float.floatToRawIntBits(value.floatValue()))
                        .toByteArray()));
        record(event(wallTime, step).bytes(5, summary.toByteArray()).toByteArray());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Message event(double wallTime, long step) {
        return new Message().fixed64(1, Double.doubleToRawLongBits(wallTime)).varint(2, step);
    }

    private void record(byte[] data) throws IOException {
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        ByteBuffer frame = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(length)
                .putInt(maskedCrc(length))
                .put(data)
                .putInt(maskedCrc(data))
                .flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Rotated and shifted, so that a checksum of data that holds checksums stays sound. */
    private static int maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A protobuf message under construction: each field is its number and wire type, then its content. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message varint(int field, long value) {
            base128((long) field << 3);
            base128(value);
            return this;
        }

        Message fixed64(int field, long bits) {
            base128((long) field << 3 | 1);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bits)
                    .array());
            return this;
        }

        Message bytes(int field, byte[] content) {
            base128((long) field << 3 | 2);
            base128(content.length);
            out.writeBytes(content);
            return this;
        }

        Message fixed32(int field, int bits) {
            base128((long) field << 3 | 5);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bits)
                    .array());
            return this;
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }

        private void base128(long value) {
            for (; (value & ~0x7FL) != 0; value >>>= 7) {
                out.write((int) (value & 0x7F | 0x80));
            }
            out.write((int) value);
        }
    }
}
