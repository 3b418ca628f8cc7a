package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.SetEncoder;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * followed where they disagree. {@code released} differs from the released training in this: the loss of the value is that of PPO with one learning rate for policy and value, returns are not standardised,
 * and all updates of the encoder follow the policy's.
 */
public final class Clam implements Algorithm {

    /** Sets of defaults. */
    enum Profile {
        /** The PPO of this library, small batches, an encoder that keeps what it computed. */
        MODERN,
        /** The released code's. */
        RELEASED
    }

    /**
     * Settings of {@link Clam} and its ablations.
     *
     * @param profile which defaults the other settings have: {@code modern}, or {@code released} as in the authors' code
     * @param embedding length of the embedding
     * @param width of the encoder
     * @param heads of its attention, a divisor of the width
     * @param causal whether a token attends to earlier ones only; a step then costs as much as the prefix is long, else its square
     * @param window tokens that an embedding is made of at most, the latest ones; 0 for the whole episode so far. A window finds out when partners are exchanged during an episode
     * @param tokens {@code ego_obs_act}: what the agent saw and did; {@code ego_obs}: what it saw
     * @param contrast how the embedding is learnt
     * @param ppo how the policy is learnt
     */
    record Config(
            Profile profile,
            int embedding,
            int width,
            int heads,
            boolean causal,
            int window,
            TokenForm.Content tokens,
            ContrastConfig contrast,
            PpoConfig ppo) {
        static final Config MODERN = new Config(
                Profile.MODERN,
                20,
                128,
                4,
                true,
                0,
                TokenForm.Content.EGO_OBS_ACT,
                ContrastConfig.MODERN,
                PpoConfig.EGO);

        static final Config RELEASED = new Config(
                Profile.RELEASED,
                20,
                128,
                4,
                false,
                0,
                TokenForm.Content.EGO_OBS_ACT,
                ContrastConfig.RELEASED,
                PpoConfig.EGO_RELEASED);

        Config {
            QConfig.requireAtLeast("embedding", embedding, 1);
            QConfig.requireAtLeast("heads", heads, 1);
            QConfig.requireAtLeast("window", window, 0);
            if (width < heads || width % heads != 0) {
                throw new IllegalArgumentException("width=" + width + " must be a multiple of heads=" + heads);
            }
        }

        private static Config defaults(String who, Object profile) {
            if (profile == null) return MODERN;
            List<String> names = Arrays.stream(Profile.values())
                    .map(p -> p.name().toLowerCase(Locale.ROOT))
                    .toList();
            int index = names.indexOf(String.valueOf(profile).toLowerCase(Locale.ROOT));
            if (index < 0) throw new UnknownNameException(who, "profile", String.valueOf(profile), names);
            return index == Profile.RELEASED.ordinal() ? RELEASED : MODERN;
        }

        /** Returns settings whose defaults are those of the profile that is given. */
        static Config of(String who, Map<String, Object> given) {
            return RecordMaps.with(who, defaults(who, given.get("profile")), given);
        }
    }

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
        return "Contrastive agent modelling: PPO with an embedding of whom one plays with (Ma et al. 2024)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(Config.of(name(), given));
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return learner(config, Variant.WHOLE);
    }

    /** Returns a learner of one of the variants. */
    static Learner learner(TrainConfig train, Variant variant) {
        Config config = Config.of(train.algorithm(), train.settings());
        ContrastConfig contrast = variant == Variant.SYMMETRIC ? config.contrast.symmetric() : config.contrast;
        return new EmbeddingLearner(
                train, config.ppo, config.tokens, config.window, contrast.buffer(), (game, capacity, workers) -> {
                    SetEncoder.Shape shape = new SetEncoder.Shape(
                            game.form().size(),
                            game.form().longest(),
                            config.width,
                            config.heads,
                            config.embedding,
                            config.causal,
                            variant != Variant.NO_POOLING);
                    return new ContrastiveModel(contrast, shape, capacity, game.poolSize(), train.seed(), workers);
                });
    }
}
