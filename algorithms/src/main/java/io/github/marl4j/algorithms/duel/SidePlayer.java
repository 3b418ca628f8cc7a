package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.ActorsByRow;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Plays one side of every environment with the weights of whoever owns it there. */
final class SidePlayer {
    private final DuelSides sides;
    private final IntUnaryOperator sideOf;
    private final ActorsByRow actors;
    private final Batch seen;
    private final Actions chosen;

    /**
     * Reserves memory.
     *
     * @param settings that the owners learnt with
     * @param sideOf side to play in an environment; sides are alike where this varies
     */
    SidePlayer(DuelSides sides, PpoConfig settings, IntUnaryOperator sideOf, int numEnvs) {
        this.sides = sides;
        this.sideOf = sideOf;
        var spec = sides.spec(sideOf.applyAsInt(0));
        actors = new ActorsByRow(settings, spec, numEnvs);
        seen = new Batch(spec, numEnvs);
        chosen = new Actions(spec, numEnvs);
    }

    /** Returns how many draws one call of {@link #act} takes. */
    int draws() {
        return seen.groups[0].alive.length;
    }

    /** Returns the live memory of recurrent policies. */
    float[] hidden() {
        return actors.hidden();
    }

    /**
     * Chooses for the side.
     *
     * @param whole what all see; not modified
     * @param fresh where an episode begins
     * @param actions of all; the side's are overwritten
     */
    void act(
            Batch whole,
            boolean[] fresh,
            int[] owner,
            IntFunction<ActorCritic.Weights> weights,
            boolean greedy,
            long key,
            long counter,
            Actions actions) {
        look(whole);
        actors.act(seen, fresh, owner, weights, greedy, key, counter, chosen.groups[0]);
        for (int env = 0; env < whole.numEnvs; env++) {
            sides.copyActions(sideOf.applyAsInt(env), chosen, env, actions);
        }
    }

    /**
     * Tells with what probability a policy makes each choice.
     *
     * @param out {@code [env][agent][choice]} of the side
     */
    void probabilities(Batch whole, ActorCritic.Weights weights, boolean greedy, double[] out) {
        look(whole);
        actors.probabilities(seen, weights, greedy, out);
    }

    /**
     * Tells what a policy chooses from and what it expects, see {@link ActorsByRow#explain}.
     *
     * @param odds {@code [env][agent][choice]} of the side
     * @param values {@code [env][agent]} of the side
     */
    void explain(Batch whole, boolean[] fresh, ActorCritic.Weights weights, double[] odds, double[] values) {
        look(whole);
        actors.explain(seen, fresh, weights, odds, values);
    }

    private void look(Batch whole) {
        for (int env = 0; env < whole.numEnvs; env++) sides.copySeen(sideOf.applyAsInt(env), whole, env, seen);
    }
}
