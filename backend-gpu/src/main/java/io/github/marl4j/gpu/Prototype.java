package io.github.marl4j.gpu;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.translate.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy of an environment on the JVM, which has made a step: its objects are what device kernels are made out of. */
final class Prototype implements AutoCloseable {
    final VectorEnv env;
    final Batch batch;
    final Actions actions;
    final Kernel kernel;

    /**
     * Makes a copy.
     *
     * @throws IllegalArgumentException if the environment is not made of a {@link Kernel}
     */
    Prototype(String id, Map<String, Object> options) {
        env = Marl4j.vector(id, 1, options, VectorOptions.DEFAULT.withThreads(1).withKernel(KernelChoice.PLAIN));
        if (!(env instanceof KernelVectorEnv)) {
            throw new IllegalArgumentException(id + ": only environments made of a Kernel run on a device");
        }
        batch = env.newBatch();
        actions = env.newActions();
        env.reset(1, batch);
        env.step(actions, batch);
        kernel = (Kernel) Lookup.follow("env.kernel", Map.of("env", env));
    }

    /** Returns where paths begin. */
    Map<String, Object> roots() {
        Map<String, Object> roots = new LinkedHashMap<>();
        roots.put("env", env);
        roots.put("worker", Lookup.follow("env.workers[0]", roots));
        roots.put("batch", batch);
        roots.put("actions", actions);
        roots.put("none", ResetOptions.NONE);
        roots.put("chance", kernel.chance());
        return roots;
    }

    /** Returns the arrays that are kept from step to step. */
    List<Object> state() {
        List<Object> arrays = new ArrayList<>(kernel.state().values());
        arrays.addAll(kernel.chance().state().values());
        return arrays;
    }

    /** Returns the arrays of actions and results. */
    List<Object> shared() {
        List<Object> arrays = new ArrayList<>();
        for (Actions.Rows rows : actions.groups) {
            arrays.add(rows.ints);
            arrays.add(rows.floats);
        }
        for (Batch.Rows rows : batch.groups) {
            arrays.addAll(List.of(rows.observations, rows.finalObservations, rows.actionMask, rows.rewards));
            arrays.addAll(List.of(rows.alive, rows.acts, rows.terminated, rows.truncated));
        }
        arrays.addAll(List.of(batch.state, batch.finalState, batch.episodeOver, batch.infos));
        return arrays;
    }

    @Override
    public void close() {
        env.close();
    }
}
