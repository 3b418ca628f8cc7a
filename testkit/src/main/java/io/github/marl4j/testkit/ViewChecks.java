package io.github.marl4j.testkit;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks of the view in which all agents act at once, against the vector environment that it stands on. */
final class ViewChecks {
    private final CheckRun run;
    private final EnvSpec spec;
    private final ParallelEnv view;
    private final VectorEnv vector;
    private final Batch batch;
    private final Actions actions;
    private final List<String> names;

    private ViewChecks(CheckRun run, ParallelEnv view, VectorEnv vector) {
        this.run = run;
        this.view = view;
        this.vector = vector;
        spec = view.spec();
        batch = vector.newBatch();
        actions = vector.newActions();
        names = spec.order();
    }

    static void parallelView(CheckRun run) {
        VectorEnv one = run.make(1, AutoresetMode.DISABLED);
        if (one.spec().turnBased()) {
            try (one) {
                run.requireRefused(
                        IllegalArgumentException.class,
                        "a parallel view of a turn-based game",
                        () -> ParallelEnv.of(one));
            }
            return;
        }
        try (ParallelEnv view = ParallelEnv.of(one);
                VectorEnv vector = run.make(1, AutoresetMode.DISABLED)) {
            new ViewChecks(run, view, vector).play();
        }
    }

    private void play() {
        run.at("before reset");
        run.require(view.possibleAgents().equals(names), () -> "possibleAgents differs from the spec's agents");
        RandomPlay play = new RandomPlay(run.plan.seed());
        ParallelEnv.Reset start = view.reset(run.plan.seed(), ResetOptions.NONE);
        vector.reset(run.plan.seed(), batch);
        requireStart(start);
        for (int step = 0; step < run.plan.steps(); step++) {
            run.at(step, 0);
            if (view.agents().isEmpty()) {
                run.require(batch.episodeOver[0], () -> "nobody is left, and the episode is not over");
                run.requireRefused(
                        IllegalStateException.class, "a step with nobody in the game", () -> view.step(Map.of()));
                start = view.reset();
                vector.resetRow(0, batch);
                requireStart(start);
            }
            Map<String, Action> chosen = choose(play, step);
            refusals(chosen);
            step(chosen, step);
        }
    }

    private void requireStart(ParallelEnv.Reset start) {
        Set<String> living = Set.copyOf(view.agents());
        run.require(start.observations().keySet().equals(living), () -> "reset tells of others than agents " + living);
        run.require(start.infos().keySet().equals(living), () -> "reset has infos of others than agents " + living);
        for (String agent : names) {
            run.require(
                    living.contains(agent) == at(agent).alive[row(agent)],
                    () -> agent + " is wrongly in or out of agents");
        }
        start.observations().forEach(this::requireSees);
    }

    private Batch.Rows at(String agent) {
        return batch.groups[spec.groupIndex(spec.groupOf(agent).name())];
    }

    private int row(String agent) {
        return spec.groupOf(agent).agents().indexOf(agent);
    }

    private void requireSees(String agent, Observation seen) {
        Batch.Rows rows = at(agent);
        for (int i = 0; i < rows.observationSize; i++) {
            boolean same = seen.values()[i] == rows.observations[row(agent) * rows.observationSize + i];
            run.require(same, () -> agent + " sees other numbers than in the vector environment");
        }
        for (int i = 0; i < rows.maskSize; i++) {
            boolean same = seen.actionMask()[i] == rows.actionMask[row(agent) * rows.maskSize + i];
            run.require(same, () -> agent + " has another mask than in the vector environment");
        }
        // A caller may do what it likes with its arrays.
        Arrays.fill(seen.values(), Float.NaN);
        Arrays.fill(seen.actionMask(), false);
    }

    private Map<String, Action> choose(RandomPlay play, int step) {
        play.choose(batch, 0, step, actions);
        Map<String, Action> chosen = new LinkedHashMap<>();
        for (String agent : view.agents()) {
            chosen.put(agent, actions.groups[spec.groupIndex(spec.groupOf(agent).name())].get(0, row(agent)));
        }
        return chosen;
    }

    /** Wrong maps of actions are refused and change nothing; that the next steps agree with the vector environment shows it. */
    private void refusals(Map<String, Action> chosen) {
        String first = chosen.keySet().iterator().next();
        Map<String, Action> wrong = new LinkedHashMap<>(chosen);
        wrong.remove(first);
        run.requireRefused(
                IllegalActionException.class, "a step without an action of " + first, () -> view.step(wrong));
        wrong.put(first, Action.NONE);
        run.requireRefused(IllegalActionException.class, "no action of " + first, () -> view.step(wrong));
        Action masked = masked(first, chosen.get(first));
        if (masked != null) {
            wrong.put(first, masked);
            run.requireRefused(
                    IllegalActionException.class,
                    "masked-out action " + masked + " of " + first,
                    () -> view.step(wrong));
        }
        for (String agent : names) {
            if (chosen.containsKey(agent)) continue;
            Map<String, Action> more = new LinkedHashMap<>(chosen);
            more.put(agent, chosen.get(first));
            run.requireRefused(
                    IllegalActionException.class,
                    "an action of " + agent + ", who is out of the game,",
                    () -> view.step(more));
            break;
        }
    }

    /** Returns an action that the mask forbids, or {@code null} if there is none or the space is no plain choice. */
    private Action masked(String agent, Action legal) {
        if (!(spec.groupOf(agent).actionSpace() instanceof Space.Discrete) || legal.numInts() != 1) return null;
        Batch.Rows rows = at(agent);
        for (int choice = 0; choice < rows.maskSize; choice++) {
            if (!rows.actionMask[row(agent) * rows.maskSize + choice]) return Action.of(choice);
        }
        return null;
    }

    private void step(Map<String, Action> chosen, int step) {
        ParallelEnv.Step result = view.step(chosen);
        vector.step(actions, batch);
        run.at(step + 1, 0);
        Set<String> told = new LinkedHashSet<>(chosen.keySet());
        for (String agent : names) if (!batch.episodeOver[0] && at(agent).alive[row(agent)]) told.add(agent);
        run.require(result.observations().keySet().equals(told), () -> "observations are not those of agents " + told);
        run.require(result.rewards().keySet().equals(told), () -> "rewards are not those of agents " + told);
        run.require(result.terminations().keySet().equals(told), () -> "terminations are not those of agents " + told);
        run.require(result.truncations().keySet().equals(told), () -> "truncations are not those of agents " + told);
        run.require(result.infos().keySet().equals(told), () -> "infos are not those of agents " + told);
        result.observations().forEach(this::requireSees);
        for (String agent : told) requireOutcome(agent, result);
        for (String agent : names) {
            boolean stays = told.contains(agent)
                    && !result.terminations().get(agent)
                    && !result.truncations().get(agent);
            run.require(view.agents().contains(agent) == stays, () -> agent + " is wrongly in or out of agents");
        }
    }

    private void requireOutcome(String agent, ParallelEnv.Step result) {
        Batch.Rows rows = at(agent);
        int k = rows.numObjectives;
        Reward expected = new Reward(Arrays.copyOfRange(rows.rewards, row(agent) * k, (row(agent) + 1) * k));
        Reward got = result.rewards().get(agent);
        run.require(
                got.equals(expected),
                () -> "reward of " + agent + " is " + got + ", in the vector environment " + expected);
        boolean same = result.terminations().get(agent) == rows.terminated[row(agent)]
                && result.truncations().get(agent) == rows.truncated[row(agent)];
        run.require(same, () -> "termination or truncation of " + agent + " differs from the vector environment");
    }

    static void aecView(CheckRun run) {
        try (AecEnv view = AecEnv.of(run.make(1, AutoresetMode.DISABLED))) {
            new AecBooks(run, view).play();
        }
        AecAgainstVector.run(run, false);
    }
}
