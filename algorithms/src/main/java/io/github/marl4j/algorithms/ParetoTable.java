package io.github.marl4j.algorithms;

import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Pareto Q-learning knows: for every state and action the mean reward and the set of non-dominated returns after it. Sets are replaced, never changed, so that copies may share them.
 */
final class ParetoTable {
    private final int actions;
    private final int objectives;
    private final double gamma;
    private final int largestSet;
    private final double[] referencePoint;
    private final Map<StateKey, Node> nodes = new LinkedHashMap<>();

    /** A state: which actions are legal, how often each was taken, what it brought at once and may bring later. */
    static final class Node {
        private final boolean[] legal;
        private final int[] visits;
        private final double[][] reward;
        private final double[][][] later;

        Node(boolean[] legal, int objectives) {
            this.legal = legal;
            visits = new int[legal.length];
            reward = new double[legal.length][objectives];
            later = new double[legal.length][][];
            for (int a = 0; a < legal.length; a++) later[a] = new double[1][objectives];
        }

        private Node(Node other) {
            legal = other.legal;
            visits = other.visits.clone();
            later = other.later.clone();
            reward = new double[other.reward.length][];
            for (int a = 0; a < reward.length; a++) reward[a] = other.reward[a].clone();
        }

        boolean isLegal(int action) {
            return legal[action];
        }
    }

    /** Makes an empty table; {@code largestSet} 0 lets sets grow. */
    ParetoTable(int actions, double gamma, int largestSet, double[] referencePoint) {
        this.actions = actions;
        this.objectives = referencePoint.length;
        this.gamma = gamma;
        this.largestSet = largestSet;
        this.referencePoint = referencePoint;
    }

    /** Returns a copy that later changes do not touch. */
    ParetoTable copy() {
        ParetoTable copy = new ParetoTable(actions, gamma, largestSet, referencePoint);
        nodes.forEach((key, node) -> copy.nodes.put(key, new Node(node)));
        return copy;
    }

    /** Returns the number of states. */
    int size() {
        return nodes.size();
    }

    /** Returns what is known of a state, or null if it was never met. */
    Node find(StateKey key) {
        return nodes.get(key);
    }

    /** Returns what is known of a state, which is added if it is new. */
    Node findOrAdd(StateKey key, boolean[] mask, int maskAt) {
        return nodes.computeIfAbsent(
                key, added -> new Node(Arrays.copyOfRange(mask, maskAt, maskAt + actions), objectives));
    }

    /** Returns the set of an action: {@code R̄(s, a) + γ·v} for every later return v. */
    double[][] set(Node node, int action) {
        double[][] set = new double[node.later[action].length][objectives];
        for (int i = 0; i < set.length; i++) {
            for (int k = 0; k < objectives; k++) {
                set[i][k] = node.reward[action][k] + gamma * node.later[action][i][k];
            }
        }
        return set;
    }

    /** Returns the non-dominated of all legal actions' sets, the largest hypervolume first where there are too many. */
    double[][] front(Node node) {
        List<double[]> all = new ArrayList<>();
        for (int a = 0; a < actions; a++) if (node.legal[a]) all.addAll(Arrays.asList(set(node, a)));
        double[][] front = ParetoFilter.filter(all.toArray(double[][]::new));
        while (largestSet > 0 && front.length > largestSet) front = withoutLeast(front);
        return front;
    }

    /** Drops the point that adds least to the hypervolume. */
    private double[][] withoutLeast(double[][] front) {
        double[] contributions = Hypervolume.contributions(front, referencePoint);
        int least = 0;
        for (int i = 1; i < front.length; i++) if (contributions[i] < contributions[least]) least = i;
        double[][] left = new double[front.length - 1][];
        System.arraycopy(front, 0, left, 0, least);
        System.arraycopy(front, least + 1, left, least, left.length - least);
        return left;
    }

    /**
     * Learns from a step.
     *
     * @param next state after it, or null if the episode ended
     */
    void learn(Node node, int action, double[] reward, Node next) {
        node.visits[action]++;
        for (int k = 0; k < objectives; k++) {
            node.reward[action][k] += (reward[k] - node.reward[action][k]) / node.visits[action];
        }
        node.later[action] = next == null ? new double[1][objectives] : front(next);
    }

    /**
     * Returns what to do in a state to come to a return from here on, and what then remains of it.
     *
     * @param target not modified
     * @param remains overwritten with the later return that fits best
     * @return the action whose set has the nearest return, of equals the first
     */
    int follow(Node node, double[] target, double[] remains) {
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        double[] then = remains;
        for (int a = 0; a < actions; a++) {
            if (!node.legal[a]) continue;
            double[][] set = set(node, a);
            for (int i = 0; i < set.length; i++) {
                double distance = 0;
                for (int k = 0; k < objectives; k++) distance += Math.pow(set[i][k] - target[k], 2);
                if (distance >= nearest) continue;
                nearest = distance;
                best = a;
                then = node.later[a][i];
            }
        }
        System.arraycopy(then, 0, remains, 0, objectives);
        return best;
    }

    /** Writes everything as numbers. */
    void write(NumberPages pages) {
        pages.clear();
        nodes.forEach((key, node) -> {
            for (float number : key.numbers()) pages.add(number);
            for (int a = 0; a < actions; a++) {
                pages.add(node.legal[a] ? 1 : 0);
                pages.add(node.visits[a]);
                pages.add(node.later[a].length);
                for (double number : node.reward[a]) pages.add(number);
                for (double[] vector : node.later[a]) for (double number : vector) pages.add(number);
            }
        });
    }

    /** Replaces everything by what was written. */
    void read(NumberPages pages, int keySize) {
        nodes.clear();
        pages.rewind();
        while (pages.hasNext()) {
            float[] key = new float[keySize];
            for (int i = 0; i < keySize; i++) key[i] = (float) pages.next();
            Node node = new Node(new boolean[actions], objectives);
            for (int a = 0; a < actions; a++) {
                node.legal[a] = pages.next() == 1;
                node.visits[a] = (int) pages.next();
                node.later[a] = new double[(int) pages.next()][objectives];
                for (int k = 0; k < objectives; k++) node.reward[a][k] = pages.next();
                for (double[] vector : node.later[a]) for (int k = 0; k < objectives; k++) vector[k] = pages.next();
            }
            nodes.put(new StateKey(key), node);
        }
    }
}
