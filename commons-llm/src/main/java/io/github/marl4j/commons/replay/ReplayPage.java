package io.github.marl4j.commons.replay;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.commons.society.Event;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One HTML file about one run, or two side by side: the resource, harvests, conversations, memories, prompts and accounts, month by month. It loads nothing and forbids itself to; every text
 * of a model is data inside of it, never markup.
 */
public final class ReplayPage {
    /** HTML escaping keeps {@code </script>} and the like out of the data. */
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private static final int MOST_RUNS = 2;

    private ReplayPage() {}

    /**
     * Writes the page.
     *
     * @param runs one or two run folders; they may be unfinished
     * @param file target
     * @throws IllegalArgumentException for another number of runs
     */
    public static void write(List<Path> runs, Path file) {
        AtomicFiles.write(file, html(runs));
    }

    /** Returns the page. */
    static String html(List<Path> runs) {
        if (runs.isEmpty() || runs.size() > MOST_RUNS) {
            throw new IllegalArgumentException("a replay shows 1 or 2 runs, not " + runs.size());
        }
        List<Object> list = new ArrayList<>();
        for (Path run : runs) list.add(run(run));
        return resource("page.html")
                .replace("/*STYLE*/", resource("page.css"))
                .replace("/*SCRIPT*/", resource("page.js"))
                .replace("/*DATA*/", GSON.toJson(Map.of("runs", list)));
    }

    private static Map<String, Object> run(Path folder) {
        Experiment experiment = CommonsRun.experiment(folder);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("name", String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        run.put("horizon", experiment.society().months());
        run.put("capacity", experiment.society().capacity());
        run.put("collapseBelow", experiment.society().collapseBelow());
        run.put("result", CommonsRun.result(folder));
        run.put("events", CommonsRun.events(folder).stream().map(Event::toMap).toList());
        return run;
    }

    private static String resource(String name) {
        try (InputStream stream = ReplayPage.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException("resource " + name + " is missing from the jar");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
