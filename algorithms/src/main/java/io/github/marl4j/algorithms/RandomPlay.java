package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Plays every legal action with equal chance and learns nothing: the baseline that a front must beat, judged like those that learn. */
public final class RandomPlay implements Algorithm {

    /**
     * Settings.
     *
     * @param stepsPerUpdate steps that an update counts; nothing is played for them
     * @param gamma discount of later rewards in what the policy is worth
     * @param front how the policy is judged
     */
    record Config(int stepsPerUpdate, double gamma, FrontConfig front) {
        static final Config DEFAULT = new Config(1_000, 0.99, FrontConfig.SAMPLED);

        Config {
            QConfig.requireAtLeast("stepsPerUpdate", stepsPerUpdate, 1);
            QConfig.requireFraction("gamma", gamma);
        }
    }

    /** Found by the service loader. */
    public RandomPlay() {}

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String description() {
        return "Random play that learns nothing: the baseline of multi-objective results";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("random", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        EnvSpec spec;
        try (VectorEnv env = run.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
            spec = env.spec();
        }
        config.front.requireFits(run.algorithm(), spec);
        return new Idle(config);
    }

    /** Counts steps. */
    private static final class Idle implements FrontLearner {
        private final Config config;
        private final long[] steps = new long[1];
        private final List<Candidate> all = List.of(new Candidate("random", null, Policy.random()));

        Idle(Config config) {
            this.config = config;
        }

        @Override
        public long steps() {
            return steps[0];
        }

        @Override
        public void update(Metrics metrics) {
            steps[0] += config.stepsPerUpdate;
        }

        @Override
        public FrontConfig front() {
            return config.front;
        }

        @Override
        public double gamma() {
            return config.gamma;
        }

        @Override
        public List<Candidate> candidates() {
            return all;
        }

        @Override
        public Policy policy(boolean greedy) {
            return all.get(0).policy();
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("steps", steps);
        }

        @Override
        public void restored() {}

        @Override
        public void close() {}
    }
}
