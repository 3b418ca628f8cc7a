package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvRuntime;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.tournament.Contestant;
import io.github.marl4j.evaluation.tournament.Tournament;
import io.github.marl4j.evaluation.tournament.TournamentConfig;
import io.github.marl4j.evaluation.tournament.TournamentReport;
import io.github.marl4j.evaluation.tournament.TournamentResults;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets policies play against each other. */
@Command(
        name = "tournament",
        description = {
            "Let every player meet every other one on both seats of a two-sided environment, and rate them.",
            "A player that throws, moves illegally or takes too long forfeits; the others are unharmed.",
            "A tournament that was stopped or killed goes on with --resume and ends with the same games."
        })
final class TournamentCommand implements Callable<Integer> {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "Environment with two agents or two agent groups, e.g. games/kuhn.")
    private String what;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "[NAME=]PLAYER",
            description = "At least two: " + NamedPolicy.KINDS
                    + "; @greedy behind it takes the most probable action instead of drawing one.")
    private List<String> players = List.of();

    @Mixin
    private EnvOptionsMixin options;

    @Option(
            names = "--games",
            paramLabel = "N",
            defaultValue = "100",
            description = "Games for each pair and seat order [${DEFAULT-VALUE}].")
    private int games;

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "After the first games go on with the pair whose win rate is known least, until N games are played.")
    private long budget;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all games [${DEFAULT-VALUE}].")
    private long seed;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "128",
            description = "Most games of a batch [${DEFAULT-VALUE}].")
    private int atOnce;

    @Option(
            names = "--move-seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "Longest time for the moves of one step of a batch [${DEFAULT-VALUE}].")
    private double moveSeconds;

    @Option(
            names = "--anchor",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Player whose Elo rating is 1000; the default gives that to the mean of all.")
    private String anchor;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Batches at once; the default is the number of processors.")
    private Integer threads;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder to write; the default is tournaments/<environment>/<time>.")
    private Path out;

    @Option(names = "--resume", paramLabel = "FOLDER", description = "Go on with the tournament in this folder.")
    private Path resume;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        int batches = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        Path folder = resume != null ? resume : folder();
        PrintWriter err = spec.commandLine().getErr();
        Interrupt interrupt = Interrupt.begin();
        try {
            Tournament.Ending ending =
                    resume != null ? resume(batches, err, interrupt) : start(folder, batches, err, interrupt);
            if (ending == Tournament.Ending.STOPPED) {
                err.println("stopped; go on with: ./marl4j tournament --resume " + folder);
                return ExitCodes.OK;
            }
        } finally {
            interrupt.end();
        }
        print(folder);
        return ExitCodes.OK;
    }

    private Path folder() {
        if (what == null) throw new IllegalArgumentException("which environment? Give an id and at least two players");
        if (out != null) return out;
        return Path.of("tournaments", Trainings.folderName(Marl4j.resolve(what)), Trainings.stamp());
    }

    private Tournament.Ending start(Path folder, int batches, PrintWriter err, Interrupt interrupt) {
        String id = Marl4j.resolve(what);
        List<TournamentConfig.Player> named =
                players.stream().map(TournamentCommand::named).toList();
        Map<String, NamedPolicy> policies = policies(id, named);
        Map<String, Object> played = new LinkedHashMap<>(learned(policies));
        played.putAll(options.values());
        TournamentConfig config =
                new TournamentConfig(id, played, named, games, budget, seed, atOnce, moveSeconds, anchor);
        Marl4j.spec(id, played);
        List<Contestant> contestants = contestants(config, policies);
        boolean simd = EnvRuntime.useSimd(id, KernelChoice.AUTO);
        Manifest manifest = Manifest.starting(
                Build.version(), Build.commit(), CommandText.of(spec), simd ? "vector-api" : "plain", batches);
        return Tournament.start(folder, config, contestants, manifest, new Progress(err), interrupt::asked);
    }

    private Tournament.Ending resume(int batches, PrintWriter err, Interrupt interrupt) {
        if (what != null)
            throw new IllegalArgumentException(
                    "--resume takes environment and players from the folder; leave them away");
        TournamentConfig config = TournamentConfig.read(resume);
        List<Contestant> contestants = contestants(config, policies(config.env(), config.players()));
        return Tournament.resume(resume, contestants, batches, new Progress(err), interrupt::asked);
    }

    /** A text without a name is its own: a script, or the folder of a run. */
    private static TournamentConfig.Player named(String text) {
        int equals = text.indexOf('=');
        boolean hasName = equals > 0 && !Files.exists(Path.of(text.replaceFirst("@(greedy|sampled)$", "")));
        return hasName
                ? new TournamentConfig.Player(text.substring(0, equals), text.substring(equals + 1))
                : new TournamentConfig.Player(text.replaceFirst("/+(?=$|@)", ""), text);
    }

    private static Map<String, NamedPolicy> policies(String id, List<TournamentConfig.Player> players) {
        Map<String, NamedPolicy> policies = new LinkedHashMap<>();
        for (TournamentConfig.Player each : players) {
            policies.put(each.name(), NamedPolicy.of("player ", id, each.origin(), false));
        }
        return policies;
    }

    /** The options that learned players know the environment with; they must agree. */
    private Map<String, Object> learned(Map<String, NamedPolicy> policies) {
        Map<String, Object> learned = new LinkedHashMap<>();
        policies.forEach((name, policy) -> policy.envOptions().forEach((option, value) -> {
            Object other = learned.put(option, value);
            boolean decided = options.values().containsKey(option);
            if (other == null || decided || Objects.equals(other, value)) return;
            throw new IllegalArgumentException(
                    "player " + name + " has learned with " + option + "=" + value + ", another with " + option + "="
                            + other + "; say which is to be played: --option " + option + "=" + value);
        }));
        return learned;
    }

    private static List<Contestant> contestants(TournamentConfig config, Map<String, NamedPolicy> policies) {
        List<Contestant> contestants = new ArrayList<>();
        for (TournamentConfig.Player each : config.players()) {
            NamedPolicy policy = policies.get(each.name());
            policy.requireFits("player " + each.name(), config.env(), config.options());
            contestants.add(new Contestant(each.name(), each.origin(), policy.policy()));
        }
        return contestants;
    }

    private void print(Path folder) {
        TournamentResults results = TournamentResults.read(folder);
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            text.print(Json.pretty(results.toMap()));
        } else {
            text.println(results.env() + ": " + Words.whole(results.games()) + " games");
            List<List<String>> rows = TournamentReport.table(results);
            TextTable table = new TextTable(rows.get(0).toArray(String[]::new));
            rows.subList(1, rows.size()).forEach(row -> table.row(row.toArray(String[]::new)));
            if (rows.size() > 1) text.print(table.text());
            TournamentReport.remarks(results).forEach(text::println);
            text.println("report: " + folder.resolve("report.html"));
        }
        text.flush();
    }

    /** Says now and then how far a tournament is. */
    private static final class Progress implements Tournament.Listener {
        private final PrintWriter err;
        private final long started = System.nanoTime();
        private long before = -1;
        private long said = started;

        Progress(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void played(long games, long planned) {
            if (before < 0) before = games;
            long now = System.nanoTime();
            boolean last = games == planned;
            if (now - said < PATIENCE_NANOS && !last) return;
            said = now;
            err.println(Words.whole(games) + " of " + Words.whole(planned) + " games, "
                    + Words.whole((games - before) / ((now - started) * 1e-9)) + " games/s");
            err.flush();
        }

        @Override
        public void forfeited(String player, String reason) {
            err.println(player + " forfeits: it " + reason);
            err.flush();
        }
    }
}
