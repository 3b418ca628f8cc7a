package io.github.marl4j.evaluation.games;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Probabilities that are known, such as those of a solver, as a policy for the environments {@code games/…}; plays all seats. */
public final class TablePolicy implements Policy {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final String id;

    /** Probabilities of the actions by what is seen, for each agent group. */
    private final List<Map<FloatBuffer, double[]>> byObservation;

    private TablePolicy(String id, List<Map<FloatBuffer, double[]>> byObservation) {
        this.id = id;
        this.byObservation = byObservation;
    }

    /**
     * Returns a policy for a game that is played turn by turn.
     *
     * @param id of the environment
     * @param table of its {@link GameEnvs#tree}
     * @throws IllegalArgumentException if the table belongs to another tree
     */
    public static TablePolicy of(String id, TabularPolicy table) {
        GameTables<?> tables = GameEnvs.tables(id);
        if (tables == null || tables.tree != table.tree()) {
            throw new IllegalArgumentException(id + ": the table belongs to another game; take GameEnvs.tree(id)");
        }
        GameTree<?> tree = tables.tree;
        Batch batch = new Batch(Marl4j.spec(id), 1);
        Batch.Rows rows = batch.groups[0];
        Map<FloatBuffer, double[]> known = new HashMap<>();
        for (int node = 0; node < tree.numNodes(); node++) {
            if (tree.infoset(node) < 0) continue;
            tables.observe(node, 0, rows);
            double[] probabilities = new double[rows.maskSize];
            List<Integer> actions = tree.infosets().get(tree.infoset(node)).actions();
            for (int c = 0; c < actions.size(); c++) probabilities[actions.get(c)] = table.probability(node, c);
            known.put(seen(rows, tree.player(node)), probabilities);
        }
        return new TablePolicy(id, List.of(known));
    }

    /**
     * Returns a policy for a game in which both choose at once.
     *
     * @param id of the environment
     * @param mixtures probabilities {@code [player][choice]}; copied
     */
    public static TablePolicy of(String id, double[][] mixtures) {
        FloatBuffer one = FloatBuffer.wrap(new float[] {1});
        for (int player = 0; player < 2; player++) {
            Distribution.require(id, mixtures[player], GameEnvs.matrix(id).choices(player));
        }
        return new TablePolicy(id, List.of(Map.of(one, mixtures[0].clone()), Map.of(one, mixtures[1].clone())));
    }

    private static FloatBuffer seen(Batch.Rows rows, int row) {
        int size = rows.observationSize;
        float[] copy = new float[size];
        System.arraycopy(rows.observations, row * size, copy, 0, size);
        return FloatBuffer.wrap(copy);
    }

    @Override
    public StochasticPlayer newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        if (!spec.id().equals(id)) throw new IllegalArgumentException(spec.id() + ": the table is one of " + id);
        return new TablePlayer(group, new long[] {Chance.mix(seed + GAMMA), 0});
    }

    private final class TablePlayer implements StochasticPlayer {
        private final int group;

        /** Key of the draws, and how many were made. */
        private final long[] random;

        TablePlayer(int group, long[] random) {
            this.group = group;
            this.random = random;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("random", random);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            for (int row = 0; row < rows.acts.length; row++) {
                random[1]++;
                if (!rows.acts[row]) continue;
                double left = (Chance.mix(random[0] + random[1] * GAMMA) >>> 11) * 0x1p-53;
                double[] probabilities = probabilities(rows, row);
                int chosen = -1;
                for (int a = 0; a < probabilities.length && left >= 0; a++) {
                    if (probabilities[a] <= 0) continue;
                    chosen = a;
                    left -= probabilities[a];
                }
                actions.groups[group].ints[row] = chosen;
            }
        }

        private double[] probabilities(Batch.Rows rows, int row) {
            return byObservation.get(group).get(seen(rows, row));
        }

        @Override
        public void probabilities(Batch batch, double[] out) {
            Batch.Rows rows = batch.groups[group];
            for (int row = 0; row < rows.acts.length; row++) {
                if (!rows.acts[row]) continue;
                System.arraycopy(probabilities(rows, row), 0, out, row * rows.maskSize, rows.maskSize);
            }
        }
    }
}
