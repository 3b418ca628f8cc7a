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
 * Tells every agent which member of its group it is, so that a network shared by the group can treat them differently: a one-hot vector of the group's size behind the observation. The space
 * becomes a {@link Space.Dict} of {@code observation} and {@code agentId}.
 *
 * <p>Order: outside {@link NormalizeObservation} and {@link FrameStack}, which would scale and repeat the id; outside {@link CentralState} too, unless the ids belong into the state.
 */
public final class AgentId extends VectorWrapper {

    /** Appends ids to all observations. */
    public AgentId(VectorEnv inner) {
        super(inner, inner.spec().withGroups(withId(inner.spec().groups())), true);
    }

    private static List<AgentGroup> withId(List<AgentGroup> groups) {
        return groups.stream().map(AgentId::withId).toList();
    }

    private static AgentGroup withId(AgentGroup group) {
        Map<String, Space> parts = new LinkedHashMap<>();
        parts.put("observation", group.observationSpace());
        parts.put("agentId", new Space.Box(0, 1, group.size()));
        return new AgentGroup(group.name(), group.agents(), new Space.Dict(parts), group.actionSpace());
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        afterRestore(seen, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        RowCopy.all(seen, out);
        showNow(0, numEnvs(), seen, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        RowCopy.start(seen, out, env, env + 1);
        showNow(env, env + 1, seen, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        RowCopy.all(seen, out);
        showNow(0, numEnvs(), seen, out);
        for (int env = 0; env < numEnvs(); env++) {
            if (!out.episodeOver[env]) continue;
            for (int g = 0; g < out.groups.length; g++) {
                append(env, env + 1, seen.groups[g].finalObservations, out.groups[g], out.groups[g].finalObservations);
            }
        }
    }

    private static void showNow(int firstEnv, int endEnv, Batch seen, Batch out) {
        for (int g = 0; g < out.groups.length; g++) {
            append(firstEnv, endEnv, seen.groups[g].observations, out.groups[g], out.groups[g].observations);
        }
    }

    private static void append(int firstEnv, int endEnv, float[] from, Batch.Rows rows, float[] to) {
        int agents = rows.numAgents;
        int size = rows.observationSize - agents;
        for (int row = firstEnv * agents; row < endEnv * agents; row++) {
            int first = row * rows.observationSize;
            System.arraycopy(from, row * size, to, first, size);
            for (int a = 0; a < agents; a++) to[first + size + a] = a == row % agents ? 1f : 0f;
        }
    }
}
