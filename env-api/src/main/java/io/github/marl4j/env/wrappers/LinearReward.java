package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a scalar reward out of a vector: the weighted sum of the objectives, with the same weights for all agents or others for each. The one objective that remains is called
 * {@code weighted}; its bounds are the widest that any agent's weights allow.
 *
 * <p>Order: inside {@link NormalizeReward} the sum is normalised, outside of it each objective is normalised before it is weighted.
 */
public final class LinearReward extends VectorWrapper {
    private final float[][] weights;

    /**
     * Weighs the objectives alike for all agents.
     *
     * @param weights one finite number per objective; not modified
     */
    public LinearReward(VectorEnv inner, float... weights) {
        this(inner, alike(inner.spec(), weights));
    }

    /**
     * Weighs the objectives of each agent in its own way.
     *
     * @param weights one finite number per objective for every agent; not modified
     * @throws UnknownNameException if there is no such agent
     */
    public LinearReward(VectorEnv inner, Map<String, float[]> weights) {
        super(inner, inner.spec().withObjectives(List.of(weighted(inner.spec(), weights))), true);
        this.weights = new float[spec().groups().size()][];
        for (int g = 0; g < this.weights.length; g++) {
            AgentGroup group = spec().groups().get(g);
            int k = inner.spec().numObjectives();
            this.weights[g] = new float[group.size() * k];
            for (int a = 0; a < group.size(); a++) {
                System.arraycopy(weights.get(group.agents().get(a)), 0, this.weights[g], a * k, k);
            }
        }
    }

    private static Map<String, float[]> alike(EnvSpec spec, float[] weights) {
        Map<String, float[]> all = new LinkedHashMap<>();
        for (String agent : spec.agents()) all.put(agent, weights);
        return all;
    }

    private static Objective weighted(EnvSpec spec, Map<String, float[]> weights) {
        for (String name : weights.keySet()) spec.groupOf(name);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (String agent : spec.agents()) {
            float[] own = weights.get(agent);
            requireOnePerObjective(spec, agent, own);
            double least = 0;
            double greatest = 0;
            for (int o = 0; o < own.length; o++) {
                if (own[o] == 0) continue;
                double a = (double) own[o] * spec.objectives().get(o).low();
                double b = (double) own[o] * spec.objectives().get(o).high();
                least += Math.min(a, b);
                greatest += Math.max(a, b);
            }
            low = Math.min(low, least);
            high = Math.max(high, greatest);
        }
        return new Objective("weighted", (float) low, (float) high);
    }

    private static void requireOnePerObjective(EnvSpec spec, String agent, float[] own) {
        List<String> names = spec.objectives().stream().map(Objective::name).toList();
        if (own == null) throw new IllegalArgumentException(spec.id() + ": LinearReward has no weights for " + agent);
        boolean finite = true;
        for (float weight : own) finite &= Float.isFinite(weight);
        if (own.length != names.size() || !finite) {
            throw new IllegalArgumentException(spec.id() + ": LinearReward weights of " + agent + " are "
                    + Arrays.toString(own) + ", expected one finite number for each of " + names);
        }
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        afterRestore(seen, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int g = 0; g < weights.length; g++) weigh(g, seen.groups[g], out.groups[g]);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        RowCopy.start(seen, out, env, env + 1);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        afterRestore(seen, out);
    }

    private void weigh(int g, Batch.Rows seen, Batch.Rows out) {
        int k = seen.numObjectives;
        for (int row = 0; row < out.rewards.length; row++) {
            int first = row % out.numAgents * k;
            float sum = 0;
            for (int o = 0; o < k; o++) sum += weights[g][first + o] * seen.rewards[row * k + o];
            out.rewards[row] = sum;
        }
    }
}
