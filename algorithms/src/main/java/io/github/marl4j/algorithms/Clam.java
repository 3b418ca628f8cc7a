package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.SetEncoder;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/**
 * CLAM, contrastive agent modelling: an ego agent that recognises whom it plays with from its own observations alone, from the first step of an episode. PPO acts on the observation and an embedding of
 * what the agent saw and did so far; the embedding is learnt without labels, by telling episodes apart.
 *
 * <pre>
 * z_t = f_θ̄(x_0 … x_t),  x_t = o_t ⊕ one-hot a_{t−1}           {@link SetEncoder}, θ̄ follows θ slowly
 * a_t ~ π(· | o_t ⊕ z_t)                                        {@link PpoLearner}, no gradient into z
 * repeat: play and improve π;  improve θ on two views of each of N stored episodes   {@link AsymmetricCrops}, {@link ContrastiveModel}
 * </pre>
 *
 * <p>Source: "Contrastive learning-based agent modeling for deep reinforcement learning" (arXiv 2401.00132; IEEE TETCI 9(5), 2025) and the authors' released code, as clam.md tells, whose decisions are
 * followed where they disagree. {@code released} differs from the released training in this: the loss of the value is that of PPO with one learning rate for policy and value, advantages are
 * standardised instead of returns, and all updates of the encoder follow the policy's.
 */
public final class Clam implements Algorithm {

    /** What ablations leave out. */
    enum Variant {
        /** Nothing. */
        WHOLE,
        /** The pooling by attention: the mean of all tokens takes its place. */
        NO_POOLING,
        /** The asymmetry: both views are strongly masked. */
        SYMMETRIC
    }

    /** Found by the service loader. */
    public Clam() {}

    @Override
    public String name() {
        return "clam";
    }

    @Override
    public String description() {
        return "Contrastive agent modelling: PPO with an embedding of whom one plays with (arXiv 2401.00132)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(ClamConfig.of(name(), given));
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return learner(config, Variant.WHOLE);
    }

    /** Returns a learner of one of the variants. */
    static Learner learner(TrainConfig train, Variant variant) {
        ClamConfig config = ClamConfig.of(train.algorithm(), train.settings());
        ContrastConfig contrast =
                variant == Variant.SYMMETRIC ? config.contrast().symmetric() : config.contrast();
        return new EmbeddingLearner(
                train, config.ppo(), config.tokens(), config.window(), contrast.buffer(), (game, capacity, workers) -> {
                    SetEncoder.Shape shape = new SetEncoder.Shape(
                            game.form().size(),
                            game.form().longest(),
                            config.width(),
                            config.heads(),
                            config.embedding(),
                            config.causal(),
                            variant != Variant.NO_POOLING);
                    return new ContrastiveModel(contrast, shape, capacity, game.poolSize(), train.seed(), workers);
                });
    }
}
