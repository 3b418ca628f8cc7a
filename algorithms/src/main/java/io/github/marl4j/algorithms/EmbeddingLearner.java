package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EpisodeRing;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.ModelledAgents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The joint schedule of {@link Clam}, its ablations and {@link Liam}: play with the embeddings of the acting encoder and improve the policy, then improve the embedding from whole episodes, then show the
 * running episodes' embeddings anew. Neither learning touches the weights of the other.
 */
final class EmbeddingLearner implements Learner {

    /** What an embedding is made for. */
    record Game(EnvSpec spec, TokenForm form, int poolSize, Others others) {}

    /** What is known of the other agents while learning; null in {@link Game} unless the environment hides partners. */
    record Others(int count, int observationSize, int actions) {}

    /** Makes the model. */
    interface Maker {
        /**
         * Makes the model.
         *
         * @param capacity episodes of the ring that it will learn from
         */
        EmbeddingModel make(Game game, int capacity, Workers workers);
    }

    /** The pool's size where nobody tells it. */
    private static final int UNKNOWN_POOL = 10;

    private final TokenForm form;
    private final EmbeddingModel model;
    private final EpisodeRing episodes;
    private final Workers workers;
    private final List<EmbeddedObservation> wrappers = new ArrayList<>();
    private final PpoLearner ppo;
    private final Workers.Task refreshTask = this::refresh;

    /**
     * Starts to learn.
     *
     * @param window tokens that an embedding is made of at most; 0 for the whole episode so far
     * @param buffer episodes that are kept
     */
    EmbeddingLearner(
            TrainConfig train, PpoConfig config, TokenForm.Content content, int window, int buffer, Maker maker) {
        workers = new Workers(train.threads());
        try (VectorEnv env = train.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
            form = TokenForm.of(train.algorithm(), env.spec(), content, window);
            ModelledAgents hidden = ModelledAgents.of(env).orElse(null);
            int pool = hidden == null ? UNKNOWN_POOL : hidden.poolSize();
            Game game = new Game(env.spec(), form, pool, others(hidden));
            model = maker.make(game, EpisodeRing.capacity(config.numEnvs(), buffer), workers);
            int rowSize = EmbeddedObservation.rowSize(form, model.learnsFromOthers() ? hidden : null);
            episodes = new EpisodeRing(config.numEnvs(), buffer, form.episode(), rowSize);
            ppo = PpoLearner.independent(train, config, this::wrap);
        } catch (RuntimeException refused) {
            workers.close();
            throw refused;
        }
    }

    private static Others others(ModelledAgents hidden) {
        return hidden == null
                ? null
                : new Others(hidden.numOthers(), hidden.othersObservationSize(), hidden.othersActions());
    }

    private VectorEnv wrap(VectorEnv env, int first) {
        EmbeddedObservation wrapper = new EmbeddedObservation(env, model, form, episodes, first);
        wrappers.add(wrapper);
        return wrapper;
    }

    @Override
    public long steps() {
        return ppo.steps();
    }

    @Override
    public void update(Metrics metrics) {
        long began = System.nanoTime();
        ppo.update(metrics);
        long played = System.nanoTime();
        model.learn(episodes, episodes.takeEnded(), metrics);
        workers.run(wrappers.size(), refreshTask);
        long ended = System.nanoTime();
        long encoding = 0;
        for (EmbeddedObservation wrapper : wrappers) encoding += wrapper.takeEncodingNanos();
        double encoder = ended - played + (double) encoding / wrappers.size();
        metrics.add("time/encoder_share", encoder / (ended - began));
    }

    private void refresh(int shard, int worker) {
        wrappers.get(shard).refresh(ppo.envs().batch(shard));
    }

    @Override
    public Policy policy(boolean greedy) {
        return new EmbeddingPolicy(ppo.policy(greedy), model, form);
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>(model.state());
        state.putAll(episodes.state());
        state.putAll(ppo.state());
        return state;
    }

    @Override
    public void restored() {
        model.restored();
        ppo.restored();
    }

    @Override
    public void close() {
        ppo.close();
        workers.close();
    }
}
