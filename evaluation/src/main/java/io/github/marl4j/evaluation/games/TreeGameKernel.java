package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.render.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A game played through its tree: the state of a row is the number of a node. Rewards come with the last action. */
final class TreeGameKernel extends GameKernel {
    private static final int CHANCE_SITE = 0;

    private final GameTables<?> tables;
    private final int players;
    private final int[] node; // [env]
    private final int[] draws; // [env], of this episode

    TreeGameKernel(EnvSpec spec, GameTables<?> tables, int numEnvs, int firstEnv) {
        super(spec, numEnvs, firstEnv);
        this.tables = tables;
        players = tables.tree.numPlayers();
        node = kept("node", new int[numEnvs]);
        draws = kept("draws", new int[numEnvs]);
    }

    static EnvSpec spec(String id, GameTables<?> tables) {
        List<String> agents = new ArrayList<>();
        for (int p = 0; p < tables.tree.numPlayers(); p++) agents.add("player_" + p);
        Space seen = new Space.Box(0, 1, tables.game.observationSize());
        Space actions = new Space.Discrete(tables.game.actionNames().size());
        return new EnvSpec(
                id,
                tables.game.description(),
                true,
                List.of(new AgentGroup("players", agents, seen, actions)),
                List.of(new Objective(Objective.WIN, tables.lowestReturn, tables.highestReturn)),
                EnvSpec.NO_STATE,
                List.of(),
                0,
                Map.of());
    }

    @Override
    public Worker newWorker() {
        return new Table();
    }

    @Override
    public Frame render(int env) {
        return tables.picture(node[env]);
    }

    @Override
    public String describe(int env) {
        return tables.describe(node[env], ObservedGame.ONLOOKER);
    }

    @Override
    public String describe(int env, String agent) {
        return tables.describe(node[env], spec().order().indexOf(agent));
    }

    /** Plays; needs no memory of its own. */
    private final class Table implements Worker {

        @Override
        public void reset(int env, ResetOptions options) {
            GameEnvs.refuseResetOptions(spec().id(), options);
            node[env] = 0;
            draws[env] = 0;
            letChancePlay(env);
        }

        private void letChancePlay(int env) {
            while (tables.tree.player(node[env]) == TreeGame.CHANCE) {
                double left = chance.uniformDouble(env, CHANCE_SITE, draws[env]++);
                int outcome = 0;
                int last = tables.tree.numChoices(node[env]) - 1;
                while (outcome < last && (left -= tables.tree.chance(node[env], outcome)) >= 0) outcome++;
                node[env] = tables.tree.child(node[env], outcome);
            }
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                out.clearOutcome(env);
                int mover = tables.turn[node[env]];
                int action = actions.groups[0].ints[env * players + mover];
                int choice = tables.choiceOf(node[env], action);
                if (choice < 0)
                    throw GameEnvs.illegal(spec(), env, spec().agents().get(mover), action);
                node[env] = tables.tree.child(node[env], choice);
                letChancePlay(env);
                if (tables.tree.player(node[env]) == TreeGame.TERMINAL) end(env, out);
            }
        }

        private void end(int env, Batch out) {
            Batch.Rows rows = out.groups[0];
            for (int p = 0; p < players; p++) {
                rows.rewards[env * players + p] = (float) tables.tree.returns(node[env], p);
                rows.terminated[env * players + p] = true;
            }
            out.episodeOver[env] = true;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) tables.observe(node[env], env, out.groups[0]);
        }
    }
}
