package io.github.marl4j.algorithms.pool;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.HiddenPartners.Member;
import io.github.marl4j.evaluation.recognition.LabelledVectors;
import io.github.marl4j.evaluation.recognition.Recognition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the agent of a run does with hidden partners, those it learnt with and those it never met. Actions are drawn, so many episodes for each member.
 *
 * <p>Whom it met can be read from its embeddings as far as a neighbour or a linear probe tells: both know the embeddings of as many other episodes with the same members. Partners that were held out are
 * never told to anybody, so a policy that plays by looking behind the curtain has no result with them.
 *
 * @param episodes for each member
 * @param steps of the training
 * @param parameters numbers of trained weights, by the name of their array
 * @param train results with the members it learnt with
 * @param heldout results with members it never met; empty if there are none or it needs to be told
 * @param change what happens when another member of the first takes over; empty if there is only one
 * @param picture embeddings of the members it learnt with, late in the episode; empty if it makes none
 */
public record PoolReport(
        int episodes,
        long steps,
        Map<String, Integer> parameters,
        SplitResult train,
        Optional<SplitResult> heldout,
        Optional<Change> change,
        Optional<LabelledVectors> picture) {
    /** Numbers of observations after which embeddings are looked at. */
    private static final List<Integer> TIMES = List.of(1, 5, 10, 25, 50);

    /** When embeddings are drawn, if the episode is that long. */
    private static final int PICTURE = 25;

    /** Steps that an episode must have for half of it to have two parts. */
    private static final int SHORTEST_CHANGED = 4;

    private static final double RIDGE = 1e-3;

    /** The other episodes that neighbours and probes know come from seeds of their own. */
    private static final long KNOWN_SEED = 7_000_003;

    private static final List<String> TRAINED = List.of(".weights", ".critic", ".online");

    /**
     * Results with the members of a split.
     *
     * @param members names
     * @param returns mean return with each
     * @param beginnings mean return of the first ten steps with each
     * @param recognition what the embeddings tell, by the number of observations seen
     */
    public record SplitResult(
            List<String> members, double[] returns, double[] beginnings, Map<Integer, Recognised> recognition) {

        /** Returns the mean over the members. */
        public double mean() {
            return average(returns, 0, returns.length);
        }

        /** Returns the mean of the first ten steps over the members. */
        public double beginning() {
            return average(beginnings, 0, beginnings.length);
        }
    }

    /**
     * What embeddings tell at one time of the episode.
     *
     * @param neighbour share of them whose nearest neighbour among known ones belongs to the same member
     * @param probe share of them that a linear probe gives to the right member
     * @param same mean cosine of two with the same member
     * @param other mean cosine of two with different members
     */
    public record Recognised(double neighbour, double probe, double same, double other) {}

    /**
     * Another member takes over in the middle of the episode.
     *
     * @param step steps before that
     * @param before mean reward per step in the quarter of the episode before
     * @param after mean reward per step in the quarter after
     * @param late mean reward per step from then on
     * @param undisturbed the same three where nobody takes over
     * @param recognition what the embeddings tell of the new member, by the number of steps that it has played
     */
    public record Change(
            int step,
            double before,
            double after,
            double late,
            double[] undisturbed,
            Map<Integer, Recognised> recognition) {}

    /**
     * Plays with the newest policy of a run.
     *
     * @param episodes for each member
     * @throws IllegalArgumentException if the run has no pool
     */
    public static PoolReport of(Path run, int episodes, int threads) {
        TrainConfig config = TrainingRun.readConfig(run);
        if (config.env().pool().isNone()) {
            throw new IllegalArgumentException(
                    "run " + run + " learnt without hidden partners: its configuration has no env.pool");
        }
        try (Learner learner = TrainingRun.load(run, config)) {
            return new Play(config, learner.policy(false), episodes, threads).report(learner);
        }
    }

    private static double average(double[] values, int from, int to) {
        return IntStream.range(from, to).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
    }

    /** The games of one report. */
    private record Play(TrainConfig config, Policy policy, int episodes, int threads) {

        PoolReport report(Learner learner) {
            PoolSetting train = config.env()
                    .pool()
                    .withSplit(PoolSetting.Split.TRAIN)
                    .withSwitchStep(0)
                    .inTurn();
            PoolSetting heldout = train.withSplit(PoolSetting.Split.HELDOUT);
            long seed = config.evaluation().seed();
            PoolGame.Played first = play(train, seed, TIMES, true);
            PoolGame.Played known = play(train, seed + KNOWN_SEED, TIMES, true);
            Optional<SplitResult> unseen = Optional.empty();
            if (!heldout.members().isEmpty() && playsBlindly(heldout)) {
                unseen = Optional.of(result(
                        heldout, play(heldout, seed, TIMES, false), play(heldout, seed + KNOWN_SEED, TIMES, false)));
            }
            boolean changes = train.members().size() > 1 && first.rewards().length >= SHORTEST_CHANGED;
            Optional<Change> change = changes ? Optional.of(change(train, first, seed)) : Optional.empty();
            return new PoolReport(
                    episodes,
                    learner.steps(),
                    parameters(learner),
                    result(train, first, known),
                    unseen,
                    change,
                    picture(first.embeddings()));
        }

        private PoolGame.Played play(PoolSetting pool, long seed, List<Integer> times, boolean mayLook) {
            int copies = PoolGame.copies(pool.members().size(), episodes);
            VectorOptions how = VectorOptions.DEFAULT.withThreads(Math.min(threads, copies));
            try (VectorEnv env = config.env().withPool(pool).vector(copies, how)) {
                Policy.Player player =
                        mayLook ? policy.newPlayer(env, 0, seed) : policy.newPlayer(env.spec(), 0, copies, seed);
                return new PoolGame(env, episodes, times).play(player, seed);
            }
        }

        private boolean playsBlindly(PoolSetting pool) {
            try (VectorEnv env = config.env().withPool(pool).vector(1, VectorOptions.DEFAULT.withThreads(1))) {
                policy.newPlayer(env.spec(), 0, 1, 0);
                return true;
            } catch (IllegalArgumentException needsToBeTold) {
                return false;
            }
        }

        private static SplitResult result(PoolSetting pool, PoolGame.Played played, PoolGame.Played known) {
            List<String> names = pool.members().stream().map(Member::name).toList();
            Map<Integer, Recognised> recognition = new LinkedHashMap<>();
            played.embeddings().forEach((time, asked) -> {
                if (names.size() > 1 && known.embeddings().containsKey(time))
                    recognition.put(time, recognised(known.embeddings().get(time), asked));
            });
            return new SplitResult(names, played.returns(), played.beginnings(), recognition);
        }

        private static Recognised recognised(LabelledVectors known, LabelledVectors asked) {
            Recognition.Cosines cosines = Recognition.cosines(asked);
            return new Recognised(
                    Recognition.nearestNeighbour(known, asked),
                    Recognition.linearProbe(known, asked, RIDGE),
                    cosines.same(),
                    cosines.other());
        }

        /** Members change in the middle of the longest episode; who takes over is known from episodes that the same members played from the beginning. */
        private Change change(PoolSetting train, PoolGame.Played undisturbed, long seed) {
            int length = undisturbed.rewards().length;
            int step = length / 2;
            List<Integer> after = new ArrayList<>();
            for (int time : TIMES) if (step + time <= length) after.add(step + time);
            PoolGame.Played changed = play(train.withSwitchStep(step), seed, after, true);
            PoolGame.Played known = play(train, seed + KNOWN_SEED, after, true);
            Map<Integer, Recognised> recognition = new LinkedHashMap<>();
            changed.embeddings().forEach((time, asked) -> {
                if (known.embeddings().containsKey(time))
                    recognition.put(time - step, recognised(known.embeddings().get(time), asked));
            });
            double[] rewards = parts(changed.rewards(), step);
            return new Change(
                    step, rewards[0], rewards[1], rewards[2], parts(undisturbed.rewards(), step), recognition);
        }

        /** A quarter of the episode before the step, one after it, and the rest. */
        private static double[] parts(double[] rewards, int step) {
            int quarter = Math.max(1, step / 2);
            return new double[] {
                average(rewards, step - quarter, step),
                average(rewards, step, step + quarter),
                average(rewards, step + quarter, rewards.length)
            };
        }

        private static Optional<LabelledVectors> picture(Map<Integer, LabelledVectors> embeddings) {
            return embeddings.entrySet().stream()
                    .filter(entry -> entry.getKey() <= PICTURE)
                    .reduce((earlier, later) -> later)
                    .map(Map.Entry::getValue);
        }

        private static Map<String, Integer> parameters(Learner learner) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            learner.state().forEach((name, array) -> {
                if (array instanceof float[] weights && TRAINED.stream().anyMatch(name::endsWith))
                    counts.put(name, weights.length);
            });
            return counts;
        }
    }
}
