package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.QTargets;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Arrays;
import java.util.Map;

/**
 * Value decomposition networks: the team's value is the sum of the agents' values, and is learnt from the team's reward; each agent then acts on its own part.
 *
 * <pre>
 * Q(t) = Σ_i q_i(t, a_i(t))
 * y(t) = r(t) + γ·(1 − end(t))·Σ_i q̄_i(t+1, argmax_a q_i(t+1, a))        loss = mean (Q(t) − y(t))²
 * </pre>
 *
 * with q̄ the target network. The loop is in {@link QLearner}, the loss in {@link TdLoss}. Source: Sunehag et al., "Value-Decomposition Networks For Cooperative Multi-Agent Learning", 2018; as in
 * JaxMARL c793d09, {@code baselines/QLearning}.
 */
public final class Vdn implements Algorithm {

    /** Found by the service loader. */
    public Vdn() {}

    @Override
    public String name() {
        return "vdn";
    }

    @Override
    public String description() {
        return "Value decomposition networks: the team's value is the sum of its agents' (Sunehag et al. 2018)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static QConfig config(Map<String, Object> given) {
        return RecordMaps.with("vdn", QConfig.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return new QLearner(config, config(config.settings()), (layout, agents, state) -> new Sum(agents));
    }

    /** {@code Q = Σ_i q_i}. */
    record Sum(int agents) implements Mixer {
        @Override
        public boolean joint() {
            return true;
        }

        @Override
        public boolean readsState() {
            return false;
        }

        @Override
        public Pass newPass(int rows, boolean training) {
            return new Pass() {
                @Override
                public float[] states() {
                    return null;
                }

                @Override
                public void forward(float[] weights, int count, float[] values, float[] mixed) {
                    QTargets.sumAgents(count, agents, values, mixed);
                }

                @Override
                public void backward(float[] weights, float[] gradients, int count, float[] mixed, float[] values) {
                    for (int row = 0; row < count; row++) {
                        Arrays.fill(values, row * agents, (row + 1) * agents, mixed[row]);
                    }
                }
            };
        }
    }
}
