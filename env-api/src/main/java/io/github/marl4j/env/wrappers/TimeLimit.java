package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import java.util.Map;

/**
 * Cuts episodes off after a number of steps: living agents are truncated, and with SAME_STEP the copy goes on to its next episode at once. An episode that ends by its own rules at that
 * very step is not truncated.
 *
 * <p>Order: innermost. Outside a {@link Recording} it cuts what is recorded all the same; outside a {@link NormalizeReward} the discounted return starts anew as it should.
 */
public final class TimeLimit extends VectorWrapper {
    private final int maxSteps;
    private final int[] steps;
    private final boolean[] cutOff;

    /**
     * Limits episodes.
     *
     * @param maxSteps at least 1; the spec's {@code maxSteps} becomes the smaller of both limits
     */
    public TimeLimit(VectorEnv inner, int maxSteps) {
        super(inner, inner.spec().withMaxSteps(smaller(inner, maxSteps)), false);
        this.maxSteps = maxSteps;
        this.steps = new int[inner.numEnvs()];
        this.cutOff = new boolean[inner.numEnvs()];
    }

    private static int smaller(VectorEnv inner, int maxSteps) {
        if (maxSteps < 1) {
            throw new IllegalArgumentException(
                    inner.spec().id() + ": TimeLimit maxSteps=" + maxSteps + " must be at least 1");
        }
        int present = inner.spec().maxSteps();
        return present == 0 ? maxSteps : Math.min(present, maxSteps);
    }

    @Override
    protected Map<String, Object> state() {
        return Map.of("steps", steps, "cutOff", cutOff);
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        for (int env = 0; env < steps.length; env++) start(env);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        start(env);
    }

    private void start(int env) {
        steps[env] = 0;
        cutOff[env] = false;
    }

    @Override
    public void step(Actions actions, Batch out) {
        for (int env = 0; env < cutOff.length; env++) {
            if (cutOff[env]) {
                throw new IllegalStateException(
                        spec().id() + ": the episode of env=" + env + " is over and autoreset is "
                                + AutoresetMode.DISABLED + "; call resetRow(" + env + ", batch)");
            }
        }
        super.step(actions, out);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        for (int env = 0; env < steps.length; env++) {
            steps[env]++;
            if (out.episodeOver[env]) steps[env] = 0;
            else if (steps[env] >= maxSteps) cutOff(env, out);
        }
    }

    private void cutOff(int env, Batch out) {
        out.episodeOver[env] = true;
        for (Batch.Rows rows : out.groups) {
            for (int row = env * rows.numAgents; row < (env + 1) * rows.numAgents; row++) {
                rows.truncated[row] |= rows.alive[row] && !rows.terminated[row];
            }
        }
        out.keepFinal(env);
        if (resetsItself()) {
            inner.resetRow(env, out);
            start(env);
        } else {
            cutOff[env] = true;
        }
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {}

    @Override
    public boolean isOver(int env) {
        return cutOff[env] || inner.isOver(env);
    }
}
