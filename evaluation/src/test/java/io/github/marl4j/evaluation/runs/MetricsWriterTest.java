package io.github.marl4j.evaluation.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsWriterTest {
    @TempDir
    Path folder;

    @Test
    void rowsAreOnDiskBeforeTheWriterIsClosed() throws IOException {
        try (MetricsWriter writer = MetricsWriter.create(folder)) {
            writer.write(128, 0.5, new TreeMap<>(Map.of("train/return", 1.25, "update/kl", 0.01)));
            assertThat(Files.readString(folder.resolve("metrics.csv")))
                    .isEqualTo("step,wallSeconds,name,value\n128,0.500,train/return,1.25\n128,0.500,update/kl,0.01\n");
        }
    }

    @Test
    void resumingDropsRowsBeyondTheCheckpointAndATornRow() throws IOException {
        try (MetricsWriter writer = MetricsWriter.create(folder)) {
            for (long step = 100; step <= 500; step += 100) {
                writer.write(step, step / 10.0, Map.of("train/return", (double) step));
            }
        }
        Files.writeString(folder.resolve("metrics.csv"), "600,60.0,train/re", StandardOpenOption.APPEND);
        assertThat(Metrics.read(folder.resolve("metrics.csv")).tornLine()).contains("600,60.0,train/re");
        try (MetricsWriter writer = MetricsWriter.resume(folder, 300)) {
            writer.write(400, 41, Map.of("train/return", -4.0));
        }
        Metrics.Series series = Metrics.read(folder.resolve("metrics.csv"))
                .series("train/return")
                .orElseThrow();
        assertThat(series.points()).extracting(Metrics.Point::step).containsExactly(100L, 200L, 300L, 400L);
        assertThat(series.last().value()).isEqualTo(-4.0);
    }

    @Test
    void eventsHoldTheSameScalarsInCheckedFrames() throws IOException {
        try (MetricsWriter writer = MetricsWriter.create(folder)) {
            writer.write(300, 1, Map.of("a/b", 0.5));
        }
        List<byte[]> records = records(events().get(0));
        assertThat(records).hasSize(2);
        assertThat(new String(records.get(0), StandardCharsets.UTF_8)).contains("brain.Event:2");
        // After the 9 bytes of wall_time: step 300 as a varint, then summary { value { tag: "a/b" simple_value: 0.5 }
        // }.
        byte[] event = records.get(1);
        assertThat(java.util.Arrays.copyOfRange(event, 9, event.length))
                .containsExactly(
                        0x10, 0xAC, 0x02, 0x2A, 0x0C, 0x0A, 0x0A, 0x0A, 0x03, 'a', '/', 'b', 0x15, 0x00, 0x00, 0x00,
                        0x3F);
    }

    @Test
    void resumingStartsANewEventFileThatDropsLaterSteps() throws IOException {
        MetricsWriter.create(folder).close();
        MetricsWriter.resume(folder, 300).close();
        List<Path> events = events();
        assertThat(events).hasSize(2);
        byte[] start = records(events.get(1)).get(1);
        // step 301, session_log { status: START }
        assertThat(java.util.Arrays.copyOfRange(start, 9, start.length))
                .containsExactly(0x10, 0xAD, 0x02, 0x3A, 0x02, 0x08, 0x01);
    }

    @Test
    void aMetricThatIsNoNumberIsRefusedAndNothingIsWritten() throws IOException {
        try (MetricsWriter writer = MetricsWriter.create(folder)) {
            assertThatThrownBy(() -> writer.write(7, 1, new TreeMap<>(Map.of("a", 1.0, "update/loss", Double.NaN))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("update/loss is NaN at step=7");
            assertThatThrownBy(() -> writer.write(7, 1, Map.of("a,b", 1.0))).hasMessageContaining("\"a,b\"");
            writer.write(8, 1, Map.of("a", 1.0));
            assertThatThrownBy(() -> writer.write(7, 1, Map.of("a", 1.0)))
                    .hasMessageContaining("step=7 come after step=8");
        }
        assertThat(Metrics.read(folder.resolve("metrics.csv"))
                        .series("a")
                        .orElseThrow()
                        .points())
                .hasSize(1);
    }

    @Test
    void metricsOfAnotherRunAreNotOverwritten() {
        MetricsWriter.create(folder).close();
        assertThatThrownBy(() -> MetricsWriter.create(folder))
                .hasMessageContaining("metrics.csv")
                .hasMessageContaining("exists already");
    }

    private List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("events.out.tfevents."))
                    .sorted()
                    .toList();
        }
    }

    /** Reads TFRecord frames and checks both checksums by the definition of the mask. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(masked(data));
            records.add(data);
        }
        return records;
    }

    private static int masked(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        long value = crc.getValue();
        return (int) (((value >>> 15) | (value << 17)) + 0xa282ead8L);
    }
}
