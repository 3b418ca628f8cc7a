package io.github.marl4j.envs.particle;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ScriptedPlayer;

/** A scripted predator of predator-prey: moves along the axis on which its target is farther away. Plays predators with discrete actions only. */
final class HuntPolicy implements Policy {
    /** Where the two other predators and the prey are in a predator's observation. */
    private static final int OTHERS = 8;

    private static final int PREY = 12;

    private final Hunt hunt;

    HuntPolicy(Hunt hunt) {
        this.hunt = hunt;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        ParticleOptions options = ParticleOptions.of(spec.id(), spec.options());
        String name = spec.groups().get(group).name();
        if (!name.equals("predators") || options.continuousActions()) {
            throw new IllegalArgumentException(spec.id() + ": " + hunt.policyName
                    + " plays predators with continuousActions=false, not " + name + " with continuousActions="
                    + options.continuousActions());
        }
        return new ScriptedPlayer(new Hunter(hunt, options.openAiNumbering()), group, numEnvs, seed);
    }

    private record Hunter(Hunt hunt, boolean openAiNumbering) implements ScriptedPlayer.Script {

        @Override
        public int decide(Batch.Rows rows, int env, int predator, Chance chance, long decision) {
            float[] seen = rows.observations;
            int first = (env * rows.numAgents + predator) * rows.observationSize;
            int others = first + OTHERS;
            return switch (hunt) {
                case PREY -> towards(seen, first + PREY, true);
                case LEADER -> towards(seen, others, false);
                case RANDOM_PREDATOR -> towards(seen, others + 2 * chance.below(env, predator, decision, 2), false);
                case NEAREST -> towards(seen, nearest(seen, others), false);
                case FARTHEST_AXIS -> farthestAxis(seen, others);
            };
        }

        private static int nearest(float[] seen, int others) {
            int best = others;
            for (int at = others; at < others + 6; at += 2) if (squared(seen, at) < squared(seen, best)) best = at;
            return best;
        }

        private static float squared(float[] seen, int at) {
            return seen[at] * seen[at] + seen[at + 1] * seen[at + 1];
        }

        private int farthestAxis(float[] seen, int others) {
            int best = others;
            for (int at = others; at < others + 6; at++) if (Math.abs(seen[at]) > Math.abs(seen[best])) best = at;
            return along((best - others) % 2 == 0, seen[best] > 0);
        }

        /** Ties go to the y axis on the way to prey, else to the x axis. */
        private int towards(float[] seen, int at, boolean tieToY) {
            float x = Math.abs(seen[at]);
            float y = Math.abs(seen[at + 1]);
            boolean alongX = tieToY ? x > y : x >= y;
            return along(alongX, seen[alongX ? at : at + 1] > 0);
        }

        /** The choices are -x +x -y +y, in the older numbering +x -x +y -y. */
        private int along(boolean alongX, boolean up) {
            return (alongX ? 1 : 3) + (up == openAiNumbering ? 0 : 1);
        }
    }
}
