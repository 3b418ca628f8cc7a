package io.github.marl4j.testkit;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.Map;

/**
 * Plays the turn-taking view and the vector environment side by side: the same rewards, arrays that belong to the caller, and, if asked for, masks that say exactly what a step accepts.
 *
 * <p>Source: MARL4J's notes on the discrete MOMAland environments, section 3.2.
 */
final class AecAgainstVector {
    /** Positions of an episode's course in which every choice is tried, agents looked at in each, and illegal choices tried of each agent. */
    private static final int POSITIONS = 6;

    private static final int AGENTS = 3;
    private static final int ILLEGAL = 200;

    private final CheckRun run;
    private final boolean everyChoice;
    private final VectorEnv vector;
    private final AecEnv view;
    private final EnvSpec spec;
    private final Batch batch;
    private final Actions actions;

    private AecAgainstVector(CheckRun run, boolean everyChoice, VectorEnv vector, AecEnv view) {
        this.run = run;
        this.everyChoice = everyChoice;
        this.vector = vector;
        this.view = view;
        spec = vector.spec();
        batch = vector.newBatch();
        actions = vector.newActions();
    }

    static void run(CheckRun run, boolean everyChoice) {
        try (VectorEnv vector = run.make(1, AutoresetMode.DISABLED);
                AecEnv view = AecEnv.of(run.make(1, AutoresetMode.DISABLED))) {
            new AecAgainstVector(run, everyChoice, vector, view).play();
        }
    }

    private void play() {
        RandomPlay play = new RandomPlay(run.plan.seed());
        vector.reset(run.plan.seed(), batch);
        view.reset(run.plan.seed(), ResetOptions.NONE);
        int stride = Math.max(1, run.plan.steps() / POSITIONS);
        for (int step = 0; step < run.plan.steps(); step++) {
            run.at(step, 0);
            if (batch.episodeOver[0]) {
                vector.resetRow(0, batch);
                batch.episodeOver[0] = false;
                view.reset();
            }
            play.choose(batch, 0, step, actions);
            boolean look = everyChoice && step % stride == 0;
            if (look) acceptsWhatIsLegal();
            round(look);
            vector.step(actions, batch);
            sameRewards();
            farewells();
        }
    }

    /** Lets everybody act in the view as in the vector environment. */
    private void round(boolean look) {
        int acting = 0;
        for (String agent : spec.order()) if (at(agent).acts[row(agent)]) acting++;
        for (int i = 0; i < acting; i++) {
            String agent = view.agentSelection();
            run.require(at(agent).acts[row(agent)], () -> agent + " is selected, and does not act in the vector one");
            if (look && i < AGENTS) refusesWhatIsNot(agent);
            spoil(view.last());
            view.step(actions.groups[group(agent)].get(0, row(agent)));
        }
    }

    private static void spoil(AecEnv.Last last) {
        Arrays.fill(last.observation().values(), Float.NaN);
        Arrays.fill(last.observation().actionMask(), false);
        Arrays.fill(last.reward().values(), Float.NaN);
    }

    private void sameRewards() {
        for (int again = 0; again < 2; again++) {
            for (Map.Entry<String, Reward> entry : view.rewards().entrySet()) {
                String agent = entry.getKey();
                int k = spec.numObjectives();
                Batch.Rows rows = at(agent);
                Reward expected = new Reward(Arrays.copyOfRange(rows.rewards, row(agent) * k, (row(agent) + 1) * k));
                run.require(
                        entry.getValue().equals(expected),
                        () -> "reward of " + agent + " in the turn-taking view is " + entry.getValue()
                                + ", in the vector environment " + expected);
                Arrays.fill(entry.getValue().values(), Float.NaN);
            }
        }
        if (view.agents().isEmpty()) return;
        AecEnv.Last last = view.last();
        run.require(
                last.reward().values().length == spec.numObjectives(),
                () -> "last() has a reward of length " + last.reward().values().length
                        + ", expected one number for each of " + spec.numObjectives() + " objectives");
        Reward told = new Reward(last.reward().values().clone());
        Observation seen = view.observe(view.agentSelection());
        spoil(last);
        Arrays.fill(view.state(), Float.NaN);
        run.require(
                view.last().reward().equals(told) && view.last().observation().equals(seen),
                () -> "changing the arrays that last() gave changed what it gives");
    }

    private void farewells() {
        while (!view.agents().isEmpty()) {
            AecEnv.Last last = view.last();
            if (!last.terminated() && !last.truncated()) return;
            view.step(Action.NONE);
        }
    }

    /** Every choice that a mask allows can be made. */
    private void acceptsWhatIsLegal() {
        Snapshot here = vector.snapshot();
        int looked = 0;
        for (String agent : spec.order()) {
            if (!at(agent).acts[row(agent)] || looked++ == AGENTS) continue;
            boolean[] mask = mask(agent);
            Actions.Rows rows = actions.groups[group(agent)];
            Action chosen = rows.get(0, row(agent));
            for (int choice = 0; choice < mask.length; choice++) {
                if (!mask[choice]) continue;
                Action action = with(at(agent).group.actionSpace(), chosen, choice);
                rows.set(0, row(agent), action);
                try {
                    vector.step(actions, batch);
                } catch (RuntimeException refused) {
                    throw run.failure(
                            "action " + action + " of " + agent + ", which the mask allows, is refused: "
                                    + refused.getMessage(),
                            refused);
                }
                vector.restore(here, batch);
            }
            rows.set(0, row(agent), chosen);
        }
    }

    /** No choice that a mask forbids can be made. */
    private void refusesWhatIsNot(String agent) {
        boolean[] mask = mask(agent);
        int tried = 0;
        for (int choice = 0; choice < mask.length && tried < ILLEGAL; choice++) {
            if (mask[choice]) continue;
            tried++;
            Action action =
                    with(at(agent).group.actionSpace(), actions.groups[group(agent)].get(0, row(agent)), choice);
            run.requireRefused(
                    IllegalActionException.class,
                    "action " + action + " of " + agent + ", which the mask forbids,",
                    () -> view.step(action));
        }
    }

    /** Returns an action whose part that a mask index belongs to takes the choice of that index. */
    private static Action with(Space space, Action action, int maskIndex) {
        int[] ints = new int[action.numInts()];
        for (int i = 0; i < ints.length; i++) ints[i] = action.intAt(i);
        float[] floats = new float[action.numFloats()];
        for (int i = 0; i < floats.length; i++) floats[i] = action.floatAt(i);
        int choice = maskIndex;
        int part = 0;
        for (int size : parts(space)) {
            if (choice < size) break;
            choice -= size;
            part++;
        }
        ints[part] = choice;
        return new Action(ints, floats);
    }

    /** Returns the number of choices of each discrete part. */
    private static int[] parts(Space space) {
        if (space instanceof Space.Discrete one) return new int[] {one.n()};
        if (space instanceof Space.MultiDiscrete several) return several.n();
        if (space instanceof Space.Dict dict) {
            return dict.parts().values().stream()
                    .flatMapToInt(part -> Arrays.stream(parts(part)))
                    .toArray();
        }
        int[] switches = new int[space.numInts()];
        Arrays.fill(switches, 2);
        return switches;
    }

    private boolean[] mask(String agent) {
        Batch.Rows rows = at(agent);
        return Arrays.copyOfRange(rows.actionMask, row(agent) * rows.maskSize, (row(agent) + 1) * rows.maskSize);
    }

    private int group(String agent) {
        return spec.groupIndex(spec.groupOf(agent).name());
    }

    private Batch.Rows at(String agent) {
        return batch.groups[group(agent)];
    }

    private int row(String agent) {
        return spec.groupOf(agent).agents().indexOf(agent);
    }
}
