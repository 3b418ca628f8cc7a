package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a global state for centralised critics: the observations of all agents one after the other, in the order of {@link EnvSpec#agents()}, agents out of the game included. A state that the
 * environment has by itself is replaced. The space is a {@link Space.Dict} with one part for each agent.
 *
 * <p>Order: takes the observations as the wrappers inside it left them; outside {@link NormalizeObservation} and {@link FrameStack} the state is normalised and stacked too.
 */
public final class CentralState extends VectorWrapper {

    /** Makes the state out of the observations. */
    public CentralState(VectorEnv inner) {
        super(inner, inner.spec().withStateSpace(all(inner.spec())), true);
    }

    private static Space all(EnvSpec spec) {
        Map<String, Space> parts = new LinkedHashMap<>();
        for (AgentGroup group : spec.groups()) {
            for (String agent : group.agents()) parts.put(agent, group.observationSpace());
        }
        return new Space.Dict(parts);
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        afterRestore(seen, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < numEnvs(); env++) concatenate(env, seen, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        RowCopy.start(seen, out, env, env + 1);
        concatenate(env, seen, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < numEnvs(); env++) {
            concatenate(env, seen, out);
            if (out.episodeOver[env]) concatenateFinal(env, seen, out);
        }
    }

    private static void concatenate(int env, Batch seen, Batch out) {
        int next = env * out.stateSize;
        for (Batch.Rows rows : seen.groups) {
            int size = rows.numAgents * rows.observationSize;
            System.arraycopy(rows.observations, env * size, out.state, next, size);
            next += size;
        }
    }

    private static void concatenateFinal(int env, Batch seen, Batch out) {
        int next = env * out.stateSize;
        for (Batch.Rows rows : seen.groups) {
            int size = rows.numAgents * rows.observationSize;
            System.arraycopy(rows.finalObservations, env * size, out.finalState, next, size);
            next += size;
        }
    }
}
