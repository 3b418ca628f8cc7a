package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the books of episodes: what each agent earned in total, objective by objective, and how many steps it was in the game. Changes nothing in the batch; ask after a step for the copies whose
 * {@link Batch#episodeOver} is set.
 *
 * <p>Order: counts the rewards as the wrappers inside it left them, so inside {@link LinearReward} and {@link NormalizeReward} it has the environment's own vectors.
 */
public final class EpisodeReturns extends VectorWrapper {
    private final double[][] sums;
    private final int[][] steps;
    private final boolean[][] inGame;
    private final float[][] returns;
    private final int[][] lengths;
    private final Map<String, Object> state = new LinkedHashMap<>();

    /** Keeps the books of an environment. */
    public EpisodeReturns(VectorEnv inner) {
        super(inner, inner.spec(), false);
        int groups = spec().groups().size();
        sums = new double[groups][];
        steps = new int[groups][];
        inGame = new boolean[groups][];
        returns = new float[groups][];
        lengths = new int[groups][];
        for (int g = 0; g < groups; g++) {
            int rows = Math.multiplyExact(numEnvs(), spec().groups().get(g).size());
            String name = spec().groups().get(g).name();
            state.put("sums." + name, sums[g] = new double[Math.multiplyExact(rows, spec().numObjectives())]);
            state.put("steps." + name, steps[g] = new int[rows]);
            state.put("inGame." + name, inGame[g] = new boolean[rows]);
            state.put("returns." + name, returns[g] = new float[sums[g].length]);
            state.put("lengths." + name, lengths[g] = new int[rows]);
        }
    }

    /**
     * Returns what the agents of a group earned in the episode of each copy that ended last, {@code [env][agent][objective]}, without discount; zeros before its first end. The live array: read
     * only, and again after every step.
     *
     * @throws UnknownNameException if there is no such group
     */
    public float[] returns(String group) {
        return returns[spec().groupIndex(group)];
    }

    /**
     * Returns for how many steps the agents of a group were in the game in the episode of each copy that ended last, {@code [env][agent]}; zeros before its first end. The live array: read only.
     *
     * @throws UnknownNameException if there is no such group
     */
    public int[] lengths(String group) {
        return lengths[spec().groupIndex(group)];
    }

    @Override
    protected Map<String, Object> state() {
        return state;
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        for (int g = 0; g < returns.length; g++) {
            Arrays.fill(returns[g], 0f);
            Arrays.fill(lengths[g], 0);
        }
        for (int env = 0; env < numEnvs(); env++) begin(env, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        begin(env, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {}

    private void begin(int env, Batch out) {
        for (int g = 0; g < sums.length; g++) {
            int agents = out.groups[g].numAgents;
            int width = agents * out.groups[g].numObjectives;
            Arrays.fill(sums[g], env * width, (env + 1) * width, 0.0);
            Arrays.fill(steps[g], env * agents, (env + 1) * agents, 0);
            System.arraycopy(out.groups[g].alive, env * agents, inGame[g], env * agents, agents);
        }
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        for (int g = 0; g < sums.length; g++) {
            Batch.Rows rows = out.groups[g];
            for (int i = 0; i < sums[g].length; i++) sums[g][i] += rows.rewards[i];
            for (int row = 0; row < steps[g].length; row++) {
                if (inGame[g][row]) steps[g][row]++;
                inGame[g][row] = rows.alive[row];
            }
        }
        for (int env = 0; env < numEnvs(); env++) if (out.episodeOver[env]) end(env, out);
    }

    private void end(int env, Batch out) {
        for (int g = 0; g < sums.length; g++) {
            int agents = out.groups[g].numAgents;
            int width = agents * out.groups[g].numObjectives;
            for (int i = env * width; i < (env + 1) * width; i++) returns[g][i] = (float) sums[g][i];
            System.arraycopy(steps[g], env * agents, lengths[g], env * agents, agents);
        }
        begin(env, out);
    }
}
