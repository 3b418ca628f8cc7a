package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/**
 * Independent Q-learning: every agent learns the value of its own actions from its own reward, as if the others were part of the world; agents share one recurrent network.
 *
 * <pre>
 * y_i(t) = r_i(t) + γ·(1 − end(t))·q̄_i(t+1, argmax_a q_i(t+1, a))        loss = mean (q_i(t, a_i(t)) − y_i(t))²
 * </pre>
 *
 * with q̄ the target network. The loop is in {@link QLearner}, the loss in {@link TdLoss}. Source: Tan, "Multi-Agent Reinforcement Learning: Independent vs. Cooperative Agents", 1993; van Hasselt et
 * al., "Deep Reinforcement Learning with Double Q-learning", 2016; as in JaxMARL c793d09, {@code baselines/QLearning}.
 */
public final class Iql implements Algorithm {

    /** Found by the service loader. */
    public Iql() {}

    @Override
    public String name() {
        return "iql";
    }

    @Override
    public String description() {
        return "Independent Q-learning with shared recurrent networks (Tan 1993, van Hasselt et al. 2016)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static QConfig config(Map<String, Object> given) {
        return RecordMaps.with("iql", QConfig.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return new QLearner(config, config(config.settings()), (layout, agents, state) -> new Apart(agents));
    }

    /** Every agent's value stays its own. */
    private record Apart(int agents) implements Mixer {
        @Override
        public boolean joint() {
            return false;
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
                    System.arraycopy(values, 0, mixed, 0, count * agents);
                }

                @Override
                public void backward(float[] weights, float[] gradients, int count, float[] mixed, float[] values) {
                    System.arraycopy(mixed, 0, values, 0, count * agents);
                }
            };
        }
    }
}
