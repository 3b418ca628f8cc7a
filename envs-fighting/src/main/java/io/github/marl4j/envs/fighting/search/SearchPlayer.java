package io.github.marl4j.envs.fighting.search;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Fighter;
import java.util.Arrays;

/**
 * A sample opponent that looks ahead: Monte-Carlo search over its own scripts, each weighed by UCB1 and tried against an opponent who presses at random. Every decision plays the chosen script to its
 * end. Source of the rule: Auer, Cesa-Bianchi, Fischer, "Finite-time analysis of the multiarmed bandit problem", Machine Learning, 2002.
 */
public final class SearchPlayer {
    private static final int HOLD_FRAMES = 8;
    private static final int HORIZON = 40;
    /** What a sub-unit of distance costs: 100 px as much as half a percent of health. */
    private static final double NEARER = 2e-7;

    private static final double EXPLORATION = 0.15;
    private static final int[] HELD = {5, 6, 4, 1, 2, 9, 7};
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final FightTables tables;
    private final LookAhead ahead;
    private final int[][][] choices;
    private final int trials;
    private final double[] sum;
    private final int[] tried;
    private long chance;
    private int[] playing = new int[0];
    private int at;
    private int facing;

    /**
     * Creates a player.
     *
     * @param trials looks ahead for each decision, at least 1
     * @param seed of the trials' chance
     */
    public SearchPlayer(FightTables tables, int trials, long seed) {
        if (trials < 1) throw new IllegalArgumentException("trials=" + trials + " must be at least 1");
        this.tables = tables;
        this.ahead = new LookAhead(tables, 1);
        this.trials = trials;
        this.chance = seed;
        MoveScripts scripts = new MoveScripts(tables);
        choices = new int[tables.roster.fighters().size()][][];
        int most = 0;
        for (Fighter fighter : tables.roster.fighters()) {
            int f = fighter.index();
            choices[f] = choices(tables, scripts, fighter);
            most = Math.max(most, choices[f].length);
        }
        sum = new double[most];
        tried = new int[most];
    }

    private static int[][] choices(FightTables tables, MoveScripts scripts, Fighter fighter) {
        int moves = fighter.moves().size();
        int[][] all = new int[HELD.length + moves][];
        for (int h = 0; h < HELD.length; h++) {
            all[h] = new int[HOLD_FRAMES];
            Arrays.fill(all[h], Words.direction(HELD[h]));
        }
        for (int m = 0; m < moves; m++) all[HELD.length + m] = scripts.words(tables.firstMove[fighter.index()] + m);
        return all;
    }

    /** Returns the input word of a player for the next frame. The match is not touched. */
    public int word(FightState match, int env, int me) {
        if (at >= playing.length) {
            int choice = choose(match, env, me);
            playing = choices[match.player(env, me, Cells.FIGHTER)][choice];
            at = 0;
        }
        return Words.facing(playing[at++], facing);
    }

    /** Returns the state of the trials' chance. */
    public long chance() {
        return chance;
    }

    /** Goes on with another state of the trials' chance, so that one player can serve several matches. */
    public void continueWith(long state) {
        chance = state;
    }

    /** Returns the direction that a choice holds for some frames, as a keypad digit; 0 if it presses a move. */
    public int digit(int choice) {
        return choice < HELD.length ? HELD[choice] : 0;
    }

    /** Returns the row of the move that a choice presses. */
    public int moveRow(FightState match, int env, int me, int choice) {
        return tables.firstMove[match.player(env, me, Cells.FIGHTER)] + choice - HELD.length;
    }

    /** Returns the number of what a player had best do now. The match is not touched. */
    public int choose(FightState match, int env, int me) {
        int side = match.match(env, Cells.SIDE);
        facing = me == 0 ? side : -side;
        int[][] own = choices[match.player(env, me, Cells.FIGHTER)];
        int[][] other = choices[match.player(env, 1 - me, Cells.FIGHTER)];
        Arrays.fill(sum, 0);
        Arrays.fill(tried, 0);
        for (int trial = 0; trial < trials; trial++) {
            int choice = next(own, trial);
            if (own[choice].length == 0) {
                sum[choice] = -1;
                tried[choice] = trials;
                continue;
            }
            ahead.take(match, env, 0);
            double before = worth(me);
            tryOut(own[choice], other, me);
            sum[choice] += worth(me) - before;
            tried[choice]++;
        }
        int best = 0;
        for (int c = 1; c < own.length; c++) if (tried[c] > 0 && mean(c) > mean(best)) best = c;
        return best;
    }

    /** The lead in health; where nothing is to be won or lost, nearer is better. */
    private double worth(int me) {
        int way = Math.abs(ahead.state().player(0, 0, Cells.X) - ahead.state().player(0, 1, Cells.X));
        return ahead.lead(0, me) - way * NEARER;
    }

    private double mean(int choice) {
        return tried[choice] == 0 ? Double.NEGATIVE_INFINITY : sum[choice] / tried[choice];
    }

    /** Every choice once, then the one with the highest upper bound. */
    private int next(int[][] own, int trial) {
        if (trial < own.length) return trial;
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double log = StrictMath.log(trial + 1.0);
        for (int c = 0; c < own.length; c++) {
            double bound = mean(c) + EXPLORATION * Math.sqrt(log / Math.max(1, tried[c]));
            if (bound > highest) {
                highest = bound;
                best = c;
            }
        }
        return best;
    }

    /** Plays a script, then waits for what comes of it; the opponent presses a random script after another. */
    private void tryOut(int[] script, int[][] other, int me) {
        int[] theirs = other[draw(other.length)];
        int next = 0;
        for (int frame = 0; frame < HORIZON; frame++) {
            if (next >= theirs.length) {
                theirs = other[draw(other.length)];
                next = 0;
            }
            int mine = frame < script.length ? Words.facing(script[frame], facing) : 0;
            int answer = theirs.length == 0 ? 0 : Words.facing(theirs[next++], -facing);
            ahead.step(0, me == 0 ? mine : answer, me == 0 ? answer : mine);
        }
    }

    private int draw(int bound) {
        chance += GAMMA;
        return (int) ((Chance.mix(chance) >>> 33) % bound);
    }
}
