package io.github.marl4j.algorithms;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.util.LinkedHashMap;
import java.util.Map;

/** A trained actor together with the encoder that it acts by; its player remembers the episode of each environment and needs only what the ego agent itself sees and does. Holds a copy of the weights. */
final class EmbeddingPolicy implements Policy {
    private final Policy actor;
    private final EmbeddingModel model;
    private final TokenForm form;
    private final float[] weights;

    /**
     * Copies the model's present weights.
     *
     * @param actor plays observations with embeddings behind them
     */
    EmbeddingPolicy(Policy actor, EmbeddingModel model, TokenForm form) {
        this.actor = actor;
        this.model = model;
        this.form = form;
        this.weights = model.actingWeights().clone();
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        TokenForm asked = TokenForm.of("the policy", spec, form.content(), form.longest());
        if (asked.observationSize() != form.observationSize() || asked.actions() != form.actions()) {
            throw new IllegalArgumentException(spec.id() + ": the policy sees " + form.observationSize()
                    + " features and has " + form.actions() + " actions; the environment has " + asked.observationSize()
                    + " and " + asked.actions());
        }
        return new Remembering(spec, numEnvs, seed);
    }

    private final class Remembering implements EmbeddingPlayer {
        private final Prefixes prefixes;
        private final Batch extended;
        private final Player inner;
        private final int[] latest;
        private final boolean[] first = {true};

        Remembering(EnvSpec spec, int numEnvs, long seed) {
            prefixes = new Prefixes(form, numEnvs, model.newEncoder(numEnvs));
            EnvSpec seen = EmbeddedObservation.extended(spec, model);
            extended = new Batch(seen, numEnvs);
            inner = actor.newPlayer(seen, 0, numEnvs, seed);
            latest = new int[numEnvs];
        }

        @Override
        public void act(Batch batch, Actions actions) {
            float[] observations = batch.groups[0].observations;
            for (int env = 0; env < latest.length; env++) {
                if (first[0] || batch.episodeOver[env]) prefixes.begin(env, observations);
                else prefixes.append(env, observations, latest[env]);
            }
            first[0] = false;
            ObservationExtension.all(batch, prefixes.encode(weights), extended);
            inner.act(extended, actions);
            System.arraycopy(actions.groups[0].ints, 0, latest, 0, latest.length);
        }

        @Override
        public int embeddingSize() {
            return prefixes.embeddingSize();
        }

        @Override
        public float[] embeddings() {
            return prefixes.embeddings();
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>(prefixes.state());
            state.put("latest", latest);
            state.put("firstStep", first);
            inner.state().forEach((name, array) -> state.put("actor." + name, array));
            return state;
        }
    }
}
