package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.List;
import java.util.Map;

/**
 * Fictitious self-play: each side learns against all snapshots of the other, all alike, and becomes a snapshot itself when it beats them or has tried long enough. The average of a side's snapshots is
 * what comes close to an equilibrium.
 *
 * <pre>
 * opponent of side i ← uniform over the snapshots of side −i          policy ← uniform over the snapshots of each side
 * </pre>
 *
 * Source: Heinrich et al., "Fictitious self-play in extensive-form games", 2015; as FightLadder does it, {@code league.py}.
 */
public final class Fsp implements Algorithm {

    /**
     * Settings.
     *
     * @param symmetric whether one network plays both sides, against one pool
     * @param servesMixture whether the run's policy is the mixture of all snapshots; else the newest policy
     * @param snapshots when they are taken
     * @param oracleStart who goes on after a snapshot: {@code newest} or {@code start}
     * @param startFirst folder of a run whose policy the first side begins with; empty: random weights
     * @param startSecond the same for the second side
     * @param ppo the PPO of the learners
     */
    record Config(
            boolean symmetric,
            boolean servesMixture,
            SnapshotRule snapshots,
            OracleStart oracleStart,
            String startFirst,
            String startSecond,
            PpoConfig ppo) {
        static final Config DEFAULT =
                new Config(false, true, SnapshotRule.DEFAULT, OracleStart.NEWEST, "", "", PpoConfig.DUEL);
    }

    /** Found by the service loader. */
    public Fsp() {}

    @Override
    public String name() {
        return "fsp";
    }

    @Override
    public String description() {
        return "Fictitious self-play: PPO against all past opponents alike (Heinrich et al. 2015)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("fsp", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        Duel duel = new Duel(
                run,
                config.ppo,
                Duel.Plans.one(config.symmetric, config.ppo, config.ppo, config.startFirst, config.startSecond));
        return new DuelTraining(duel, new Method(config, duel));
    }

    private record Method(Config config, Duel duel) implements DuelMethod {

        @Override
        public void begin() {
            duel.contenders().forEach(Contender::snapshot);
        }

        private List<Integer> pool(int side) {
            return duel.population().ids(member -> config.symmetric || member.side() == side);
        }

        private List<Integer> opposing(Contender learner) {
            return pool(learner.plan().seat().opponents());
        }

        @Override
        public OpponentMix opponents(Contender learner) {
            return OpponentMix.uniform(opposing(learner));
        }

        @Override
        public void learnt(Contender learner, List<OneSide.Played> played, Learner.Metrics metrics) {
            if (!config.snapshots.isMet(learner, duel.wins(), opposing(learner))) return;
            learner.snapshot();
            if (config.oracleStart == OracleStart.START) duel.startOver(learner);
        }

        @Override
        public Mixture mixture(int side) {
            return Mixture.uniform(pool(side));
        }

        @Override
        public boolean servesMixture() {
            return config.servesMixture;
        }
    }
}
