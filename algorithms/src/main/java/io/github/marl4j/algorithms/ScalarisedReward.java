package io.github.marl4j.algorithms;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.wrappers.Moments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A weighted sum of objectives as the reward of PPO.
 *
 * <pre>
 * r_i = Σ_k w_k · r_{i,k} / σ_{i,k}        σ_{i,k} deviation of agent i's discounted return G ← γG + r_{i,k} so far, or 1
 * r   = Σ_i r_i for every agent            or r_i for agent i
 * </pre>
 *
 * Statistics take in a whole rollout, environment by environment and step by step, before it is divided by them: they are the same for any number of threads. Source: MOMAland 0.2.0,
 * {@code learning/}, as multi-objective.md 5.1 tells; it divides every step by the statistics up to that step.
 */
final class ScalarisedReward implements PpoReward {
    private final FrontConfig front;
    private final boolean normalise;
    private final boolean team;
    private final double gamma;
    private final int numSteps;
    private final int numEnvs;
    private final int objectives;
    private final double[] weights;
    private final float[][] paid;
    private final boolean[] over;
    private final int[] agents;
    private final Moments[] moments;
    private final double[][] returns;
    private final Map<String, Object> state = new LinkedHashMap<>();

    /**
     * Reserves memory for a rollout.
     *
     * @param team whether every agent gets the sum of all agents' rewards
     * @param weights of each objective; copied
     */
    ScalarisedReward(
            EnvSpec spec, FrontConfig front, PpoConfig ppo, boolean normalise, boolean team, double[] weights) {
        this.front = front;
        this.normalise = normalise;
        this.team = team;
        this.gamma = ppo.gamma();
        this.numSteps = ppo.numSteps();
        this.numEnvs = ppo.numEnvs();
        this.objectives = spec.numObjectives();
        this.weights = weights.clone();
        this.over = new boolean[numSteps * numEnvs];
        int groups = spec.groups().size();
        paid = new float[groups][];
        agents = new int[groups];
        moments = new Moments[groups];
        returns = new double[groups][];
        state.put("reward.weights", this.weights);
        for (int g = 0; g < groups; g++) {
            AgentGroup group = spec.groups().get(g);
            agents[g] = group.size();
            int each = numEnvs * group.size() * objectives;
            paid[g] = new float[numSteps * each];
            returns[g] = new double[each];
            moments[g] = new Moments(group.size() * objectives);
            moments[g].putState(group.name(), state);
            state.put("reward.returns." + group.name(), returns[g]);
        }
    }

    /** Returns a copy of the weight of each objective. */
    double[] weights() {
        return weights.clone();
    }

    @Override
    public void requireFits(String algorithm, EnvSpec spec) {
        front.requireFits(algorithm, spec);
    }

    @Override
    public void note(int group, int t, int firstEnv, Batch outcome, float[] rewards, int at) {
        float[] from = outcome.groups[group].rewards;
        System.arraycopy(from, 0, paid[group], at * objectives, from.length);
        if (group == 0) System.arraycopy(outcome.episodeOver, 0, over, t * numEnvs + firstEnv, outcome.numEnvs);
    }

    @Override
    public void complete(List<float[]> rewards) {
        for (int g = 0; g < agents.length && normalise; g++) count(g);
        for (int g = 0; g < agents.length; g++) weigh(g, rewards.get(g));
        if (team) share(rewards);
    }

    private void count(int g) {
        int width = agents[g] * objectives;
        for (int step = 0; step < numSteps * numEnvs; step++) {
            int env = step % numEnvs;
            moments[g].next();
            for (int i = 0; i < width; i++) {
                int at = env * width + i;
                returns[g][at] = gamma * returns[g][at] + paid[g][step * width + i];
                moments[g].add(i, returns[g][at]);
                if (over[step]) returns[g][at] = 0;
            }
        }
    }

    private void weigh(int g, float[] rewards) {
        int width = agents[g] * objectives;
        for (int row = 0; row < rewards.length; row++) {
            double sum = 0;
            for (int k = 0; k < objectives; k++) {
                int at = row * objectives + k;
                double deviation = normalise ? moments[g].deviation(at % width) : 1;
                sum += weights[k] * paid[g][at] / deviation;
            }
            rewards[row] = (float) sum;
        }
    }

    private void share(List<float[]> rewards) {
        for (int step = 0; step < numSteps * numEnvs; step++) {
            float sum = 0;
            for (int g = 0; g < agents.length; g++) {
                for (int i = 0; i < agents[g]; i++) sum += rewards.get(g)[step * agents[g] + i];
            }
            for (int g = 0; g < agents.length; g++) {
                for (int i = 0; i < agents[g]; i++) rewards.get(g)[step * agents[g] + i] = sum;
            }
        }
    }

    @Override
    public Map<String, Object> state() {
        return state;
    }
}
