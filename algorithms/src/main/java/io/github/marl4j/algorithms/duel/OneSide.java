package io.github.marl4j.algorithms.duel;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.VectorWrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One side of an environment, the other played by an {@link Opponent}: what is left is an environment with one group, in which any learner learns as usual. In a turn-based game nobody acts while the
 * opponent does; a step is a step of the whole game.
 */
final class OneSide extends VectorWrapper {

    /**
     * An episode that ended.
     *
     * @param opponent who was met
     * @param outcome 1 won, 0 drawn, −1 lost
     * @param earned by the learner's agents on average
     * @param given what the opponent's agents earned on average
     */
    record Played(int opponent, int outcome, double earned, double given) {}

    private final DuelSides sides;
    private final Seat seat;
    private final int firstEnv;
    private final Opponent opponent;
    private final Actions actionsOfAll;
    private final boolean[] fresh;
    private final double[] earned;
    private final double[] given;
    private final List<List<Played>> played = new ArrayList<>();

    OneSide(VectorEnv inner, DuelSides sides, Seat seat, int firstEnv, Opponent.Source source) {
        super(inner, sides.spec(seat.network()), true);
        this.sides = sides;
        this.seat = seat;
        this.firstEnv = firstEnv;
        this.opponent = source.of(inner, firstEnv);
        this.actionsOfAll = inner.newActions();
        this.fresh = new boolean[inner.numEnvs()];
        this.earned = new double[fresh.length];
        this.given = new double[fresh.length];
        for (int env = 0; env < fresh.length; env++) played.add(new ArrayList<>());
    }

    /** Returns what has ended since the last call, environment by environment, and forgets it. */
    List<Played> takePlayed() {
        List<Played> all = new ArrayList<>();
        for (List<Played> ofEnv : played) {
            all.addAll(ofEnv);
            ofEnv.clear();
        }
        return all;
    }

    private int side(int env) {
        return seat.side(firstEnv + env);
    }

    @Override
    protected Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("fresh", fresh);
        state.put("earned", earned);
        state.put("given", given);
        opponent.state().forEach((name, array) -> state.put("opponent." + name, array));
        return state;
    }

    @Override
    protected void stepInner(Actions actions, Batch seen) {
        opponent.act(seen, fresh, actionsOfAll);
        for (int env = 0; env < fresh.length; env++) sides.copyActions(side(env), actions, env, actionsOfAll);
        inner.step(actionsOfAll, seen);
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        opponent.begin(seed);
        Arrays.fill(fresh, true);
        Arrays.fill(earned, 0);
        Arrays.fill(given, 0);
        show(seen, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        seen.episodeOver[env] = true;
        fresh[env] = true;
        earned[env] = 0;
        given[env] = 0;
        sides.copySeen(side(env), seen, env, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        for (int env = 0; env < fresh.length; env++) {
            earned[env] += sides.reward(side(env), seen, env);
            given[env] += sides.reward(1 - side(env), seen, env);
            if (seen.episodeOver[env]) note(env, seen);
        }
        System.arraycopy(seen.episodeOver, 0, fresh, 0, fresh.length);
        show(seen, out);
    }

    private void note(int env, Batch seen) {
        boolean first = side(env) == 0;
        int outcome = first
                ? sides.outcome(seen, env, earned[env], given[env])
                : -sides.outcome(seen, env, given[env], earned[env]);
        played.get(env).add(new Played(opponent.opponent(env), outcome, earned[env], given[env]));
        earned[env] = 0;
        given[env] = 0;
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        show(seen, out);
        System.arraycopy(fresh, 0, seen.episodeOver, 0, fresh.length);
    }

    private void show(Batch seen, Batch out) {
        for (int env = 0; env < fresh.length; env++) {
            sides.copySeen(side(env), seen, env, out);
            sides.copyOutcome(side(env), seen, env, out);
        }
    }
}
