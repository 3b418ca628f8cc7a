package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.ActorsByRow;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What all methods of a run share: the sides, the learners, the snapshots and who won against whom. */
final class Duel implements AutoCloseable {
    private final TrainConfig run;
    private final PpoConfig settings;
    private final DuelSides sides;
    private final Population population;
    private final WinTable wins = new WinTable();
    private final List<Contender> contenders = new ArrayList<>();

    /**
     * Makes the learners.
     *
     * @param settings of networks and optimiser; learners may have other rates, but not other networks
     * @param plans the learners
     * @throws IllegalArgumentException if the environment has not two sides, or a learner sits on both and they are not alike
     */
    Duel(TrainConfig run, PpoConfig settings, Plans plans) {
        this.run = run;
        this.settings = settings;
        this.sides = sidesOf(run);
        ActorCritic[] models = {ActorsByRow.model(settings, sides.spec(0)), ActorsByRow.model(settings, sides.spec(1))};
        this.population = new Population(models, hash(run));
        List<Contender.Plan> all = plans.of(sides);
        TrainConfig each = run.withTotalSteps((run.totalSteps() + all.size() - 1) / all.size());
        try {
            for (Contender.Plan plan : all) {
                requireFits(plan.seat());
                contenders.add(new Contender(contenders.size(), plan, each, sides, population));
            }
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /** Chooses the learners when the sides are known. */
    interface Plans {
        List<Contender.Plan> of(DuelSides sides);

        /** One learner for each side; or one for both. */
        static Plans one(boolean symmetric, PpoConfig first, PpoConfig second, String startFirst, String startSecond) {
            return sides -> symmetric
                    ? List.of(new Contender.Plan("both", Seat.BOTH, first, Starts.read(startFirst)))
                    : List.of(
                            new Contender.Plan(sides.name(0), Seat.FIRST, first, Starts.read(startFirst)),
                            new Contender.Plan(sides.name(1), Seat.SECOND, second, Starts.read(startSecond)));
        }
    }

    /** Returns the sides of the environment that a run learns. */
    static DuelSides sidesOf(TrainConfig run) {
        EnvSpec spec;
        try (VectorEnv env = run.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
            spec = env.spec();
        }
        return DuelSides.of(run.algorithm(), spec);
    }

    private void requireFits(Seat seat) {
        if (seat != Seat.BOTH || sides.alike()) return;
        throw new IllegalArgumentException(
                sides.whole().id() + ": " + run.algorithm()
                        + " lets one network play both sides, and they see or do different things; take ippo-2p, or symmetric=false");
    }

    private static String hash(TrainConfig run) {
        try {
            byte[] text = Json.pretty(run.toMap()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    TrainConfig run() {
        return run;
    }

    PpoConfig settings() {
        return settings;
    }

    DuelSides sides() {
        return sides;
    }

    Population population() {
        return population;
    }

    WinTable wins() {
        return wins;
    }

    List<Contender> contenders() {
        return contenders;
    }

    /** Returns the learner of a side; that of both where there is one. */
    Contender of(int side) {
        return contenders.get(Math.min(side, contenders.size() - 1));
    }

    /** Lets a learner begin anew; what it won counts no longer. */
    void startOver(Contender learner) {
        learner.startOver();
        wins.forget(learner.id());
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
    }
}
