package io.github.marl4j.envs.foraging;

import static io.github.marl4j.envs.foraging.ForagingSpec.ACTIONS;
import static io.github.marl4j.envs.foraging.ForagingSpec.LOAD;
import static io.github.marl4j.envs.foraging.ForagingSpec.TRIPLE;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ScriptedPlayer;

/**
 * A scripted player: walks to a food that it chooses anew each step and loads once it stands beside it. It goes north, south, east or west, whichever of these leads towards the food and is
 * possible first; where none is, or no food is in sight, it acts at random. Decides from observations that are lists with levels of players.
 */
final class ForagingPolicy implements Policy {
    private final ForagingTarget target;

    ForagingPolicy(ForagingTarget target) {
        this.target = target;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        ForagingOptions options = ForagingOptions.of(spec.id(), spec.options());
        if (options.gridObservation() || !options.observeAgentLevels()) {
            throw new IllegalArgumentException(spec.id() + ": the scripted policy " + target.policyName
                    + " reads lists with levels; set gridObservation=false and observeAgentLevels=true");
        }
        Forager forager = new Forager(target, options.players(), options.maxNumFood());
        return new ScriptedPlayer(forager, group, numEnvs, seed);
    }

    private record Forager(ForagingTarget target, int players, int foods) implements ScriptedPlayer.Script {

        @Override
        public int decide(Batch.Rows rows, int env, int player, Chance chance, long decision) {
            int row = env * players + player;
            int chosen = towards(rows, row, food(rows.observations, row * rows.observationSize));
            return chosen >= 0 ? chosen : random(rows, row, chance, env, player, decision);
        }

        /** Returns where the chosen food is in the observation, or -1 without one. */
        private int food(float[] seen, int first) {
            int self = first + TRIPLE * foods;
            double rowFrom = seen[self];
            double columnFrom = seen[self + 1];
            double strength = seen[self + 2];
            if (target.fromCentre) {
                int count = 1;
                for (int at = self + TRIPLE; at < self + TRIPLE * players && seen[at] >= 0; at += TRIPLE) {
                    rowFrom += seen[at];
                    columnFrom += seen[at + 1];
                    strength += seen[at + 2];
                    count++;
                }
                rowFrom = Math.rint(rowFrom / count);
                columnFrom = Math.rint(columnFrom / count);
            }
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int at = first; at < self && seen[at] >= 0; at += TRIPLE) {
                if (target.liftable && seen[at + 2] > strength) continue;
                double down = seen[at] - rowFrom;
                double right = seen[at + 1] - columnFrom;
                double squared = down * down + right * right;
                if (squared >= least) continue;
                least = squared;
                best = at;
            }
            return best;
        }

        /** Returns the action that leads to a food, or -1 if there is none. */
        private int towards(Batch.Rows rows, int row, int food) {
            if (food < 0) return -1;
            int self = row * rows.observationSize + TRIPLE * foods;
            float down = rows.observations[food] - rows.observations[self];
            float right = rows.observations[food + 1] - rows.observations[self + 1];
            int mask = row * ACTIONS;
            if (Math.abs(down) + Math.abs(right) == 1) return LOAD;
            if (down < 0 && rows.actionMask[mask + 1]) return 1;
            if (down > 0 && rows.actionMask[mask + 2]) return 2;
            if (right > 0 && rows.actionMask[mask + 4]) return 4;
            if (right < 0 && rows.actionMask[mask + 3]) return 3;
            return -1;
        }

        private static int random(Batch.Rows rows, int row, Chance chance, int env, int player, long decision) {
            int legal = 0;
            for (int a = 0; a < ACTIONS; a++) if (rows.actionMask[row * ACTIONS + a]) legal++;
            int skip = chance.below(env, player, decision, legal);
            int a = 0;
            while (!rows.actionMask[row * ACTIONS + a] || skip-- > 0) a++;
            return a;
        }
    }
}
