package io.github.marl4j.evaluation.games;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks through a game depth first, and checks that it is one with perfect recall. */
final class GameTreeBuilder<S> {
    static final int MOST_NODES = 10_000_000;

    private final TreeGame<S> game;
    private final Map<String, Integer> infosetNumbers = new HashMap<>();

    /** The last own choice before an information set: its edge in a table of all pairs, −1 at first. */
    private final List<Integer> recalled = new ArrayList<>();

    private final List<Integer> firstAction = new ArrayList<>(List.of(0));

    final List<S> positions = new ArrayList<>();
    final List<GameTree.Infoset> infosets = new ArrayList<>();
    final List<Integer> player = new ArrayList<>();
    final List<Integer> infoset = new ArrayList<>();
    final List<Integer> firstEdge = new ArrayList<>();
    final List<Integer> children = new ArrayList<>();
    final List<Double> chance = new ArrayList<>();
    final List<double[]> returns = new ArrayList<>();

    GameTreeBuilder(TreeGame<S> game) {
        this.game = game;
        int[] lastChoice = new int[game.numPlayers()];
        Arrays.fill(lastChoice, -1);
        visit(game.initial(), lastChoice);
    }

    /** Returns the number of the node. */
    private int visit(S position, int[] lastChoice) {
        int node = positions.size();
        if (node == MOST_NODES) {
            throw new IllegalArgumentException(game.name() + " has more than " + MOST_NODES
                    + " positions; exact algorithms need a game that fits into memory");
        }
        int mover = game.player(position);
        positions.add(position);
        player.add(mover);
        firstEdge.add(children.size());
        returns.add(mover == TreeGame.TERMINAL ? finalReturns(position) : new double[game.numPlayers()]);
        infoset.add(mover >= 0 ? infosetOf(position, mover, lastChoice) : -1);
        if (mover == TreeGame.CHANCE) visitOutcomes(node, position, lastChoice);
        if (mover >= 0) visitActions(node, position, mover, lastChoice);
        return node;
    }

    private double[] finalReturns(S position) {
        double[] won = game.returns(position);
        if (won.length != game.numPlayers()) {
            throw new IllegalArgumentException(game.name() + " returns " + won.length + " numbers for "
                    + game.numPlayers() + " players at " + position);
        }
        return won;
    }

    private void visitOutcomes(int node, S position, int[] lastChoice) {
        double[] probabilities =
                Distribution.require(game.name() + ": chance at " + position, game.chanceOutcomes(position));
        for (double probability : probabilities) addEdge(probability);
        for (int i = 0; i < probabilities.length; i++) {
            children.set(firstEdge.get(node) + i, visit(game.child(position, i), lastChoice));
        }
    }

    private void visitActions(int node, S position, int mover, int[] lastChoice) {
        int[] actions = game.legalActions(position);
        for (int i = 0; i < actions.length; i++) addEdge(0);
        for (int i = 0; i < actions.length; i++) {
            int[] choice = lastChoice.clone();
            choice[mover] = firstAction.get(infoset.get(node)) + i;
            children.set(firstEdge.get(node) + i, visit(game.child(position, actions[i]), choice));
        }
    }

    private void addEdge(double probability) {
        children.add(-1);
        chance.add(probability);
    }

    private int infosetOf(S position, int mover, int[] lastChoice) {
        String key = game.infosetKey(position);
        List<Integer> actions =
                Arrays.stream(game.legalActions(position)).boxed().toList();
        GameTree.Infoset seen = new GameTree.Infoset(key, mover, actions);
        Integer known = infosetNumbers.putIfAbsent(key, infosets.size());
        if (known == null) {
            if (actions.isEmpty()) throw new IllegalArgumentException(game.name() + ": no action is legal at " + key);
            infosets.add(seen);
            recalled.add(lastChoice[mover]);
            firstAction.add(firstAction.get(firstAction.size() - 1) + actions.size());
            return infosets.size() - 1;
        }
        if (!infosets.get(known).equals(seen)) {
            throw new IllegalArgumentException(
                    game.name() + ": positions with the same key differ: " + infosets.get(known) + " and " + seen);
        }
        if (recalled.get(known) != lastChoice[mover]) {
            throw new IllegalArgumentException(game.name() + ": player " + mover + " at " + key
                    + " has forgotten what it knew or did before; exact algorithms need perfect recall");
        }
        return known;
    }
}
