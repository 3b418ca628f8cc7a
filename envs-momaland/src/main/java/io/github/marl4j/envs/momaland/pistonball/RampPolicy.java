package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;

/**
 * Builds a ramp: pistons behind the ball go up, the others down. It looks at one feature only, {@link PistonballFeatures#ASIDE}. The same script is in the reference's statistics of returns.
 */
final class RampPolicy implements Policy {
    /** How far a piston's middle must be behind that of the ball [px]. */
    private static final double BEHIND = 10;

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        Space seen = spec.groups().get(group).observationSpace();
        if (!seen.equals(PistonballFeatures.observations())) {
            throw new IllegalArgumentException("policy ramp of " + spec.id() + ": observation " + seen
                    + " has no features; it needs observation=features");
        }
        return new RampPlayer();
    }

    private static final class RampPlayer implements RowPlayer {
        @Override
        public void act(int from, int to, Batch batch, Actions actions) {
            Batch.Rows seen = batch.groups[0];
            Actions.Rows chosen = actions.groups[0];
            float border = (float) (-BEHIND / PistonballFeatures.NEAR);
            for (int row = from * seen.numAgents; row < to * seen.numAgents; row++) {
                boolean up = seen.observations[row * seen.observationSize + PistonballFeatures.ASIDE] < border;
                if (chosen.numInts > 0) chosen.ints[row] = up ? 2 : 0;
                else chosen.floats[row] = up ? 1 : -1;
            }
        }
    }
}
