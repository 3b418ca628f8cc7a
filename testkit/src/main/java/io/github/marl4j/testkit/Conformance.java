package io.github.marl4j.testkit;

import io.github.marl4j.env.ConformanceCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Replays recorded files with every {@link ConformanceCheck} on the class path that knows them. Stateless; any thread may call it. */
public final class Conformance {
    private Conformance() {}

    /** What came of a file. */
    public enum Status {
        /** Some check knew it and all of it agrees. */
        PASSED,
        /** Some check knew it and something differs. */
        FAILED,
        /** No check knows it. */
        SKIPPED,
        /** It is no JSON object, or not what its format promises. */
        UNREADABLE
    }

    /**
     * What came of one file.
     *
     * @param file its path
     * @param status the outcome
     * @param results what the checks found, in their order; empty if skipped, or unreadable from the start
     * @param problem why it is unreadable, or why the replay broke off, one sentence; else {@code null}
     */
    public record Report(Path file, Status status, List<ConformanceCheck.Result> results, String problem) {
        /** Copies the list. */
        public Report {
            results = List.copyOf(results);
        }

        /** Returns the greatest deviation of any result, in units of its tolerance; 0 if there is none. */
        public double largestDeviation() {
            return results.stream()
                    .mapToDouble(ConformanceCheck.Result::largestDeviation)
                    .max()
                    .orElse(0);
        }
    }

    /**
     * Replays all recorded files under a folder.
     *
     * @param root a folder or a single file
     * @return one report per file, sorted by path; a fault in one file does not keep the others from being replayed
     * @throws TraceFileException if {@code root} does not exist
     */
    public static List<Report> run(Path root) {
        List<Report> reports = new ArrayList<>();
        run(root, reports::add);
        return reports;
    }

    /**
     * Replays all recorded files under a folder and tells of each as soon as it is done.
     *
     * @param root a folder or a single file
     * @param each called by this thread, in the order of the paths
     * @throws TraceFileException if {@code root} does not exist
     */
    public static void run(Path root, Consumer<Report> each) {
        List<ConformanceCheck> checks = new ArrayList<>();
        ServiceLoader.load(ConformanceCheck.class).forEach(checks::add);
        for (Path file : TraceFiles.find(root)) each.accept(replay(file, checks));
    }

    /** Replays one file with these checks. */
    static Report replay(Path file, List<ConformanceCheck> checks) {
        List<ConformanceCheck.Result> results = new ArrayList<>();
        try {
            Map<String, Object> content = TraceFiles.read(file);
            List<ConformanceCheck> knowing =
                    checks.stream().filter(check -> check.knows(content)).toList();
            if (knowing.isEmpty()) return new Report(file, Status.SKIPPED, results, null);
            for (ConformanceCheck check : knowing) results.addAll(check.check(content));
        } catch (IllegalArgumentException unreadable) {
            return new Report(file, Status.UNREADABLE, results, unreadable.getMessage());
        } catch (RuntimeException broken) {
            // A recording that the rules cannot follow, e.g. a draw too few, is a fault of the file or of the rules:
            // either way it does not agree.
            return new Report(file, Status.FAILED, results, broken.toString());
        }
        if (results.isEmpty()) return new Report(file, Status.FAILED, results, "nothing in the file was compared");
        boolean passed = results.stream().allMatch(ConformanceCheck.Result::passed);
        return new Report(file, passed ? Status.PASSED : Status.FAILED, results, null);
    }
}
