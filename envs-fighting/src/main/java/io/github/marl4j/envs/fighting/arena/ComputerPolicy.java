package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;

/**
 * The built-in opponent as a policy of any fight: it presses buttons frame by frame as the computer of one level does, whatever the action space. Its chance is the environment's, so that the seed of
 * an episode fixes what it does.
 *
 * @param level 1 to 8
 */
record ComputerPolicy(int level) implements Policy {

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        FightingSpec.requireFight("the computer", spec);
        return new Hands(group, Orders.computer(level));
    }

    @Override
    public boolean isOrder(int number) {
        return number == Orders.computer(level);
    }

    private record Hands(int group, int order) implements RowPlayer {
        @Override
        public void act(int from, int to, Batch batch, Actions actions) {
            Actions.Rows rows = actions.groups[group];
            for (int row = from * rows.numAgents; row < to * rows.numAgents; row++) {
                rows.ints[row * rows.numInts] = order;
            }
        }
    }
}
