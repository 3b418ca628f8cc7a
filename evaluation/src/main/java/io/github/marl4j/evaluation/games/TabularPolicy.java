package io.github.marl4j.evaluation.games;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The probabilities of all actions in all information sets of a game, for all of its players. Immutable; any thread may read it. */
public final class TabularPolicy {
    private final GameTree<?> tree;
    private final double[] probabilities;

    private TabularPolicy(GameTree<?> tree, double[] probabilities) {
        this.tree = tree;
        this.probabilities = probabilities;
    }

    /**
     * Copies a table.
     *
     * @param table {@code [pair of information set and action]}, see {@link GameTree#firstAction}; not modified
     * @throws IllegalArgumentException if its length is wrong or the numbers of an information set are no probabilities
     */
    public static TabularPolicy of(GameTree<?> tree, double[] table) {
        if (table.length != tree.numActions()) {
            throw new IllegalArgumentException(
                    tree.game().name() + ": a policy has " + tree.numActions() + " probabilities; got " + table.length);
        }
        for (int i = 0; i < tree.infosets().size(); i++) {
            double[] here = Arrays.copyOfRange(table, tree.firstAction(i), tree.firstAction(i + 1));
            Distribution.require(place(tree, tree.infosets().get(i)), here);
        }
        return new TabularPolicy(tree, table.clone());
    }

    /**
     * Reads a policy.
     *
     * @param byKey probabilities {@code [action]} in the order of {@link GameTree.Infoset#actions}, for every information set; not modified
     * @throws IllegalArgumentException if an information set is missing or unknown, or its numbers are no probabilities
     */
    public static TabularPolicy of(GameTree<?> tree, Map<String, double[]> byKey) {
        List<GameTree.Infoset> infosets = tree.infosets();
        double[] table = new double[tree.numActions()];
        for (int i = 0; i < infosets.size(); i++) {
            double[] given = byKey.get(infosets.get(i).key());
            String place = place(tree, infosets.get(i));
            if (given == null) throw new IllegalArgumentException(place + " is missing");
            Distribution.require(place, given, infosets.get(i).actions().size());
            System.arraycopy(given, 0, table, tree.firstAction(i), given.length);
        }
        if (byKey.size() != infosets.size()) {
            List<String> known = infosets.stream().map(GameTree.Infoset::key).toList();
            String unknown = byKey.keySet().stream()
                    .filter(key -> !known.contains(key))
                    .findFirst()
                    .orElseThrow();
            throw new IllegalArgumentException(tree.game().name() + ": there is no information set \"" + unknown
                    + "\"; the game has " + infosets.size() + ", e.g. \"" + known.get(0) + "\"");
        }
        return new TabularPolicy(tree, table);
    }

    /** Returns the policy that takes every legal action with equal chance. */
    public static TabularPolicy uniform(GameTree<?> tree) {
        double[] table = new double[tree.numActions()];
        for (int i = 0; i < tree.infosets().size(); i++) {
            Arrays.fill(
                    table,
                    tree.firstAction(i),
                    tree.firstAction(i + 1),
                    1.0 / tree.infosets().get(i).actions().size());
        }
        return new TabularPolicy(tree, table);
    }

    /** Returns the policy of which one player's part comes from another policy of the same tree. */
    public TabularPolicy with(int player, TabularPolicy other) {
        if (other.tree != tree) throw new IllegalArgumentException("the policies belong to different trees");
        double[] table = probabilities.clone();
        for (int i = 0; i < tree.infosets().size(); i++) {
            if (tree.infosets().get(i).player() != player) continue;
            int from = tree.firstAction(i);
            System.arraycopy(other.probabilities, from, table, from, tree.firstAction(i + 1) - from);
        }
        return new TabularPolicy(tree, table);
    }

    /** Returns the tree. */
    public GameTree<?> tree() {
        return tree;
    }

    /** Returns the probability of a choice at a node where a player chooses. */
    public double probability(int node, int choice) {
        return probabilities[tree.firstAction(tree.infoset(node)) + choice];
    }

    /** Returns the probabilities by information set, in the order of {@link GameTree#infosets}. */
    public Map<String, double[]> toMap() {
        Map<String, double[]> byKey = new LinkedHashMap<>();
        for (int i = 0; i < tree.infosets().size(); i++) {
            byKey.put(
                    tree.infosets().get(i).key(),
                    Arrays.copyOfRange(probabilities, tree.firstAction(i), tree.firstAction(i + 1)));
        }
        return byKey;
    }

    private static String place(GameTree<?> tree, GameTree.Infoset infoset) {
        return tree.game().name() + ": policy at \"" + infoset.key() + "\"";
    }
}
