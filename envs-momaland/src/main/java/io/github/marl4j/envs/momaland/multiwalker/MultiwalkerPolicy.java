package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.util.Map;

/** A hand-written policy that plays whole teams. Some need to know the step of the episode, which they count. */
final class MultiwalkerPolicy implements Policy {
    private final ReferencePolicy moves;

    MultiwalkerPolicy(ReferencePolicy moves) {
        this.moves = moves;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        if (!spec.id().equals(MultiwalkerOptions.ID)) {
            throw new IllegalArgumentException(spec.id() + ": this policy walks in " + MultiwalkerOptions.ID + " only");
        }
        int[] cycle = new int[numEnvs];
        return new RowPlayer() {
            @Override
            public void act(int from, int to, Batch batch, Actions actions) {
                for (int env = from; env < to; env++) {
                    if (batch.episodeOver[env]) cycle[env] = 0;
                    actions(batch.groups[group], env, cycle[env]++, actions.groups[group].floats);
                }
            }

            @Override
            public Map<String, Object> state() {
                return Map.of("cycle", cycle);
            }
        };
    }

    private void actions(Batch.Rows rows, int env, int cycle, float[] into) {
        for (int row = env * rows.numAgents; row < (env + 1) * rows.numAgents; row++) {
            int seen = row * rows.observationSize;
            moves.act(rows.observations, seen, cycle, 0, into, row * MultiwalkerSpec.JOINTS);
        }
    }
}
