package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.ActionLimits;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.render.Frame;
import java.util.Map;

/**
 * The plumbing of a wrapper: passes everything on, keeps its own state in the snapshot beside that of the environment inside, and calls one method for each kind of news.
 *
 * <p>The environment inside writes to the batch called {@code seen}. A wrapper that keeps all shapes works in place: {@code seen} is the caller's {@code out}. A wrapper with other shapes
 * asks for a batch of its own and fills {@code out} from it. Its work is done by the calling thread.
 */
public abstract class VectorWrapper implements VectorEnv {
    /** The environment inside. */
    protected final VectorEnv inner;

    private final EnvSpec spec;
    private final String part;
    private final int depth;
    private final Batch own;

    /** Of a wrapper with other actions than the environment inside, else null: the environment inside checks its own. */
    private final ActionLimits limits;

    /**
     * Wraps an environment, which must not be used elsewhere from now on.
     *
     * @param spec what the wrapped environment is
     * @param ownBatch whether shapes differ, so that the environment inside needs a batch of its own
     */
    protected VectorWrapper(VectorEnv inner, EnvSpec spec, boolean ownBatch) {
        this.inner = inner;
        this.spec = spec;
        this.depth = inner instanceof VectorWrapper wrapper ? wrapper.depth + 1 : 1;
        this.part = "wrapper" + depth + "." + getClass().getSimpleName();
        this.own = ownBatch ? inner.newBatch() : null;
        this.limits = sameActions(spec, inner.spec()) ? null : new ActionLimits(spec, inner::isOrder);
    }

    private static boolean sameActions(EnvSpec a, EnvSpec b) {
        boolean same = a.groups().size() == b.groups().size();
        for (int g = 0; same && g < a.groups().size(); g++) {
            AgentGroup one = a.groups().get(g);
            AgentGroup other = b.groups().get(g);
            same = one.agents().equals(other.agents()) && one.actionSpace().equals(other.actionSpace());
        }
        return same;
    }

    /** Every copy is at the start of episode 0 of this seed. */
    protected abstract void afterReset(long seed, ResetOptions options, Batch seen, Batch out);

    /** One copy is at the start of its next episode; only its observations, masks, alive, acts and state in {@code seen} are new, and only those may be written. */
    protected abstract void afterResetRow(int env, Batch seen, Batch out);

    /** A step was made. Allocates nothing. */
    protected abstract void afterStep(Actions actions, Batch seen, Batch out);

    /** Every copy and {@link #state()} are as they were at the time of a snapshot; rewards and flags are cleared. */
    protected abstract void afterRestore(Batch seen, Batch out);

    /** Returns the live arrays that the wrapper adds to the snapshot, by name: the same names, types and lengths at every call. */
    protected Map<String, Object> state() {
        return Map.of();
    }

    /** Makes the step of the environment inside. */
    protected void stepInner(Actions actions, Batch seen) {
        inner.step(actions, seen);
    }

    /** Returns whether a copy shows the first observations of a new episode where {@link Batch#episodeOver} is set. */
    protected final boolean resetsItself() {
        return inner.autoreset() == AutoresetMode.SAME_STEP;
    }

    @Override
    public final EnvSpec spec() {
        return spec;
    }

    @Override
    public final VectorEnv unwrapped() {
        return inner.unwrapped();
    }

    @Override
    public final int numEnvs() {
        return inner.numEnvs();
    }

    @Override
    public final String kernel() {
        return inner.kernel();
    }

    @Override
    public final AutoresetMode autoreset() {
        return inner.autoreset();
    }

    @Override
    public final void reset(long seed, ResetOptions options, Batch out) {
        requireFits(out);
        inner.reset(seed, options, seen(out));
        afterReset(seed, options, seen(out), out);
    }

    @Override
    public final void resetRow(int env, Batch out) {
        requireFits(out);
        inner.resetRow(env, seen(out));
        afterResetRow(env, seen(out), out);
    }

    @Override
    public void step(Actions actions, Batch out) {
        requireFits(out);
        // Before a wrapper's own players draw or its own codes are read: a refused step changes nothing.
        if (limits != null) limits.requireChoices(actions);
        stepInner(actions, seen(out));
        afterStep(actions, seen(out), out);
    }

    @Override
    public final boolean isOrder(int number) {
        return inner.isOrder(number);
    }

    @Override
    public boolean isOver(int env) {
        return inner.isOver(env);
    }

    @Override
    public final boolean repeatsRewardsInExtraTurns() {
        return inner.repeatsRewardsInExtraTurns();
    }

    @Override
    public final Snapshot snapshot() {
        return inner.snapshot().withPart(part, state());
    }

    @Override
    public final void restore(Snapshot snapshot, Batch out) {
        requireFits(out);
        Snapshot mine = snapshot.part(part);
        mine.requireFits(spec.id(), state());
        inner.restore(snapshot.withoutPart(part), seen(out));
        mine.copyTo(spec.id(), state());
        afterRestore(seen(out), out);
    }

    @Override
    public final Frame render(int env) {
        return inner.render(env);
    }

    @Override
    public final String describe(int env) {
        return inner.describe(env);
    }

    @Override
    public final String describe(int env, String agent) {
        return inner.describe(env, agent);
    }

    @Override
    public void close() {
        inner.close();
    }

    private Batch seen(Batch out) {
        return own == null ? out : own;
    }

    private void requireFits(Batch out) {
        if (out.spec == spec && out.numEnvs == numEnvs()) return;
        boolean fits = out.numEnvs == numEnvs()
                && out.groups.length == spec.groups().size()
                && out.stateSize == spec.stateSpace().flatSize();
        for (int g = 0; fits && g < out.groups.length; g++) {
            Batch.Rows rows = out.groups[g];
            fits = rows.numAgents == spec.groups().get(g).size()
                    && rows.observationSize
                            == spec.groups().get(g).observationSpace().flatSize()
                    && rows.numObjectives == spec.numObjectives();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    spec.id() + ": the batch does not fit " + getClass().getSimpleName() + "; use its newBatch()");
        }
    }
}
