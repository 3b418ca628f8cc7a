package io.github.marl4j.cli;

import io.github.marl4j.env.files.AtomicFile;
import io.github.marl4j.env.render.Gif;
import io.github.marl4j.envs.fighting.arena.MatchPicture;
import io.github.marl4j.envs.fighting.cpu.CpuLevel;
import io.github.marl4j.envs.fighting.cpu.CpuMatch;
import io.github.marl4j.envs.fighting.cpu.MatchUps;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.EngineSpeed;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.paint.Highlights;
import io.github.marl4j.envs.fighting.replay.Recorder;
import io.github.marl4j.envs.fighting.replay.Replay;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets computers fight. */
@Command(
        name = "fight",
        description = {
            "Play a match of Lantern Street between two computers and tell who won; film it, record it, or play a recording.",
            "With --matchups or --levels: play many matches and print who beats whom."
        })
final class FightCommand implements Callable<Integer> {
    private static final int FRAMES_PER_SECOND = 60;
    private static final int MATCHES_OF_A_THREAD = 512;
    private static final double SECONDS_OF_A_TEST = 4;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--left",
            paramLabel = "ID",
            defaultValue = "aren",
            description = "Fighter on the left [${DEFAULT-VALUE}].")
    private String left;

    @Option(
            names = "--right",
            paramLabel = "ID",
            defaultValue = "sable",
            description = "Fighter on the right [${DEFAULT-VALUE}].")
    private String right;

    @Option(
            names = "--cpu",
            paramLabel = "L,R",
            split = ",",
            defaultValue = "5,5",
            description = "Levels of both, 1 to 8 [${DEFAULT-VALUE}].")
    private List<Integer> levels;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of their chance [${DEFAULT-VALUE}].")
    private long seed;

    @Option(names = "--gif", paramLabel = "FILE", description = "Film the match into this file.")
    private Path gif;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of the film at most [${DEFAULT-VALUE}].")
    private int seconds;

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "0",
            description = "Second at which the film begins [${DEFAULT-VALUE}].")
    private int from;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "3",
            description = "Frames of the game for one of the film [${DEFAULT-VALUE}].")
    private int every;

    @Option(names = "--record", paramLabel = "FILE", description = "Write the inputs of the match into this file.")
    private Path record;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Play this recording instead of a new match, and check where it ends.")
    private Path replay;

    @Option(
            names = "--matchups",
            description = "Print how often each fighter beats each other at the level of --level.")
    private boolean matchUps;

    @Option(names = "--levels", description = "Print how often a level beats the one two below.")
    private boolean levelTest;

    @Option(
            names = "--level",
            paramLabel = "N",
            defaultValue = "5",
            description = "Level for --matchups [${DEFAULT-VALUE}].")
    private int level;

    @Option(
            names = "--matches",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Matches for each ordered pair of --matchups, and twelfths of those of --levels [${DEFAULT-VALUE}].")
    private int matches;

    @Option(names = "--speed", description = "Measure the engine alone, random inputs and nobody watching.")
    private boolean speed;

    @Option(names = "--markdown", description = "Print the table of --matchups as Markdown.")
    private boolean markdown;

    private final FightState shown = new FightState(1);
    private final Highlights highlights = new Highlights(FightTables.shipped());
    private Gif film;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        requireAtLeastOne("--seconds", seconds);
        requireAtLeastOne("--every", every);
        requireAtLeastOne("--matches", matches);
        if (speed) out.println(speed());
        else if (matchUps) out.print(matchUpTable());
        else if (levelTest) levels(out);
        else match(out);
        out.flush();
        return ExitCodes.OK;
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + "=" + value + " must be at least 1");
    }

    private void match(PrintWriter out) throws IOException {
        if (gif == null) {
            out.println(replay == null ? playNew() : playRecorded());
            return;
        }
        film = new Gif(gif, 1000 * every / FRAMES_PER_SECOND);
        boolean whole = false;
        try {
            String result = replay == null ? playNew() : playRecorded();
            film.close();
            whole = true;
            out.println(result);
            out.println(gif + ": " + film.frames() + " frames");
        } finally {
            if (!whole) film.discard();
        }
    }

    private String playNew() throws IOException {
        Roster roster = Roster.shipped();
        if (levels.size() != 2) throw new IllegalArgumentException("--cpu=" + levels + " must be two levels, e.g. 3,7");
        levels.forEach(CpuLevel::of);
        CpuMatch match = new CpuMatch();
        match.start(
                roster.indexOf("--left", left), levels.get(0), roster.indexOf("--right", right), levels.get(1), seed);
        Recorder recorder = new Recorder();
        boolean goesOn = true;
        for (int frame = 0; goesOn; frame++) {
            goesOn = match.step();
            recorder.add(match.word(0), match.word(1));
            shoot(match.state(), frame);
        }
        if (record != null) {
            String note = "cpu " + levels.get(0) + "," + levels.get(1) + ", seed " + seed;
            String json = recorder.replay(FightTables.shipped(), match.state(), 0, note)
                    .toJson(FightTables.shipped());
            try (AtomicFile file = new AtomicFile(record)) {
                file.stream().write(json.getBytes(StandardCharsets.UTF_8));
                file.commit();
            }
        }
        return result(match.state());
    }

    private String playRecorded() throws IOException {
        if (!Files.isRegularFile(replay)) throw new IllegalArgumentException(replay + " is no file");
        Replay recorded = Replay.parse(replay.toString(), Files.readString(replay), FightTables.shipped());
        recorded.play(new FightEngine(FightTables.shipped()), shown, frame -> shoot(shown, frame));
        return result(shown) + "; the final state is the recorded one";
    }

    private void shoot(FightState state, int frame) {
        if (film == null) return;
        if (frame == 0) highlights.begin(state, 0);
        else highlights.played(state, 0);
        int shot = frame - from * FRAMES_PER_SECOND;
        if (shot < 0 || shot % every != 0 || shot >= seconds * FRAMES_PER_SECOND) return;
        try {
            film.add(MatchPicture.frame(state, 0, highlights));
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot write " + gif, refused);
        }
    }

    private static String result(FightState state) {
        int won0 = state.match(0, Cells.WINS);
        int won1 = state.match(0, Cells.WINS + 1);
        List<String> names =
                Roster.shipped().fighters().stream().map(f -> f.name()).toList();
        String first = names.get(state.player(0, 0, Cells.FIGHTER));
        String second = names.get(state.player(0, 1, Cells.FIGHTER));
        String who = won0 == won1 ? "a draw" : (won0 > won1 ? first : second) + " wins";
        return first + " against " + second + ": " + who + ", " + won0 + ":" + won1;
    }

    private static String speed() {
        int threads = Runtime.getRuntime().availableProcessors();
        double frames = EngineSpeed.framesPerSecond(MATCHES_OF_A_THREAD, threads, SECONDS_OF_A_TEST);
        return Words.whole(frames) + " frames of a match per second, " + threads + " threads, " + MATCHES_OF_A_THREAD
                + " matches each";
    }

    private String matchUpTable() {
        List<String> ids = Roster.shipped().ids();
        MatchUps played = MatchUps.play(ids.size(), level, matches, seed);
        List<String> header = new ArrayList<>(List.of("wins % of", "all"));
        for (String id : ids) header.add(id);
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int f = 0; f < ids.size(); f++) {
            List<String> row = new ArrayList<>(List.of(ids.get(f), percent(played.overall(f))));
            for (int other = 0; other < ids.size(); other++) row.add(other == f ? "" : percent(played.share(f, other)));
            table.row(row.toArray(String[]::new));
        }
        return markdown ? table.markdown() : table.text();
    }

    private void levels(PrintWriter out) {
        int fighters = Roster.shipped().fighters().size();
        for (int lower = 1; lower + 2 <= CpuLevel.STRONGEST; lower++) {
            int number = matches * fighters;
            double share = MatchUps.levels(fighters, lower + 2, lower, number, seed);
            out.println("level " + (lower + 2) + " wins " + percent(share) + " % of " + number
                    + " matches against level " + lower);
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }
}
