package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Two-timescale PPO: as {@link Ippo2p}, but the second side learns more slowly, so that it always meets something close to a best response.
 *
 * <pre>
 * learning rate of the second side = learning rate of the first / κ
 * alternating: only one side learns, until over the last rollouts it earned on average {@code swapGap} more than its opponent, or until it had {@code mostRollouts}; then the other
 * </pre>
 *
 * Source: Daskalakis et al., "Independent policy gradient methods for competitive reinforcement learning", 2020; FightLadder, {@code ippo.py} and {@code async_learn}, as algorithms.md 4 and
 * fightladder.md 7 tell. Its published script keeps both rates alike; ours takes the ratio that is meant. {@code mostRollouts} is ours: without it a side that cannot win never lets the other learn.
 */
public final class TwoTimescale implements Algorithm {

    /**
     * Settings.
     *
     * @param kappa κ, how many times smaller the second side's learning rate is
     * @param alternating whether only one side learns at a time, with equal rates
     * @param swapGap how much more than its opponent a side must earn on average
     * @param swapWindow rollouts over which this is counted
     * @param mostRollouts rollouts after which the other side learns whatever was earned
     * @param startFirst folder of a run whose policy the first side begins with; empty: random weights
     * @param startSecond the same for the second side
     * @param ppo the PPO of the first side
     */
    record Config(
            double kappa,
            boolean alternating,
            double swapGap,
            int swapWindow,
            int mostRollouts,
            String startFirst,
            String startSecond,
            PpoConfig ppo) {
        static final Config DEFAULT = new Config(10, false, 0.3, 10, 100, "", "", PpoConfig.DUEL);

        Config {
            if (!(kappa >= 1)) throw new IllegalArgumentException("kappa=" + kappa + " must be at least 1");
            if (swapWindow < 1) throw new IllegalArgumentException("swapWindow=" + swapWindow + " must be at least 1");
            if (mostRollouts < swapWindow) {
                throw new IllegalArgumentException(
                        "mostRollouts=" + mostRollouts + " must be at least swapWindow=" + swapWindow);
            }
        }
    }

    /** Found by the service loader. */
    public TwoTimescale() {}

    @Override
    public String name() {
        return "two-timescale";
    }

    @Override
    public String description() {
        return "Two-timescale PPO of two sides: the second learns more slowly (Daskalakis et al. 2020)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("two-timescale", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        double rate = config.alternating ? config.ppo.learningRate() : config.ppo.learningRate() / config.kappa;
        PpoConfig slow = RecordMaps.with("two-timescale.ppo", config.ppo, Map.of("learningRate", rate));
        Duel duel = new Duel(
                run, config.ppo, Duel.Plans.one(false, config.ppo, slow, config.startFirst, config.startSecond));
        return new DuelTraining(duel, new Method(config, duel));
    }

    private static final class Method implements DuelMethod {
        private final Config config;
        private final Duel duel;

        /** What the learning side earned more than its opponent in its last rollouts, oldest first. */
        private final double[] gaps;

        private int turn;
        private int rollouts;

        Method(Config config, Duel duel) {
            this.config = config;
            this.duel = duel;
            this.gaps = new double[config.swapWindow];
        }

        @Override
        public Duel duel() {
            return duel;
        }

        @Override
        public List<Contender> round() {
            return config.alternating ? List.of(duel.of(turn)) : duel.contenders();
        }

        @Override
        public OpponentMix opponents(Contender learner) {
            return OpponentMix.always(duel.of(1 - learner.number()).id());
        }

        @Override
        public void learnt(Contender learner, List<OneSide.Played> played, Learner.Metrics metrics) {
            if (!config.alternating) return;
            double gap = played.stream()
                    .mapToDouble(one -> one.earned() - one.given())
                    .average()
                    .orElse(0);
            System.arraycopy(gaps, 1, gaps, 0, gaps.length - 1);
            gaps[gaps.length - 1] = gap;
            rollouts++;
            double mean = Arrays.stream(gaps).average().orElseThrow();
            boolean ahead = rollouts >= config.swapWindow && mean >= config.swapGap;
            if (!ahead && rollouts < config.mostRollouts) return;
            turn = 1 - turn;
            rollouts = 0;
        }

        @Override
        public void write(NumberPages out) {
            out.add(turn);
            out.add(rollouts);
            for (double gap : gaps) out.add(gap);
        }

        @Override
        public void read(NumberPages in) {
            turn = (int) in.next();
            rollouts = (int) in.next();
            for (int i = 0; i < gaps.length; i++) gaps[i] = in.next();
        }
    }
}
