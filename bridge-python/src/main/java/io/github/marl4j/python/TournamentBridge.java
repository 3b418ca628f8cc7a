package io.github.marl4j.python;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvRuntime;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.Policy;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.tournament.Contestant;
import io.github.marl4j.evaluation.tournament.Tournament;
import io.github.marl4j.evaluation.tournament.TournamentConfig;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A tournament among policies of either language. {@link #cancel} may be called from another thread. */
public final class TournamentBridge {
    private final Path folder;
    private final TournamentConfig config;
    private final List<Contestant> contestants = new ArrayList<>();
    private volatile boolean cancelled;

    /**
     * Prepares a tournament.
     *
     * @param folder of its files
     * @param id of the environment
     * @param options of the environment, JSON object
     * @param settings games, budget, seed, atOnce, moveSeconds, anchor: JSON object
     * @param names of the contestants
     * @param policies who they are
     */
    public TournamentBridge(
            String folder, String id, String options, String settings, String[] names, Policy[] policies) {
        this.folder = Path.of(folder);
        for (int i = 0; i < names.length; i++) {
            contestants.add(new Contestant(names[i], names[i], policies[i]));
        }
        Map<String, Object> values = new LinkedHashMap<>(JsonText.map(id + ": options", options));
        OptionReader read = new OptionReader("tournament", JsonText.map("settings", settings));
        this.config = new TournamentConfig(
                Marl4j.spec(id, values).id(),
                values,
                contestants.stream()
                        .map(each -> new TournamentConfig.Player(each.name(), each.origin()))
                        .toList(),
                read.intAtLeast("games", 100, 1),
                read.intAtLeast("budget", 0, 0),
                read.intAtLeast("seed", 1, 0),
                read.intAtLeast("atOnce", 128, 1),
                read.doubleBetween("moveSeconds", 60, 0, Double.MAX_VALUE),
                read.text("anchor", ""));
        read.done();
    }

    /**
     * Plays, or goes on where the tournament in the folder was stopped.
     *
     * @param version of the Python package, for the manifest
     * @param threads how many batches are played at once
     * @return the results as JSON
     * @throws IllegalArgumentException if the folder holds another tournament
     * @throws CancellationException after {@link #cancel}
     */
    public String play(String version, int threads) {
        Tournament.Ending ending = Files.exists(folder.resolve("config.json"))
                ? resume(threads)
                : Tournament.start(
                        folder, config, contestants, manifest(version, threads), new Quiet(), this::cancelled);
        if (ending == Tournament.Ending.STOPPED) throw new CancellationException("the tournament was cancelled");
        return JsonText.of(TournamentResults.read(folder).toMap());
    }

    private Tournament.Ending resume(int threads) {
        TournamentConfig there = TournamentConfig.read(folder);
        if (!there.equals(config)) {
            throw new IllegalArgumentException("tournament folder " + folder
                    + " holds another tournament; choose another folder, or play what its config.json says");
        }
        return Tournament.resume(folder, contestants, threads, new Quiet(), this::cancelled);
    }

    private Manifest manifest(String version, int threads) {
        boolean simd = EnvRuntime.useSimd(config.env(), KernelChoice.AUTO);
        return Manifest.starting(version, "", "marl4j.tournament", simd ? "vector-api" : "plain", threads);
    }

    /** Makes {@link #play} end after the present batch. */
    public void cancel() {
        cancelled = true;
    }

    private boolean cancelled() {
        return cancelled;
    }

    /** Forfeits stand in the results. */
    private static final class Quiet implements Tournament.Listener {
        @Override
        public void played(long games, long planned) {}

        @Override
        public void forfeited(String player, String reason) {}
    }
}
