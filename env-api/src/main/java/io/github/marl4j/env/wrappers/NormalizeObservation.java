package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shifts and scales every feature to mean 0 and variance 1 over what the agents of a group have seen so far, and clips it to [-10, 10].
 *
 * <p>Samples are the observations that living agents act on, row after row; final observations are normalised but not counted. Statistics go on across resets and are part of the snapshot;
 * {@link #statistics} saves them alone. Rows share the statistics, so an observation depends on all copies of the batch and on what was played before, also before a reset: freeze the
 * statistics for evaluation, and a seed fixes an episode again.
 *
 * <p>Order: inside {@link FrameStack}, {@link AgentId} and {@link CentralState}, so that frames are counted once, ids stay 0 and 1, and the state is normalised too.
 *
 * <p>Source: the statistics of {@link Moments}; clip as in MARL4J's algorithm notes, section 1.5.
 */
public final class NormalizeObservation extends VectorWrapper {
    private static final float CLIP = 10f;

    private final Moments[] moments;
    private final Map<String, Object> statistics = new LinkedHashMap<>();
    private final Map<String, Object> state;
    private final boolean[] frozen = new boolean[1];

    /** Normalises observations, with statistics that know nothing yet. */
    public NormalizeObservation(VectorEnv inner) {
        super(inner, inner.spec().withGroups(normalized(inner.spec().groups())), false);
        moments = new Moments[spec().groups().size()];
        for (int g = 0; g < moments.length; g++) {
            AgentGroup group = spec().groups().get(g);
            moments[g] = new Moments(group.observationSpace().flatSize());
            moments[g].putState(group.name(), statistics);
        }
        state = new LinkedHashMap<>(statistics);
        state.put("frozen", frozen);
    }

    private static List<AgentGroup> normalized(List<AgentGroup> groups) {
        return groups.stream()
                .map(g -> new AgentGroup(g.name(), g.agents(), normalized(g.observationSpace()), g.actionSpace()))
                .toList();
    }

    private static Space normalized(Space space) {
        if (!(space instanceof Space.Dict dict)) return new Space.Box(-CLIP, CLIP, space.shape());
        Map<String, Space> parts = new LinkedHashMap<>();
        dict.parts().forEach((name, part) -> parts.put(name, normalized(part)));
        return new Space.Dict(parts);
    }

    /** Stops or resumes counting samples; normalising goes on. */
    public void setFrozen(boolean nowFrozen) {
        frozen[0] = nowFrozen;
    }

    /** Returns whether samples are no longer counted. */
    public boolean isFrozen() {
        return frozen[0];
    }

    /** Returns a copy of the statistics; {@link Snapshot#writeTo} saves it. */
    public Snapshot statistics() {
        return Snapshot.copyOf(spec().id(), statistics);
    }

    /**
     * Overwrites the statistics.
     *
     * @param saved from {@link #statistics} of the same environment, with any number of copies
     * @throws IllegalArgumentException if it does not fit
     */
    public void setStatistics(Snapshot saved) {
        saved.copyTo(spec().id(), statistics);
    }

    @Override
    protected Map<String, Object> state() {
        return state;
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        for (int env = 0; env < numEnvs(); env++) count(env, out);
        for (int env = 0; env < numEnvs(); env++) normalizeNow(env, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        count(env, out);
        normalizeNow(env, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        for (int env = 0; env < numEnvs(); env++) {
            if (!out.episodeOver[env] || resetsItself()) count(env, out);
        }
        for (int env = 0; env < numEnvs(); env++) {
            normalizeNow(env, out);
            if (!out.episodeOver[env]) continue;
            for (int g = 0; g < moments.length; g++) normalize(g, env, out.groups[g], out.groups[g].finalObservations);
        }
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        for (int env = 0; env < numEnvs(); env++) normalizeNow(env, out);
    }

    private void count(int env, Batch out) {
        if (frozen[0]) return;
        for (int g = 0; g < moments.length; g++) {
            Batch.Rows rows = out.groups[g];
            int size = rows.observationSize;
            for (int row = env * rows.numAgents; row < (env + 1) * rows.numAgents; row++) {
                if (!rows.alive[row]) continue;
                moments[g].next();
                for (int i = 0; i < size; i++) moments[g].add(i, rows.observations[row * size + i]);
            }
        }
    }

    private void normalizeNow(int env, Batch out) {
        for (int g = 0; g < moments.length; g++) normalize(g, env, out.groups[g], out.groups[g].observations);
    }

    private void normalize(int g, int env, Batch.Rows rows, float[] values) {
        int size = rows.observationSize;
        int first = env * rows.numAgents * size;
        for (int i = 0; i < size; i++) {
            double mean = moments[g].mean(i);
            double deviation = moments[g].deviation(i);
            for (int a = 0; a < rows.numAgents; a++) {
                int at = first + a * size + i;
                values[at] = (float) Math.max(-CLIP, Math.min(CLIP, (values[at] - mean) / deviation));
            }
        }
    }
}
