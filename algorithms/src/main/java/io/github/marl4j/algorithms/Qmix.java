package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.QmixMixer;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * QMIX: the team's value is a monotonic function of the agents' values, and what function it is depends on the global state. It can say more than a sum, and still each agent may act on its own value.
 *
 * <pre>
 * Q(t) = mix(s(t), q_1(t, a_1(t)), …) = ELU(q·|W1(s)| + b1(s))·|W2(s)| + b2(s)
 * y(t) = r(t) + γ·(1 − end(t))·mix̄(s(t+1), q̄_i(t+1, argmax_a q_i(t+1, a)))        loss = mean (Q(t) − y(t))²
 * </pre>
 *
 * with q̄ and mix̄ the target networks. The loop is in {@link QLearner}, the loss in {@link TdLoss}, the mixing network in {@link QmixMixer}. Source: Rashid et al., "QMIX: Monotonic Value Function
 * Factorisation for Deep Multi-Agent Reinforcement Learning", 2018; as in JaxMARL c793d09, {@code baselines/QLearning}.
 */
public final class Qmix implements Algorithm {

    /**
     * What QMIX adds to the settings of {@link QConfig}. Source of the defaults: JaxMARL c793d09, {@code baselines/QLearning}.
     *
     * @param mixerEmbedding width of the mixing layer
     * @param mixerHidden width of the hidden layer in the networks that make the mixing weights from the state
     */
    public record MixerConfig(int mixerEmbedding, int mixerHidden) {
        /** JaxMARL's for SMAX. */
        public static final MixerConfig DEFAULT = new MixerConfig(64, 256);

        public MixerConfig {
            QConfig.requireAtLeast("mixerEmbedding", mixerEmbedding, 1);
            QConfig.requireAtLeast("mixerHidden", mixerHidden, 1);
        }
    }

    /** Found by the service loader. */
    public Qmix() {}

    @Override
    public String name() {
        return "qmix";
    }

    @Override
    public String description() {
        return "QMIX: the team's value is a monotonic, state-dependent function of its agents' (Rashid et al. 2018)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        Map<String, Object> settings = RecordMaps.toMap(config(given));
        settings.putAll(RecordMaps.toMap(mixerConfig(given)));
        return settings;
    }

    private static QConfig config(Map<String, Object> given) {
        Map<String, Object> own = RecordMaps.toMap(QConfig.DEFAULT);
        Map<String, Object> mixer = RecordMaps.toMap(MixerConfig.DEFAULT);
        List<String> known = new ArrayList<>(own.keySet());
        known.addAll(mixer.keySet());
        for (String key : given.keySet()) {
            if (!known.contains(key)) throw new UnknownNameException("qmix", "key", key, known);
        }
        return RecordMaps.with("qmix", QConfig.DEFAULT, part(given, own));
    }

    private static MixerConfig mixerConfig(Map<String, Object> given) {
        return RecordMaps.with("qmix", MixerConfig.DEFAULT, part(given, RecordMaps.toMap(MixerConfig.DEFAULT)));
    }

    private static Map<String, Object> part(Map<String, Object> given, Map<String, Object> keys) {
        Map<String, Object> part = new LinkedHashMap<>(given);
        part.keySet().retainAll(keys.keySet());
        return part;
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        MixerConfig sizes = mixerConfig(config.settings());
        return new QLearner(config, config(config.settings()), (layout, agents, state) -> {
            if (state == 0) {
                throw new IllegalArgumentException(
                        config.env().id() + ": qmix mixes by the global state, and the environment has none");
            }
            return new Monotonic(new QmixMixer(layout, agents, state, sizes.mixerEmbedding(), sizes.mixerHidden()));
        });
    }

    /** A mixing network. */
    private record Monotonic(QmixMixer network) implements Mixer {
        @Override
        public boolean joint() {
            return true;
        }

        @Override
        public boolean readsState() {
            return true;
        }

        @Override
        public Pass newPass(int rows, boolean training) {
            QmixMixer.Pass pass = network.newPass(Kernels.best(), rows, training);
            return new Pass() {
                @Override
                public float[] states() {
                    return pass.states();
                }

                @Override
                public void forward(float[] weights, int count, float[] values, float[] mixed) {
                    pass.forward(weights, count, values, mixed);
                }

                @Override
                public void backward(float[] weights, float[] gradients, int count, float[] mixed, float[] values) {
                    pass.backward(weights, gradients, mixed, values);
                }
            };
        }
    }
}
