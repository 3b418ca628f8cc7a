package io.github.marl4j.commons;

import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.commons.experiment.RunReport;
import io.github.marl4j.commons.experiment.Surroundings;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.commons.model.Pace;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Starts and resumes runs in tests. */
public final class Runs {
    public static final List<String> NAMES = List.of("John", "Kate", "Jack", "Emma", "Luke");
    public static final String SECRET = "sk-very-secret-5711";

    private Runs() {}

    /** A clock that jumps instead of waiting. */
    public static final class Jumping implements Pace {
        public final ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();
        private final AtomicLong now = new AtomicLong();

        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public void sleep(Duration time) {
            waits.add(time);
            now.addAndGet(time.toNanos());
        }
    }

    public static Surroundings surroundings() {
        return surroundings(new Jumping(), () -> false);
    }

    public static Surroundings surroundings(Pace pace, BooleanSupplier stop) {
        Surroundings plain = Surroundings.plain();
        return new Surroundings(
                Map.of("MARL4J_TEST_KEY", SECRET)::get,
                pace,
                plain.policies(),
                plain.models(),
                null,
                stop,
                plain.progress());
    }

    /** Returns an experiment of the repository with some values replaced. */
    public static Experiment config(String name, Map<String, Object> changes) {
        Map<String, Object> values = new LinkedHashMap<>(Json.read(Path.of("../configs/commons/" + name + ".json")));
        values.putAll(changes);
        return Experiment.of(name, values);
    }

    /** Returns a model setting for a server. */
    public static Map<String, Object> model(ChatServer server) {
        return Map.of("url", server.url(), "model", "stand-in", "keyVariable", "MARL4J_TEST_KEY");
    }

    public static Experiment at(ChatServer server, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("models", Map.of("main", model(server)));
        return Experiment.of("test", values);
    }

    public static RunReport start(Path folder, Experiment experiment, Surroundings surroundings) {
        return CommonsRun.start(folder, experiment, manifest(), null, Cassette.Mode.RECORD, surroundings);
    }

    public static RunReport resume(Path folder, Surroundings surroundings) {
        return CommonsRun.resume(folder, CommonsRun.experiment(folder), Cassette.Mode.RECORD, surroundings);
    }

    public static Manifest manifest() {
        return Manifest.starting("test", "test", "test", "plain", 1);
    }
}
