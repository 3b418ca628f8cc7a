package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceFilesTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void jsonFilesAreFoundAtAnyDepthSortedByPath() throws IOException {
        Path b = write("b/two.json", "{}");
        Path a = write("a/deep/one.json.gz", "{}");
        write("a/notes.txt", "no trace");
        assertThat(TraceFiles.find(folder)).containsExactly(a, b);
        assertThat(TraceFiles.find(b)).containsExactly(b);
        assertThatThrownBy(() -> TraceFiles.find(folder.resolve("none")))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(folder.resolve("none") + " does not exist");
    }

    @Test
    void plainAndPackedFilesGiveMapsListsAndDoubles() throws IOException {
        String text = "{\"format\": \"x/1\", \"numbers\": [1, 2.5e3], \"on\": true, \"none\": null}";
        for (String name : List.of("t.json", "t.json.gz")) {
            Map<String, Object> file = TraceFiles.read(write(name, text));
            assertThat(file.keySet()).containsExactly("format", "numbers", "on", "none");
            assertThat(file.get("numbers")).isEqualTo(List.of(1.0, 2500.0));
            assertThat(file.get("on")).isEqualTo(true);
            assertThat(file.get("none")).isNull();
        }
    }

    @Test
    void malformedFilesAreRefusedWithFileAndLine() throws IOException {
        Path missingComma = write("a.json", "{\n \"a\": 1,\n \"b\": 2\n \"c\": 3\n}");
        assertThatThrownBy(() -> TraceFiles.read(missingComma))
                .isInstanceOf(TraceFileException.class)
                .hasMessageStartingWith(missingComma + ":4: not a JSON object: ");
        Path list = write("b.json", "[1]");
        assertThatThrownBy(() -> TraceFiles.read(list)).hasMessageStartingWith(list + ":1: not a JSON object: ");
        Path cutOff = write("c.json", "{\"a\": [1, 2");
        assertThatThrownBy(() -> TraceFiles.read(cutOff)).hasMessageContaining("c.json");
        Path empty = write("d.json", "");
        assertThatThrownBy(() -> TraceFiles.read(empty)).hasMessageContaining("d.json: is empty");
        Path twice = write("e.json", "{}{}");
        assertThatThrownBy(() -> TraceFiles.read(twice)).hasMessageContaining("e.json");
        Path notPacked = folder.resolve("f.json.gz");
        Files.writeString(notPacked, "{}");
        assertThatThrownBy(() -> TraceFiles.read(notPacked)).hasMessageStartingWith("cannot read " + notPacked);
        Path notText = folder.resolve("g.json");
        Files.write(notText, new byte[] {'{', '"', (byte) 0xC3, '"', '}'});
        assertThatThrownBy(() -> TraceFiles.read(notText)).hasMessageContaining("g.json");
    }

    /** Knows files of format {@code sum/1}: numbers and what they sum to. */
    public static final class SumCheck implements ConformanceCheck {
        @Override
        public boolean knows(Map<String, Object> file) {
            return "sum/1".equals(file.get("format"));
        }

        @Override
        public List<Result> check(Map<String, Object> file) {
            if (!(file.get("numbers") instanceof List<?> numbers))
                throw new IllegalArgumentException("sum/1 file: key numbers must be a list");
            double sum = numbers.stream().mapToDouble(number -> (Double) number).sum();
            double deviation = Math.abs(sum - (Double) file.get("sum")) / 0.5;
            String mismatch = deviation > 1 ? "sum is " + sum + ", expected " + file.get("sum") : null;
            return List.of(new Result("", numbers.size(), deviation, mismatch));
        }
    }

    @Test
    void everyFileIsReportedWhateverTheOthersAre() throws IOException {
        Path good = write("1.json", "{\"format\": \"sum/1\", \"numbers\": [1, 2], \"sum\": 3.25}");
        Path wrong = write("2.json", "{\"format\": \"sum/1\", \"numbers\": [1, 2], \"sum\": 5}");
        Path unknown = write("3.json", "{\"format\": \"other/1\"}");
        Path incomplete = write("4.json", "{\"format\": \"sum/1\"}");
        Path broken = write("5.json", "{");
        Path absurd = write("6.json", "{\"format\": \"sum/1\", \"numbers\": [\"x\"], \"sum\": 5}");
        List<Conformance.Report> reports = Conformance.run(folder);
        assertThat(reports)
                .extracting(Conformance.Report::file)
                .containsExactly(good, wrong, unknown, incomplete, broken, absurd);
        assertThat(reports)
                .extracting(Conformance.Report::status)
                .containsExactly(
                        Conformance.Status.PASSED,
                        Conformance.Status.FAILED,
                        Conformance.Status.SKIPPED,
                        Conformance.Status.UNREADABLE,
                        Conformance.Status.UNREADABLE,
                        Conformance.Status.FAILED);
        assertThat(reports.get(0).largestDeviation()).isEqualTo(0.5);
        assertThat(reports.get(1).results().get(0).mismatch()).isEqualTo("sum is 3.0, expected 5.0");
        assertThat(reports.get(3).problem()).isEqualTo("sum/1 file: key numbers must be a list");
        assertThat(reports.get(5).problem()).contains("ClassCastException");
    }
}
