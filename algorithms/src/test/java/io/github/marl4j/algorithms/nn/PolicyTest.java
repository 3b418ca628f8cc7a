package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
    private static final int STEPS = 6;
    private static final int ACTORS = 101;
    private static final int FEATURES = 11;
    private static final int ACTIONS = 5;

    static Stream<ActorCritic> models() {
        return Stream.of(
                ActorCritic.feedForwardShared(FEATURES, ACTIONS, false, Activation.TANH, 16),
                ActorCritic.recurrentShared(FEATURES, ACTIONS, false, 24),
                ActorCritic.recurrentSeparate(FEATURES, FEATURES, ACTIONS, false, 16),
                ActorCritic.normalisedSeparate(FEATURES, FEATURES, ACTIONS, false, 16, true));
    }

    @ParameterizedTest
    @MethodSource("models")
    void ratioIsExactlyOneRightAfterARollout(ActorCritic model) {
        for (Kernels kernels : new Kernels[] {Kernels.plain(), Kernels.best()}) {
            try (Workers workers = new Workers(2)) {
                ActorCritic.Weights weights = model.newWeights(new Random(1));
                PpoBatch batch = rollout(model, weights, kernels, workers);
                int[] columns = shuffled(batch.actors);
                PpoGradient gradient = new PpoGradient(model, kernels, workers, STEPS);
                PpoLoss.Config config = PpoLoss.Config.of(.2, .5, .01);
                PpoLoss.Statistics statistics = gradient.compute(weights, batch, columns, 10, 77, config);
                assertThat(statistics.ratio()).isEqualTo(1.0);
                assertThat(statistics.approxKl()).isEqualTo(0.0);
                assertThat(statistics.samples()).isEqualTo(77 * STEPS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void trainingIsTheSameForAnyNumberOfThreads(ActorCritic model) {
        ActorCritic.Weights first = train(model, 1);
        for (int threads = 2; threads <= 5; threads++) {
            ActorCritic.Weights other = train(model, threads);
            assertThat(other.actor().values()).isEqualTo(first.actor().values());
            assertThat(other.critic().values()).isEqualTo(first.critic().values());
        }
    }

    private static ActorCritic.Weights train(ActorCritic model, int threads) {
        try (Workers workers = new Workers(threads)) {
            ActorCritic.Weights weights = model.newWeights(new Random(1));
            PpoBatch batch = rollout(model, weights, Kernels.best(), workers);
            PpoGradient gradient = new PpoGradient(model, Kernels.best(), workers, STEPS);
            Adam[] adams = weights.groups().stream()
                    .map(p -> Adam.forPpo(p.values().length))
                    .toArray(Adam[]::new);
            for (int i = 0; i < 3; i++) {
                gradient.compute(weights, batch, shuffled(ACTORS), 0, 80, PpoLoss.Config.of(.2, .5, .01));
                for (int g = 0; g < adams.length; g++) {
                    weights.groups().get(g).clipGradients(.5);
                    adams[g].step(weights.groups().get(g), 1e-2);
                }
            }
            return weights;
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rolloutStepsAllocateNothing(ActorCritic model) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(1)) {
            PolicyInference inference = new PolicyInference(model, Kernels.plain(), workers);
            ActorCritic.Weights weights = model.newWeights(new Random(1));
            float[] observations = new float[ACTORS * FEATURES];
            float[] hidden = new float[ACTORS * Math.max(1, model.hiddenSize())];
            float[] logits = new float[ACTORS * ACTIONS];
            float[] values = new float[ACTORS];
            long before = 0;
            for (int i = 0; i < 4; i++) {
                if (i == 2) {
                    before = threads.getCurrentThreadAllocatedBytes();
                }
                inference.act(weights, observations, null, null, hidden, ACTORS, logits, values);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        }
    }

    private static PpoBatch rollout(ActorCritic model, ActorCritic.Weights weights, Kernels kernels, Workers workers) {
        PpoBatch batch = PpoBatch.builder(STEPS, ACTORS, FEATURES, ACTIONS)
                .hidden(model.hiddenSize())
                .masked()
                .build();
        Random random = new Random(9);
        for (float[] array : new float[][] {batch.observations, batch.advantages, batch.targets}) {
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) random.nextGaussian();
            }
        }
        for (int i = 0; i < batch.masks.length; i++) {
            batch.masks[i] = i % ACTIONS == 0 || random.nextBoolean();
        }
        boolean recurrent = model.hiddenSize() > 0;
        float[] hidden = recurrent ? new float[batch.hidden.length] : null;
        for (int i = 0; recurrent && i < hidden.length; i++) {
            hidden[i] = random.nextFloat();
            batch.hidden[i] = hidden[i];
        }
        PolicyInference inference = new PolicyInference(model, kernels, workers);
        float[] logits = new float[ACTORS * ACTIONS];
        float[] values = new float[ACTORS];
        boolean[] resets = new boolean[ACTORS];
        for (int step = 0; step < STEPS; step++) {
            for (int actor = 0; recurrent && actor < ACTORS; actor++) {
                resets[actor] = random.nextInt(5) == 0;
                batch.resets[step * ACTORS + actor] = resets[actor];
            }
            int width = ACTORS * FEATURES;
            float[] observations = Arrays.copyOfRange(batch.observations, step * width, (step + 1) * width);
            inference.act(weights, observations, null, resets, hidden, ACTORS, logits, values);
            for (int actor = 0; actor < ACTORS; actor++) {
                int i = step * ACTORS + actor;
                Categorical.logSoftmax(logits, actor * ACTIONS, ACTIONS, batch.masks, i * ACTIONS);
                batch.actions[i] = Categorical.sample(logits, actor * ACTIONS, ACTIONS, random.nextFloat());
                batch.logProbs[i] = logits[actor * ACTIONS + batch.actions[i]];
                batch.values[i] = values[actor];
            }
        }
        return batch;
    }

    private static int[] shuffled(int count) {
        int[] columns = IntStream.range(0, count).toArray();
        Random random = new Random(2);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = columns[i];
            columns[i] = columns[j];
            columns[j] = swap;
        }
        return columns;
    }

    @Test
    void inactiveSamplesDoNotCount() {
        ActorCritic model = ActorCritic.feedForward(2, 2, 3, false, Activation.TANH, 8);
        ActorCritic.Weights weights = model.newWeights(new Random(1));
        PpoBatch batch = PpoBatch.builder(1, 8, 2, 3).withActive().build();
        Random random = new Random(1);
        for (int i = 0; i < 8; i++) {
            batch.observations[2 * i] = random.nextFloat();
            batch.advantages[i] = i < 5 ? random.nextFloat() : 1e6f;
            batch.targets[i] = i < 5 ? random.nextFloat() : 1e6f;
            batch.active[i] = i < 5;
        }
        int[] columns = IntStream.range(0, 8).toArray();
        try (Workers workers = new Workers(1)) {
            PpoGradient gradient = new PpoGradient(model, Kernels.plain(), workers, 1);
            PpoLoss.Config config = PpoLoss.Config.of(.2, .5, .01);
            double masked =
                    gradient.compute(weights, batch, columns, 0, 8, config).total();
            double alone =
                    gradient.compute(weights, batch, columns, 0, 5, config).total();
            assertThat(masked).isCloseTo(alone, within(1e-6));
        }
    }

    @Test
    void maskedActionsHaveNoProbability() {
        float[] logits = {50f, 0f, 0f, 80f};
        boolean[] mask = {false, true, true, false};
        Categorical.logSoftmax(logits, 0, 4, mask, 0);
        assertThat(logits[1]).isCloseTo((float) -Math.log(2), within(1e-6f));
        assertThat(Categorical.entropy(logits, 0, 4)).isCloseTo((float) Math.log(2), within(1e-6f));
        for (float u = 0; u < 1; u += .01f) {
            assertThat(Categorical.sample(logits, 0, 4, u)).isEqualTo(u < .5f ? 1 : 2);
        }
        assertThat(Categorical.sample(logits, 0, 4, Math.nextDown(1f))).isEqualTo(2);
        assertThat(Categorical.best(logits, 0, 4)).isEqualTo(1);
        float[] gradient = new float[4];
        Categorical.gradient(logits, 0, 4, 1, 1f, .5f, (float) Math.log(2), gradient, 0);
        assertThat(gradient).containsExactly(new float[] {0f, .5f, -.5f, 0f}, within(1e-6f));
    }

    @Test
    void aMaskThatAllowsNothingIsRefused() {
        assertThatThrownBy(() -> Categorical.logSoftmax(new float[3], 0, 3, new boolean[3], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allows none of its 3 actions");
    }

    @Test
    void logitsThatAreNotNumbersAreRefusedWhenSampling() {
        float[] logits = {Float.NaN, 0f};
        Categorical.logSoftmax(logits, 0, 2, null, 0);
        assertThatThrownBy(() -> Categorical.sample(logits, 0, 2, .5f)).isInstanceOf(NonFiniteException.class);
    }

    @Test
    void gaussianDensityAndEntropyAreThoseOfTheNormalDistribution() {
        float[] means = {1f, -2f};
        float[] logDeviations = {0f, (float) Math.log(2)};
        float[] action = new float[2];
        DiagonalGaussian.sample(means, 0, 2, logDeviations, 0, new float[] {.5f, -1f}, 0, action, 0);
        assertThat(action).containsExactly(new float[] {1.5f, -4f}, within(1e-6f));
        double expected = -.5 * .25 - .5 - Math.log(2) - Math.log(2 * Math.PI);
        assertThat((double) DiagonalGaussian.logProb(means, 0, 2, logDeviations, 0, action, 0))
                .isCloseTo(expected, within(1e-6));
        assertThat((double) DiagonalGaussian.entropy(logDeviations, 0, 2))
                .isCloseTo(1 + Math.log(2 * Math.PI) + Math.log(2), within(1e-6));
    }

    @Test
    void doubleQTakesTheTargetValueOfTheBestAvailableOnlineAction() {
        float[] online = {5, 1, 3, 0, 0, 7};
        float[] target = {10, 20, 30, 40, 50, 60};
        boolean[] masks = {false, true, true, true, true, false};
        float[] values = new float[2];
        QTargets.doubleQ(2, 3, online, target, masks, values);
        assertThat(values).containsExactly(30, 40);
        float[] sum = new float[1];
        QTargets.sumAgents(1, 2, values, sum);
        assertThat(sum).containsExactly(70);
    }

    @Test
    void batchNormUsesRunningStatisticsOutsideTraining() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network network = QNetwork.parallel(layout, 1, 2, 4, 1, QNetwork.Norm.BATCH, true, false);
        Parameters parameters = new Parameters(layout.build()).initialise(new Random(1));
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(
                            () -> new ShardedGradient(network, parameters.layout(), Kernels.plain(), workers, 4, 1, 2))
                    .hasMessageContaining("batch normalisation");
            ShardedGradient gradient =
                    new ShardedGradient(network, parameters.layout(), Kernels.plain(), workers, 1, 1, 2);
            gradient.compute(parameters, (shard, pass, gradients) -> {
                pass.input()[0] = 1;
                pass.input()[1] = 5;
                pass.forward(parameters.values(), 1, 2);
            });
            gradient.updateRunningStatistics(parameters);
        }
        float mean =
                parameters.values()[parameters.layout().slice("inputNorm/mean").offset()];
        float variance = parameters
                .values()[parameters.layout().slice("inputNorm/variance").offset()];
        assertThat(mean).isCloseTo(.03f, within(1e-6f));
        assertThat(variance).isCloseTo(.99f + .04f, within(1e-6f));
    }

    @Test
    void failuresInTasksReachTheCaller() {
        try (Workers workers = new Workers(3)) {
            assertThatThrownBy(() -> workers.run(8, (task, worker) -> {
                        if (task == 5) {
                            throw new IllegalStateException("task 5");
                        }
                    }))
                    .hasMessage("task 5");
            int[] counts = new int[1000];
            workers.run(1000, (task, worker) -> counts[task]++);
            assertThat(counts).containsOnly(1);
        }
    }
}
