package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/**
 * Independent PPO of two sides: each has a network of its own and learns against the other's newest policy, one after the other.
 *
 * <pre>
 * π_0 ← PPO(π_0 against π_1);   π_1 ← PPO(π_1 against π_0);   …
 * </pre>
 *
 * Source: FightLadder, {@code ippo.py}, as fightladder.md 7 tells; there both learn from one shared rollout, here each from its own, so that all methods count steps alike.
 */
public final class Ippo2p implements Algorithm {

    /**
     * Settings.
     *
     * @param startFirst folder of a run whose policy the first side begins with; empty: random weights
     * @param startSecond the same for the second side
     * @param ppo the PPO of both sides
     */
    record Config(String startFirst, String startSecond, PpoConfig ppo) {
        static final Config DEFAULT = new Config("", "", PpoConfig.DUEL);
    }

    /** Found by the service loader. */
    public Ippo2p() {}

    @Override
    public String name() {
        return "ippo-2p";
    }

    @Override
    public String description() {
        return "Independent PPO of two sides, each against the other's newest policy (FightLadder 2024)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("ippo-2p", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        Duel duel = new Duel(
                run, config.ppo, Duel.Plans.one(false, config.ppo, config.ppo, config.startFirst, config.startSecond));
        return new DuelTraining(duel, new Method(duel));
    }

    private record Method(Duel duel) implements DuelMethod {

        @Override
        public OpponentMix opponents(Contender learner) {
            return OpponentMix.always(duel.of(1 - learner.number()).id());
        }
    }
}
