package io.github.marl4j.testkit;

import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What must hold for one row of a batch, at the start of an episode and after each step. */
final class RowRules {
    private final CheckRun run;
    private final VectorEnv env;
    private final EnvSpec spec;
    private final Batch batch;
    private final int row;

    /** Who was in the game before the step, and who left it in this episode: by group and agent. */
    private final boolean[][] wasAlive;

    private final boolean[][] terminatedBefore;
    private final boolean[][] leftBefore;
    private int episodeSteps;

    RowRules(CheckRun run, VectorEnv env, Batch batch, int row) {
        this.run = run;
        this.env = env;
        this.spec = env.spec();
        this.batch = batch;
        this.row = row;
        wasAlive = new boolean[batch.groups.length][];
        terminatedBefore = new boolean[batch.groups.length][];
        leftBefore = new boolean[batch.groups.length][];
        for (int g = 0; g < wasAlive.length; g++) {
            int agents = batch.groups[g].numAgents;
            wasAlive[g] = new boolean[agents];
            terminatedBefore[g] = new boolean[agents];
            leftBefore[g] = new boolean[agents];
        }
    }

    private String agent(int g, int a) {
        return "agent " + spec.groups().get(g).agents().get(a);
    }

    /** A new episode has begun. */
    void begin() {
        episodeSteps = 0;
        for (int g = 0; g < wasAlive.length; g++) {
            Arrays.fill(terminatedBefore[g], false);
            Arrays.fill(leftBefore[g], false);
        }
        present();
    }

    /** Nothing is earned or ended by a reset. */
    void requireNoOutcome() {
        run.require(!batch.episodeOver[row], () -> "episodeOver is set after reset");
        for (int g = 0; g < wasAlive.length; g++) {
            Batch.Rows rows = batch.groups[g];
            for (int a = 0; a < rows.numAgents; a++) {
                int at = row * rows.numAgents + a;
                String agent = agent(g, a);
                run.require(!rows.terminated[at] && !rows.truncated[at], () -> agent + " is out after reset");
                for (int k = 0; k < rows.numObjectives; k++) {
                    float reward = rows.rewards[at * rows.numObjectives + k];
                    run.require(reward == 0, () -> "reward of " + agent + " after reset is " + reward);
                }
            }
        }
    }

    /** The step comes now. */
    void remember() {
        for (int g = 0; g < wasAlive.length; g++) {
            Batch.Rows rows = batch.groups[g];
            System.arraycopy(rows.alive, row * rows.numAgents, wasAlive[g], 0, rows.numAgents);
        }
    }

    void afterStep() {
        episodeSteps++;
        earned();
        boolean over = batch.episodeOver[row];
        for (int g = 0; g < wasAlive.length; g++) {
            for (int a = 0; a < wasAlive[g].length; a++) flags(g, a, over);
        }
        run.require(
                spec.maxSteps() == 0 || episodeSteps < spec.maxSteps() || over,
                () -> "the episode goes on after maxSteps=" + spec.maxSteps());
        if (over) finals();
        if (over && env.autoreset() == AutoresetMode.SAME_STEP) {
            run.require(!env.isOver(row), () -> "isOver is true with autoreset=SAME_STEP");
            begin();
        } else if (!over) {
            present();
        }
    }

    private void earned() {
        for (int g = 0; g < wasAlive.length; g++) {
            Batch.Rows rows = batch.groups[g];
            int k = rows.numObjectives;
            for (int i = 0; i < rows.numAgents * k; i++) {
                float reward = rows.rewards[row * rows.numAgents * k + i];
                Objective objective = spec.objectives().get(i % k);
                String agent = agent(g, i / k);
                run.require(
                        Float.isFinite(reward), () -> "reward " + objective.name() + " of " + agent + " is " + reward);
                run.require(
                        reward >= objective.low() && reward <= objective.high(),
                        () -> "reward " + objective.name() + " of " + agent + " is " + reward + ", not from "
                                + objective.low() + " to " + objective.high());
            }
        }
        for (int i = 0; i < spec.infos().size(); i++) {
            float info = batch.infos[row * spec.infos().size() + i];
            String name = spec.infos().get(i);
            run.require(Float.isFinite(info), () -> "info " + name + " is " + info);
        }
    }

    private void flags(int g, int a, boolean over) {
        Batch.Rows rows = batch.groups[g];
        int at = row * rows.numAgents + a;
        String agent = agent(g, a);
        boolean terminated = rows.terminated[at];
        boolean truncated = rows.truncated[at];
        boolean out = terminated || truncated;
        run.require(!(terminated && truncated), () -> agent + " is terminated and truncated at once");
        if (wasAlive[g][a]) {
            run.require(!over || out, () -> agent + " is neither terminated nor truncated though the episode is over");
        }
        run.require(terminated || !terminatedBefore[g][a], () -> agent + " was terminated before and no longer is");
        if (over) return;
        boolean alive = rows.alive[at];
        run.require(!(alive && out), () -> agent + " is alive though terminated or truncated, and the episode goes on");
        run.require(!wasAlive[g][a] || alive || out, () -> agent + " left the game neither terminated nor truncated");
        run.require(!(alive && leftBefore[g][a]), () -> agent + " came back into the game");
        terminatedBefore[g][a] |= terminated;
        leftBefore[g][a] |= wasAlive[g][a] && !alive;
    }

    private void finals() {
        for (int g = 0; g < wasAlive.length; g++) {
            Batch.Rows rows = batch.groups[g];
            for (int a = 0; a < rows.numAgents; a++) {
                if (!wasAlive[g][a]) continue;
                requireInSpace(
                        "final observation of " + agent(g, a),
                        rows.group.observationSpace(),
                        rows.finalObservations,
                        (row * rows.numAgents + a) * rows.observationSize);
            }
        }
        requireInSpace("final state", spec.stateSpace(), batch.finalState, row * batch.stateSize);
    }

    private void requireInSpace(String what, Space space, float[] values, int first) {
        String problem = BatchRows.outside(space, values, first);
        if (problem != null) throw run.failure(what + ": " + problem);
    }

    /** What holds whenever the game is on: who acts, what they see, what they may do. */
    private void present() {
        int acting = 0;
        int alive = 0;
        for (int g = 0; g < wasAlive.length; g++) {
            Batch.Rows rows = batch.groups[g];
            for (int a = 0; a < rows.numAgents; a++) {
                int at = row * rows.numAgents + a;
                String agent = agent(g, a);
                requireNumbers(agent, rows, at);
                if (rows.alive[at]) {
                    alive++;
                    requireInSpace(
                            "observation of " + agent,
                            rows.group.observationSpace(),
                            rows.observations,
                            at * rows.observationSize);
                }
                run.require(!rows.acts[at] || rows.alive[at], () -> agent + " acts and is not in the game");
                if (!rows.acts[at]) continue;
                acting++;
                requireLegalChoice(agent, rows, at);
            }
        }
        int actors = acting;
        int living = alive;
        if (spec.turnBased()) run.require(actors == 1, () -> actors + " agents act in a turn-based game, expected 1");
        else run.require(actors == living, () -> actors + " of " + living + " living agents act, expected all");
        run.require(living > 0, () -> "nobody is in the game, and the episode goes on");
        requireInSpace("state", spec.stateSpace(), batch.state, row * batch.stateSize);
        String text = env.describe(row);
        run.require(text != null && !text.isBlank(), () -> "describe gives no text");
    }

    private void requireNumbers(String agent, Batch.Rows rows, int at) {
        for (int i = 0; i < rows.observationSize; i++) {
            float value = rows.observations[at * rows.observationSize + i];
            int feature = i;
            run.require(!Float.isNaN(value), () -> "feature " + feature + " of what " + agent + " sees is NaN");
        }
    }

    private void requireLegalChoice(String agent, Batch.Rows rows, int at) {
        boolean[] mask = Arrays.copyOfRange(rows.actionMask, at * rows.maskSize, (at + 1) * rows.maskSize);
        Space space = rows.group.actionSpace();
        try {
            var drawn = space.sample(new SplittableRandom(at), mask);
            run.require(space.contains(drawn), () -> "drawn action " + drawn + " of " + agent + " is not in " + space);
        } catch (IllegalArgumentException nothingLegal) {
            throw run.failure(agent + " acts and has no legal choice: " + nothingLegal.getMessage(), nothingLegal);
        }
    }
}
