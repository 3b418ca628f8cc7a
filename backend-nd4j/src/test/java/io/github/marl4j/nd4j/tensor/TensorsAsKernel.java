package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kernel of the JVM whose steps and views are made by tensors: its arrays go to the device before a step and come back after it. So replays of golden traces read and write the state as
 * they do with the rules of the JVM, which play no part.
 */
public final class TensorsAsKernel implements Kernel {
    private final Kernel state;
    private final TensorKernel rules;
    private final TensorVectorEnv tensors;
    private final TensorChance.Replay draws;
    private final Batch shown;

    /**
     * Creates it.
     *
     * @param state whose arrays hold the state
     * @param draws recorded ones
     */
    public TensorsAsKernel(Kernel state, TensorKernel rules, TensorChance.Replay draws) {
        this.state = state;
        this.rules = rules;
        this.draws = draws;
        tensors = new TensorVectorEnv(rules, AutoresetMode.DISABLED, () -> null);
        shown = tensors.newBatch();
        tensors.reset(0, shown);
    }

    @Override
    public EnvSpec spec() {
        return state.spec();
    }

    @Override
    public int numEnvs() {
        return state.numEnvs();
    }

    @Override
    public Chance chance() {
        return state.chance();
    }

    @Override
    public Map<String, Object> state() {
        return state.state();
    }

    @Override
    public String describe(int env) {
        return state.describe(env);
    }

    @Override
    public void close() {
        tensors.close();
    }

    /** Makes a step of all rows. */
    public void step(Actions actions, Batch out) {
        bringThere();
        rules.chance().replay(draws);
        tensors.stepUnchecked(actions, out);
        Map<String, Object> arrays = tensors.snapshot().arrays();
        state.state()
                .forEach((name, array) ->
                        System.arraycopy(arrays.get(name), 0, array, 0, java.lang.reflect.Array.getLength(array)));
    }

    private void bringThere() {
        Map<String, Object> arrays = new LinkedHashMap<>(state.state());
        arrays.putAll(state.chance().state());
        arrays.put("vector.over", new boolean[numEnvs()]);
        tensors.restore(Snapshot.copyOf(spec().id(), arrays), shown);
    }

    @Override
    public Worker newWorker() {
        Worker jvm = state.newWorker();
        return new Worker() {
            @Override
            public void reset(int env, ResetOptions options) {
                jvm.reset(env, options);
            }

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                TensorsAsKernel.this.step(actions, out);
            }

            @Override
            public void observe(int from, int to, Batch out) {
                bringThere();
                for (int g = 0; g < out.groups.length; g++) copy(shown.groups[g], out.groups[g]);
                System.arraycopy(shown.state, 0, out.state, 0, out.state.length);
            }
        };
    }

    private static void copy(Batch.Rows from, Batch.Rows to) {
        System.arraycopy(from.observations, 0, to.observations, 0, to.observations.length);
        System.arraycopy(from.actionMask, 0, to.actionMask, 0, to.actionMask.length);
        System.arraycopy(from.alive, 0, to.alive, 0, to.alive.length);
    }
}
