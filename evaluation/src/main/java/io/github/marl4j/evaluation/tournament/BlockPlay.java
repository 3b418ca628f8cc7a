package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.Sides;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Plays one block, in a thread of its own. Environment e plays the games e, e + E, e + 2E, … of the block, so that short games are not counted more often than long ones. The chance of a game depends
 * on the tournament's seed, the block and the game only: all pairs play the same starts.
 */
final class BlockPlay implements Callable<Block> {
    private static final int NOBODY = -1;
    private static final int LONGEST_REASON = 300;

    private final TournamentConfig config;
    private final List<Contestant> contestants;
    private final Block.Pairing pairing;
    private final int numGames;

    /** Who is being waited for, and since when, {@link System#nanoTime()}: read by the thread that watches. */
    private volatile int thinking = NOBODY;

    private volatile long since;

    private Sides sides;
    private Referee referee;
    private VectorEnv env;
    private Batch batch;
    private Actions played;
    private final Policy.Player[] players = new Policy.Player[Sides.COUNT];
    private final Actions[] chosen = new Actions[Sides.COUNT];

    /** Number of the game that an environment plays; at least {@link #numGames} once it has none left. */
    private int[] game;

    private int[] steps;
    private double[][] returns;
    private double[][] wins;
    private Game[] results;
    private int left;

    BlockPlay(TournamentConfig config, List<Contestant> contestants, Block.Pairing pairing) {
        this.config = config;
        this.contestants = contestants;
        this.pairing = pairing;
        this.numGames = config.games(pairing.block());
    }

    /** Returns the forfeit of a player who has been thinking for too long; null if nobody has. */
    Block.Fault overdue() {
        int side = thinking;
        if (side == NOBODY) return null;
        double seconds = (System.nanoTime() - since) * 1e-9;
        if (seconds <= config.moveSeconds() || thinking != side) return null;
        return new Block.Fault(side, "took longer than " + config.moveSeconds() + " s for its moves of one step");
    }

    @Override
    public Block call() {
        int numEnvs = Math.min(numGames, config.atOnce());
        try (VectorEnv made =
                Marl4j.vector(config.env(), numEnvs, config.options(), VectorOptions.DEFAULT.withThreads(1))) {
            env = made;
            sides = Sides.of(Tournament.WHO, env.spec());
            referee = new Referee(sides);
            batch = env.newBatch();
            played = env.newActions();
            prepare(numEnvs);
            Block.Fault fault = invite();
            env.reset(Chance.mix(config.seed()) + pairing.block(), batch);
            while (left > 0 && fault == null) {
                fault = move();
                if (fault == null) step();
            }
            return new Block(pairing, fault == null ? List.of(results) : List.of(), fault);
        }
    }

    private void prepare(int numEnvs) {
        game = new int[numEnvs];
        Arrays.setAll(game, e -> e);
        steps = new int[numEnvs];
        returns = new double[numEnvs][Sides.COUNT];
        wins = new double[numEnvs][Sides.COUNT];
        results = new Game[numGames];
        left = numGames;
    }

    private Block.Fault invite() {
        for (int side = 0; side < Sides.COUNT; side++) {
            int group = sides.of(side).group();
            Policy policy = contestants.get(pairing.player(side)).policy();
            long seed = seedOf(side);
            chosen[side] = env.newActions();
            int invited = side;
            Block.Fault fault = watched(side, () -> players[invited] = policy.newPlayer(env, group, seed + group));
            if (fault != null) return fault;
        }
        return null;
    }

    /** The seed of a player's choices: another one for each block, opponent and side, and the same whoever else takes part. */
    private long seedOf(int side) {
        long seed = Chance.mix(config.seed() + pairing.block());
        seed = Chance.mix(seed + contestants.get(pairing.first()).name().hashCode());
        return Chance.mix(seed + contestants.get(pairing.second()).name().hashCode() + side);
    }

    /** Lets both sides choose; returns who did it wrong, or null. */
    private Block.Fault move() {
        for (int side = 0; side < Sides.COUNT; side++) {
            int mover = side;
            Block.Fault fault = watched(side, () -> players[mover].act(batch, chosen[mover]));
            if (fault != null) return fault;
            Policy policy = contestants.get(pairing.player(side)).policy();
            for (int e = 0; e < game.length; e++) {
                String objection = referee.objection(side, policy, batch, chosen[side], e);
                if (objection == null) continue;
                // Copies that have no game left play on, and are no place for illegal moves either.
                String where = game[e] < numGames ? "game " + game[e] : "a game that does not count";
                return new Block.Fault(side, "made an illegal move in " + where + ": " + objection);
            }
            for (int e = 0; e < game.length; e++) sides.copyChosen(side, chosen[side], e, batch, played);
        }
        return null;
    }

    /** Runs what a policy does; whatever it throws is its own fault, and must not harm the others. */
    private Block.Fault watched(int side, Runnable policy) {
        since = System.nanoTime();
        thinking = side;
        try {
            policy.run();
            return null;
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError thrown) {
            return new Block.Fault(side, reason(thrown));
        } finally {
            thinking = NOBODY;
        }
    }

    private static String reason(Throwable thrown) {
        String text = "threw " + thrown.getClass().getSimpleName()
                + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage().strip());
        text = text.replaceAll("\\s+", " ");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    private void step() {
        env.step(played, batch);
        for (int e = 0; e < game.length; e++) {
            if (game[e] >= numGames) continue;
            steps[e]++;
            for (int side = 0; side < Sides.COUNT; side++) referee.count(side, batch, e, returns[e], wins[e]);
            if (batch.episodeOver[e]) end(e);
        }
    }

    private void end(int e) {
        int outcome = referee.outcome(batch, e, returns[e], wins[e]);
        results[game[e]] = new Game(game[e], outcome, returns[e][Sides.FIRST], returns[e][Sides.SECOND], steps[e]);
        left--;
        game[e] += game.length;
        steps[e] = 0;
        Arrays.fill(returns[e], 0);
        Arrays.fill(wins[e], 0);
    }

    /** Returns the pairing of this block. */
    Block.Pairing pairing() {
        return pairing;
    }

    /** Returns a block that ended by a fault. */
    Block forfeited(Block.Fault fault) {
        return new Block(pairing, new ArrayList<>(), fault);
    }
}
