package io.github.marl4j.evaluation.runs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Appends metrics of a running training to {@code metrics.csv} and to TensorBoard events in the same folder. Each {@link #write} reaches the
 * operating system before it returns, so a killed run keeps all its rows. One thread at a time.
 */
public final class MetricsWriter implements Closeable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-/]+");

    private final Path file;
    private final FileChannel csv;
    private final TensorBoardEvents events;
    private long lastStep;

    private MetricsWriter(Path file, FileChannel csv, TensorBoardEvents events, long lastStep) {
        this.file = file;
        this.csv = csv;
        this.events = events;
        this.lastStep = lastStep;
    }

    /**
     * Starts the metrics of a new run.
     *
     * @param runFolder an existing folder without {@code metrics.csv}
     * @throws RunFileException if the files cannot be created, or exist already
     */
    public static MetricsWriter create(Path runFolder) {
        Path file = runFolder.resolve("metrics.csv");
        try {
            FileChannel csv = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            MetricsWriter writer = new MetricsWriter(file, csv, TensorBoardEvents.create(runFolder), 0);
            writer.append(Metrics.HEADER + "\n");
            return writer;
        } catch (IOException e) {
            throw RunFileException.writing(file, e);
        }
    }

    /**
     * Continues the metrics of a run from a checkpoint. Rows beyond its step and a half-written last row are dropped, since the resumed run
     * writes them again; TensorBoard is told to forget them.
     *
     * @param runFolder the folder of the run
     * @param checkpointStep environment steps at the checkpoint
     * @throws RunFileException if the file is missing, broken or cannot be written
     */
    public static MetricsWriter resume(Path runFolder, long checkpointStep) {
        Path file = runFolder.resolve("metrics.csv");
        StringBuilder kept = new StringBuilder(Metrics.HEADER).append('\n');
        for (Metrics.Line line : Metrics.completeLines(file, Json.text(file))) {
            if (line.row().step() <= checkpointStep) {
                kept.append(line.text()).append('\n');
            }
        }
        AtomicFiles.write(file, kept.toString());
        try {
            TensorBoardEvents events = TensorBoardEvents.create(runFolder);
            events.forgetFrom(checkpointStep + 1);
            FileChannel csv = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return new MetricsWriter(file, csv, events, checkpointStep);
        } catch (IOException e) {
            throw RunFileException.writing(file, e);
        }
    }

    /**
     * Appends one row per metric.
     *
     * @param step environment steps so far; never less than in the call before
     * @param wallSeconds seconds of training so far, those before a resumption included; at least 0
     * @param values metrics by name (letters, digits and {@code _ . - /}), finite; written in the map's order; not modified
     * @throws IllegalArgumentException if a step goes back, a name has other characters or a number is not finite; then nothing is written
     * @throws RunFileException if the files cannot be written
     */
    public void write(long step, double wallSeconds, Map<String, Double> values) {
        check(step, wallSeconds, values);
        StringBuilder rows = new StringBuilder();
        values.forEach((name, value) -> rows.append(step)
                .append(',')
                .append(String.format(Locale.ROOT, "%.3f", wallSeconds))
                .append(',')
                .append(name)
                .append(',')
                .append(value)
                .append('\n'));
        try {
            append(rows.toString());
            events.scalars(step, System.currentTimeMillis() / 1000.0, values);
        } catch (IOException e) {
            throw RunFileException.writing(file, e);
        }
        lastStep = step;
    }

    @Override
    public void close() {
        try (csv;
                events) {
            csv.force(true);
        } catch (IOException e) {
            throw RunFileException.writing(file, e);
        }
    }

    /** The number of event files in a folder, so that a resumed run takes the next name. */
    static long countEvents(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, TensorBoardEvents.PREFIX + "*")) {
            long count = 0;
            for (Path ignored : files) {
                count++;
            }
            return count;
        }
    }

    private void check(long step, double wallSeconds, Map<String, Double> values) {
        if (step < lastStep) {
            throw new IllegalArgumentException(
                    "metrics of step=" + step + " come after step=" + lastStep + "; expected steps to ascend");
        }
        if (!(wallSeconds >= 0 && Double.isFinite(wallSeconds))) {
            throw new IllegalArgumentException(
                    "wallSeconds=" + wallSeconds + " is no time; expected a finite number of at least 0");
        }
        values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("metric name \"" + name
                        + "\" has a character that is not allowed; allowed are letters, digits and _ . - /");
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "metric " + name + " is " + value + " at step=" + step
                                + "; expected a finite number (has training diverged? leave out a metric that has no value yet)");
            }
        });
    }

    private void append(String text) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (rest.hasRemaining()) {
            csv.write(rest);
        }
    }
}
