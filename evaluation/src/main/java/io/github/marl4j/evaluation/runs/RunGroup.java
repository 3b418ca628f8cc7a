package io.github.marl4j.evaluation.runs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs that differ in nothing but their seed.
 *
 * @param task environment id
 * @param label the algorithm's name, followed by the settings that tell this group from others of the same task and algorithm
 * @param runs at least one, by ascending seed; immutable
 */
public record RunGroup(String task, String label, List<RunFolder> runs) {

    /**
     * Groups runs by task, algorithm and all other settings but the seed; in the order of the task and the label.
     *
     * @throws IllegalArgumentException if there are no runs, or two runs of a group have the same seed
     */
    public static List<RunGroup> of(List<RunFolder> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run folders came; expected at least one");
        }
        List<RunGroup> groups = new ArrayList<>();
        Map<List<String>, List<RunFolder>> byName = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(run.task(), run.algorithm()), LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, namesakes) -> {
            Map<Map<String, Object>, List<RunFolder>> bySettings = namesakes.stream()
                    .collect(Collectors.groupingBy(RunGroup::settings, LinkedHashMap::new, Collectors.toList()));
            bySettings.forEach((settings, seeds) ->
                    groups.add(group(name.get(0), name.get(1) + suffix(settings, bySettings.keySet()), seeds)));
        });
        groups.sort(Comparator.comparing(RunGroup::task).thenComparing(RunGroup::label));
        return List.copyOf(groups);
    }

    /** The seeds, ascending. */
    public List<Long> seeds() {
        return runs.stream().map(RunFolder::seed).toList();
    }

    private static RunGroup group(String task, String label, List<RunFolder> seeds) {
        List<RunFolder> sorted =
                seeds.stream().sorted(Comparator.comparingLong(RunFolder::seed)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).seed() == sorted.get(i - 1).seed()) {
                throw new IllegalArgumentException("two runs of " + task + " " + label + " have seed="
                        + sorted.get(i).seed() + ": " + sorted.get(i - 1).path() + " and "
                        + sorted.get(i).path() + "; leave one of them out");
            }
        }
        return new RunGroup(task, label, sorted);
    }

    /** Returns all settings of a run but the seed, by dotted path. */
    public static Map<String, Object> settings(RunFolder run) {
        Map<String, Object> settings = new TreeMap<>();
        flatten("", run.config(), settings);
        settings.remove("seed");
        return settings;
    }

    private static void flatten(String path, Object value, Map<String, Object> out) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> flatten(path.isEmpty() ? String.valueOf(key) : path + "." + key, child, out));
        } else {
            out.put(path, value == null ? "null" : value);
        }
    }

    /** What tells these settings from the others, e.g. {@code " (ippo.learningRate=0.004)"}; empty if there are no others. */
    private static String suffix(Map<String, Object> settings, Collection<Map<String, Object>> all) {
        String differing = differences(settings, all);
        return all.size() == 1 ? "" : differing.isEmpty() ? " (base)" : " (" + differing + ")";
    }

    /** Returns the settings that not all of some settings have in common, e.g. {@code ippo.learningRate=0.004, ippo.numEnvs=64}; empty if there are none. */
    public static String differences(Map<String, Object> settings, Collection<Map<String, Object>> all) {
        return settings.keySet().stream()
                .filter(key -> all.stream().anyMatch(other -> !Objects.equals(other.get(key), settings.get(key))))
                .map(key -> key + "=" + settings.get(key))
                .collect(Collectors.joining(", "));
    }
}
