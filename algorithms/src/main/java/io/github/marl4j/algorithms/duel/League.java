package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A league: on each side a main agent that shall beat everybody, a main exploiter that looks for weaknesses of the other side's main agent, and league exploiters that look for weaknesses of everybody.
 * Whom each meets is told by {@link Matchmaking}. A learner becomes a snapshot when it beats its opponents or has tried long enough; exploiters may then begin anew.
 *
 * <pre>
 * learner           snapshot when the lowest win rate is high enough against      afterwards
 * main              all snapshots of the other side                               goes on
 * main exploiter    the other side's main agent                                   begins anew
 * league exploiter  all snapshots of the other side                               begins anew with probability p
 * </pre>
 *
 * Source: Vinyals et al., "Grandmaster level in StarCraft II using multi-agent reinforcement learning", 2019, pseudo-code; FightLadder, {@code league.py}. As in the latter only the learner learns from a
 * game, and all learners take turns with equal steps.
 */
public final class League implements Algorithm {

    /**
     * Settings.
     *
     * @param leagueExploiters how many on each side
     * @param resetProbability p, how likely a league exploiter begins anew after a snapshot
     * @param symmetric whether every network plays both sides, so that there is one league instead of one for each side
     * @param servesMixture whether the run's policy is a mixture of all snapshots of the main agents, all alike; else the main agents as they are
     * @param snapshots when they are taken
     * @param startFirst folder of a run whose policy everybody on the first side begins with; empty: random weights
     * @param startSecond the same for the second side
     * @param ppo the PPO of all learners
     */
    record Config(
            int leagueExploiters,
            double resetProbability,
            boolean symmetric,
            boolean servesMixture,
            SnapshotRule snapshots,
            String startFirst,
            String startSecond,
            PpoConfig ppo) {
        static final Config DEFAULT = new Config(2, 0.25, false, false, SnapshotRule.DEFAULT, "", "", PpoConfig.DUEL);

        Config {
            if (leagueExploiters < 0) {
                throw new IllegalArgumentException("leagueExploiters=" + leagueExploiters + " must not be negative");
            }
            if (!(resetProbability >= 0 && resetProbability <= 1)) {
                throw new IllegalArgumentException("resetProbability=" + resetProbability + " must be from 0 to 1");
            }
        }
    }

    /** Found by the service loader. */
    public League() {}

    @Override
    public String name() {
        return "league";
    }

    @Override
    public String description() {
        return "League of main agents and exploiters (Vinyals et al. 2019)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("league", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig run) {
        Config config = config(run.settings());
        Duel duel = new Duel(run, config.ppo, sides -> plans(config, sides));
        return new DuelTraining(duel, new Method(config, duel));
    }

    /** Main agent, main exploiter, league exploiters; first those of the first side. */
    private static List<Contender.Plan> plans(Config config, DuelSides sides) {
        List<Seat> seats = config.symmetric ? List.of(Seat.BOTH) : List.of(Seat.FIRST, Seat.SECOND);
        List<Contender.Plan> plans = new ArrayList<>();
        for (Seat seat : seats) {
            String side = config.symmetric ? "" : sides.name(seat.network()) + ".";
            float[] start = Starts.read(seat == Seat.SECOND ? config.startSecond : config.startFirst);
            plans.add(new Contender.Plan(side + "main", seat, config.ppo, start));
            plans.add(new Contender.Plan(side + "main_exploiter", seat, config.ppo, start));
            for (int i = 0; i < config.leagueExploiters; i++) {
                plans.add(new Contender.Plan(side + "league_exploiter_" + i, seat, config.ppo, start));
            }
        }
        return plans;
    }

    private static final class Method implements DuelMethod {
        private static final int MAIN = 0;
        private static final int MAIN_EXPLOITER = 1;

        private final Config config;
        private final Duel duel;

        /** How often it was drawn whether an exploiter begins anew. */
        private long draws;

        Method(Config config, Duel duel) {
            this.config = config;
            this.duel = duel;
        }

        /** Returns the place of a learner on its side: its role. */
        private int role(int learner) {
            return learner % (2 + config.leagueExploiters);
        }

        private Contender main(int side) {
            return duel.contenders().get(config.symmetric ? 0 : side * (2 + config.leagueExploiters));
        }

        private List<Integer> snapshots(int side) {
            return duel.population().ids(member -> config.symmetric || member.side() == side);
        }

        private List<Integer> snapshots(int side, int wantedRole) {
            return duel.population()
                    .ids(member -> (config.symmetric || member.side() == side) && role(member.learner()) == wantedRole);
        }

        @Override
        public void begin() {
            main(0).snapshot();
            if (!config.symmetric) main(1).snapshot();
        }

        @Override
        public List<Contender> round() {
            return duel.contenders();
        }

        @Override
        public OpponentMix opponents(Contender learner) {
            int other = learner.plan().seat().opponents();
            Matchmaking rules =
                    new Matchmaking(duel.wins(), learner.id(), main(other).id(), snapshots(other, MAIN));
            return switch (role(learner.number())) {
                case MAIN -> rules.main(snapshots(other), snapshots(other, MAIN_EXPLOITER));
                case MAIN_EXPLOITER -> rules.mainExploiter();
                default -> rules.leagueExploiter(snapshots(other));
            };
        }

        @Override
        public void learnt(Contender learner, List<OneSide.Played> played, Learner.Metrics metrics) {
            int other = learner.plan().seat().opponents();
            int role = role(learner.number());
            List<Integer> toBeat = role == MAIN_EXPLOITER ? List.of(main(other).id()) : snapshots(other);
            if (!config.snapshots.isMet(learner, duel.wins(), toBeat)) return;
            learner.snapshot();
            if (role == MAIN || role != MAIN_EXPLOITER && !draw(config.resetProbability)) return;
            duel.startOver(learner);
        }

        private boolean draw(double probability) {
            long bits = Chance.mix(Chance.mix(duel.run().seed() - 1) + draws++);
            return (bits >>> 11) * 0x1p-53 < probability;
        }

        @Override
        public Mixture mixture(int side) {
            return Mixture.uniform(snapshots(side, MAIN));
        }

        @Override
        public int newest(int side) {
            return main(side).id();
        }

        @Override
        public boolean servesMixture() {
            return config.servesMixture;
        }

        @Override
        public void write(NumberPages out) {
            out.add(draws);
        }

        @Override
        public void read(NumberPages in) {
            draws = (long) in.next();
        }
    }
}
