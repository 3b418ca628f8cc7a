package io.github.marl4j.gpu;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.translate.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy of an environment on the JVM, which has made a step: its objects are what device kernels are made out of. */
final class Prototype implements AutoCloseable {
    final KernelVectorEnv env;
    final Batch batch;
    final Actions actions;
    final Kernel kernel;

    /** Random players that the device can be, one for each agent group; empty if an action space is none that they draw from without objects. */
    final List<Policy.Player> players;

    /**
     * Makes a copy.
     *
     * @throws IllegalArgumentException if the environment is not made of a {@link Kernel}
     */
    Prototype(String id, Map<String, Object> options, AutoresetMode autoreset) {
        this(id, options, autoreset, true);
    }

    private Prototype(String id, Map<String, Object> options, AutoresetMode autoreset, boolean steps) {
        VectorOptions how = new VectorOptions(1, 0, autoreset, KernelChoice.PLAIN, VectorOptions.DEFAULT.backend());
        VectorEnv made = Marl4j.vector(id, 1, options, how);
        if (!(made instanceof KernelVectorEnv ofKernel)) {
            made.close();
            throw new IllegalArgumentException(id + ": only environments made of a Kernel run on a device");
        }
        env = ofKernel;
        batch = env.newBatch();
        actions = env.newActions();
        kernel = env.rules();
        List<Policy.Player> random = new ArrayList<>();
        boolean simple = true;
        for (AgentGroup group : env.spec().groups()) {
            Space space = group.actionSpace();
            simple &= space instanceof Space.Discrete || space instanceof Space.Box;
            random.add(Policy.random().newPlayer(env, random.size(), 0));
        }
        players = simple ? List.copyOf(random) : List.of();
        if (!steps) return;
        env.reset(1, batch);
        env.step(random.toArray(Policy.Player[]::new), actions, batch);
    }

    /** Returns a copy that has not been reset: its state is what a batch begins with. */
    static Prototype fresh(String id, Map<String, Object> options, AutoresetMode autoreset) {
        return new Prototype(id, options, autoreset, false);
    }

    /** Returns where paths begin. */
    Map<String, Object> roots() {
        Map<String, Object> roots = new LinkedHashMap<>();
        roots.put("env", env);
        roots.put("worker", Lookup.follow("env.workers[0]", roots));
        roots.put("fresh", kernel.newWorker());
        roots.put("batch", batch);
        roots.put("actions", actions);
        roots.put("none", ResetOptions.NONE);
        roots.put("chance", kernel.chance());
        return roots;
    }

    /** Returns the arrays that snapshots hold, by the names that they have there. */
    Map<String, Object> snapshotArrays() {
        Map<String, Object> arrays = new LinkedHashMap<>(kernel.state());
        arrays.putAll(kernel.chance().state());
        arrays.put("vector.over", Lookup.follow("env.over", Map.of("env", env)));
        return arrays;
    }

    /** Returns the arrays that are kept from step to step. */
    List<Object> state() {
        List<Object> arrays = new ArrayList<>(snapshotArrays().values());
        for (Policy.Player player : players) arrays.addAll(player.state().values());
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
