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
        /** No check knows it; on a backend also: nothing in it can be replayed there. */
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
     * @param problem why it is unreadable, why the replay broke off, or why it cannot be replayed on the backend, one sentence; else {@code null}
     * @param steps who made the steps, if it was replayed on a backend
     */
    public record Report(
            Path file,
            Status status,
            List<ConformanceCheck.Result> results,
            String problem,
            BackendReplay.Steps steps) {
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
        List<ConformanceCheck> checks = checks();
        for (Path file : TraceFiles.find(root)) each.accept(replay(file, checks, null));
    }

    /**
     * Replays all recorded files under a folder on a backend and tells of each as soon as it is done.
     *
     * @param root a folder or a single file
     * @param backend plays; its steps are told file by file
     * @param each called by this thread, in the order of the paths
     * @throws TraceFileException if {@code root} does not exist
     */
    public static void run(Path root, BackendReplay backend, Consumer<Report> each) {
        List<ConformanceCheck> checks = checks();
        for (Path file : TraceFiles.find(root)) each.accept(replay(file, checks, backend));
    }

    private static List<ConformanceCheck> checks() {
        List<ConformanceCheck> checks = new ArrayList<>();
        ServiceLoader.load(ConformanceCheck.class).forEach(checks::add);
        return checks;
    }

    /** Replays one file with these checks, on the JVM if there is no backend. */
    private static Report replay(Path file, List<ConformanceCheck> checks, BackendReplay backend) {
        Replay replay = new Replay(file, backend);
        try {
            Map<String, Object> content = TraceFiles.read(file);
            List<ConformanceCheck> knowing =
                    checks.stream().filter(check -> check.knows(content)).toList();
            if (knowing.isEmpty()) return replay.report(Status.SKIPPED, null);
            for (ConformanceCheck check : knowing) replay.add(check, content);
        } catch (BackendReplay.LackingException lacking) {
            return replay.report(Status.SKIPPED, lacking.getMessage());
        } catch (IllegalArgumentException unreadable) {
            return replay.report(Status.UNREADABLE, unreadable.getMessage());
        } catch (RuntimeException broken) {
            // A recording that the rules cannot follow, e.g. a draw too few, is a fault of the file or of the rules:
            // either way it does not agree.
            return replay.report(Status.FAILED, broken.toString());
        }
        return replay.report();
    }

    /** What came of a file so far. */
    private static final class Replay {
        private final Path file;
        private final BackendReplay backend;
        private final List<ConformanceCheck.Result> results = new ArrayList<>();
        private boolean replayable;

        Replay(Path file, BackendReplay backend) {
            this.file = file;
            this.backend = backend;
            if (backend != null) backend.startOver();
        }

        void add(ConformanceCheck check, Map<String, Object> content) {
            if (backend == null) {
                results.addAll(check.check(content));
                return;
            }
            check.check(content, backend::rules).ifPresent(found -> {
                results.addAll(found);
                replayable = true;
            });
        }

        private BackendReplay.Steps steps() {
            return backend == null ? BackendReplay.Steps.NONE : backend.steps();
        }

        Report report(Status status, String problem) {
            return new Report(file, status, results, problem, steps());
        }

        Report report() {
            if (backend != null) {
                if (!replayable) return report(Status.SKIPPED, "its check replays on the JVM alone");
                if (steps().equals(BackendReplay.Steps.NONE)) return report(Status.SKIPPED, "nothing in it is played");
                backend.besideJvm().ifPresent(results::add);
            }
            if (results.isEmpty()) return report(Status.FAILED, "nothing in the file was compared");
            boolean passed = results.stream().allMatch(ConformanceCheck.Result::passed);
            return report(passed ? Status.PASSED : Status.FAILED, null);
        }
    }
}
