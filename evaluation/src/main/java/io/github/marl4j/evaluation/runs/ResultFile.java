package io.github.marl4j.evaluation.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluations of one or several runs in marl-eval layout, which the common MARL plotting tools read:
 *
 * <pre>
 * environment → task → algorithm → seed_N → step_k → {step_count, elapsed_time, metric: [values…]}
 *                                         → absolute_metrics → {metric: [values…]}
 * </pre>
 *
 * A metric has one value per evaluation episode (or a single one). Immutable. Source: marl-eval (instadeepai), README, "Data structure".
 */
public final class ResultFile {
    /** A file without runs. */
    public static final ResultFile EMPTY = new ResultFile(new TreeMap<>(Key.ORDER));

    private static final String ABSOLUTE = "absolute_metrics";

    private final TreeMap<Key, Run> runs;

    private ResultFile(TreeMap<Key, Run> runs) {
        this.runs = runs;
    }

    /** Which run: environment family ({@code smax}), task ({@code 3m-v1}), algorithm and seed. */
    public record Key(String environment, String task, String algorithm, long seed) {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::environment)
                .thenComparing(Key::task)
                .thenComparing(Key::algorithm)
                .thenComparingLong(Key::seed);

        /**
         * The key of a run.
         *
         * @param environmentId family and name, e.g. {@code smax/3m-v1}: what comes before the first slash is the environment, the rest the task
         */
        public static Key of(String environmentId, String algorithm, long seed) {
            int slash = environmentId.indexOf('/');
            if (slash < 1 || slash == environmentId.length() - 1) {
                throw new IllegalArgumentException(
                        "environment id \"" + environmentId + "\" has no family and name; expected e.g. smax/3m-v1");
            }
            return new Key(environmentId.substring(0, slash), environmentId.substring(slash + 1), algorithm, seed);
        }
    }

    /**
     * One evaluation during training.
     *
     * @param stepCount environment steps so far
     * @param elapsedSeconds seconds of training so far
     * @param metrics values by metric; immutable
     */
    public record Step(long stepCount, double elapsedSeconds, Map<String, List<Double>> metrics) {
        /** Copies the metrics. */
        public Step {
            metrics = copy(metrics);
        }
    }

    /**
     * All evaluations of one run.
     *
     * @param steps evaluations during training by ascending step; immutable
     * @param absoluteMetrics the final evaluation, values by metric; empty until the run has ended; immutable
     */
    public record Run(List<Step> steps, Map<String, List<Double>> absoluteMetrics) {
        /** Copies both. */
        public Run {
            steps = List.copyOf(steps);
            absoluteMetrics = copy(absoluteMetrics);
        }
    }

    /** The runs by environment, task, algorithm and seed; a copy. */
    public Map<Key, Run> runs() {
        return new LinkedHashMap<>(runs);
    }

    /** This file with one more evaluation; one at the same step is replaced, so that a resumed run may write it again. */
    public ResultFile withStep(Key key, Step step) {
        Run run = runs.getOrDefault(key, new Run(List.of(), Map.of()));
        List<Step> steps = new ArrayList<>(run.steps());
        steps.removeIf(known -> known.stepCount() == step.stepCount());
        steps.add(step);
        steps.sort(Comparator.comparingLong(Step::stepCount));
        return with(key, new Run(steps, run.absoluteMetrics()));
    }

    /** This file with the final evaluation of a run, which replaces an earlier one. */
    public ResultFile withAbsoluteMetrics(Key key, Map<String, List<Double>> metrics) {
        Run run = runs.getOrDefault(key, new Run(List.of(), Map.of()));
        return with(key, new Run(run.steps(), metrics));
    }

    /**
     * The runs of both files.
     *
     * @throws IllegalArgumentException if both hold the same run
     */
    public ResultFile merge(ResultFile other) {
        TreeMap<Key, Run> all = new TreeMap<>(runs);
        other.runs.forEach((key, run) -> {
            if (all.put(key, run) != null) {
                throw new IllegalArgumentException("both result files hold " + key + "; expected every run once");
            }
        });
        return new ResultFile(all);
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file) {
        Map<String, Object> root = new LinkedHashMap<>();
        runs.forEach((key, run) -> {
            Map<String, Object> algorithm = child(child(child(root, key.environment()), key.task()), key.algorithm());
            Map<String, Object> json = child(algorithm, "seed_" + key.seed());
            for (int k = 0; k < run.steps().size(); k++) {
                Step step = run.steps().get(k);
                Map<String, Object> fields = child(json, "step_" + k);
                fields.put("step_count", step.stepCount());
                fields.put("elapsed_time", step.elapsedSeconds());
                fields.putAll(step.metrics());
            }
            if (!run.absoluteMetrics().isEmpty()) {
                json.put(ABSOLUTE, run.absoluteMetrics());
            }
        });
        AtomicFiles.write(file, Json.pretty(root));
    }

    /**
     * Reads a file.
     *
     * @throws RunFileException if it is missing or has another layout, with the place
     */
    public static ResultFile read(Path file) {
        TreeMap<Key, Run> runs = new TreeMap<>(Key.ORDER);
        JsonFields root = JsonFields.of(file, Json.read(file));
        for (String environment : root.keys()) {
            JsonFields tasks = root.object(environment);
            for (String task : tasks.keys()) {
                JsonFields algorithms = tasks.object(task);
                for (String algorithm : algorithms.keys()) {
                    JsonFields seeds = algorithms.object(algorithm);
                    for (String seed : seeds.keys()) {
                        runs.put(new Key(environment, task, algorithm, seed(seeds, seed)), run(seeds.object(seed)));
                    }
                }
            }
        }
        return new ResultFile(runs);
    }

    private static Run run(JsonFields json) {
        List<Step> steps = new ArrayList<>();
        Map<String, List<Double>> absolute = Map.of();
        for (String key : json.keys()) {
            if (key.equals(ABSOLUTE)) {
                absolute = metrics(json.object(key));
            } else if (key.startsWith("step_")) {
                JsonFields step = json.object(key);
                steps.add(new Step(step.integer("step_count"), step.number("elapsed_time"), metrics(step)));
            } else {
                throw json.wrong(key, "only step_0, step_1, … and " + ABSOLUTE);
            }
        }
        steps.sort(Comparator.comparingLong(Step::stepCount));
        return new Run(steps, absolute);
    }

    private static Map<String, List<Double>> metrics(JsonFields json) {
        Map<String, List<Double>> metrics = new LinkedHashMap<>();
        for (String key : json.keys()) {
            if (!key.equals("step_count") && !key.equals("elapsed_time")) {
                metrics.put(key, json.numbers(key));
            }
        }
        return metrics;
    }

    private static long seed(JsonFields json, String key) {
        try {
            if (key.startsWith("seed_")) {
                return Long.parseLong(key.substring("seed_".length()));
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw json.wrong(key, "runs to be named seed_ and a whole number");
    }

    private ResultFile with(Key key, Run run) {
        TreeMap<Key, Run> changed = new TreeMap<>(runs);
        changed.put(key, run);
        return new ResultFile(changed);
    }

    @SuppressWarnings("unchecked") // Only this method puts objects into these maps.
    private static Map<String, Object> child(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.computeIfAbsent(key, name -> new LinkedHashMap<String, Object>());
    }

    private static Map<String, List<Double>> copy(Map<String, List<Double>> metrics) {
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        metrics.forEach((name, values) -> {
            if (name.equals("step_count") || name.equals("elapsed_time")) {
                throw new IllegalArgumentException(
                        "metric name \"" + name + "\" is taken by the layout; expected another one");
            }
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "metric " + name + " holds " + value + "; expected finite numbers");
                }
            }
            copy.put(name, List.copyOf(values));
        });
        return java.util.Collections.unmodifiableMap(copy);
    }
}
