package io.github.marl4j.commons.memory;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which memories come to mind. Of the nodes that have not expired and are no chats, each gets for each query
 *
 * <pre>
 * score = 0.5 · 0.99^j + 3 · (importance − 1) / 9 + 2 · cos(query, node)
 * </pre>
 *
 * where j counts from the oldest ({@link Recency#REFERENCE}) or from the newest. Nodes that are always included get the highest score plus 1. The k best of each query, earlier stored first
 * among equals, together and in the order of their creation, then of their ids, are what comes to mind. Source: GovSim, persona/cognition/retrieve.py. Stateless; any thread may call it.
 */
public final class Retrieval {
    private static final double RECENCY_WEIGHT = 0.5;
    private static final double DECAY = 0.99;
    private static final double IMPORTANCE_WEIGHT = 3;
    private static final double IMPORTANCE_RANGE = 9;
    private static final double RELEVANCE_WEIGHT = 2;

    private Retrieval() {}

    /**
     * A memory and why it was found.
     *
     * @param node the memory
     * @param recency its share of the score
     * @param importance its share of the score
     * @param relevance its share of the score, for the query that scores it highest
     */
    public record Found(MemoryNode node, double recency, double importance, double relevance) {
        /** Returns the score; nodes that are always included stand above it. */
        public double score() {
            return recency + importance + relevance;
        }
    }

    /**
     * What was found.
     *
     * @param bestPerQuery ids of the k best for each query, best first
     * @param merged all of them, in the order of their creation
     */
    public record Result(List<List<Integer>> bestPerQuery, List<Found> merged) {}

    /**
     * Looks up.
     *
     * @param nodes in the order in which they were stored; not modified
     * @param clock the agent's time
     * @param k most memories for each query
     * @param queries their vectors; not modified
     * @throws IllegalArgumentException if vectors have different lengths, which happens when the embedding model was changed
     */
    public static Result find(
            List<MemoryNode> nodes, LocalDateTime clock, int k, List<float[]> queries, Recency recency) {
        List<MemoryNode> alive = nodes.stream()
                .filter(node ->
                        node.kind() != MemoryNode.Kind.CHAT && node.expires().isAfter(clock))
                .toList();
        List<List<Integer>> bestPerQuery = new ArrayList<>();
        Map<Integer, Found> merged = new LinkedHashMap<>();
        for (float[] query : queries) {
            List<Integer> ids = new ArrayList<>();
            for (Found found : best(scored(alive, query, recency), k)) {
                ids.add(found.node().id());
                merged.merge(found.node().id(), found, (a, b) -> a.relevance() >= b.relevance() ? a : b);
            }
            bestPerQuery.add(ids);
        }
        List<Found> sorted = new ArrayList<>(merged.values());
        sorted.sort(Comparator.comparing((Found found) -> found.node().created())
                .thenComparing(found -> found.node().id()));
        return new Result(bestPerQuery, sorted);
    }

    private static List<Found> scored(List<MemoryNode> alive, float[] query, Recency recency) {
        List<Found> scored = new ArrayList<>();
        for (int i = 0; i < alive.size(); i++) {
            MemoryNode node = alive.get(i);
            int age = recency == Recency.REFERENCE ? i : alive.size() - 1 - i;
            scored.add(new Found(
                    node,
                    RECENCY_WEIGHT * Math.pow(DECAY, age),
                    IMPORTANCE_WEIGHT * (node.importance() - 1) / IMPORTANCE_RANGE,
                    RELEVANCE_WEIGHT * cosine(query, node.embedding())));
        }
        return scored;
    }

    private static List<Found> best(List<Found> scored, int k) {
        double above = scored.stream().mapToDouble(Found::score).max().orElse(0) + 1;
        List<Found> order = new ArrayList<>(scored);
        order.sort(Comparator.comparingDouble((Found found) -> found.node().alwaysInclude() ? above : found.score())
                .reversed());
        return order.subList(0, Math.min(k, order.size()));
    }

    /** Returns the cosine of the angle between two vectors; 0 if one has no length. */
    static double cosine(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("embeddings of " + a.length + " and " + b.length
                    + " numbers cannot be compared; expected one embedding model for the whole run");
        }
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : dot / Math.sqrt(aa * bb);
    }
}
