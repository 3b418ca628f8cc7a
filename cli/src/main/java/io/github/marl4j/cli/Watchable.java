package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.replay.Timeline;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.onnx.OnnxManifest;
import io.github.marl4j.viewer.PolicySource;
import io.github.marl4j.viewer.Story;
import io.github.marl4j.viewer.TrainedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the window can play with or show: learned policies of any kind, and recorded societies.
 *
 * @param greedy whether policies take their most probable action instead of drawing one
 */
record Watchable(boolean greedy) implements PolicySource {
    private static final List<Path> PLACES = List.of(Path.of("runs"), Path.of("examples", "policies"));
    private static final int DEPTH = 5;
    private static final String FAMILY = "fighting/";
    private static final String EVENTS = "events.jsonl";

    /** Returns whether a file holds a policy, and not a replay. */
    static boolean isPolicy(Path file) {
        if (file.toString().endsWith(".onnx")) return true;
        if (!file.toString().endsWith(".json") || !Files.isRegularFile(file)) return false;
        Object format = Json.read(file).get("format");
        return OnnxManifest.FORMAT.equals(format) || "marl4j-policy/1".equals(format);
    }

    @Override
    public TrainedPolicy open(Path file) {
        if (!Files.exists(file)) throw new IllegalArgumentException("there is no run and no policy at " + file);
        if (Files.exists(file.resolve(EVENTS)) && CommonsRun.exists(file)) return society(file);
        NamedPolicy policy = NamedPolicy.read(file, greedy);
        return new TrainedPolicy(policy.name(), policy.env(), policy.envOptions(), policy.policy());
    }

    private static TrainedPolicy society(Path folder) {
        Timeline timeline = Timeline.of(folder);
        List<List<Story.Line>> said = timeline.said().stream()
                .map(month -> month.stream()
                        .map(line -> new Story.Line(line.who(), line.what()))
                        .toList())
                .toList();
        return new TrainedPolicy(
                timeline.players(),
                timeline.env(),
                timeline.options(),
                timeline.policy(),
                new Story(timeline.seed(), timeline.requests().size(), said));
    }

    @Override
    public List<Path> fighters() {
        List<Path> found = new ArrayList<>();
        for (Path place : PLACES) {
            if (!Files.isDirectory(place)) continue;
            try (Stream<Path> files = Files.walk(place, DEPTH)) {
                files.filter(Watchable::fights)
                        .map(file -> file.endsWith("config.json") ? file.getParent() : file)
                        .sorted(Comparator.reverseOrder())
                        .forEach(found::add);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "the folder " + place + " cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return found;
    }

    /** Whether it is the configuration of a run, a saved policy or a manifest of a fighting environment; what cannot be read does not fight. */
    private static boolean fights(Path file) {
        try {
            if (file.endsWith("config.json")) {
                return Files.isDirectory(file.resolveSibling("checkpoints"))
                        && TrainingRun.readConfig(file.getParent()).env().id().startsWith(FAMILY);
            }
            return isPolicy(file)
                    && !file.toString().endsWith(".onnx")
                    && Json.read(file).toString().contains(FAMILY);
        } catch (IllegalArgumentException | IllegalStateException broken) {
            return false;
        }
    }
}
