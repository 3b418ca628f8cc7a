package io.github.marl4j.evaluation.games;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.util.Arrays;
import java.util.List;

/** Asks policies that were trained on {@code games/…} for their probabilities, so that they can be measured exactly. */
public final class PolicyProbabilities {
    private PolicyProbabilities() {}

    /**
     * Returns what a policy does in every information set of a game that is played turn by turn.
     *
     * @param id of the environment, one with a {@link GameEnvs#tree}
     * @param policy plays all seats
     * @throws IllegalArgumentException if the game has no tree, or the policy cannot say its probabilities
     */
    public static TabularPolicy table(String id, Policy policy) {
        GameTables<?> tables = GameEnvs.tables(id);
        if (tables == null) throw new IllegalArgumentException(id + " is not played turn by turn");
        GameTree<?> tree = tables.tree;
        int infosets = tree.infosets().size();
        Batch batch = new Batch(Marl4j.spec(id), infosets);
        for (int node = 0; node < tree.numNodes(); node++) {
            if (tree.infoset(node) >= 0) tables.observe(node, tree.infoset(node), batch.groups[0]);
        }
        double[] told = ask(policy, 0, batch);
        int numActions = batch.groups[0].maskSize;
        double[] table = new double[tree.numActions()];
        for (int i = 0; i < infosets; i++) {
            int row = i * tree.numPlayers() + tree.infosets().get(i).player();
            List<Integer> actions = tree.infosets().get(i).actions();
            for (int c = 0; c < actions.size(); c++) {
                table[tree.firstAction(i) + c] = told[row * numActions + actions.get(c)];
            }
        }
        return TabularPolicy.of(tree, table);
    }

    /**
     * Returns how a policy mixes the choices of both players of a matrix game, {@code [player][choice]}.
     *
     * @param id of the environment
     * @param policy plays both groups
     * @throws IllegalArgumentException if the policy cannot say its probabilities
     */
    public static double[][] mixtures(String id, Policy policy) {
        EnvSpec spec = Marl4j.spec(id);
        Batch batch = new Batch(spec, 1);
        for (Batch.Rows rows : batch.groups) {
            Arrays.fill(rows.observations, 1);
            Arrays.fill(rows.actionMask, true);
            Arrays.fill(rows.alive, true);
        }
        return new double[][] {ask(policy, 0, batch), ask(policy, 1, batch)};
    }

    private static double[] ask(Policy policy, int group, Batch batch) {
        Policy.Player player = policy.newPlayer(batch.spec, group, batch.numEnvs, 0);
        if (!(player instanceof Policy.StochasticPlayer stochastic)) {
            throw new IllegalArgumentException(batch.spec.id() + ": the policy of group "
                    + batch.groups[group].group.name()
                    + " cannot say its probabilities; exact measures need a policy that can, such as PPO's");
        }
        double[] told = new double[batch.groups[group].actionMask.length];
        stochastic.probabilities(batch, told);
        return told;
    }
}
