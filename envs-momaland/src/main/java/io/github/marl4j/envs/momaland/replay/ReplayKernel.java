package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import java.util.Map;

/**
 * One row of another kernel whose episodes start as recorded and whose chance is recorded. Real actions may lie outside the action space, as the reference's parallel interface does not check
 * them.
 */
final class ReplayKernel implements Kernel {
    private final ReplayedEnv.Row row;
    private final Kernel rules;
    private final EnvSpec spec;
    private RecordedDraws draws = new RecordedDraws();
    private Runnable start = () -> {};

    ReplayKernel(ReplayedEnv.Row row) {
        this.row = row;
        this.rules = row.kernel();
        this.spec = rules.spec()
                .withGroups(rules.spec().groups().stream()
                        .map(ReplayKernel::withoutBounds)
                        .toList());
    }

    private static AgentGroup withoutBounds(AgentGroup group) {
        if (!(group.actionSpace() instanceof Space.Box box)) return group;
        Space any = new Space.Box(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, box.shape());
        return new AgentGroup(group.name(), group.agents(), group.observationSpace(), any);
    }

    /** The next reset puts in what {@code newStart} writes, and the chance after it comes from {@code newDraws}. */
    void prepare(RecordedDraws newDraws, Runnable newStart) {
        draws = newDraws;
        start = newStart;
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return rules.numEnvs();
    }

    @Override
    public Chance chance() {
        return rules.chance();
    }

    @Override
    public Map<String, Object> state() {
        return rules.state();
    }

    @Override
    public String describe(int env) {
        return rules.describe(env);
    }

    @Override
    public void close() {
        rules.close();
    }

    @Override
    public Worker newWorker() {
        Worker worker = rules.newWorker();
        return new Worker() {
            @Override
            public void reset(int env, ResetOptions options) {
                chance().replay(env, null);
                worker.reset(env, options);
                chance().replay(env, draws);
                start.run();
            }

            @Override
            public void restored(int from, int to) {
                worker.restored(from, to);
            }

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                row.step(worker, actions, out);
            }

            @Override
            public void observe(int from, int to, Batch out) {
                worker.observe(from, to, out);
            }
        };
    }
}
