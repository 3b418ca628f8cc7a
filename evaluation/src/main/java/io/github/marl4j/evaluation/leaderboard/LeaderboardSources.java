package io.github.marl4j.evaluation.leaderboard;

import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a leaderboard is made of.
 *
 * @param runs with manifest and final evaluation
 * @param tournaments that are done
 * @param refusals what was found and cannot count
 */
public record LeaderboardSources(List<RunFolder> runs, List<TournamentResults> tournaments, List<Refusal> refusals) {
    private static final String MANIFEST = "manifest.json";

    /** Copies the lists. */
    public LeaderboardSources {
        runs = List.copyOf(runs);
        tournaments = List.copyOf(tournaments);
        refusals = List.copyOf(refusals);
    }

    /**
     * Finds all folders of runs and tournaments in and below some folders.
     *
     * @throws RunFileException if a folder does not exist or cannot be read
     */
    public static LeaderboardSources find(List<Path> roots) {
        List<RunFolder> runs = new ArrayList<>();
        List<TournamentResults> tournaments = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Path folder : candidates(roots)) {
            try {
                if (!Files.exists(folder.resolve(MANIFEST))) {
                    throw new RunFileException(
                            "there is no " + MANIFEST + ", so nobody can say what made these numbers");
                }
                if (isTournament(folder)) tournaments.add(tournament(folder));
                else runs.add(run(folder));
            } catch (RunFileException | IllegalArgumentException refused) {
                refusals.add(new Refusal(folder, refused.getMessage()));
            }
        }
        return new LeaderboardSources(runs, tournaments, refusals);
    }

    private static List<Path> candidates(List<Path> roots) {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.isDirectory(root)) throw new RunFileException("no folder at " + root);
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isDirectory)
                        .filter(folder -> isTournament(folder) || isRun(folder))
                        .sorted()
                        .filter(folder -> !found.contains(folder))
                        .forEach(found::add);
            } catch (IOException failed) {
                throw RunFileException.reading(root, failed);
            }
        }
        return found;
    }

    private static boolean isTournament(Path folder) {
        return Files.exists(folder.resolve("games.csv"));
    }

    private static boolean isRun(Path folder) {
        return Files.exists(folder.resolve("metrics.csv")) || Files.exists(folder.resolve("result.json"));
    }

    private static TournamentResults tournament(Path folder) {
        Manifest.read(folder.resolve(MANIFEST));
        if (!Files.exists(folder.resolve("DONE"))) {
            throw new RunFileException(
                    "the tournament is not over; go on with: ./marl4j tournament --resume " + folder);
        }
        TournamentResults results = TournamentResults.read(folder);
        if (results.standings().isEmpty())
            throw new RunFileException("fewer than two players were left in this tournament");
        return results;
    }

    private static RunFolder run(Path folder) {
        RunFolder run = RunFolder.read(folder);
        if (run.finalEvaluation().isEmpty()) {
            throw new RunFileException(
                    "there is no final evaluation yet; go on with: ./marl4j train --resume " + folder);
        }
        return run;
    }
}
