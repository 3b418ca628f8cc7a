package io.github.marl4j.evaluation.games;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All positions of a {@link TreeGame} as arrays. Nodes are numbered in depth-first order: a node comes before all that follows from it, so that one loop upwards carries
 * probabilities from the root and one loop downwards carries values to it.
 *
 * <p>Immutable; any thread may read it.
 *
 * @param <S> position of the game
 */
public final class GameTree<S> {
    /** What a player knows where it chooses. */
    public record Infoset(String key, int player, List<Integer> actions) {
        /** Copies the list. */
        public Infoset {
            actions = List.copyOf(actions);
        }
    }

    private final TreeGame<S> game;
    private final List<S> positions;
    private final List<Infoset> infosets;
    private final int[] player;
    private final int[] infoset;
    private final int[] firstEdge;
    private final int[] children;
    private final double[] chance;
    private final double[] returns;
    private final int[] firstAction;

    GameTree(TreeGame<S> game, GameTreeBuilder<S> built) {
        this.game = game;
        positions = Collections.unmodifiableList(built.positions);
        infosets = Collections.unmodifiableList(built.infosets);
        player = ints(built.player);
        infoset = ints(built.infoset);
        built.firstEdge.add(built.children.size());
        firstEdge = ints(built.firstEdge);
        children = ints(built.children);
        chance = built.chance.stream().mapToDouble(Double::doubleValue).toArray();
        returns = built.returns.stream().flatMapToDouble(Arrays::stream).toArray();
        firstAction = new int[infosets.size() + 1];
        for (int i = 0; i < infosets.size(); i++) {
            firstAction[i + 1] = firstAction[i] + infosets.get(i).actions().size();
        }
    }

    /**
     * Unrolls a game.
     *
     * @throws IllegalArgumentException if positions with the same key differ in player or actions, a player forgets something, chances do not sum to 1, or the game has more than
     *     {@value GameTreeBuilder#MOST_NODES} positions
     */
    public static <S> GameTree<S> of(TreeGame<S> game) {
        return new GameTree<>(game, new GameTreeBuilder<>(game));
    }

    /** Returns the game. */
    public TreeGame<S> game() {
        return game;
    }

    /** Returns the number of nodes; the root is node 0. */
    public int numNodes() {
        return player.length;
    }

    /** Returns the number of players. */
    public int numPlayers() {
        return game.numPlayers();
    }

    /** Returns the position at a node. */
    public S position(int node) {
        return positions.get(node);
    }

    /** Returns whose turn it is at a node; see {@link TreeGame#player}. */
    public int player(int node) {
        return player[node];
    }

    /** Returns all information sets in the order in which a depth-first walk first meets them. */
    public List<Infoset> infosets() {
        return infosets;
    }

    /** Returns the number of the information set of a node, or −1 where no player chooses. */
    public int infoset(int node) {
        return infoset[node];
    }

    /** Returns the number of choices at a node. */
    public int numChoices(int node) {
        return firstEdge[node + 1] - firstEdge[node];
    }

    /** Returns the node after a choice. The choices of a player are in the order of {@link Infoset#actions}. */
    public int child(int node, int choice) {
        return children[firstEdge[node] + choice];
    }

    /** Returns the probability of a choice of chance. */
    public double chance(int node, int choice) {
        return chance[firstEdge[node] + choice];
    }

    /** Returns what a player has won where the game is over; 0 elsewhere. */
    public double returns(int node, int ofPlayer) {
        return returns[node * game.numPlayers() + ofPlayer];
    }

    /** Returns how many pairs of information set and action there are: the length of a table of them. */
    public int numActions() {
        return firstAction[infosets.size()];
    }

    /** Returns where the actions of an information set begin in a table of all pairs. */
    public int firstAction(int ofInfoset) {
        return firstAction[ofInfoset];
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
