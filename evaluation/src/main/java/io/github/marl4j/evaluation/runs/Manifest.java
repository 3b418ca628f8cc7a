package io.github.marl4j.evaluation.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What made a run: software, machine, command and times.
 *
 * @param version version of MARL4J
 * @param commit source commit, or {@code unknown} where the build has none
 * @param command the command line that started the run
 * @param jvm name and version of the Java virtual machine
 * @param os operating system, version and architecture
 * @param cpu processor model and number of logical processors
 * @param kernel {@code vector-api} or {@code plain}
 * @param threads number of threads the run uses, at least 1
 * @param started when the run started
 * @param ended when it ended, empty while it runs or after it was killed
 */
public record Manifest(
        String version,
        String commit,
        String command,
        String jvm,
        String os,
        String cpu,
        String kernel,
        int threads,
        Instant started,
        Optional<Instant> ended) {

    /**
     * Checks the number of threads.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Manifest {
        if (threads < 1) {
            throw new IllegalArgumentException("threads=" + threads + " runs nothing; expected at least 1");
        }
    }

    /** A manifest of this machine and this moment, for a run that starts now. */
    public static Manifest starting(String version, String commit, String command, String kernel, int threads) {
        String jvm = System.getProperty("java.vm.name") + " " + Runtime.version();
        String os = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        return new Manifest(
                version, commit, command, jvm, os, processor(), kernel, threads, Instant.now(), Optional.empty());
    }

    /** The same manifest with an end. */
    public Manifest endedAt(Instant end) {
        return new Manifest(version, commit, command, jvm, os, cpu, kernel, threads, started, Optional.of(end));
    }

    /** Reads {@code manifest.json}. */
    public static Manifest read(Path file) {
        JsonFields json = JsonFields.of(file, Json.read(file));
        Instant started = instant(json, "started");
        Optional<Instant> ended =
                json.textOrNull("ended") == null ? Optional.empty() : Optional.of(instant(json, "ended"));
        int threads = Math.toIntExact(json.integer("threads"));
        return new Manifest(
                json.text("version"),
                json.text("commit"),
                json.text("command"),
                json.text("jvm"),
                json.text("os"),
                json.text("cpu"),
                json.text("kernel"),
                threads,
                started,
                ended);
    }

    /** Writes {@code manifest.json}, whole or not at all. */
    public void write(Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("commit", commit);
        json.put("command", command);
        json.put("jvm", jvm);
        json.put("os", os);
        json.put("cpu", cpu);
        json.put("kernel", kernel);
        json.put("threads", threads);
        json.put("started", started.toString());
        json.put("ended", ended.map(Instant::toString).orElse(null));
        AtomicFiles.write(file, Json.pretty(json));
    }

    private static Instant instant(JsonFields json, String key) {
        try {
            return Instant.parse(json.text(key));
        } catch (DateTimeException e) {
            throw json.wrong(key, "an ISO-8601 time such as 2027-01-31T14:25:01Z");
        }
    }

    /** The JDK does not know the model; Linux tells it in a file, elsewhere the architecture must do. */
    private static String processor() {
        String count = Runtime.getRuntime().availableProcessors() + " logical processors";
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuinfo)) {
            return System.getProperty("os.arch") + ", " + count;
        }
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(System.getProperty("os.arch"))
                    + ", " + count;
        } catch (IOException e) {
            throw RunFileException.reading(cpuinfo, e);
        }
    }
}
