package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.Marl4j;
import io.github.marl4j.evaluation.Sides;
import io.github.marl4j.evaluation.ratings.HeadToHead;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A tournament and its folder.
 *
 * <pre>
 * config.json    who plays what, how often             manifest.json  what made it
 * games.csv      a line for each game, growing         results.json   what they say, see {@link TournamentResults}
 * report.md  report.html  payoffs.png                  DONE           present only when all games are played
 * lock           held by the process that plays
 * </pre>
 *
 * <p>Every pair plays on both seats. A player that throws, moves illegally or takes too long forfeits: it plays no more, none of its games counts for anybody, and the report says why; the numbers of the
 * others are those of a tournament without it. A killed tournament is resumed with the blocks it has written and ends with the same games as an unbroken one, whatever the number of threads.
 */
public final class Tournament {

    /** Follows a tournament; called by the thread that started it. */
    public interface Listener {
        /** Tells how many games are played and how many there will be, forfeits apart. */
        void played(long games, long planned);

        /** Tells that a player is out. */
        void forfeited(String player, String reason);
    }

    /** What became of a tournament. */
    public enum Ending {
        /** All games are played and the results are written. */
        DONE,
        /** It was asked to stop and can be resumed. */
        STOPPED
    }

    /** Who needs two sides, in errors. */
    static final String WHO = "a tournament";

    private static final int GLANCE_MILLIS = 20;

    private final Path folder;
    private final TournamentConfig config;
    private final List<Contestant> contestants;
    private final int threads;
    private final Listener listener;
    private final BooleanSupplier stop;
    private final Set<Integer> out = new HashSet<>();
    private final Map<Block.Pairing, Block> known = new HashMap<>();

    /** What has been taken into account; in a resumed tournament less than what is known, until the same decisions have been made again. */
    private final Set<Block.Pairing> counted = new HashSet<>();

    private final long[][] wins;
    private final long[][] draws;
    private long games;
    private GameLog log;
    private ExecutorService workers;

    private Tournament(
            Path folder,
            TournamentConfig config,
            List<Contestant> contestants,
            int threads,
            Listener listener,
            BooleanSupplier stop) {
        if (threads < 1) throw new IllegalArgumentException("threads=" + threads + " must be at least 1");
        List<TournamentConfig.Player> players = contestants.stream()
                .map(each -> new TournamentConfig.Player(each.name(), each.origin()))
                .toList();
        if (!players.equals(config.players())) {
            throw new IllegalArgumentException(
                    "contestants " + players + " are not those of the config " + config.players());
        }
        Sides.of(WHO, Marl4j.spec(config.env(), config.options()));
        this.folder = folder;
        this.config = config;
        this.contestants = List.copyOf(contestants);
        this.threads = threads;
        this.listener = listener;
        this.stop = stop;
        this.wins = new long[contestants.size()][contestants.size()];
        this.draws = new long[contestants.size()][contestants.size()];
    }

    /**
     * Plays a tournament from the beginning.
     *
     * @param folder must not exist, or be empty
     * @param contestants those of the config, in its order
     * @param manifest of this start; its number of threads is how many blocks are played at once
     * @param stop asked after every block
     * @throws IllegalArgumentException if the environment has not two sides
     * @throws RunFileException if the folder is in use or cannot be written
     */
    public static Ending start(
            Path folder,
            TournamentConfig config,
            List<Contestant> contestants,
            Manifest manifest,
            Listener listener,
            BooleanSupplier stop) {
        Tournament tournament = new Tournament(folder, config, contestants, manifest.threads(), listener, stop);
        createFolder(folder);
        AtomicFiles.write(folder.resolve("config.json"), Json.pretty(config.toMap()));
        manifest.write(folder.resolve("manifest.json"));
        return tournament.play();
    }

    /**
     * Goes on with a tournament.
     *
     * @param contestants those of the folder's config, in its order
     * @throws RunFileException if the folder is in use or a file is broken
     */
    public static Ending resume(
            Path folder, List<Contestant> contestants, int threads, Listener listener, BooleanSupplier stop) {
        if (Files.exists(folder.resolve("DONE"))) return Ending.DONE;
        return new Tournament(folder, TournamentConfig.read(folder), contestants, threads, listener, stop).play();
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new RunFileException(
                            "tournament folder " + folder + " is not empty; resume it, or choose another");
                }
            }
        } catch (IOException failed) {
            throw RunFileException.writing(folder, failed);
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private Ending play() {
        workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tournament");
            thread.setDaemon(true); // a policy that never returns must not keep the process alive
            return thread;
        });
        try (RunLock lock = RunLock.of(folder);
                GameLog opened = GameLog.open(folder, config)) {
            log = opened;
            for (Block block : log.blocks()) known.put(block.pairing(), block);
            for (List<Block.Pairing> round = firstRound(); !round.isEmpty(); round = nextRound()) {
                if (!play(round)) return Ending.STOPPED;
            }
            finish();
            return Ending.DONE;
        } finally {
            workers.shutdownNow();
        }
    }

    private void finish() {
        Path manifest = folder.resolve("manifest.json");
        TournamentResults results = TournamentResults.of(config, log.blocks());
        new TournamentReport(results, config, Manifest.read(manifest)).write(folder);
        results.write(folder.resolve(TournamentResults.NAME));
        Manifest.read(manifest).endedAt(Instant.now()).write(manifest);
        AtomicFiles.write(folder.resolve("DONE"), "");
    }

    /** The blocks that every pair plays. */
    private List<Block.Pairing> firstRound() {
        List<Block.Pairing> round = new ArrayList<>();
        for (int block = 0; block < config.firstBlocks(); block++) {
            for (int i = 0; i < contestants.size(); i++) {
                for (int j = i + 1; j < contestants.size(); j++) {
                    round.add(new Block.Pairing(block, i, j));
                    round.add(new Block.Pairing(block, j, i));
                }
            }
        }
        return round;
    }

    /** A block on each seat for the pair that is known least; none when the budget does not allow it, or nobody is left. */
    private List<Block.Pairing> nextRound() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) if (!out.contains(i)) left.add(i);
        if (games + 2L * config.blockSize() > config.budget() || left.size() < 2) return List.of();
        int[] pair = HeadToHead.of(among(left, wins), among(left, draws)).leastKnownPair();
        int i = left.get(pair[0]);
        int j = left.get(pair[1]);
        int block = 0;
        while (counted.contains(new Block.Pairing(block, i, j))) block++;
        return List.of(new Block.Pairing(block, i, j), new Block.Pairing(block, j, i));
    }

    private static long[][] among(List<Integer> players, long[][] counts) {
        long[][] some = new long[players.size()][players.size()];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < some.length; j++) some[i][j] = counts[players.get(i)][players.get(j)];
        }
        return some;
    }

    private record Running(BlockPlay play, Future<Block> future) {}

    /** Plays a round, several blocks at once; takes up their results in the order of the round. Returns whether it came to its end. */
    private boolean play(List<Block.Pairing> round) {
        Deque<Running> running = new ArrayDeque<>();
        long planned = planned(round);
        int next = 0;
        while (next < round.size() || !running.isEmpty()) {
            while (next < round.size() && running.size() < threads) {
                Block.Pairing pairing = round.get(next++);
                if (isOut(pairing)) continue;
                if (known.containsKey(pairing)) {
                    // Only in the order of the round; nothing before it may be missing.
                    if (!running.isEmpty()) {
                        next--;
                        break;
                    }
                    count(known.get(pairing));
                    continue;
                }
                BlockPlay play = new BlockPlay(config, contestants, pairing);
                running.add(new Running(play, workers.submit(play)));
            }
            if (running.isEmpty()) continue;
            Block block = await(running.poll());
            if (!isOut(block.pairing())) {
                log.add(block);
                known.put(block.pairing(), block);
                count(block);
                listener.played(games, planned);
            }
            if (stop.getAsBoolean()) return false;
        }
        return true;
    }

    private long planned(List<Block.Pairing> round) {
        if (config.budget() > 0) return config.budget();
        return round.stream().mapToLong(each -> config.games(each.block())).sum();
    }

    private boolean isOut(Block.Pairing pairing) {
        return out.contains(pairing.first()) || out.contains(pairing.second());
    }

    private static Block await(Running running) {
        while (true) {
            try {
                return running.future.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                Block.Fault overdue = running.play.overdue();
                if (overdue == null) continue;
                running.future.cancel(true);
                return running.play.forfeited(overdue);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException known) throw known;
                throw new IllegalStateException("a game could not be played: " + failed.getCause(), failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while games were played", interrupted);
            }
        }
    }

    private void count(Block block) {
        Block.Pairing pairing = block.pairing();
        counted.add(pairing);
        if (block.fault() != null) {
            int player = pairing.player(block.fault().side());
            out.add(player);
            listener.forfeited(contestants.get(player).name(), block.fault().reason());
            return;
        }
        for (Game game : block.games()) {
            games++;
            if (game.outcome() > 0) {
                wins[pairing.first()][pairing.second()]++;
            } else if (game.outcome() < 0) {
                wins[pairing.second()][pairing.first()]++;
            } else {
                draws[pairing.first()][pairing.second()]++;
                draws[pairing.second()][pairing.first()]++;
            }
        }
    }
}
