package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One environment in which all living agents act at once, in arrays: what a {@link ParallelEnv} tells in maps with names. Agents are places in the order of {@link EnvSpec#order()}. A
 * step allocates nothing. Not thread-safe.
 */
public final class ParallelRow {
    private final SingleRow row;
    private final boolean[] inGame; // [place]
    private final boolean[] reported; // [place]
    private boolean started;

    /**
     * Creates the row.
     *
     * @param one one copy with autoreset DISABLED; nobody else resets or steps it
     * @throws IllegalArgumentException if it has several copies, resets by itself or is turn-based
     */
    public ParallelRow(VectorEnv one) {
        if (one.spec().turnBased()) {
            throw new IllegalArgumentException(
                    one.spec().id() + " is turn-based and has no parallel view; use Marl4j.aec or Marl4j.vector");
        }
        row = new SingleRow(one);
        inGame = new boolean[row.numAgents()];
        reported = new boolean[row.numAgents()];
    }

    /** Returns what the latest step or reset told, by group. */
    public Batch batch() {
        return row.batch;
    }

    /** Returns where the caller writes the action of an agent before a step. */
    public Actions.Rows actionsOf(int place) {
        return row.chosen[place];
    }

    /** Returns the rows of the group of an agent. */
    public Batch.Rows rows(int place) {
        return row.rows[place];
    }

    /** Returns the row of an agent in {@link #rows} and {@link #actionsOf}. */
    public int rowOf(int place) {
        return row.rowOf[place];
    }

    /** Returns whether an agent is in the game. */
    public boolean inGame(int place) {
        return inGame[place];
    }

    /** Returns whether an agent was in the game before the latest step, or came into it with that step or reset. */
    public boolean reported(int place) {
        return reported[place];
    }

    /** Starts episode 0 of this seed. */
    public void reset(long seed, ResetOptions options) {
        row.env.reset(seed, options, row.batch);
        started = true;
        begin();
    }

    /** Starts the next episode of the seed given last; at first, episode 0 of seed 0. */
    public void reset() {
        if (!started) {
            reset(0, ResetOptions.NONE);
            return;
        }
        row.env.resetRow(0, row.batch);
        row.batch.clearOutcome(0);
        begin();
    }

    private void begin() {
        for (int place = 0; place < inGame.length; place++) inGame[place] = reported[place] = row.alive(place);
    }

    /**
     * Makes one step with what {@link #actionsOf} holds.
     *
     * @param given for whom the caller wrote an action, {@code [place]}; not modified
     * @throws IllegalActionException if an action is missing, too many, outside its space or masked out; nothing has changed then but {@link #actionsOf}
     * @throws IllegalStateException if nobody is in the game
     */
    public void step(boolean[] given) {
        requireSomeone();
        requireOneEach(given);
        for (int place = 0; place < given.length; place++) {
            if (given[place]) row.checkSet(place);
            else row.idle(place);
        }
        row.step();
        for (int place = 0; place < inGame.length; place++) {
            boolean present = !row.episodeOver() && row.alive(place);
            reported[place] = inGame[place] || present;
            inGame[place] = present && !row.finished(place);
        }
    }

    void requireSomeone() {
        for (boolean there : inGame) if (there) return;
        throw new IllegalStateException(row.spec.id() + ": nobody is in the game; call reset first");
    }

    void requireOneEach(boolean[] given) {
        if (Arrays.equals(given, inGame)) return;
        List<String> missing = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        for (int place = 0; place < given.length; place++) {
            if (given[place] == inGame[place]) continue;
            (inGame[place] ? missing : extra).add(row.spec.order().get(place));
        }
        if (!missing.isEmpty()) throw new IllegalActionException(row.spec.id() + ": no action for " + missing);
        throw tooMany(extra);
    }

    /** Returns the error for actions of agents who are not in the game. */
    IllegalActionException tooMany(List<String> extra) {
        return new IllegalActionException(
                row.spec.id() + ": actions for " + extra + ", who are not in the game; acting now: " + agents());
    }

    /** Returns the names of those in the game. */
    List<String> agents() {
        return named(inGame);
    }

    /** Returns the names of those of whom the latest step or reset tells. */
    List<String> reported() {
        return named(reported);
    }

    private List<String> named(boolean[] flags) {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < flags.length; place++) {
            if (flags[place]) names.add(row.spec.order().get(place));
        }
        return names;
    }

    /** Returns the same environment by name. */
    SingleRow byName() {
        return row;
    }

    void restore(Snapshot snapshot) {
        row.env.restore(snapshot, row.batch);
        started = true;
        for (int place = 0; place < inGame.length; place++) {
            inGame[place] = !row.env.isOver(0) && row.alive(place);
        }
    }
}
