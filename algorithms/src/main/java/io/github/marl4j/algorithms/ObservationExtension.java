package io.github.marl4j.algorithms;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.wrappers.RowCopy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Features behind the observation of the only agent. */
final class ObservationExtension {
    private ObservationExtension() {}

    /**
     * Returns the facts of an environment whose agent also sees some numbers.
     *
     * @param name of the numbers in the observation space
     * @param space of the numbers
     */
    static EnvSpec extend(EnvSpec spec, String name, Space space) {
        AgentGroup ego = spec.groups().get(0);
        Map<String, Space> parts = new LinkedHashMap<>();
        parts.put("observation", ego.observationSpace());
        parts.put(name, space);
        return spec.withGroups(
                List.of(new AgentGroup(ego.name(), ego.agents(), new Space.Dict(parts), ego.actionSpace())));
    }

    /** Writes observations and features behind each other. */
    static void write(int env, float[] observations, float[] features, Batch.Rows to, float[] out) {
        int extra = features.length / to.alive.length;
        int own = to.observationSize - extra;
        System.arraycopy(observations, env * own, out, env * to.observationSize, own);
        System.arraycopy(features, env * extra, out, env * to.observationSize + own, extra);
    }

    /** Fills a batch of the extended environment from one of the environment itself. */
    static void all(Batch seen, float[] features, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < seen.numEnvs; env++) {
            write(env, seen.groups[0].observations, features, out.groups[0], out.groups[0].observations);
        }
    }
}
