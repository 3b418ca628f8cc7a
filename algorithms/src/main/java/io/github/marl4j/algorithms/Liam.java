package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/**
 * LIAM, local information agent modelling: while it trains, an embedding of the ego agent's own observations and actions learns to rebuild what the others see and do; PPO acts on the observation and the
 * embedding, with no gradient into the encoder. In play the others are not needed.
 *
 * <p>The loop is in {@link EmbeddingLearner}, the loss in {@link LiamModel}. Source: Papoudakis et al., "Agent Modelling under Partial Observability for Deep Reinforcement Learning", 2021, whose A2C is
 * replaced by the PPO that everything is compared on; the encoder learns from whole recent episodes instead of five steps at a time.
 */
public final class Liam implements Algorithm {

    /**
     * Its settings.
     *
     * @param embedding length of the embedding
     * @param hidden width of the LSTM and of all hidden layers of encoder and decoder
     * @param window tokens that an embedding is made of at most, the latest ones; 0 for the whole episode so far
     * @param batch episodes of one update
     * @param buffer latest episodes that are kept
     * @param updatesPerIteration updates after each improvement of the policy; 0 for one for every K new episodes, K policies in the pool
     * @param learningRate step size of Adam
     * @param maxGradNorm longest gradient
     * @param ppo how the policy is learnt
     */
    record Config(
            int embedding,
            int hidden,
            int window,
            int batch,
            int buffer,
            int updatesPerIteration,
            double learningRate,
            double maxGradNorm,
            PpoConfig ppo) {
        static final Config DEFAULT = new Config(20, 128, 0, 64, 512, 0, 7e-4, 0.5, PpoConfig.EGO);

        Config {
            QConfig.requireAtLeast("embedding", embedding, 1);
            QConfig.requireAtLeast("hidden", hidden, 1);
            QConfig.requireAtLeast("window", window, 0);
            QConfig.requireAtLeast("batch", batch, 1);
            QConfig.requireAtLeast("buffer", buffer, batch);
            QConfig.requireAtLeast("updatesPerIteration", updatesPerIteration, 0);
            if (!(learningRate > 0)) {
                throw new IllegalArgumentException("learningRate=" + learningRate + " must be positive");
            }
            if (!(maxGradNorm > 0)) {
                throw new IllegalArgumentException("maxGradNorm=" + maxGradNorm + " must be positive");
            }
        }
    }

    /** Found by the service loader. */
    public Liam() {}

    @Override
    public String name() {
        return "liam";
    }

    @Override
    public String description() {
        return "Local information agent modelling: PPO with an embedding that rebuilds what others see and do (Papoudakis et al. 2021)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("liam", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig train) {
        Config config = config(train.settings());
        TokenForm.Content content = TokenForm.Content.EGO_OBS_ACT;
        return new EmbeddingLearner(
                train, config.ppo, content, config.window, config.buffer, (game, capacity, workers) -> {
                    if (game.others() == null) {
                        throw new IllegalArgumentException(
                                game.spec().id()
                                        + ": liam learns from what hidden partners see and do, and nobody is hidden here; give the environment a pool");
                    }
                    return new LiamModel(config, game, capacity, train.seed(), workers);
                });
    }
}
