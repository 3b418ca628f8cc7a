package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.render.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kernel looks up at a node; shared by all environments of a game. */
final class GameTables<S> {
    final ObservedGame<S> game;
    final GameTree<S> tree;
    final float lowestReturn;
    final float highestReturn;

    /** Whose turn it is, or would be after the end; {@code [node]}. */
    final int[] turn;

    private final int numActions;
    private final float[][] seen; // [node * players + player], equal ones shared
    private final int[] choices; // [node * actions + action], −1 where illegal

    GameTables(ObservedGame<S> game) {
        this.game = game;
        tree = GameTree.of(game);
        numActions = game.actionNames().size();
        turn = new int[tree.numNodes()];
        seen = new float[tree.numNodes() * tree.numPlayers()][];
        choices = new int[tree.numNodes() * numActions];
        Arrays.fill(choices, -1);
        Map<String, float[]> distinct = new HashMap<>();
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int node = 0; node < tree.numNodes(); node++) {
            int player = tree.player(node);
            if (player >= 0) turn[node] = player;
            if (player >= 0) noteChoices(node);
            for (int p = 0; p < tree.numPlayers(); p++) {
                float[] features = new float[game.observationSize()];
                game.observe(tree.position(node), p, features);
                seen[node * tree.numPlayers() + p] =
                        distinct.computeIfAbsent(Arrays.toString(features), same -> features);
                low = Math.min(low, (float) tree.returns(node, p));
                high = Math.max(high, (float) tree.returns(node, p));
            }
        }
        lowestReturn = low;
        highestReturn = high;
    }

    private void noteChoices(int node) {
        List<Integer> actions = tree.infosets().get(tree.infoset(node)).actions();
        for (int c = 0; c < actions.size(); c++) {
            choices[node * numActions + actions.get(c)] = c;
            // Children come later, so that those of players still write their own turn.
            turn[tree.child(node, c)] = (tree.player(node) + 1) % tree.numPlayers();
        }
    }

    /** Writes what the players see and may do at a node. */
    void observe(int node, int env, Batch.Rows rows) {
        int size = rows.observationSize;
        boolean on = tree.player(node) != TreeGame.TERMINAL;
        for (int p = 0; p < tree.numPlayers(); p++) {
            int row = env * tree.numPlayers() + p;
            rows.alive[row] = on;
            rows.acts[row] = turn[node] == p;
            System.arraycopy(seen[node * tree.numPlayers() + p], 0, rows.observations, row * size, size);
            boolean chooses = on && rows.acts[row];
            for (int action = 0; action < numActions; action++) {
                rows.actionMask[row * numActions + action] = chooses && choiceOf(node, action) >= 0;
            }
        }
    }

    /** Returns which of the node's choices an action is, or −1 if it is illegal there. */
    int choiceOf(int node, int action) {
        return action < 0 || action >= numActions ? -1 : choices[node * numActions + action];
    }

    Frame picture(int node) {
        boolean over = tree.player(node) == TreeGame.TERMINAL;
        double[] returns = new double[tree.numPlayers()];
        for (int p = 0; p < returns.length; p++) returns[p] = tree.returns(node, p);
        return GamePicture.cards(
                game.description(), game.table(tree.position(node)), over ? -1 : turn[node], over ? returns : null);
    }

    String describe(int node, int viewer) {
        String position = game.describe(tree.position(node), viewer);
        if (tree.player(node) == TreeGame.TERMINAL) {
            return position + "; player_0 wins " + tree.returns(node, 0);
        }
        return position + "; it is the turn of player_" + turn[node] + " ("
                + actionsOf(tree.infosets().get(tree.infoset(node))) + ")";
    }

    private String actionsOf(GameTree.Infoset infoset) {
        List<String> names = new ArrayList<>();
        for (int action : infoset.actions())
            names.add(action + " " + game.actionNames().get(action));
        return String.join(", ", names);
    }
}
