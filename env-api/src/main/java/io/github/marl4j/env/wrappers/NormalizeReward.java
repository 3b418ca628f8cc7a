package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Divides every reward by the standard deviation of the discounted return so far, per group and objective, and clips it to [-10, 10]; the mean stays where it is.
 *
 * <p>The return of an agent is {@code G = gamma G + r}, from 0 at the start of its episode; the samples are those of agents that were in the game when the step began. Statistics go on across
 * resets and are part of the snapshot; {@link #statistics} saves them alone.
 *
 * <p>Order: outside {@link LinearReward}, if the weighted sum is to be normalised, inside if each objective is.
 *
 * <p>Source: the statistics of {@link Moments}; Engstrom et al., "Implementation matters in deep policy gradients", ICLR 2020, for the scaling.
 */
public final class NormalizeReward extends VectorWrapper {
    private static final float CLIP = 10f;

    private final double gamma;
    private final Moments[] moments;
    private final double[][] returns;
    private final boolean[][] inGame;
    private final Map<String, Object> statistics = new LinkedHashMap<>();
    private final Map<String, Object> state;
    private final boolean[] frozen = new boolean[1];

    /**
     * Normalises rewards, with statistics that know nothing yet.
     *
     * @param gamma the learner's discount, from 0 to 1
     */
    public NormalizeReward(VectorEnv inner, double gamma) {
        super(inner, normalized(inner.spec()), false);
        if (!(gamma >= 0 && gamma <= 1)) {
            throw new IllegalArgumentException(
                    spec().id() + ": NormalizeReward gamma=" + gamma + " must be from 0 to 1");
        }
        this.gamma = gamma;
        int numGroups = spec().groups().size();
        moments = new Moments[numGroups];
        returns = new double[numGroups][];
        inGame = new boolean[numGroups][];
        state = new LinkedHashMap<>();
        for (int g = 0; g < numGroups; g++) {
            AgentGroup group = spec().groups().get(g);
            moments[g] = new Moments(spec().numObjectives());
            moments[g].putState(group.name(), statistics);
            returns[g] = new double[numEnvs() * group.size() * spec().numObjectives()];
            inGame[g] = new boolean[numEnvs() * group.size()];
            state.put("returns." + group.name(), returns[g]);
            state.put("inGame." + group.name(), inGame[g]);
        }
        state.putAll(statistics);
        state.put("frozen", frozen);
    }

    private static EnvSpec normalized(EnvSpec spec) {
        return spec.withObjectives(spec.objectives().stream()
                .map(o -> new Objective(o.name(), -CLIP, CLIP))
                .toList());
    }

    /** Stops or resumes counting samples; scaling goes on. */
    public void setFrozen(boolean nowFrozen) {
        frozen[0] = nowFrozen;
    }

    /** Returns whether samples are no longer counted. */
    public boolean isFrozen() {
        return frozen[0];
    }

    /** Returns a copy of the statistics; {@link Snapshot#writeTo} saves it. */
    public Snapshot statistics() {
        return Snapshot.copyOf(spec().id(), statistics);
    }

    /**
     * Overwrites the statistics.
     *
     * @param saved from {@link #statistics} of the same environment, with any number of copies
     * @throws IllegalArgumentException if it does not fit
     */
    public void setStatistics(Snapshot saved) {
        saved.copyTo(spec().id(), statistics);
    }

    @Override
    protected Map<String, Object> state() {
        return state;
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        for (int env = 0; env < numEnvs(); env++) begin(env, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        begin(env, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {}

    private void begin(int env, Batch out) {
        for (int g = 0; g < moments.length; g++) {
            Batch.Rows rows = out.groups[g];
            int agents = rows.numAgents;
            System.arraycopy(rows.alive, env * agents, inGame[g], env * agents, agents);
            int width = agents * rows.numObjectives;
            Arrays.fill(returns[g], env * width, (env + 1) * width, 0.0);
        }
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        for (int g = 0; g < moments.length; g++) {
            count(g, out.groups[g]);
            scale(g, out.groups[g]);
            endReturns(g, out.groups[g]);
        }
        for (int env = 0; env < numEnvs(); env++) if (out.episodeOver[env]) begin(env, out);
    }

    private void count(int g, Batch.Rows rows) {
        int k = rows.numObjectives;
        for (int row = 0; row < rows.alive.length; row++) {
            if (!inGame[g][row]) continue;
            if (!frozen[0]) moments[g].next();
            for (int o = 0; o < k; o++) {
                int at = row * k + o;
                returns[g][at] = gamma * returns[g][at] + rows.rewards[at];
                if (!frozen[0]) moments[g].add(o, returns[g][at]);
            }
        }
    }

    private void scale(int g, Batch.Rows rows) {
        int k = rows.numObjectives;
        for (int o = 0; o < k; o++) {
            double deviation = moments[g].deviation(o);
            for (int at = o; at < rows.rewards.length; at += k) {
                rows.rewards[at] = (float) Math.max(-CLIP, Math.min(CLIP, rows.rewards[at] / deviation));
            }
        }
    }

    private void endReturns(int g, Batch.Rows rows) {
        int k = rows.numObjectives;
        for (int row = 0; row < rows.alive.length; row++) {
            inGame[g][row] = rows.alive[row];
            if (rows.terminated[row] || rows.truncated[row]) Arrays.fill(returns[g], row * k, (row + 1) * k, 0.0);
        }
    }
}
