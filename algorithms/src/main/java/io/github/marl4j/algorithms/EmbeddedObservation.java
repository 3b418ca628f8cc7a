package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.rollout.EpisodeRing;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.ModelledAgents;
import io.github.marl4j.env.wrappers.RowCopy;
import io.github.marl4j.env.wrappers.VectorWrapper;
import java.util.Map;

/**
 * Shows an ego agent the embedding of its episode so far behind its observation, and records whole episodes to learn embeddings from. What PPO stores is so the very embedding that was acted by. The final
 * observation of an episode has an embedding, too: that of all tokens and the final one.
 */
final class EmbeddedObservation extends VectorWrapper {
    private final EmbeddingModel model;
    private final Prefixes prefixes;
    private final TokenForm form;
    private final EpisodeRing episodes;
    private final int firstEnv;
    private final ModelledAgents others;
    private long encodingNanos;

    /**
     * Wraps some environments.
     *
     * @param firstEnv number of the first one among all that share the episodes
     */
    EmbeddedObservation(VectorEnv inner, EmbeddingModel model, TokenForm form, EpisodeRing episodes, int firstEnv) {
        super(inner, extended(inner.spec(), model), true);
        this.model = model;
        this.form = form;
        this.prefixes = new Prefixes(form, inner.numEnvs(), model.newEncoder(inner.numEnvs()));
        this.episodes = episodes;
        this.firstEnv = firstEnv;
        this.others = model.learnsFromOthers() ? ModelledAgents.of(inner).orElseThrow() : null;
    }

    /** Returns the facts of an environment whose agent also sees the vectors of a model. */
    static EnvSpec extended(EnvSpec spec, EmbeddingModel model) {
        Space vectors = new Space.Box(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, model.embeddingSize());
        return ObservationExtension.extend(spec, "embedding", vectors);
    }

    /** Returns how many numbers a step of a recorded episode has: a token, and for some models what the others saw and did. */
    static int rowSize(TokenForm form, ModelledAgents others) {
        return form.size() + (others == null ? 0 : others.numOthers() * (others.othersObservationSize() + 1));
    }

    @Override
    protected Map<String, Object> state() {
        return prefixes.state();
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        RowCopy.all(seen, out);
        for (int env = 0; env < numEnvs(); env++) begin(env, seen);
        show(seen, out, false);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        RowCopy.start(seen, out, env, env + 1);
        begin(env, seen);
        encode();
        Batch.Rows rows = out.groups[0];
        ObservationExtension.write(env, seen.groups[0].observations, prefixes.embeddings(), rows, rows.observations);
    }

    private void begin(int env, Batch seen) {
        episodes.abandon(firstEnv + env);
        prefixes.begin(env, seen.groups[0].observations);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        RowCopy.all(seen, out);
        Batch.Rows from = seen.groups[0];
        Batch.Rows to = out.groups[0];
        boolean anyOver = false;
        for (int env = 0; env < numEnvs(); env++) {
            record(env);
            boolean over = seen.episodeOver[env];
            anyOver |= over;
            prefixes.append(env, over ? from.finalObservations : from.observations, actions.groups[0].ints[env]);
        }
        show(seen, out, false);
        if (!anyOver) return;
        for (int env = 0; env < numEnvs(); env++) {
            if (!seen.episodeOver[env]) continue;
            ObservationExtension.write(env, from.finalObservations, prefixes.embeddings(), to, to.finalObservations);
            episodes.end(firstEnv + env);
            if (resetsItself()) prefixes.begin(env, from.observations);
        }
        show(seen, out, false);
    }

    /** Notes the token by which the latest action was chosen, and what the others saw and did in that step. */
    private void record(int env) {
        float[] rows = episodes.rows();
        int at = episodes.append(firstEnv + env);
        prefixes.copyNewest(env, rows, at);
        if (others == null) return;
        int count = others.numOthers();
        int size = count * others.othersObservationSize();
        System.arraycopy(others.othersObservations(), env * size, rows, at + form.size(), size);
        for (int i = 0; i < count; i++) {
            rows[at + form.size() + size + i] = others.othersChoices()[env * count + i];
        }
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        RowCopy.all(seen, out);
        show(seen, out, true);
    }

    private void encode() {
        long began = System.nanoTime();
        prefixes.encode(model.actingWeights());
        encodingNanos += System.nanoTime() - began;
    }

    private void show(Batch seen, Batch out, boolean anew) {
        if (anew) prefixes.encodeAnew(model.actingWeights());
        else encode();
        Batch.Rows rows = out.groups[0];
        for (int env = 0; env < numEnvs(); env++) {
            ObservationExtension.write(
                    env, seen.groups[0].observations, prefixes.embeddings(), rows, rows.observations);
        }
    }

    /** Shows embeddings by the model's present weights in place of older ones. */
    void refresh(Batch out) {
        float[] embeddings = prefixes.encodeAnew(model.actingWeights());
        Batch.Rows rows = out.groups[0];
        int size = prefixes.embeddingSize();
        for (int env = 0; env < numEnvs(); env++) {
            int at = (env + 1) * rows.observationSize - size;
            System.arraycopy(embeddings, env * size, rows.observations, at, size);
        }
    }

    /** Returns the time spent on encoding since the last call [ns]. */
    long takeEncodingNanos() {
        long nanos = encodingNanos;
        encodingNanos = 0;
        return nanos;
    }
}
