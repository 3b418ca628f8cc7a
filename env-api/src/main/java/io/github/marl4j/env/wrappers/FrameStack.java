package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows every agent its last {@code k} observations, the oldest first; at the start of an episode the first observation {@code k} times. A {@link Space.Box} of shape {@code [s…]} becomes
 * one of shape {@code [k, s…]}; another space becomes a {@link Space.Dict} of {@code frame_0} (the oldest) to {@code frame_k-1}.
 *
 * <p>Order: outside {@link NormalizeObservation}, whose statistics would else count every frame {@code k} times; inside {@link AgentId}, or the id is stacked too.
 */
public final class FrameStack extends VectorWrapper {
    private final int k;
    private final float[][] frames;
    private final Map<String, Object> state = new LinkedHashMap<>();

    /**
     * Stacks observations.
     *
     * @param k number of observations, at least 1
     */
    public FrameStack(VectorEnv inner, int k) {
        super(inner, inner.spec().withGroups(stacked(inner, k)), true);
        this.k = k;
        this.frames = new float[inner.spec().groups().size()][];
        for (int g = 0; g < frames.length; g++) {
            AgentGroup group = spec().groups().get(g);
            frames[g] = new float
                    [inner.numEnvs() * group.size() * group.observationSpace().flatSize()];
            state.put("frames." + group.name(), frames[g]);
        }
    }

    private static List<AgentGroup> stacked(VectorEnv inner, int k) {
        if (k < 1)
            throw new IllegalArgumentException(inner.spec().id() + ": FrameStack k=" + k + " must be at least 1");
        return inner.spec().groups().stream()
                .map(g -> new AgentGroup(g.name(), g.agents(), stacked(g.observationSpace(), k), g.actionSpace()))
                .toList();
    }

    private static Space stacked(Space space, int k) {
        if (space instanceof Space.Box box) {
            int[] shape = new int[box.shape().length + 1];
            shape[0] = k;
            System.arraycopy(box.shape(), 0, shape, 1, shape.length - 1);
            return new Space.Box(repeated(box.low(), k), repeated(box.high(), k), shape);
        }
        Map<String, Space> parts = new LinkedHashMap<>();
        for (int i = 0; i < k; i++) parts.put("frame_" + i, space);
        return new Space.Dict(parts);
    }

    private static float[] repeated(float[] bounds, int k) {
        if (bounds.length == 1) return bounds;
        float[] all = new float[k * bounds.length];
        for (int i = 0; i < all.length; i++) all[i] = bounds[i % bounds.length];
        return all;
    }

    @Override
    protected Map<String, Object> state() {
        return state;
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < numEnvs(); env++) {
            begin(env, seen);
            show(env, out);
        }
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        RowCopy.start(seen, out, env, env + 1);
        begin(env, seen);
        show(env, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < numEnvs(); env++) {
            if (!seen.episodeOver[env]) {
                for (int g = 0; g < frames.length; g++) push(g, env, seen.groups[g], seen.groups[g].observations);
            } else {
                for (int g = 0; g < frames.length; g++) {
                    push(g, env, seen.groups[g], seen.groups[g].finalObservations);
                    copy(g, env, out.groups[g], out.groups[g].finalObservations);
                }
                if (resetsItself()) begin(env, seen);
            }
            show(env, out);
        }
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < numEnvs(); env++) show(env, out);
    }

    private void begin(int env, Batch seen) {
        for (int g = 0; g < frames.length; g++) {
            Batch.Rows rows = seen.groups[g];
            for (int i = 0; i < k; i++) push(g, env, rows, rows.observations);
        }
    }

    private void push(int g, int env, Batch.Rows rows, float[] newest) {
        int size = rows.observationSize;
        for (int row = env * rows.numAgents; row < (env + 1) * rows.numAgents; row++) {
            int first = row * k * size;
            System.arraycopy(frames[g], first + size, frames[g], first, (k - 1) * size);
            System.arraycopy(newest, row * size, frames[g], first + (k - 1) * size, size);
        }
    }

    private void show(int env, Batch out) {
        for (int g = 0; g < frames.length; g++) copy(g, env, out.groups[g], out.groups[g].observations);
    }

    private void copy(int g, int env, Batch.Rows rows, float[] to) {
        int size = rows.numAgents * rows.observationSize;
        System.arraycopy(frames[g], env * size, to, env * size, size);
    }
}
