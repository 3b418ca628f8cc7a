package io.github.marl4j.walkthrough;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Two walkers in a corridor want to meet: to stand on the same cell or on neighbouring ones. Whoever needs too long is stopped. */
final class MeetingRules implements Kernel, Kernel.Worker {
    private static final int WALKERS = 2;
    private static final int LEFT = 0;
    private static final int RIGHT = 2;
    private static final int START_SITE = 0;

    private final EnvSpec spec;
    private final int cells;
    private final Chance chance;
    private final int[] cell; // [env][walker]
    private final int[] step; // [env]

    MeetingRules(int cells, int maxSteps, int numEnvs, VectorOptions how) {
        this.spec = spec(cells, maxSteps);
        this.cells = cells;
        this.chance = new Chance(numEnvs, how.firstEnv());
        this.cell = new int[numEnvs * WALKERS];
        this.step = new int[numEnvs];
    }

    static EnvSpec spec(int cells, int maxSteps) {
        AgentGroup walkers = new AgentGroup(
                "walkers", List.of("walker_0", "walker_1"), new Space.Box(-1, 1, 2), new Space.Discrete(3));
        return new EnvSpec(
                        "walkthrough/meeting-v1",
                        "Two walkers in a corridor look for each other.",
                        false,
                        List.of(walkers),
                        EnvSpec.SCALAR,
                        EnvSpec.NO_STATE,
                        List.of("won"),
                        maxSteps,
                        Map.of("cells", cells, "maxSteps", maxSteps))
                .withOutcomes(Outcomes.shared("won"));
    }

    @Override
    public void reset(int env, ResetOptions options) {
        if (!options.values().isEmpty()) { // a loop over nothing would allocate its iterator
            String name = options.values().keySet().iterator().next();
            throw new UnknownNameException(spec.id(), "reset option", name, List.of());
        }
        for (int w = 0; w < WALKERS; w++) {
            cell[env * WALKERS + w] = (int) (chance.uniform(env, START_SITE, w) * cells);
        }
        step[env] = 0;
    }

    @Override
    public void step(int from, int to, Actions actions, Batch out) {
        for (int env = from; env < to; env++) {
            out.clearOutcome(env);
            for (int w = 0; w < WALKERS; w++) walk(env * WALKERS + w, actions.groups[0].ints[env * WALKERS + w]);
            step[env]++;
            boolean met = Math.abs(cell[env * WALKERS] - cell[env * WALKERS + 1]) <= 1;
            boolean timeUp = !met && step[env] >= spec.maxSteps();
            out.episodeOver[env] = met || timeUp;
            out.infos[env] = met ? 1f : 0f;
            Batch.Rows rows = out.groups[0];
            int first = env * WALKERS;
            int end = first + WALKERS;
            Arrays.fill(rows.rewards, first, end, met ? 1f : 0f);
            Arrays.fill(rows.terminated, first, end, met);
            Arrays.fill(rows.truncated, first, end, timeUp);
        }
    }

    private void walk(int walker, int action) {
        cell[walker] = Math.max(0, Math.min(cells - 1, cell[walker] + action - 1));
    }

    @Override
    public void observe(int from, int to, Batch out) {
        Batch.Rows rows = out.groups[0];
        for (int row = from * WALKERS; row < to * WALKERS; row++) {
            int own = cell[row];
            int other = cell[row ^ 1];
            rows.observations[2 * row] = (float) own / cells;
            rows.observations[2 * row + 1] = (float) (other - own) / cells;
            Arrays.fill(rows.actionMask, 3 * row, 3 * row + 3, true);
            rows.actionMask[3 * row + LEFT] = own > 0;
            rows.actionMask[3 * row + RIGHT] = own < cells - 1;
            rows.alive[row] = true;
        }
    }

    @Override
    public Frame render(int env) {
        int[] rgb = new int[cells * 16 * 16];
        Arrays.fill(rgb, 0xEEF0F4);
        for (int pixel = 0; pixel < rgb.length; pixel++) {
            int x = pixel % (cells * 16) / 16;
            if (x == cell[env * WALKERS]) rgb[pixel] = 0x2563EB;
            if (x == cell[env * WALKERS + 1]) rgb[pixel] = 0xDC2626;
        }
        return new Frame(cells * 16, 16, rgb);
    }

    @Override
    public String describe(int env) {
        char[] corridor = ".".repeat(cells).toCharArray();
        for (int w = 0; w < WALKERS; w++) corridor[cell[env * WALKERS + w]] = (char) ('0' + w);
        return new String(corridor);
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return step.length;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("cell", cell, "step", step);
    }

    @Override
    public Kernel.Worker newWorker() {
        return this; // it needs no scratch memory of its own
    }
}
