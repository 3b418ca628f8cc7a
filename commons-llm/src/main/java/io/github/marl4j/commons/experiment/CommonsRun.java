package io.github.marl4j.commons.experiment;

import io.github.marl4j.commons.model.BudgetSpentException;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.Client;
import io.github.marl4j.commons.model.Meter;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Threads;
import io.github.marl4j.commons.prompts.PromptSet;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.commons.script.ScriptedModel;
import io.github.marl4j.commons.society.Cast;
import io.github.marl4j.commons.society.Event;
import io.github.marl4j.commons.society.SocietyPlay;
import io.github.marl4j.commons.society.Tally;
import io.github.marl4j.envs.commons.Persona;
import io.github.marl4j.envs.commons.Society;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A run of an experiment and its folder:
 *
 * <pre>
 * config.json     every value resolved, no secrets    manifest.json   version, commit, machine, times
 * cassette.jsonl  every answer, before it was used    events.jsonl    all that happened, month by month
 * result.json     metrics, usage, faults, fallbacks   DONE            present only when the run ended well
 * </pre>
 *
 * A run that was stopped or killed is resumed by playing it again: what was answered comes from the cassette, the rest is asked. One process at a time.
 */
public final class CommonsRun {
    private static final String CONFIG = "config.json";
    private static final String MANIFEST = "manifest.json";
    private static final String CASSETTE = "cassette.jsonl";
    private static final String RESULT = "result.json";
    private static final String DONE = "DONE";

    private final Path folder;
    private final Experiment experiment;
    private final Surroundings surroundings;

    private CommonsRun(Path folder, Experiment experiment, Surroundings surroundings) {
        this.folder = folder;
        this.experiment = experiment;
        this.surroundings = surroundings;
    }

    /**
     * Starts a run.
     *
     * @param folder must not hold a run yet; is created
     * @param cassette recorded answers to begin with, or {@code null}
     * @param mode what to do about questions without a recorded answer
     * @throws RunFileException if the folder holds a run, or a file cannot be written
     */
    public static RunReport start(
            Path folder,
            Experiment experiment,
            Manifest manifest,
            Path cassette,
            Cassette.Mode mode,
            Surroundings surroundings) {
        if (Files.exists(folder.resolve(CONFIG))) {
            throw new RunFileException(folder + " holds a run already; resume it, or choose another folder");
        }
        try {
            Files.createDirectories(folder);
            if (cassette != null) AtomicFiles.write(folder.resolve(CASSETTE), Files.readAllBytes(cassette));
        } catch (IOException failed) {
            throw RunFileException.writing(folder, failed);
        }
        manifest.write(folder.resolve(MANIFEST));
        AtomicFiles.write(folder.resolve(CONFIG), Json.pretty(experiment.toMap()));
        return new CommonsRun(folder, experiment, surroundings).play(mode);
    }

    /** Returns the experiment of a run folder. */
    public static Experiment experiment(Path folder) {
        return Experiment.read(folder.resolve(CONFIG));
    }

    /** Returns what a run has come to so far, as it lies in its folder. */
    public static Map<String, Object> result(Path folder) {
        return Json.read(folder.resolve(RESULT));
    }

    /** Returns all that has happened in a run so far. */
    public static List<Event> events(Path folder) {
        return Journal.read(folder);
    }

    /** Returns whether a folder holds a run that ended well. */
    public static boolean isDone(Path folder) {
        return Files.exists(folder.resolve(DONE));
    }

    /** Returns whether a folder holds a run. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(CONFIG));
    }

    /**
     * Goes on with a run.
     *
     * @param experiment that of the folder, perhaps with a larger budget or another address of a model
     */
    public static RunReport resume(Path folder, Experiment experiment, Cassette.Mode mode, Surroundings surroundings) {
        AtomicFiles.write(folder.resolve(CONFIG), Json.pretty(experiment.toMap()));
        return new CommonsRun(folder, experiment, surroundings).play(mode);
    }

    @SuppressWarnings("try") // the lock is only held
    private RunReport play(Cassette.Mode mode) {
        try (RunLock lock = RunLock.of(folder);
                Cassette cassette = Cassette.open(folder.resolve(CASSETTE), mode);
                Threads threads = new Threads()) {
            Tally tally = new Tally(experiment.prices());
            Meter meter = new Meter(experiment.budget(), experiment.prices());
            meter.countRecorded(cassette);
            cassette.recordedBefore().stream()
                    .filter(entry -> entry.answer() == null)
                    .forEach(entry -> tally.failed(entry.faults()));
            Society society = new Society(experiment.society(), experiment.seed());
            return play(cassette, threads, tally, meter, society);
        }
    }

    private RunReport play(Cassette cassette, Threads threads, Tally tally, Meter meter, Society society) {
        Journal journal = Journal.open(folder);
        RunReport.Status status = RunReport.Status.FAILED;
        String reason = "";
        Models models = new Models(experiment, client(experiment, meter, surroundings), surroundings);
        try (Cast cast = cast(society, cassette, tally, models)) {
            ModelSettings framework = experiment.models().get(experiment.framework());
            SocietyPlay play = cast.play(
                    framework, models.of(framework), experiment.mostLines(), threads, () -> tell(society, tally));
            while (!society.isOver() && !surroundings.stop().getAsBoolean()) {
                journal.write(play.playMonth());
                cassette.force();
                tell(society, tally);
            }
            status = society.isOver() ? RunReport.Status.DONE : RunReport.Status.STOPPED;
            if (!society.isOver()) reason = "stopped by the user";
        } catch (BudgetSpentException spent) {
            tally.failed(spent.faults());
            status = RunReport.Status.STOPPED;
            reason = spent.getMessage();
        } catch (RuntimeException failed) {
            reason = String.valueOf(failed.getMessage());
            RunReport.failed(tally, failed);
            throw failed;
        } finally {
            finish(RunReport.of(experiment, society, tally, status, reason));
        }
        return RunReport.of(experiment, society, tally, status, reason);
    }

    private void tell(Society society, Tally tally) {
        Tally.Count total = tally.total();
        surroundings
                .progress()
                .progress(
                        society.months().size(),
                        experiment.society().months(),
                        society.resource(),
                        total.calls(),
                        total.tokens().total(),
                        total.cost());
    }

    private void finish(RunReport report) {
        AtomicFiles.write(folder.resolve(RESULT), Json.pretty(report.toMap()));
        if (report.status() != RunReport.Status.DONE) return;
        Path manifest = folder.resolve(MANIFEST);
        Manifest.read(manifest).endedAt(Instant.now()).write(manifest);
        AtomicFiles.write(folder.resolve(DONE), "");
    }

    private Cast cast(Society society, Cassette cassette, Tally tally, Models models) {
        Wording wording = new Wording(
                PromptSet.read(experiment.promptSet()),
                experiment.society(),
                experiment.rules(),
                experiment.scaffold());
        Cast cast = new Cast(society, experiment.seed(), wording, cassette, tally);
        ModelSettings embeddings =
                experiment.embeddings().isEmpty() ? null : experiment.models().get(experiment.embeddings());
        Cast.MindSettings mind = new Cast.MindSettings(embeddings, models.client, experiment.recency());
        String scenarioFile = experiment.scenario().endsWith(".json") ? experiment.scenario() : "";
        for (int seat = 0; seat < experiment.seats().size(); seat++) {
            SeatSettings settings = experiment.seats().get(seat);
            switch (settings.kind()) {
                case MODEL -> {
                    ModelSettings model = experiment.models().get(settings.who());
                    cast.model(seat, model, models.of(model), settings.persona(), mind);
                }
                case SCRIPT -> cast.script(seat, Persona.named(experiment.name(), settings.who()));
                case POLICY -> cast.policy(seat, surroundings.policies().apply(settings.who()), scenarioFile);
                case PERSON -> cast.person(seat, surroundings.person(), settings.persona());
            }
        }
        return cast;
    }

    /**
     * Returns a model that can be asked outside of a run.
     *
     * @param experiment whose names and limits hold
     * @param meter counts what it takes
     */
    public static ChatModel model(
            Experiment experiment, ModelSettings settings, Meter meter, Surroundings surroundings) {
        return new Models(experiment, client(experiment, meter, surroundings), surroundings).of(settings);
    }

    private static Client client(Experiment experiment, Meter meter, Surroundings surroundings) {
        return new Client(
                experiment.limits(), meter, surroundings.environment(), surroundings.pace(), new SplittableRandom());
    }

    /** Models by their settings: scripts, models of the program around, or endpoints. */
    private static final class Models {
        private final Experiment experiment;
        private final Client client;
        private final Surroundings surroundings;
        private final Map<ModelSettings, ChatModel> known = new HashMap<>();

        Models(Experiment experiment, Client client, Surroundings surroundings) {
            this.experiment = experiment;
            this.client = client;
            this.surroundings = surroundings;
        }

        ChatModel of(ModelSettings settings) {
            return known.computeIfAbsent(settings, missing -> {
                if (settings.url().startsWith(ModelSettings.SCRIPTED)) {
                    return ScriptedModel.of(settings, experiment.names());
                }
                if (settings.url().startsWith(ModelSettings.HOSTED)) {
                    return surroundings.models().apply(settings.url().substring(ModelSettings.HOSTED.length()));
                }
                client.prepare(settings);
                return client;
            });
        }
    }
}
