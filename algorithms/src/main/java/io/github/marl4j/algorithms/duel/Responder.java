package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.ActorsByRow;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.PpoLearner;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy that was trained against one other that does not learn.
 *
 * @param side that it plays
 * @param number among the responders of its side
 * @param start what it began with
 * @param curve what it earned in training: pairs of environment steps and mean return of the episodes that ended in an update
 * @param weights of its policy
 */
record Responder(int side, int number, Start start, double[] curve, float[] weights) {

    /** What a responder begins with. */
    public enum Start {
        /** Weights drawn at random. */
        FRESH,
        /** A copy of the policy that it answers. */
        VICTIM,
        /** The best responder to an earlier checkpoint of the run. */
        EARLIER
    }

    /**
     * Trains one, on one thread, so that the result depends on nothing but the arguments.
     *
     * @param config of the environment, with the steps and the seed of this training
     * @param initial null: drawn at random
     */
    static Responder train(
            TrainConfig config,
            PpoConfig ppo,
            DuelSides sides,
            Policy victim,
            int side,
            int number,
            Start start,
            float[] initial) {
        Seat seat = side == 0 ? Seat.FIRST : Seat.SECOND;
        List<OneSide> views = new ArrayList<>();
        List<Double> curve = new ArrayList<>();
        try (PpoLearner learner = PpoLearner.independent(config.withThreads(1), ppo, (env, firstEnv) -> {
            views.add(new OneSide(
                    env,
                    sides,
                    seat,
                    firstEnv,
                    (inner, first) -> new PolicyOpponent(sides, victim, seat, inner, first)));
            return views.get(0);
        })) {
            if (initial != null) Starts.put(learner, initial);
            while (learner.steps() < config.totalSteps()) {
                learner.update((name, value) -> {});
                List<OneSide.Played> played = views.get(0).takePlayed();
                if (played.isEmpty()) continue;
                curve.add((double) learner.steps());
                curve.add(played.stream()
                        .mapToDouble(OneSide.Played::earned)
                        .average()
                        .orElseThrow());
            }
            double[] points = curve.stream().mapToDouble(Double::doubleValue).toArray();
            return new Responder(
                    side, number, start, points, learner.actorWeights().get(0));
        }
    }

    /** Returns it as somebody who plays its side. */
    Opponent.Source player(DuelSides sides, PpoConfig ppo, boolean greedy) {
        ActorCritic.Weights frozen = ActorsByRow.frozen(ActorsByRow.model(ppo, sides.spec(side)), weights);
        Seat against = side == 0 ? Seat.SECOND : Seat.FIRST;
        OpponentMix itself = OpponentMix.always(0);
        return (env, firstEnv) -> new DrawnOpponent(
                sides, ppo, against, env.numEnvs(), firstEnv, env.numEnvs(), () -> itself, id -> frozen, greedy);
    }

    /** Writes it, whole or not at all. */
    void write(Path file, String protocol) {
        Snapshot content = Snapshot.copyOf(
                protocol, Map.of("start", new int[] {start.ordinal()}, "curve", curve, "weights", weights));
        try (AtomicFile target = new AtomicFile(file)) {
            content.writeTo(target.stream());
            target.commit();
        } catch (IOException failed) {
            throw new UncheckedIOException("responder " + file + " could not be written", failed);
        }
    }

    /** Reads one that was trained by the same protocol; empty if there is none. */
    static Optional<Responder> read(Path file, String protocol, int side, int number) {
        if (!Files.exists(file)) return Optional.empty();
        try (InputStream in = Files.newInputStream(file)) {
            Snapshot content = Snapshot.readFrom(in);
            if (!protocol.isEmpty() && !content.id().equals(protocol)) return Optional.empty();
            Map<String, Object> arrays = content.arrays();
            Start start = Start.values()[((int[]) arrays.get("start"))[0]];
            return Optional.of(new Responder(
                    side, number, start, (double[]) arrays.get("curve"), (float[]) arrays.get("weights")));
        } catch (IOException damaged) {
            throw new UncheckedIOException(
                    "responder " + file + " is damaged (" + damaged.getMessage() + "); delete it to train it anew",
                    damaged);
        }
    }
}
