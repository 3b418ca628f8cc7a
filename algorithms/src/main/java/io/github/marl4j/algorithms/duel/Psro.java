package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.evaluation.metagame.MetaSolver;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Policy-space response oracles: each side learns a response to how a meta-solver mixes the other side's snapshots; when it is good enough it joins its pool, the payoffs that are missing are played out,
 * and the solver mixes anew.
 *
 * <pre>
 * U[i][j]  ← mean payoff of snapshot i of the first side against snapshot j of the second
 * σ        ← metaSolver(U)
 * oracle i ← PPO against opponents drawn from σ_{−i}, one for each episode;  pool_i ← pool_i ∪ {oracle i}          policy ← σ
 * </pre>
 *
 * Source: Lanctot et al., "A unified game-theoretic approach to multiagent reinforcement learning", 2017.
 */
public final class Psro implements Algorithm {

    /**
     * Settings.
     *
     * @param metaSolver {@code nash}, {@code uniform}, {@code uniform_biased}, {@code prd}, {@code alpharank}, {@code rm} or {@code fictitious_play}
     * @param symmetric whether one network plays both sides, with one pool
     * @param gamesPerEntry games that are played for an entry of the payoff table; they count as no steps of the run
     * @param payoff what an entry tells: {@code win_rate} − ½, or {@code returns}, half of what the first side earns more than the second
     * @param oracleStart who begins the next response: {@code newest} or {@code start}
     * @param servesMixture whether the run's policy is the solver's mixture; else the newest policy
     * @param snapshots when a response joins; the opponents to beat are those that the solver meets in more than one game of a hundred
     * @param startFirst folder of a run whose policy the first side begins with; empty: random weights
     * @param startSecond the same for the second side
     * @param ppo the PPO of the responses
     */
    record Config(
            String metaSolver,
            boolean symmetric,
            int gamesPerEntry,
            PayoffTable.Payoff payoff,
            OracleStart oracleStart,
            boolean servesMixture,
            SnapshotRule snapshots,
            String startFirst,
            String startSecond,
            PpoConfig ppo) {
        static final Config DEFAULT = new Config(
                "nash",
                false,
                100,
                PayoffTable.Payoff.WIN_RATE,
                OracleStart.NEWEST,
                true,
                SnapshotRule.DEFAULT,
                "",
                "",
                PpoConfig.DUEL);

        Config {
            MetaSolver.named(metaSolver);
            if (gamesPerEntry < 1) {
                throw new IllegalArgumentException("gamesPerEntry=" + gamesPerEntry + " must be at least 1");
            }
        }
    }

    /** Found by the service loader. */
    public Psro() {}

    @Override
    public String name() {
        return "psro";
    }

    @Override
    public String description() {
        return "Policy-space response oracles with PPO (Lanctot et al. 2017)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("psro", Config.DEFAULT, given);
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

    private static final class Method implements DuelMethod {
        /** Whom the solver meets less often than this need not be beaten. */
        private static final double HARDLY_EVER = 0.01;

        private final Config config;
        private final Duel duel;
        private final PayoffTable payoffs;
        private final MetaSolver solver;

        /** What the solver says, {@code [side][place in the pool]}. */
        private double[][] strategies;

        Method(Config config, Duel duel) {
            this.config = config;
            this.duel = duel;
            this.payoffs = new PayoffTable(duel, config.symmetric, config.gamesPerEntry, config.payoff);
            this.solver = MetaSolver.named(config.metaSolver);
        }

        @Override
        public Duel duel() {
            return duel;
        }

        @Override
        public void begin() {
            duel.contenders().forEach(Contender::snapshot);
            payoffs.fill();
            solve();
        }

        private void solve() {
            double[][] solved = solver.solve(payoffs.game());
            strategies = config.symmetric ? new double[][] {solved[0], solved[0]} : solved;
        }

        @Override
        public OpponentMix opponents(Contender learner) {
            int side = learner.plan().seat().opponents();
            return OpponentMix.of(payoffs.pool(side), strategies[side]);
        }

        @Override
        public void learnt(Contender learner, List<OneSide.Played> played, Learner.Metrics metrics) {
            int other = learner.plan().seat().opponents();
            List<Integer> pool = payoffs.pool(other);
            List<Integer> met = IntStream.range(0, pool.size())
                    .filter(i -> strategies[other][i] > HARDLY_EVER)
                    .mapToObj(pool::get)
                    .toList();
            metrics.add("meta/support", met.size());
            if (!config.snapshots.isMet(learner, duel.wins(), met)) return;
            learner.snapshot();
            metrics.add("meta/games", payoffs.fill());
            if (config.oracleStart == OracleStart.START) duel.startOver(learner);
            solve();
        }

        @Override
        public Mixture mixture(int side) {
            return new Mixture(payoffs.pool(side), strategies[side]);
        }

        @Override
        public boolean servesMixture() {
            return config.servesMixture;
        }

        @Override
        public void write(NumberPages out) {
            payoffs.write(out);
        }

        @Override
        public void read(NumberPages in) {
            payoffs.read(in);
            solve();
        }
    }
}
