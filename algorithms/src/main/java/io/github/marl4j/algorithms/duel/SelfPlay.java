package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.List;
import java.util.Map;

/**
 * Self-play: one network learns to beat itself, on both sides in turn, as it is now and, in some episodes, as it once was.
 *
 * <pre>
 * opponent ← the newest self with probability 1 − p, else one of the last w snapshots, all alike
 * </pre>
 *
 * Meeting past selves keeps it from going round in circles, though it does not rule them out. Source: Bansal et al., "Emergent complexity via multi-agent competition", 2018; numbers as algorithms.md 4
 * decides.
 */
public final class SelfPlay implements Algorithm {

    /**
     * Settings.
     *
     * @param pastProbability how likely an episode is played against a snapshot instead of the newest self
     * @param window snapshots that may be met, the newest ones
     * @param snapshotEvery environment steps between two snapshots
     * @param start folder of a run whose policy is the beginning; empty: random weights
     * @param ppo the PPO that learns
     */
    record Config(double pastProbability, int window, long snapshotEvery, String start, PpoConfig ppo) {
        static final Config DEFAULT = new Config(0.2, 20, 100_000, "", PpoConfig.DUEL);

        Config {
            if (!(pastProbability >= 0 && pastProbability <= 1)) {
                throw new IllegalArgumentException("pastProbability=" + pastProbability + " must be from 0 to 1");
            }
            if (window < 1) throw new IllegalArgumentException("window=" + window + " must be at least 1");
            if (snapshotEvery < 1) {
                throw new IllegalArgumentException("snapshotEvery=" + snapshotEvery + " must be at least 1");
            }
        }
    }

    /** Found by the service loader. */
    public SelfPlay() {}

    @Override
    public String name() {
        return "self-play";
    }

    @Override
    public String description() {
        return "Self-play PPO: one network against itself and a pool of its past (Bansal et al. 2018)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("self-play", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        Duel duel = new Duel(run, config.ppo, Duel.Plans.one(true, config.ppo, config.ppo, config.start, ""));
        return new DuelTraining(duel, new Method(config, duel));
    }

    private record Method(Config config, Duel duel) implements DuelMethod {

        @Override
        public void begin() {
            duel.of(0).snapshot();
        }

        @Override
        public OpponentMix opponents(Contender self) {
            List<Integer> past = duel.population().ids(member -> true);
            List<Integer> window = past.subList(Math.max(0, past.size() - config.window), past.size());
            return new OpponentMix.Builder()
                    .add(1 - config.pastProbability, self.id())
                    .add(config.pastProbability, window, null)
                    .build();
        }

        @Override
        public void learnt(Contender self, List<OneSide.Played> played, Learner.Metrics metrics) {
            if (self.stepsSinceSnapshot() >= config.snapshotEvery) self.snapshot();
            metrics.add("duel/win_rate_against_first", duel.wins().winRate(self.id(), 0));
        }

        @Override
        public Mixture mixture(int side) {
            return Mixture.uniform(duel.population().ids(member -> true));
        }
    }
}
