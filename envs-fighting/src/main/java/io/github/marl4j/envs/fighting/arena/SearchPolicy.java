package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.search.SearchPlayer;
import java.util.Map;

/**
 * The look-ahead player as a policy of any fight: whenever its fighter's hands are free it copies the match, tries its scripts out and presses the best one to its end.
 *
 * @param trials looks ahead for each decision, at least 1
 */
record SearchPolicy(int trials) implements Policy {

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        throw new IllegalArgumentException(
                spec.id()
                        + ": search copies the matches of its environment; ask it for a player with the environment, newPlayer(env, group, seed)");
    }

    @Override
    public Player newPlayer(VectorEnv env, int group, long seed) {
        FightingSpec.requireFight("search", env.spec());
        if (env.unwrapped() instanceof KernelVectorEnv inside && inside.rules() instanceof FightingKernel kernel) {
            return new Searcher(kernel, group, trials, seed);
        }
        throw new IllegalArgumentException(env.spec().id() + ": search found no matches of this family inside");
    }

    @Override
    public boolean isOrder(int number) {
        return Orders.isScript(number);
    }

    private static final class Searcher implements Player {
        private final FightingKernel kernel;
        private final int group;
        private final SearchPlayer search;
        /** Chance of each fighter, {@code [env][agent]}. */
        private final long[] chance;

        Searcher(FightingKernel kernel, int group, int trials, long seed) {
            this.kernel = kernel;
            this.group = group;
            this.search = new SearchPlayer(FightTables.shipped(), trials, seed);
            chance = new long[2 * kernel.numEnvs()];
            for (int row = 0; row < chance.length; row++) chance[row] = Chance.mix(seed + row);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Actions.Rows rows = actions.groups[group];
            for (int env = 0; env < batch.numEnvs; env++) {
                for (int agent = 0; agent < rows.numAgents; agent++) {
                    int row = env * rows.numAgents + agent;
                    rows.ints[row * rows.numInts] = order(env, agent, 2 * env + agent);
                }
            }
        }

        /** While a script runs nothing else is played; to hold nothing is as good as anything then. */
        private int order(int env, int agent, int row) {
            int player = kernel.player(env, agent);
            if (kernel.busy(env, player)) return Orders.hold(5);
            search.continueWith(chance[row]);
            int choice = search.choose(kernel.match(), env, player);
            chance[row] = search.chance();
            int digit = search.digit(choice);
            return digit > 0 ? Orders.hold(digit) : Orders.press(search.moveRow(kernel.match(), env, player, choice));
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("chance", chance);
        }
    }
}
